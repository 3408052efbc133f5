//! Who gets the places that strategies share out.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::rows::{Cell, Rows};
use crate::domain::{Findings, Language, SharedOut};
use crate::outputs::words::{bound_words, district_name, scenario_name, seat_strategy_name, short_after, stage_name, tier_name};

/// One row for each district and tier of each budget.
pub(super) fn places(sheet: &mut Worksheet, scenarios: &[&Findings], language: Language) -> Result<(), XlsxError> {
    let names = match language {
        Language::Chinese => [
            "方案",
            "名额",
            "学段",
            "学年",
            "分配策略",
            "县（市）区",
            "学校类别",
            "分到（个）",
            "达到的上限",
            "不加名额时",
            "此后最严重学年仍缺（个）",
            "最严重学年",
        ],
        Language::English => [
            "Scenario",
            "Budget",
            "Stage",
            "Year",
            "Strategy",
            "District",
            "Schools",
            "Places",
            "Bound reached",
            "Without them",
            "Still short in the worst year since",
            "Worst year",
        ],
    };
    let mut rows = Rows::under(sheet, &names)?;
    for findings in scenarios {
        for shared in &findings.shared {
            for district in (0..shared.districts.len()).filter(|&district| shared.districts[district].all() > 0) {
                add(&mut rows, findings, (shared, district), language)?;
            }
        }
    }
    rows.finish()
}

fn add(rows: &mut Rows, findings: &Findings, (shared, district): (&SharedOut, usize), language: Language) -> Result<(), XlsxError> {
    let found = &shared.districts[district];
    let (bounds, after) = (bound_words(shared, found, language), short_after(findings, shared, district));
    for (tier, &places) in shared.tiers.iter().zip(&found.places) {
        let mut cells = vec![
            Cell::Text(scenario_name(findings, language)),
            Cell::Text(&shared.id),
            Cell::Text(stage_name(findings, shared.stage, language)),
            Cell::Year(shared.year),
            Cell::Text(seat_strategy_name(shared.strategy, language)),
            Cell::Text(district_name(findings, Some(district), language)),
            Cell::Text(tier_name(*tier, language)),
            Cell::Whole(places as f64),
            Cell::Text(&bounds),
            Cell::Text(if found.had_room { language.pick("有空位", "has room") } else { language.pick("不够", "short") }),
        ];
        cells.extend(after.map(|(_, short)| Cell::Whole(short)));
        cells.extend(after.filter(|(_, short)| *short >= 0.5).map(|(year, _)| Cell::Year(year)));
        rows.add(&cells)?;
    }
    Ok(())
}
