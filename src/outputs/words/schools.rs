//! Schools under pressure as sentences: years in a row of one school and level are one thing to say.

use std::collections::BTreeSet;

use super::{chance_words, children_count, district_name, level_name, percent, school_years, stage_name};
use crate::domain::{AlertLevel, Findings, Language, SchoolPressure};

/// A run of consecutive school years in which a school stands at one level; never empty.
#[derive(Clone, Debug, PartialEq)]
pub struct SchoolSpell<'a> {
    /// The points by year.
    pub points: Vec<&'a SchoolPressure>,
}

impl SchoolSpell<'_> {
    /// Level of the spell.
    pub fn level(&self) -> AlertLevel {
        self.points[0].level
    }

    /// The year that presses hardest: most children too many, for slack the lowest utilisation, for yellow the highest chance.
    pub fn worst(&self) -> &SchoolPressure {
        self.points[1..].iter().fold(self.points[0], |worst, point| if weight(point) > weight(worst) { point } else { worst })
    }

    /// Highest chance of its years.
    pub fn highest_chance(&self) -> f64 {
        self.points.iter().map(|point| point.chance.chance).fold(0.0, f64::max)
    }

    /// The chance of its years, the highest where they differ as written.
    fn chance_told(&self, language: Language) -> String {
        let highest = chance_words(self.highest_chance(), language);
        let same = self.points.iter().all(|point| chance_words(point.chance.chance, language) == highest);
        [if same { "" } else { language.pick("最高", "up to ") }, &highest].concat()
    }

    /// First and last school year.
    pub fn years(&self) -> (i32, i32) {
        (self.points[0].year, self.points[self.points.len() - 1].year)
    }
}

fn weight(point: &SchoolPressure) -> f64 {
    match point.level {
        AlertLevel::Slack => -point.utilisation,
        AlertLevel::Yellow => point.expected_shortfall + point.chance.chance,
        _ => point.expected_shortfall,
    }
}

/// Spells of listed schools under pressure, or of empty ones, in the order in which they matter: level, then weight, then school and year.
pub fn school_spells(findings: &Findings, empty: bool) -> Vec<SchoolSpell<'_>> {
    let listed = |point: &&SchoolPressure| findings.schools.places[point.school].is_listed();
    let of_kind = |point: &&SchoolPressure| listed(point) && (point.level == AlertLevel::Slack) == empty;
    let mut points: Vec<&SchoolPressure> = findings.schools.pressure.iter().filter(of_kind).collect();
    points.sort_by_key(|point| (point.level, point.school, point.year));
    let same = |a: &&SchoolPressure, b: &&SchoolPressure| (a.level, a.school, a.year + 1) == (b.level, b.school, b.year);
    let mut spells: Vec<SchoolSpell> = points.chunk_by(same).map(|points| SchoolSpell { points: points.to_vec() }).collect();
    spells.sort_by(|a, b| a.level().cmp(&b.level()).then(weight(b.worst()).total_cmp(&weight(a.worst()))));
    spells
}

/// Name of a school.
pub fn school_name(findings: &Findings, school: usize, language: Language) -> &str {
    findings.schools.places[school].shown(language)
}

/// Seats too few or empty in the worst year: `缺约30个`, `about 30 short`.
pub fn seats_at_worst(spell: &SchoolSpell, language: Language) -> String {
    let worst = spell.worst();
    let (short, spare) = (children_count(worst.expected_shortfall, language), children_count(worst.expected_spare, language));
    match (spell.level(), language) {
        (AlertLevel::Slack, Language::Chinese) => format!("闲置约{spare}个"),
        (AlertLevel::Slack, Language::English) => format!("about {spare} empty"),
        (_, Language::Chinese) if worst.expected_shortfall < 0.5 => "不缺".to_string(),
        (_, Language::English) if worst.expected_shortfall < 0.5 => "none short".to_string(),
        (_, Language::Chinese) => format!("缺约{short}个"),
        (_, Language::English) => format!("about {short} short"),
    }
}

/// A spell in a line: school, district, stage, years, level, chance and seats.
pub fn school_sentence(findings: &Findings, spell: &SchoolSpell, language: Language) -> String {
    let worst = spell.worst();
    let place = &findings.schools.places[worst.school];
    let (district, stage) = (district_name(findings, Some(place.district), language), stage_name(findings, place.stage, language));
    let (from, to) = spell.years();
    let (years, level) = (school_years(from, to, language), level_name(spell.level(), language));
    let chance = spell.chance_told(language);
    let (name, seats, used) = (place.shown(language), seats_at_worst(spell, language), percent(worst.utilisation, language));
    match language {
        Language::Chinese => format!("{name}（{district}，{stage}）{years} {level}，可能性{chance}，使用率{used}，{seats}"),
        Language::English => format!("{name} ({district}, {stage}), {years}, {level}, chance {chance}, utilisation {used}, {seats}"),
    }
}

/// Schools that stand slack in some year with the plan and in none without it, and the other way round; `None` where the findings do not hold
/// all of them.
fn newly_slack(base: &Findings, plan: &Findings) -> Option<(usize, usize)> {
    let (before, after) = (slack(base)?, slack(plan)?);
    Some((after.difference(&before).count(), before.difference(&after).count()))
}

/// Slack schools by district, stage and key.
fn slack(findings: &Findings) -> Option<BTreeSet<(usize, usize, &str)>> {
    let schools = &findings.schools;
    let points = schools.pressure.iter().filter(|point| point.level == AlertLevel::Slack);
    let places = points.map(|point| &schools.places[point.school]).filter(|place| place.is_listed());
    let found: BTreeSet<_> = places.map(|place| (place.district, place.stage, place.name.as_str())).collect();
    (!schools.places.is_empty() && found.len() == schools.at_level[AlertLevel::Slack as usize]).then_some(found)
}

/// How many schools the plan empties that were not slack, and how many it fills; nothing where it does not tell.
pub fn newly_slack_sentence(base: &Findings, plan: &Findings, language: Language) -> Option<String> {
    let (more, fewer) = newly_slack(base, plan)?;
    let base = super::scenario_name(base, language);
    Some(match language {
        Language::Chinese => format!("与“{base}”相比，{more}所原来没有富余的学校变为富余（闲置），{fewer}所不再富余。"),
        Language::English => format!("Schools that become slack against {base}: {more}; that are slack no longer: {fewer}."),
    })
}

/// How many schools stand at each level in some year.
pub fn schools_in_all(findings: &Findings, language: Language) -> String {
    let ([red, orange, yellow, slack], all) = (findings.schools.at_level, findings.schools.listed());
    match language {
        Language::Chinese => {
            format!("共{all}所（按学段计），其中在某一学年达到红色预警{red}所、橙色{orange}所、黄色{yellow}所，富余（闲置）{slack}所")
        }
        Language::English => {
            format!(
                "{all}, each stage counting; in some school year on red alert {red}, on orange {orange}, on yellow {yellow}, slack {slack}"
            )
        }
    }
}
