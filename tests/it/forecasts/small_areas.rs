//! Areas of a few pupils beside large ones: intervals hold what they claim for both.

use xuewei::calibration::{History, Method, Origins, backtest};
use xuewei::domain::Forecast;

use super::chance::Chance;

const GRADES: usize = 7;
const AREAS: usize = 60;

/// A country of areas of 8 to 1000 pupils a grade; children come and go by chance, a tenth of them in a year.
fn country(seed: u64) -> History {
    let mut chance = Chance::new(seed);
    let areas = (0..AREAS).map(|area| format!("A{area:02}")).collect();
    let mut history = History::new(areas, (1..=GRADES).map(|grade| grade.to_string()).collect(), 2001..=2016);
    for area in 0..AREAS {
        let level = 8.0 * 125.0_f64.powf(chance.uniform());
        let own = 0.01 * chance.normal();
        let mut now = [level; GRADES];
        for year in 1990..=2016 {
            for grade in (1..GRADES).rev() {
                let expected = now[grade - 1] * (1.0 + own);
                now[grade] = (expected + (0.2 * expected).sqrt() * chance.normal()).round().max(1.0);
            }
            now[0] = (level + level.sqrt() * chance.normal()).round().max(1.0);
            if year >= 2001 {
                now.iter().enumerate().for_each(|(grade, pupils)| history.set(area, grade, year, *pupils));
            }
        }
    }
    history
}

/// Share of forecasts whose 80 % interval holds what came.
fn held<'a>(forecasts: impl Iterator<Item = &'a Forecast>) -> f64 {
    let held: Vec<bool> = forecasts.map(|f| f.quantiles[1] <= f.actual && f.actual <= f.quantiles[2]).collect();
    held.iter().filter(|held| **held).count() as f64 / held.len() as f64
}

#[test]
fn intervals_hold_for_small_areas_as_for_large_ones() {
    let forecasts: Vec<Forecast> =
        (1..=4).flat_map(|seed| backtest(Method::Default, &country(seed), Origins { first: 2009, last: 2015, leads: 1 })).collect();
    let climbing = |low: f64, high: f64| {
        let in_size = move |f: &&Forecast| (low..high).contains(&f.forecast);
        forecasts.iter().filter(|f| f.area.is_some() && f.grade.is_some_and(|grade| grade > 0) && !f.actual.is_nan()).filter(in_size)
    };
    for (low, high) in [(0.0, 30.0), (30.0, 200.0), (200.0, f64::INFINITY)] {
        let held = held(climbing(low, high));
        assert!((0.74..=0.86).contains(&held), "{low} to {high} pupils: {held}");
    }
}
