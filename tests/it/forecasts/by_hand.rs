//! Methods and scores against small sums done by hand.

use xuewei::calibration::{Births, History, METHODS, Method, Origins, backtest, relative_error, scores};
use xuewei::domain::Forecast;

/// One area, two grades, six years: grade 2 is 0.9, 0.8, 0.7, 0.6 and 0.5 of grade 1 a year before.
fn small() -> History {
    let mut history = History::new(vec!["east".into()], vec!["1".into(), "2".into()], 2000..=2005);
    for (place, year) in (2000..=2005).enumerate() {
        history.set(0, 0, year, 100.0 + place as f64);
        let below = 100.0 + place as f64 - 1.0;
        history.set(0, 1, year, if place == 0 { 90.0 } else { below * (1.0 - 0.1 * place as f64) });
    }
    history
}

fn at(method: Method, history: &History, grade: Option<usize>, lead: usize) -> f64 {
    let origins = Origins { first: 2005, last: 2005, leads: 3 };
    let wanted = |forecast: &&Forecast| forecast.area == Some(0) && forecast.grade == grade && forecast.lead == lead;
    backtest(method, history, origins).iter().find(wanted).expect("a forecast").forecast
}

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-9 * expected.abs(), "{found} for {expected}");
}

#[test]
fn the_plain_methods_are_what_their_names_say() {
    let history = small();
    near(at(Method::Naive, &history, Some(1), 3), 104.0 * 0.5);
    near(at(Method::Csr3, &history, Some(1), 1), 105.0 * (0.7 + 0.6 + 0.5) / 3.0);
    near(at(Method::Csr5, &history, Some(1), 1), 105.0 * (0.9 + 0.8 + 0.7 + 0.6 + 0.5) / 5.0);
    let smoothed = [0.8, 0.7, 0.6, 0.5].iter().fold(0.9, |level, ratio| 0.4 * ratio + 0.6 * level);
    near(at(Method::Ses4, &history, Some(1), 1), 105.0 * smoothed);
    near(at(Method::Ses4, &history, None, 1), 105.0 + 105.0 * smoothed);
}

#[test]
fn a_history_that_never_changes_is_forecast_to_go_on() {
    let mut history = History::new(vec!["a".into(), "b".into()], vec!["1".into(), "2".into(), "3".into()], 2000..=2008);
    for (area, grade) in [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)] {
        (2000..=2008).for_each(|year| history.set(area, grade, year, 300.0 / (1.0 + area as f64)));
    }
    for method in METHODS {
        for forecast in backtest(method, &history, Origins { first: 2004, last: 2006, leads: 4 }) {
            let areas = forecast.area.map_or(450.0, |area| 300.0 / (1.0 + area as f64));
            near(forecast.forecast, areas * forecast.grade.map_or(3.0, |_| 1.0));
        }
    }
}

/// Births by calendar year reach the entry grade as 4/12 of one year and 8/12 of the next.
#[test]
fn births_enter_by_school_year() {
    let mut history = History::new(vec!["east".into()], vec!["1".into(), "2".into()], 2000..=2008);
    let births: Vec<f64> = (0..20).map(|year| 1000.0 + 37.0 * f64::from(year * year % 7)).collect();
    let entering = |year: i32| births[(year - 7 - 1990) as usize] * 4.0 / 12.0 + births[(year - 6 - 1990) as usize] * 8.0 / 12.0;
    for year in 2000..=2008 {
        history.set(0, 0, year, 0.9 * entering(year));
        history.set(0, 1, year, if year == 2000 { 800.0 } else { 0.9 * entering(year - 1) });
    }
    history.births = Some(Births {
        first_year: 1990,
        births: vec![births.clone()],
        school_years: false,
        entry_age: 6,
        age_is_known: true,
        all_known: false,
    });
    let origins = Origins { first: 2005, last: 2005, leads: 3 };
    let entry =
        |method| backtest(method, &history, origins).into_iter().filter(|f| f.area == Some(0) && f.grade == Some(0)).collect::<Vec<_>>();
    for forecast in entry(Method::Csr3) {
        near(forecast.forecast, 0.9 * entering(forecast.origin + forecast.lead as i32));
    }
    for forecast in entry(Method::Default) {
        let error = relative_error(forecast.forecast, forecast.actual).abs();
        assert!(error < 0.04, "{forecast:?}");
    }
}

#[test]
fn no_forecast_and_no_interval_knows_what_came_later() {
    let (known, mut later) = (small(), small());
    for year in 2004..=2005 {
        later.set(0, 0, year, 999.0);
        later.set(0, 1, year, 1.0);
    }
    for method in METHODS {
        let told = |history: &History| {
            let all = backtest(method, history, Origins { first: 2003, last: 2003, leads: 3 });
            all.into_iter().map(|f| (f.forecast.to_bits(), f.quantiles.map(f64::to_bits))).collect::<Vec<_>>()
        };
        assert_eq!(told(&known), told(&later), "{}", method.name());
    }
}

#[test]
fn scores_are_what_they_say() {
    let forecast = |forecast: f64, actual: f64| Forecast {
        method: "naive",
        area: Some(0),
        grade: None,
        origin: 2000,
        lead: 1,
        forecast,
        quantiles: [forecast - 20.0, forecast - 10.0, forecast + 10.0, forecast + 20.0],
        actual,
    };
    let scored = scores(&[forecast(110.0, 100.0), forecast(270.0, 300.0)], &["1".into()], &[0]);
    assert_eq!(scored.len(), 1);
    let score = &scored[0];
    assert_eq!((score.band.as_str(), score.n), ("all", 2));
    near(score.mape, 0.1);
    near(score.wape, 40.0 / 400.0);
    assert!(score.bias.abs() < 1e-12, "{}", score.bias);
    near(score.coverage80, 0.5);
    near(score.coverage95, 0.5);
    near(score.width80, f64::midpoint(20.0 / 100.0, 20.0 / 300.0));
    assert!(score.crps > 0.0 && score.crps < score.mape);
}
