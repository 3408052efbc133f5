//! Demand beside seats, place by place and year by year.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::rows::{Cell, Rows};
use crate::domain::{Findings, Language, Measure, SummaryRow};
use crate::outputs::words::{district_name, measure_name, scenario_name, stage_name};

/// Medians and the 80 % range, place by place and year by year; the whole city first.
pub(super) fn demand_and_seats(sheet: &mut Worksheet, scenarios: &[&Findings], language: Language) -> Result<(), XlsxError> {
    let [demand, seats, utilisation, shortfall] = [
        (Measure::Demand, "（人，中位数）", " (children, median)"),
        (Measure::Seats, "（个，中位数）", " (median)"),
        (Measure::Utilisation, "（中位数）", " (median)"),
        (Measure::Shortfall, "（个，平均）", " (children, mean)"),
    ]
    .map(|(measure, zh, en)| [measure_name(measure, language), language.pick(zh, en)].concat());
    let names = match language {
        Language::Chinese => [
            "方案",
            "县（市）区",
            "学段",
            "学年",
            &demand,
            "需求：一成未来低于（人）",
            "需求：一成未来高于（人）",
            &seats,
            &utilisation,
            &shortfall,
            "用满的可能性",
        ],
        Language::English => [
            "Scenario",
            "District",
            "Stage",
            "Year",
            &demand,
            "demand: one future in ten below",
            "demand: one future in ten above",
            &seats,
            &utilisation,
            &shortfall,
            "Chance of full",
        ],
    };
    let mut rows = Rows::under(sheet, &names)?;
    for findings in scenarios {
        for ((district, stage, year), found) in by_place(findings) {
            let [Some(demand), Some(seats), Some(utilisation), Some(shortfall)] = found else { continue };
            rows.add(&[
                Cell::Text(scenario_name(findings, language)),
                Cell::Text(district_name(findings, district, language)),
                Cell::Text(stage_name(findings, stage, language)),
                Cell::Year(year),
                Cell::Whole(demand.over_futures.p50),
                Cell::Whole(demand.over_futures.p10),
                Cell::Whole(demand.over_futures.p90),
                Cell::Whole(seats.over_futures.p50),
                Cell::Share(utilisation.over_futures.p50),
                Cell::Whole(shortfall.over_futures.mean),
                Cell::Chance(utilisation.chance.as_ref().map_or(0.0, |chance| chance.chance)),
            ])?;
        }
    }
    rows.finish()
}

type Place = (Option<usize>, usize, i32);

/// Demand, seats, utilisation and shortfall of all grades by district, stage and year.
fn by_place(findings: &Findings) -> BTreeMap<Place, [Option<&SummaryRow>; 4]> {
    let mut found: BTreeMap<Place, [Option<&SummaryRow>; 4]> = BTreeMap::new();
    for row in findings.summary.iter().filter(|row| row.grade.is_none()) {
        let column = match row.measure {
            Measure::Demand => 0,
            Measure::Seats => 1,
            Measure::Utilisation => 2,
            Measure::Shortfall => 3,
            _ => continue,
        };
        found.entry((row.district, row.stage, row.year)).or_default()[column] = Some(row);
    }
    found
}
