//! Numbers over the years, as a scenario says them.

use super::context::Context;
use super::yearly::Series;
use crate::inputs::problem::Problems;
use crate::inputs::scenario::settings::Yearly;
use crate::said;

/// The course of a number at a key of the scenario.
pub(super) fn series(context: &Context<'_>, key: &str, yearly: &Yearly, problems: &mut Problems) -> Series {
    let mut found = Series::default();
    let values: Vec<(Option<&str>, f64)> = match yearly {
        Yearly::Always(value) => vec![(None, *value)],
        Yearly::ByYear(years) => years.iter().map(|(year, value)| (Some(year.as_str()), *value)).collect(),
    };
    for (year, value) in values {
        if !(value >= 0.0 && value.is_finite()) {
            problems.add(context.at(key, said!("{value} 不是比率：应为零或以上", "{value} is not a rate: it must be zero or more")));
        }
        match year.map(str::parse::<i32>).transpose() {
            Ok(year) => found.set(year, value, 0),
            Err(_) => problems.add(context.at(key, said!("`{}` 不是年份", "`{}` is not a year", year.unwrap_or_default()))),
        }
    }
    found
}
