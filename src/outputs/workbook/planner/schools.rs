//! Schools under pressure, and empty ones.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::rows::{Cell, Rows};
use crate::domain::{Findings, Language};
use crate::outputs::words::{SchoolSpell, district_name, level_name, scenario_name, school_name, school_spells, stage_name};

/// Consecutive years of a school and level in one row, the most pressed first, the emptiest by their utilisation.
pub(super) fn schools(sheet: &mut Worksheet, scenarios: &[&Findings], longest: usize, language: Language) -> Result<(), XlsxError> {
    let names = match language {
        Language::Chinese => [
            "方案",
            "预警",
            "学校",
            "县（市）区",
            "学段",
            "自学年",
            "至学年",
            "可能性最高",
            "最严重学年",
            "当年使用率",
            "当年预计缺额（个）",
            "当年预计闲置（个）",
        ],
        Language::English => [
            "Scenario",
            "Level",
            "School",
            "District",
            "Stage",
            "From",
            "To",
            "Chance, up to",
            "Worst year",
            "Utilisation then",
            "Seats short then",
            "Seats empty then",
        ],
    };
    let mut rows = Rows::under(sheet, &names)?;
    for findings in scenarios {
        let spells = [false, true].into_iter().flat_map(|empty| school_spells(findings, empty));
        for spell in spells.take(longest) {
            rows.add(&cells(findings, &spell, language))?;
        }
    }
    rows.finish()
}

fn cells<'a>(findings: &'a Findings, spell: &SchoolSpell, language: Language) -> [Cell<'a>; 12] {
    let (worst, (from, to)) = (spell.worst(), spell.years());
    let place = &findings.schools.places[worst.school];
    [
        Cell::Text(scenario_name(findings, language)),
        Cell::Text(level_name(spell.level(), language)),
        Cell::Text(school_name(findings, worst.school, language)),
        Cell::Text(district_name(findings, Some(place.district), language)),
        Cell::Text(stage_name(findings, place.stage, language)),
        Cell::Year(from),
        Cell::Year(to),
        Cell::Chance(spell.highest_chance()),
        Cell::Year(worst.year),
        Cell::Share(worst.utilisation),
        Cell::Whole(worst.expected_shortfall),
        Cell::Whole(worst.expected_spare),
    ]
}
