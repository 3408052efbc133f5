//! Areas and grades that come, go, split and merge: others' forecasts stay what they were, and nothing is known before its time.

use std::collections::BTreeMap;

use xuewei::calibration::{History, Method, Origins, backtest, jumps};
use xuewei::domain::Forecast;

use super::chance::Chance;

const GRADES: usize = 6;
const FIRST: i32 = 2001;
const YEARS: i32 = 14;

type Cells = BTreeMap<(String, usize, i32), f64>;

/// Areas of some hundred pupils a grade whose classes change by chance as they climb.
fn cells(areas: usize) -> Cells {
    let mut chance = Chance::new(7);
    let mut cells = Cells::new();
    for area in 0..areas {
        let level = 300.0 + 40.0 * area as f64;
        let mut now = [level; GRADES];
        for year in FIRST..FIRST + YEARS {
            for grade in (1..GRADES).rev() {
                now[grade] = (now[grade - 1] * 0.99 + 0.15 * level.sqrt() * chance.normal()).round();
            }
            now[0] = (level + level.sqrt() * chance.normal()).round();
            for (grade, pupils) in now.iter().enumerate() {
                cells.insert((format!("A{area:02}"), grade, year), *pupils);
            }
        }
    }
    cells
}

fn history(cells: &Cells) -> History {
    of_grades(cells, GRADES)
}

fn of_grades(cells: &Cells, grades: usize) -> History {
    let mut areas: Vec<String> = cells.keys().map(|(area, ..)| area.clone()).collect();
    areas.dedup();
    let mut history = History::new(areas, (1..=grades).map(|grade| grade.to_string()).collect(), FIRST..=FIRST + YEARS - 1);
    for ((area, grade, year), pupils) in cells {
        let place = history.areas.iter().position(|known| known == area).unwrap();
        history.set(place, *grade, *year, *pupils);
    }
    history
}

/// Forecasts of `default` from one origin.
fn from(history: &History, origin: i32) -> Vec<Forecast> {
    backtest(Method::Default, history, Origins { first: origin, last: origin, leads: 5 })
}

/// Pupils that are forecast five years ahead for an area, all grades.
fn five_years_on(history: &History, area: &str, origin: i32) -> f64 {
    let place = history.areas.iter().position(|known| known == area);
    let found = from(history, origin).into_iter().find(|f| f.area == place && f.grade.is_none() && f.lead == 5);
    found.map(|found| found.forecast).unwrap()
}

/// One district until `year`, then two.
fn split(mut cells: Cells, year: i32) -> Cells {
    for (before, grade) in (FIRST..year).flat_map(|before| (0..GRADES).map(move |grade| (before, grade))) {
        let moved = cells.remove(&("A01".to_owned(), grade, before)).unwrap();
        *cells.get_mut(&("A00".to_owned(), grade, before)).unwrap() += moved;
    }
    cells
}

#[test]
fn a_district_that_splits_leaves_the_others_as_they_were() {
    let whole = cells(4);
    for origin in [2009, 2010, 2011] {
        let split = history(&split(whole.clone(), 2009));
        for area in ["A02", "A03"] {
            let (with, without) = (five_years_on(&split, area, origin), five_years_on(&history(&whole), area, origin));
            assert!((with / without - 1.0).abs() < 0.03, "{area} from {origin}: {with} for {without}");
        }
        let halves = ["A00", "A01"].map(|area| five_years_on(&split, area, origin) / five_years_on(&history(&whole), area, origin));
        assert!(halves.iter().all(|part| (part - 1.0).abs() < 0.15), "from {origin}: {halves:?}");
    }
    let told = jumps(&history(&split(whole, 2009)));
    assert_eq!(told.iter().map(|jump| (jump.area, jump.year)).collect::<Vec<_>>(), [(0, 2009)]);
}

#[test]
fn a_report_that_is_late_is_no_merger() {
    let whole = cells(4);
    let mut late = whole.clone();
    late.retain(|(area, _, year), _| !(area == "A00" && *year == FIRST + YEARS - 1));
    for area in ["A01", "A02", "A03"] {
        let [with, without] = [&late, &whole].map(|cells| five_years_on(&history(cells), area, FIRST + YEARS - 1));
        assert!((with / without - 1.0).abs() < 0.02, "{area}: {with} for {without}");
    }
    assert_eq!(jumps(&history(&late)), []);
}

