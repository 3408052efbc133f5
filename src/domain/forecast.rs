//! Forecasts of past years beside what came, and their scores.

/// One number that was forecast.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forecast {
    /// Name of the method.
    pub method: &'static str,
    /// Position of the area; `None` is the sum over areas.
    pub area: Option<usize>,
    /// Position of the grade; `None` is all grades.
    pub grade: Option<usize>,
    /// Year whose pupils were the last known.
    pub origin: i32,
    /// Years ahead.
    pub lead: usize,
    /// Forecast [children].
    pub forecast: f64,
    /// Ends of the central 95 % and 80 % intervals: 2.5, 10, 90 and 97.5 % [children].
    pub quantiles: [f64; 4],
    /// What came [children]; not a number where it is not known.
    pub actual: f64,
}

/// Scores of a method in a band at a lead; shares of what came, 0.02 is 2 %.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// Name of the method.
    pub method: &'static str,
    /// What is scored: `all` is the sum over grades of each area, a grade's name that grade of each area, `entry` the entry grade,
    /// `grades` every grade; with `* ` before it the same for the sum over areas, whose sum over grades is `*` alone.
    pub band: String,
    /// Years ahead.
    pub lead: usize,
    /// Forecasts with something above zero to compare.
    pub n: usize,
    /// Mean of the sizes of the errors.
    pub mape: f64,
    /// Sum of the sizes of differences over the sum of what came: large areas count more.
    pub wape: f64,
    /// Mean error with its sign; above zero is too many.
    pub bias: f64,
    /// Share of what came that lay within the 80 % interval.
    pub coverage80: f64,
    /// Share within the 95 % interval.
    pub coverage95: f64,
    /// Mean width of the 80 % interval over what came.
    pub width80: f64,
    /// Mean continuous ranked probability score over what came.
    pub crps: f64,
}

/// A backtest as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct BacktestFindings {
    /// The table, as the user named it.
    pub table: String,
    /// Areas by name.
    pub areas: Vec<String>,
    /// Grades, lowest first.
    pub grades: Vec<String>,
    /// First and last year of the table.
    pub years: (i32, i32),
    /// First and last origin.
    pub origins: (i32, i32),
    /// Births were used for entry.
    pub with_births: bool,
    /// Names of the methods, the plain ones first.
    pub methods: Vec<&'static str>,
    /// By method, origin, area, grade and lead, sums last.
    pub forecasts: Vec<Forecast>,
    /// By method, band and lead.
    pub scores: Vec<Score>,
}

impl BacktestFindings {
    /// Scores of a method in a band, by lead.
    pub fn of<'a>(&'a self, method: &'a str, band: &'a str) -> impl Iterator<Item = &'a Score> + 'a {
        self.scores.iter().filter(move |score| score.method == method && score.band == band)
    }

    /// First and last origin with anything to compare; `None` where no year after the origins is known.
    pub fn scored_origins(&self) -> Option<(i32, i32)> {
        let scored = || self.forecasts.iter().filter(|forecast| forecast.actual > 0.0).map(|forecast| forecast.origin);
        Some((scored().min()?, scored().max()?))
    }

    /// Longest lead that is scored.
    pub fn leads(&self) -> usize {
        self.scores.iter().map(|score| score.lead).max().unwrap_or_default()
    }
}
