//! The first sheets of `report.xlsx`, in the reader's words: where it pinches, what the plans change, and demand beside seats.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::{head, heading};
use crate::domain::{Findings, Language, Measure, SummaryRow};
use crate::outputs::words::{
    LEVELS, PlaceChange, Spell, district_name, level_name, measure_name, place_changes, pressure_spells, scenario_name, stage_name,
};

/// Adds the sheets, none with more than `longest` rows of a scenario; `scenarios` with the base first.
pub fn sheets(book: &mut Workbook, scenarios: &[&Findings], longest: usize, language: Language) -> Result<(), XlsxError> {
    pressure(book.add_worksheet().set_name(language.pick("压力点", "Where it pinches"))?, scenarios, longest, language)?;
    if scenarios.len() > 1 {
        changes(book.add_worksheet().set_name(language.pick("方案改变了什么", "What the plans change"))?, scenarios, longest, language)?;
    }
    demand_and_seats(book.add_worksheet().set_name(language.pick("需求与学位", "Demand and seats"))?, scenarios, language)
}

/// A sheet under a heading, row by row.
struct Rows<'a> {
    sheet: &'a mut Worksheet,
    row: u32,
    columns: usize,
    whole: Format,
    percent: Format,
}

/// What a cell holds.
enum Cell<'a> {
    Text(&'a str),
    Whole(f64),
    Percent(f64),
    Year(i32),
}

impl<'a> Rows<'a> {
    fn under(sheet: &'a mut Worksheet, names: &[&str]) -> Result<Self, XlsxError> {
        head(sheet, names, &heading())?;
        for (column, name) in names.iter().enumerate() {
            sheet.set_column_width(column as u16, (name.chars().count() as f64 * 2.0 + 2.0).clamp(10.0, 24.0))?;
        }
        let number = |format: &str| Format::new().set_num_format(format);
        Ok(Self { sheet, row: 0, columns: names.len(), whole: number("#,##0"), percent: number("0%") })
    }

    fn add(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        self.row += 1;
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text(text) => self.sheet.write_string(self.row, column, *text)?,
                Cell::Whole(number) => self.sheet.write_number_with_format(self.row, column, number.round(), &self.whole)?,
                Cell::Percent(share) => self.sheet.write_number_with_format(self.row, column, *share, &self.percent)?,
                Cell::Year(year) => self.sheet.write_number(self.row, column, f64::from(*year))?,
            };
        }
        Ok(())
    }

    fn finish(self) -> Result<(), XlsxError> {
        if self.row > 0 {
            self.sheet.autofilter(0, 0, self.row, self.columns as u16 - 1)?;
        }
        Ok(())
    }
}

/// Pressure points of every scenario, consecutive years in one row, the most urgent first.
fn pressure(sheet: &mut Worksheet, scenarios: &[&Findings], longest: usize, language: Language) -> Result<(), XlsxError> {
    let names = match language {
        Language::Chinese => {
            ["方案", "预警", "县（市）区", "学段", "自学年", "至学年", "可能性", "最严重学年", "当年预计缺额（个）", "当年预计闲置（个）"]
        }
        Language::English => {
            ["Scenario", "Level", "District", "Stage", "From", "To", "Chance", "Worst year", "Seats short then", "Seats empty then"]
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
        Cell::Percent(worst.chance.chance),
        Cell::Year(worst.year),
        Cell::Whole(worst.expected_shortfall),
        Cell::Whole(worst.expected_spare),
    ]
}

/// District by district: school years at each level and seats short, before and after.
fn changes(sheet: &mut Worksheet, scenarios: &[&Findings], longest: usize, language: Language) -> Result<(), XlsxError> {
    let levels = LEVELS.map(|level| [level_name(level, language), language.pick("（学年数）", " (school years)")].concat());
    let levels = levels.each_ref().map(String::as_str);
    let place = match language {
        Language::Chinese => ["方案", "县（市）区", "学段"],
        Language::English => ["Scenario", "District", "Stage"],
    };
    let short = language.pick("最严重学年缺（个）", "Seats short, worst year");
    let mut rows = Rows::under(sheet, &[&place[..], &levels, &[short]].concat())?;
    for plan in &scenarios[1..] {
        for change in place_changes(scenarios[0], plan, language).into_iter().take(longest) {
            rows.add(&change_cells(plan, &change, &texts(&change, language), language))?;
        }
    }
    rows.finish()
}

fn texts(change: &PlaceChange, language: Language) -> Vec<String> {
    LEVELS.map(|level| change.years(level)).into_iter().chain([change.short(language)]).collect()
}

fn change_cells<'a>(plan: &'a Findings, change: &PlaceChange, texts: &'a [String], language: Language) -> Vec<Cell<'a>> {
    let place =
        [scenario_name(plan, language), district_name(plan, Some(change.district), language), stage_name(plan, change.stage, language)];
    place.into_iter().chain(texts.iter().map(String::as_str)).map(Cell::Text).collect()
}

/// Medians and the 80 % range, place by place and year by year; the whole city first.
fn demand_and_seats(sheet: &mut Worksheet, scenarios: &[&Findings], language: Language) -> Result<(), XlsxError> {
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
                Cell::Percent(utilisation.over_futures.p50),
                Cell::Whole(shortfall.over_futures.mean),
                Cell::Percent(utilisation.chance.as_ref().map_or(0.0, |chance| chance.chance)),
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