#[test]
fn a_merger_is_seen_as_one() {
    let whole = cells(4);
    let mut merged = whole.clone();
    for (year, grade) in (2009..FIRST + YEARS).flat_map(|year| (0..GRADES).map(move |grade| (year, grade))) {
        let moved = merged.remove(&("A01".to_owned(), grade, year)).unwrap();
        *merged.get_mut(&("A00".to_owned(), grade, year)).unwrap() += moved;
    }
    let (merged, whole) = (history(&merged), history(&whole));
    for area in ["A02", "A03"] {
        let (with, without) = (five_years_on(&merged, area, 2009), five_years_on(&whole, area, 2009));
        assert!((with / without - 1.0).abs() < 0.03, "{area}: {with} for {without}");
    }
    assert_eq!(jumps(&merged).iter().map(|jump| (jump.area, jump.year)).collect::<Vec<_>>(), [(0, 2009)]);
}

#[test]
fn a_stage_of_three_grades_can_jump_too() {
    let mut three = cells(5);
    three.retain(|(_, grade, _), _| *grade < 3);
    for ((area, _, year), pupils) in &mut three {
        *pupils *= if area == "A00" && *year >= 2009 { 1.8 } else { 1.0 };
    }
    assert_eq!(jumps(&of_grades(&three, 3)).iter().map(|jump| (jump.area, jump.year)).collect::<Vec<_>>(), [(0, 2009)]);
}

/// What two histories say from one origin, area and grade by name.
fn by_name(history: &History, origin: i32) -> BTreeMap<(String, String, usize), [u64; 5]> {
    let name = |names: &[String], place: Option<usize>| place.map_or("all".to_owned(), |place| names[place].clone());
    let said = |f: &Forecast| [f.forecast, f.quantiles[0], f.quantiles[1], f.quantiles[2], f.quantiles[3]].map(f64::to_bits);
    let from = from(history, origin);
    from.iter().map(|f| ((name(&history.areas, f.area), name(&history.grades, f.grade), f.lead), said(f))).collect()
}

#[test]
fn areas_and_grades_that_are_listed_later_do_not_move_an_earlier_forecast() {
    let known = cells(6);
    let mut more = known.clone();
    for ((area, grade, year), pupils) in cells(12) {
        if year > 2009 && !known.contains_key(&(area.clone(), grade, year)) {
            more.insert((area, grade, year), pupils);
        }
    }
    let early = by_name(&history(&known), 2009);
    assert_eq!(early, by_name(&history(&more), 2009));
    // A class before the first one, opened in 2010.
    let plain = history(&known);
    let grades = std::iter::once("K".to_owned()).chain(plain.grades.clone()).collect();
    let mut with_k = History::new(plain.areas.clone(), grades, FIRST..=FIRST + YEARS - 1);
    for ((area, grade, year), pupils) in &known {
        let place = with_k.areas.iter().position(|name| name == area).unwrap();
        with_k.set(place, grade + 1, *year, *pupils);
        if *grade == 0 && *year >= 2010 {
            with_k.set(place, 0, *year, (pupils * 0.5).round());
        }
    }
    for origin in [2009, 2010] {
        let (with, without) = (by_name(&with_k, origin), by_name(&plain, origin));
        assert!(without.iter().all(|(place, said)| with.get(place) == Some(said)), "from {origin}");
    }
    assert!(by_name(&with_k, 2011).contains_key(&("A00".to_owned(), "K".to_owned(), 1)));
}

#[test]
fn a_history_without_chance_has_finite_and_narrow_intervals() {
    let mut history = History::new(vec!["A".into(), "B".into()], (1..=GRADES).map(|grade| grade.to_string()).collect(), 2001..=2014);
    for (year, grade) in (2001..=2014).flat_map(|year| (0..GRADES).map(move |grade| (year, grade))) {
        history.set(0, grade, year, 100.0 * 1.03_f64.powi(year - 2001));
        history.set(1, grade, year, 250.0);
    }
    for method in [Method::Csr3, Method::Default, Method::Ses4] {
        for f in backtest(method, &history, Origins { first: 2006, last: 2014, leads: 5 }) {
            assert!(f.quantiles.iter().all(|end| end.is_finite()) && f.quantiles[3] <= 100.0 * f.forecast * (1.0 + 1e-9), "{f:?}");
        }
    }
    let constant = backtest(Method::Default, &history, Origins { first: 2012, last: 2012, leads: 1 });
    let cell = constant.iter().find(|f| f.area == Some(1) && f.grade == Some(3)).unwrap();
    assert!((cell.forecast - 250.0).abs() < 1.0 && cell.quantiles[3] / cell.quantiles[0] < 1.2, "{cell:?}");
}
