//! Whether the values of a scenario make sense, each by itself and together.
//!
//! Of blocks in which something has been refused already only what is written there is looked at: what is missing may have been misread.

mod horizon;

mod ladder;

mod levers;

mod uncertainty;

mod supply;

mod goals;

mod access;

mod admissions;

mod costs;

mod special_needs;

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::findings::Findings;
use super::key_path;
use super::places::Places;
use super::settings::{DelaySettings, Settings, Yearly};
use super::wording::{self, Wording};
use crate::domain::{Phrase, both};

/// School years that can be meant.
pub(in crate::inputs) const YEARS: RangeInclusive<i32> = 1900..=2200;

/// Longest horizon, and longest delay [years].
const MOST_YEARS: i32 = 150;

/// Checks all ranges; `broken` are the blocks in which something was refused or is missing. Returns what later checks
/// cannot rely on: entries that are wrong as a whole, years out of order, and `stage` where the ladder does not hold together.
pub(super) fn check(settings: &Settings, places: &Places, broken: &[String], findings: &mut Findings) -> Vec<String> {
    let mut ranges = Ranges { settings, places, broken, doubt: Vec::new(), findings };
    horizon::check(&mut ranges);
    ladder::check(&mut ranges);
    levers::check(&mut ranges);
    uncertainty::check(&mut ranges);
    supply::check(&mut ranges);
    goals::check(&mut ranges);
    admissions::check(&mut ranges);
    access::check(&mut ranges);
    costs::check(&mut ranges);
    special_needs::check(&mut ranges);
    ranges.doubt
}

/// What the checks share.
struct Ranges<'a> {
    settings: &'a Settings,
    places: &'a Places,
    /// Blocks in which something was refused or is missing.
    broken: &'a [String],
    /// What later checks cannot rely on.
    doubt: Vec<String>,
    findings: &'a mut Findings,
}

impl Ranges<'_> {
    /// Reports a value.
    fn report(&mut self, path: &str, wording: Wording) {
        if !self.is_passed_over(path) {
            self.note(path);
            self.findings.add(self.places.of_value(path), wording);
        }
    }

    /// Reports a key.
    fn report_key(&mut self, path: &str, wording: Wording) {
        if !self.is_passed_over(path) {
            self.findings.add(self.places.of_key(path), wording);
        }
    }

    /// What is wrong with a whole entry, or at a path that years or stages rest on.
    fn note(&mut self, path: &str) {
        let axis = path.split(['.', '[']).next().unwrap_or_default();
        if ["base_year", "first_year", "last_year"].contains(&axis) || (axis == "stage" && !path.ends_with("class_norm")) {
            self.doubt.push(axis.to_owned());
        }
        if path.ends_with(']') {
            self.doubt.push(path.to_owned());
        }
    }

    /// Whether a path stands in a broken block and is not itself sound.
    fn is_passed_over(&self, path: &str) -> bool {
        self.is_broken(path) && (self.broken.iter().any(|block| block == path) || !self.places.has_sound(path))
    }

    /// Whether one of the keys of a table was refused or is missing.
    fn lacks_any(&self, path: &str, keys: &[&str]) -> bool {
        self.is_broken(path) && !keys.iter().all(|name| self.places.has_sound(&key_path::key(path, name)))
    }

    /// Whether a path stands in a block in which something was refused or is missing.
    fn is_broken(&self, path: &str) -> bool {
        let within = |block: &String| path.strip_prefix(block.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
        self.broken.iter().any(within)
    }

    /// A chance or a share.
    fn share(&mut self, path: &str, value: Option<f64>) {
        self.keep(path, value, both(" 0 至 1 之间的数", "between 0 and 1"), |value| (0.0..=1.0).contains(&value));
    }

    /// A level, a rate, a number of things.
    fn not_negative(&mut self, path: &str, value: Option<f64>) {
        self.keep(path, value, both(" 0 或以上", "0 or more"), |value| value >= 0.0);
    }

    /// Something that is divided by.
    fn positive(&mut self, path: &str, value: Option<f64>) {
        self.keep(path, value, both("大于 0 的数", "above 0"), |value| value > 0.0);
    }

    fn keep(&mut self, path: &str, value: Option<f64>, bounds: Phrase, holds: impl Fn(f64) -> bool) {
        if let Some(value) = value.filter(|value| !holds(*value)) {
            self.report(path, wording::out_of_range(path, bounds, value));
        }
    }

    /// A school year.
    fn year(&mut self, path: &str, year: Option<i32>) {
        self.keep(path, year.map(f64::from), both(" 1900 至 2200 年之间的年份", "a year from 1900 to 2200"), |year| {
            YEARS.contains(&(year as i32))
        });
    }

    /// A number, or years with numbers, none of them negative.
    fn yearly(&mut self, path: &str, course: Option<&Yearly>) {
        match course {
            Some(Yearly::Always(value)) => self.not_negative(path, Some(*value)),
            Some(Yearly::ByYear(values)) => values.iter().for_each(|(year, value)| self.year_with_value(path, year, *value)),
            None => {}
        }
    }

    fn year_with_value(&mut self, path: &str, year: &str, value: f64) {
        let here = self.year_key(path, year);
        self.not_negative(&here, Some(value));
    }

    /// Path of a year under a key.
    fn year_key(&mut self, path: &str, year: &str) -> String {
        let here = key_path::key(path, year);
        if !year.parse().is_ok_and(|year| YEARS.contains(&year)) {
            self.report_key(&here, wording::no_year(path, year));
        }
        here
    }

    /// Years late, or delays with chances that sum to 1.
    fn delay(&mut self, path: &str, delay: Option<&DelaySettings>) {
        match delay {
            Some(DelaySettings::Years(years)) => self.delay_years(path, *years as f64),
            Some(DelaySettings::Chances(chances)) => self.delay_chances(path, chances),
            None => {}
        }
    }

    fn delay_years(&mut self, path: &str, years: f64) {
        self.keep(path, Some(years), both(" 150 年或以下", "150 years or less"), |years| years <= f64::from(MOST_YEARS));
    }

    fn delay_chances(&mut self, path: &str, chances: &BTreeMap<String, f64>) {
        for (years, chance) in chances {
            let here = key_path::key(path, years);
            match years.parse::<u32>() {
                Ok(years) => self.delay_years(&here, years.into()),
                Err(_) => self.report_key(&here, wording::no_delay(path, years)),
            }
            self.share(&here, Some(*chance));
        }
        let sum: f64 = chances.values().sum();
        if (sum - 1.0).abs() > 1e-9 {
            self.report(path, wording::chances_sum(path, sum));
        }
    }

    /// The name of a stage, as a value.
    fn stage(&mut self, path: &str, stage: &str) {
        if let Some(wording) = self.unknown_stage(path, stage) {
            self.report(path, wording);
        }
    }

    /// Names of stages, as the keys of a table.
    fn stage_keys<'k>(&mut self, path: &str, stages: impl Iterator<Item = &'k String>) {
        for stage in stages {
            if let Some(wording) = self.unknown_stage(path, stage) {
                self.report_key(&key_path::key(path, stage), wording);
            }
        }
    }

    fn unknown_stage(&self, path: &str, stage: &str) -> Option<Wording> {
        let known: Vec<&str> = self.settings.stage.iter().map(|stage| stage.id.as_str()).collect();
        let is_known = known.is_empty() || !self.places.stages_are_named() || known.contains(&stage);
        (!is_known).then(|| wording::unknown_stage(path, stage, &known))
    }
}
