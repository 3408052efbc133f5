//! Pictures, one chart per file: each a pure function from findings to SVG.
//!
//! Adding one: a file with `draw`, one line here, one test.

mod by_lead;
mod canvas;
mod frame;
mod lettering;
mod palette;
mod scale;
mod spread;

pub mod wave;

pub mod demand_seats;

pub mod districts;

pub mod teachers;

pub mod costs;

pub mod pressure;

pub mod differences;

pub mod error_by_lead;

pub mod coverage_by_lead;
pub mod strategies;

pub mod frontier;

pub mod admission_frontier;
pub mod mechanisms;

pub use canvas::FONTS;

use super::words::{file_stem, scenario_name};
use crate::domain::{Comparison, Findings, Language, Measure, SummaryRow};

/// A finished picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Name of its file, without folder and extension.
    pub file_stem: String,
    /// Caption: what to see.
    pub title: String,
    /// The picture itself.
    pub svg: String,
}

/// Whether a file in `charts/` has the name of a picture, of one scenario or of one beside others.
pub fn is_file(name: &str) -> bool {
    const WHOLE: [&str; 9] =
        ["pressure", "wave", "teachers", "costs", "strategies", "frontier", "mechanisms", "error-by-lead", "coverage-by-lead"];
    const OF_SOMETHING: [&str; 3] = ["demand-seats-", "districts-", "differences-"];
    let Some(stem) = name.strip_suffix(".svg").or_else(|| name.strip_suffix(".png")) else { return false };
    let ends_in = |whole: &&str| stem.strip_suffix(whole).is_some_and(|before| before.is_empty() || before.ends_with('-'));
    let has = |part: &&str| stem.find(part).is_some_and(|at| at == 0 || stem[..at].ends_with('-'));
    WHOLE.iter().any(ends_in) || OF_SOMETHING.iter().any(has)
}

/// All pictures of a run or a comparison: those of the first scenario, then those of the others with the first one's seats beside
/// their own (their file names start with the scenario's; stages that are the same as in the first are left out), then the differences.
pub fn all(findings: &[&Findings], comparisons: &[Comparison], language: Language) -> Vec<Picture> {
    let Some((base, others)) = findings.split_first() else { return Vec::new() };
    let mut pictures = of_scenario(base, None, language);
    for other in others {
        pictures.extend(of_scenario(other, Some(base), language).into_iter().map(|picture| prefixed(other, picture, language)));
    }
    pictures.extend(comparisons.iter().filter_map(|comparison| differences::draw(findings, comparison, language)));
    pictures
}

/// The pictures of one scenario, the most important first.
pub fn of_scenario(findings: &Findings, base: Option<&Findings>, language: Language) -> Vec<Picture> {
    let stages = (0..findings.ladder.stages.len()).filter(|&stage| base.is_none_or(|base| differs(findings, base, stage)));
    let mut pictures = vec![pressure::draw(findings, language)];
    if base.is_none_or(|base| base.wave != findings.wave) {
        pictures.extend(wave::draw(findings, language));
    }
    pictures.extend(stages.clone().map(|stage| demand_seats::draw(findings, base, stage, language)));
    if findings.districts.len() > 1 && findings.tells_districts() {
        pictures.extend(stages.map(|stage| districts::draw(findings, base, stage, language)));
    }
    pictures.extend(teachers::draw(findings, base, language));
    pictures.extend(costs::draw(findings, base, language));
    pictures
}

/// Whether demand or seats of a stage differ from the base anywhere.
fn differs(findings: &Findings, base: &Findings, stage: usize) -> bool {
    let shown = |row: &SummaryRow| row.stage == stage && matches!(row.measure, Measure::Demand | Measure::Seats);
    differ_in(findings, base, shown)
}

/// Whether any of the lines of all grades that a picture shows differs from the base's.
fn differ_in(findings: &Findings, base: &Findings, shown: impl Fn(&SummaryRow) -> bool) -> bool {
    let shown = |row: &&SummaryRow| row.grade.is_none() && shown(row);
    !findings.summary.iter().filter(shown).eq(base.summary.iter().filter(shown))
}

fn prefixed(findings: &Findings, picture: Picture, language: Language) -> Picture {
    let (scenario, gap) = (scenario_name(findings, language), language.pick("：", ": "));
    Picture {
        file_stem: format!("{}-{}", file_stem(&findings.scenario), picture.file_stem),
        title: format!("{scenario}{gap}{}", picture.title),
        ..picture
    }
}

/// A picture's heading; it names the scenario, because pictures travel without their page.
fn heading_of(findings: &Findings, heading: &str, language: Language) -> String {
    let scenario = scenario_name(findings, language);
    match language {
        Language::Chinese => format!("{heading}（{scenario}）"),
        Language::English => format!("{heading} ({scenario})"),
    }
}
