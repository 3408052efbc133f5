//! Children with special needs and where they are taught, year by year.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::rows::{Cell, Rows, places};
use crate::domain::{Findings, Language, Measure, SummaryRow};
use crate::outputs::words::{district_name, scenario_name, stage_name};

const PLACES: [Measure; 4] = [Measure::SpecialNeeds, Measure::InOrdinaryClasses, Measure::HomeTaught, Measure::InSpecialSchools];

/// One row for each district (the city first), stage and year that is asked for; means over the futures.
pub(super) fn special_needs(sheet: &mut Worksheet, scenarios: &[&Findings], language: Language) -> Result<(), XlsxError> {
    let names = match language {
        Language::Chinese => {
            ["方案", "学段", "县（市）区", "学年", "人数", "随班就读", "送教上门", "特教学校", "未安置", "有人未安置的可能性"]
        }
        Language::English => [
            "Scenario",
            "Stage",
            "District",
            "Year",
            "Children",
            "In ordinary classes",
            "Taught at home",
            "In special schools",
            "Without a place",
            "Chance of any without",
        ],
    };
    let mut rows = Rows::under(sheet, &names)?;
    for (findings, place) in places(scenarios) {
        of_place(&mut rows, findings, place, language)?;
    }
    rows.finish()
}

fn of_place(rows: &mut Rows, findings: &Findings, (district, stage): (Option<usize>, usize), language: Language) -> Result<(), XlsxError> {
    let taught = PLACES.map(|measure| findings.series(district, stage, measure));
    for unplaced in findings.series(district, stage, Measure::SpecialUnplaced) {
        let mut cells = vec![
            Cell::Text(scenario_name(findings, language)),
            Cell::Text(stage_name(findings, stage, language)),
            Cell::Text(district_name(findings, district, language)),
            Cell::Year(unplaced.year),
        ];
        let in_year = |rows: &Vec<&SummaryRow>| rows.iter().find(|row| row.year == unplaced.year).map_or(0.0, |row| row.over_futures.mean);
        cells.extend(taught.iter().map(in_year).map(Cell::Whole));
        cells.push(Cell::Whole(unplaced.over_futures.mean));
        cells.extend(unplaced.chance.as_ref().map(|chance| Cell::Chance(chance.chance)));
        rows.add(&cells)?;
    }
    Ok(())
}
