//! The first sheets of `report.xlsx`, in the reader's words: where it pinches, what the plans change, demand beside seats, the targets, who gets
//! the places, the schools, teachers, children with special needs, and costs.

mod changes;
mod costs;
mod demand;
mod places;
mod pressure;
mod rows;
mod schools;
mod special_needs;
mod targets;
mod teachers;

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use crate::domain::{Findings, Language, Measure, YearlyCosts};
use crate::outputs::words::short_points;

/// Adds the sheets that have something to say, none with more than `longest` rows of a scenario; `scenarios` with the base first. Their names
/// differ from those of the tables in more than capitals.
pub fn sheets(book: &mut Workbook, scenarios: &[&Findings], longest: usize, language: Language) -> Result<(), XlsxError> {
    let any = |holds: fn(&Findings) -> bool| scenarios.iter().any(|findings| holds(findings));
    pressure::pressure(sheet(book, language.pick("压力点", "Where it pinches"))?, scenarios, longest, language)?;
    if any(|findings| !short_points(findings).is_empty()) {
        pressure::single_grades(sheet(book, language.pick("个别年级缺学位", "Single grades short"))?, scenarios, longest, language)?;
    }
    if scenarios.len() > 1 {
        changes::changes(sheet(book, language.pick("方案改变了什么", "What the plans change"))?, scenarios, longest, language)?;
    }
    demand::demand_and_seats(sheet(book, language.pick("需求与学位", "Demand and seats"))?, scenarios, language)?;
    if any(|findings| !findings.targets.is_empty()) {
        targets::targets(sheet(book, language.pick("目标能否实现", "Are the targets met"))?, scenarios, language)?;
    }
    if any(|findings| !findings.shared.is_empty()) {
        places::places(sheet(book, language.pick("新增名额分给了谁", "Who gets the places"))?, scenarios, language)?;
    }
    if any(|findings| !findings.schools.places.is_empty()) {
        schools::schools(sheet(book, language.pick("学校", "Schools"))?, scenarios, longest, language)?;
    }
    if any(|findings| tells(findings, Measure::TeachersNeeded)) {
        teachers::teachers(sheet(book, language.pick("教师", "Teachers"))?, scenarios, language)?;
    }
    if any(|findings| tells(findings, Measure::SpecialNeeds)) {
        special_needs::special_needs(sheet(book, language.pick("特殊需要儿童", "Special needs"))?, scenarios, language)?;
    }
    if any(|findings| YearlyCosts::of(findings).is_some()) {
        costs::costs(sheet(book, language.pick("费用", "Costs by year"))?, scenarios, language)?;
    }
    Ok(())
}

fn tells(findings: &Findings, measure: Measure) -> bool {
    findings.summary.iter().any(|row| row.measure == measure)
}

fn sheet<'a>(book: &'a mut Workbook, name: &str) -> Result<&'a mut Worksheet, XlsxError> {
    book.add_worksheet().set_name(name)
}
