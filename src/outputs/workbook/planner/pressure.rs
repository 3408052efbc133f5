//! Where it pinches: by level, and in single grades.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::rows::{Cell, Rows};
use crate::domain::{Findings, Language};
use crate::outputs::words::{Spell, district_name, level_name, pressure_spells, scenario_name, short_grades, short_spells, stage_name};

/// Pressure points of every scenario, consecutive years in one row, the most urgent first.
pub(super) fn pressure(sheet: &mut Worksheet, scenarios: &[&Findings], longest: usize, language: Language) -> Result<(), XlsxError> {
    let names = match language {
        Language::Chinese => [
            "方案",
            "预警",
            "县（市）区",
            "学段",
            "自学年",
            "至学年",
            "可能性最高",
            "最严重学年",
            "当年预计缺额（个）",
            "当年预计闲置（个）",
        ],
        Language::English => {
            ["Scenario", "Level", "District", "Stage", "From", "To", "Chance, up to", "Worst year", "Seats short then", "Seats empty then"]
        }
    };
    let mut rows = Rows::under(sheet, &names)?;
    for findings in scenarios {
        for spell in pressure_spells(findings).into_iter().take(longest) {
            rows.add(&pressure_cells(findings, &spell, language))?;
        }
    }
    rows.finish()
}

fn pressure_cells<'a>(findings: &'a Findings, spell: &Spell, language: Language) -> [Cell<'a>; 10] {
    let worst = spell.worst();
    [
        Cell::Text(scenario_name(findings, language)),
        Cell::Text(level_name(spell.level(), language)),
        Cell::Text(district_name(findings, Some(worst.district), language)),
        Cell::Text(stage_name(findings, worst.stage, language)),
        Cell::Year(spell.from_year()),
        Cell::Year(spell.to_year()),
        Cell::Chance(spell.chances().1),
        Cell::Year(worst.year),
        Cell::Whole(worst.expected_shortfall),
        Cell::Whole(worst.expected_spare),
    ]
}

/// Places that have enough in all and are short in single grades.
pub(super) fn single_grades(sheet: &mut Worksheet, scenarios: &[&Findings], longest: usize, language: Language) -> Result<(), XlsxError> {
    let names = match language {
        Language::Chinese => {
            ["方案", "县（市）区", "学段", "自学年", "至学年", "缺学位的可能性最高", "最严重学年", "当年平均缺（个）", "当年哪些年级"]
        }
        Language::English => [
            "Scenario",
            "District",
            "Stage",
            "From",
            "To",
            "Chance of a shortfall, up to",
            "Worst year",
            "Seats short then, mean",
            "Grades",
        ],
    };
    let mut rows = Rows::under(sheet, &names)?;
    for findings in scenarios {
        for spell in short_spells(findings).into_iter().take(longest) {
            let (worst, (from, to)) = (spell.worst(), spell.years());
            rows.add(&[
                Cell::Text(scenario_name(findings, language)),
                Cell::Text(district_name(findings, Some(worst.district), language)),
                Cell::Text(stage_name(findings, worst.stage, language)),
                Cell::Year(from),
                Cell::Year(to),
                Cell::Chance(spell.highest_chance()),
                Cell::Year(worst.year),
                Cell::Whole(worst.expected),
                Cell::Text(&short_grades(findings, worst, language)),
            ])?;
        }
    }
    rows.finish()
}
