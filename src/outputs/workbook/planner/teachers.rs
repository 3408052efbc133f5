//! Teachers needed, in post and short, year by year.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::rows::{Cell, Rows, places};
use crate::domain::{Findings, Language, Measure, SummaryRow};
use crate::outputs::words::{district_name, scenario_name, stage_name, whole_teachers};

/// One row for each district (the city first), stage and year with a norm.
pub(super) fn teachers(sheet: &mut Worksheet, scenarios: &[&Findings], language: Language) -> Result<(), XlsxError> {
    let names = match language {
        Language::Chinese => {
            ["方案", "学段", "县（市）区", "学年", "需要教师（中位）", "较少时", "较多时", "在岗教师", "缺口（平均）", "缺教师的可能性"]
        }
        Language::English => [
            "Scenario",
            "Stage",
            "District",
            "Year",
            "Needed (median)",
            "One in ten below",
            "One in ten above",
            "In post",
            "Short (mean)",
            "Chance of any short",
        ],
    };
    let mut rows = Rows::under(sheet, &names)?;
    for (findings, place) in places(scenarios) {
        of_place(&mut rows, findings, place, language)?;
    }
    rows.finish()
}

fn of_place(rows: &mut Rows, findings: &Findings, (district, stage): (Option<usize>, usize), language: Language) -> Result<(), XlsxError> {
    let [needed, in_post, short] =
        [Measure::TeachersNeeded, Measure::TeachersInPost, Measure::TeachersShort].map(|measure| findings.series(district, stage, measure));
    for row in needed {
        let of = |series: &[&SummaryRow]| series.iter().find(|other| other.year == row.year).copied().cloned();
        let over = &row.over_futures;
        let mut cells = vec![
            Cell::Text(scenario_name(findings, language)),
            Cell::Text(stage_name(findings, stage, language)),
            Cell::Text(district_name(findings, district, language)),
            Cell::Year(row.year),
            Cell::Whole(whole_teachers(over.p50)),
            Cell::Whole(whole_teachers(over.p10)),
            Cell::Whole(whole_teachers(over.p90)),
        ];
        cells.extend(of(&in_post).map(|row| Cell::Whole(row.over_futures.p50)));
        let short = of(&short);
        cells.extend(short.as_ref().map(|row| Cell::Whole(whole_teachers(row.over_futures.mean))));
        cells.extend(short.as_ref().and_then(|row| row.chance.as_ref()).map(|chance| Cell::Chance(chance.chance)));
        rows.add(&cells)?;
    }
    Ok(())
}
