//! Schools under pressure as sentences: years in a row of one school and level are one thing to say.

use super::{chance_words, children_count, district_name, level_name, school_years, stage_name};
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

    /// The year that presses hardest: most children too many, for slack most empty seats, for yellow the highest chance.
    pub fn worst(&self) -> &SchoolPressure {
        self.points[1..].iter().fold(self.points[0], |worst, point| if weight(point) > weight(worst) { point } else { worst })
    }

    /// First and last school year.
    pub fn years(&self) -> (i32, i32) {
        (self.points[0].year, self.points[self.points.len() - 1].year)
    }
}

fn weight(point: &SchoolPressure) -> f64 {
    match point.level {
        AlertLevel::Slack => point.expected_spare,
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
    let (name, chance, seats) = (place.shown(language), chance_words(worst.chance.chance, language), seats_at_worst(spell, language));
    match language {
        Language::Chinese => format!("{name}（{district}，{stage}）{years} {level}，可能性{chance}，{seats}"),
        Language::English => format!("{name} ({district}, {stage}), {years}, {level}, chance {chance}, {seats}"),
    }
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
