//! How good forecasts were.

use crate::domain::{Forecast, Score};

/// The error of a forecast as it is published for the English school-place scorecards: forecast / actual - 1; +0.02 is 2 % too many.
pub fn relative_error(forecast: f64, actual: f64) -> f64 {
    forecast / actual - 1.0
}

/// Scores of one method's forecasts by band and lead; bands without anything to compare are left out.
pub fn scores(forecasts: &[Forecast], grades: &[String], entry: &[usize]) -> Vec<Score> {
    let Some(method) = forecasts.first().map(|forecast| forecast.method) else { return Vec::new() };
    let mut bands: Vec<Band> = Vec::new();
    for summed in [false, true] {
        bands.push(Band { name: if summed { "*".into() } else { "all".into() }, summed, grades: None });
        let mut named = |name: &str, of: Vec<usize>| {
            let name = if summed { format!("* {name}") } else { name.to_owned() };
            bands.push(Band { name, summed, grades: Some(of) });
        };
        named("entry", entry.to_vec());
        named("grades", (0..grades.len()).collect());
        for (place, grade) in grades.iter().enumerate() {
            named(grade, vec![place]);
        }
    }
    let leads = forecasts.iter().map(|forecast| forecast.lead).max().unwrap_or_default();
    let mut sums = vec![Sums::default(); bands.len() * leads];
    for forecast in forecasts.iter().filter(|forecast| forecast.actual > 0.0) {
        let each = Each::of(forecast);
        for (number, _) in bands.iter().enumerate().filter(|(_, band)| band.holds(forecast)) {
            sums[number * leads + forecast.lead - 1].add(&each);
        }
    }
    let scored = sums.iter().enumerate().filter(|(_, sums)| sums.n > 0);
    scored.map(|(place, sums)| sums.score(method, bands[place / leads].name.clone(), place % leads + 1)).collect()
}

struct Band {
    name: String,
    summed: bool,
    /// `None` is the sum over grades.
    grades: Option<Vec<usize>>,
}

impl Band {
    fn holds(&self, forecast: &Forecast) -> bool {
        let grade = match (&self.grades, forecast.grade) {
            (None, None) => true,
            (Some(grades), Some(grade)) => grades.contains(&grade),
            _ => false,
        };
        grade && forecast.area.is_none() == self.summed
    }
}

/// What a single forecast adds.
struct Each {
    actual: f64,
    error: f64,
    in80: f64,
    in95: f64,
    width80: f64,
    crps: f64,
}

impl Each {
    fn of(forecast: &Forecast) -> Self {
        let (actual, [p025, p10, p90, p975]) = (forecast.actual, forecast.quantiles);
        let within = |low: f64, high: f64| f64::from(u8::from(low <= actual && actual <= high));
        Self {
            actual,
            error: relative_error(forecast.forecast, actual),
            in80: within(p10, p90),
            in95: within(p025, p975),
            width80: (p90 - p10) / actual,
            crps: crps(forecast) / actual,
        }
    }
}

#[derive(Clone, Default)]
struct Sums {
    n: usize,
    actual: f64,
    size: f64,
    difference: f64,
    error: f64,
    in80: f64,
    in95: f64,
    width80: f64,
    crps: f64,
}

impl Sums {
    fn add(&mut self, each: &Each) {
        self.n += 1;
        self.actual += each.actual;
        self.size += each.error.abs();
        self.difference += each.error.abs() * each.actual;
        self.error += each.error;
        self.in80 += each.in80;
        self.in95 += each.in95;
        self.width80 += each.width80;
        self.crps += each.crps;
    }

    fn score(&self, method: &'static str, band: String, lead: usize) -> Score {
        let mean = |sum: f64| sum / self.n as f64;
        Score {
            method,
            band,
            lead,
            n: self.n,
            mape: mean(self.size),
            wape: self.difference / self.actual,
            bias: mean(self.error),
            coverage80: mean(self.in80),
            coverage95: mean(self.in95),
            width80: mean(self.width80),
            crps: mean(self.crps),
        }
    }
}

/// Continuous ranked probability score [children]: the area between the forecast distribution and the step at what came (Gneiting and
/// Raftery 2007). The distribution runs straight through the five numbers of a forecast, and on at the same slope to 0 and 1.
fn crps(forecast: &Forecast) -> f64 {
    let [p025, p10, p90, p975] = forecast.quantiles;
    let reach = 0.025 / 0.075;
    let points = [
        (p025 - (p10 - p025) * reach, 0.0),
        (p025, 0.025),
        (p10, 0.1),
        (forecast.forecast, 0.5),
        (p90, 0.9),
        (p975, 0.975),
        (p975 + (p975 - p90) * reach, 1.0),
    ];
    let actual = forecast.actual;
    let outside = (points[0].0 - actual).max(actual - points[6].0).max(0.0);
    let inside: f64 = points.windows(2).map(|ends| between(ends[0], ends[1], actual)).sum();
    inside + outside
}

/// The score's part between two points of the distribution.
fn between((x0, y0): (f64, f64), (x1, y1): (f64, f64), actual: f64) -> f64 {
    let split = actual.clamp(x0, x1);
    let y = if x1 > x0 { y0 + (y1 - y0) * (split - x0) / (x1 - x0) } else { y0 };
    let square = |a: f64, b: f64| (a * a + a * b + b * b) / 3.0;
    (split - x0) * square(y0, y) + (x1 - split) * square(1.0 - y, 1.0 - y1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forecast(actual: f64) -> Forecast {
        Forecast {
            method: "naive",
            area: None,
            grade: None,
            origin: 2000,
            lead: 1,
            forecast: 100.0,
            quantiles: [80.0, 90.0, 110.0, 120.0],
            actual,
        }
    }

    #[test]
    fn the_published_error_of_the_english_scorecard() {
        // Published as +1.850345 %: the seventh digit is cut, not rounded.
        assert!((100.0 * relative_error(4_356_234.0, 4_277_093.0) - 1.850_345_5).abs() < 1e-7);
    }

    #[test]
    fn the_ranked_score_agrees_with_a_fine_sum() {
        let cdf = |x: f64| {
            let points = [
                (80.0 - 10.0 / 3.0, 0.0),
                (80.0, 0.025),
                (90.0, 0.1),
                (100.0, 0.5),
                (110.0, 0.9),
                (120.0, 0.975),
                (120.0 + 10.0 / 3.0, 1.0),
            ];
            points
                .windows(2)
                .find(|w| x >= w[0].0 && x < w[1].0)
                .map_or(if x < 80.0 { 0.0 } else { 1.0 }, |w| w[0].1 + (w[1].1 - w[0].1) * (x - w[0].0) / (w[1].0 - w[0].0))
        };
        for actual in [60.0, 85.0, 100.0, 113.0, 140.0] {
            let step = 0.001;
            let sum: f64 = (0..120_000)
                .map(|place| 40.0 + (f64::from(place) + 0.5) * step)
                .map(|x| (cdf(x) - f64::from(u8::from(x >= actual))).powi(2) * step)
                .sum();
            assert!((crps(&forecast(actual)) - sum).abs() < 1e-3, "{actual}");
        }
    }
}
