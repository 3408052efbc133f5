//! Children with special needs, as they are said.

use super::numbers::{chance_words, children_count, school_year};
use super::stage_name;
use crate::domain::{Findings, Language, Measure, SummaryRow, anybody};

/// The school year, from the first one of the alert rule on, in which most children are without a place, or where most of them there are if all have one.
pub fn worst_for_special_needs(findings: &Findings, district: Option<usize>, stage: usize) -> Option<&SummaryRow> {
    let from = findings.alert.from_year;
    let rows = |measure| findings.series(district, stage, measure).into_iter().filter(move |row| row.year >= from);
    let most = |measure| rows(measure).rev().max_by(|a, b| a.over_futures.mean.total_cmp(&b.over_futures.mean));
    let unplaced = most(Measure::SpecialUnplaced)?;
    if anybody(unplaced.over_futures.mean) {
        return Some(unplaced);
    }
    let year = most(Measure::SpecialNeeds)?.year;
    rows(Measure::SpecialUnplaced).into_iter().find(|row| row.year == year)
}

/// Children without a place as they are counted: part of a child is a child, so that none is never said of some.
pub fn unplaced_count(children: f64, language: Language) -> String {
    if anybody(children) { children_count(children.max(1.0), language) } else { "0".to_owned() }
}

/// A sentence for each stage of the whole city that is asked for.
pub fn special_needs_sentences(findings: &Findings, language: Language) -> Vec<String> {
    (0..findings.ladder.stages.len()).filter_map(|stage| of_stage(findings, stage, language)).collect()
}

fn of_stage(findings: &Findings, stage: usize, language: Language) -> Option<String> {
    let worst = worst_for_special_needs(findings, None, stage)?;
    let children = findings.series(None, stage, Measure::SpecialNeeds).into_iter().find(|row| row.year == worst.year)?;
    let (name, year) = (stage_name(findings, stage, language), school_year(worst.year, language));
    let children = children_count(children.over_futures.mean, language);
    let unplaced = unplaced_count(worst.over_futures.mean, language);
    let chance = chance_words(worst.chance.map_or(0.0, |chance| chance.chance), language);
    Some(match language {
        Language::Chinese => format!("{name}：{year}约{children}人，其中未安置{unplaced}人（各年最多），有人未安置的可能性{chance}"),
        Language::English => {
            format!("{name}: about {children} in {year}, {unplaced} of them without a place (at worst), chance of any {chance}")
        }
    })
}
