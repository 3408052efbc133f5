//! Where and when it pinches: alert level and chance by district and school year, one panel per stage.

use super::canvas::{Align, Canvas, Letters, picture};
use super::lettering::{BODY, SMALL, body, fit, heading, panel, small, width};
use super::palette::{level as fill, on_level};
use super::scale::year_labels;
use super::{Picture, heading_of};
use crate::domain::{AlertLevel, Findings, Language, Measure};
use crate::outputs::words::{district_name, level_letter, level_name, stage_name};

const WIDTH: f64 = 1200.0;
const LEFT: f64 = 170.0;
const RIGHT: f64 = 1180.0;
const TOP: f64 = 130.0;
/// Heading of a panel with its years [pixels].
const HEAD: f64 = 66.0;
/// More rows than this in a panel could not be read on one page.
const MOST: usize = 16;

/// Width of a cell that holds a letter and a chance [pixels].
const WITH_NUMBER: f64 = 52.0;

/// A cell: its level, and the chance on which it rests.
#[derive(Clone, Copy)]
struct Cell {
    level: Option<AlertLevel>,
    chance: f64,
}

/// The whole scenario in one picture; where there is a base, the heading names the scenario.
pub fn draw(findings: &Findings, language: Language) -> Picture {
    let panels: Vec<Vec<usize>> = (0..findings.ladder.stages.len()).map(|stage| shown(findings, stage)).collect();
    let row = if panels.iter().map(Vec::len).sum::<usize>() > 48 { 26.0 } else { 32.0 };
    let height = TOP + panels.iter().map(|districts| HEAD + districts.len() as f64 * row + 16.0).sum::<f64>() + 10.0;
    let head = language.pick("学位压力：在哪里、哪一年、可能性多大", "Pressure on seats: where, when and how likely");
    let head = heading_of(findings, head, language);
    let svg = picture(&head, (WIDTH, height), |canvas| {
        canvas.text((30.0, 32.0), &head, heading());
        paint_key(canvas, has_numbers(findings), language);
        let mut top = TOP;
        for (stage, districts) in panels.iter().enumerate() {
            paint_panel(canvas, findings, stage, districts, (top, row), language);
            top += HEAD + districts.len() as f64 * row + 16.0;
        }
    });
    Picture { file_stem: "pressure".to_string(), title: caption(findings, &panels, language), svg }
}

/// Years shown: those in which pressure points are listed.
fn years(findings: &Findings) -> (i32, i32) {
    let horizon = &findings.horizon;
    (horizon.first_year.max(findings.alert.from_year).min(horizon.last_year), horizon.last_year)
}

fn cell_width(findings: &Findings) -> f64 {
    let (first, last) = years(findings);
    (RIGHT - LEFT) / f64::from(last - first + 1)
}

fn has_numbers(findings: &Findings) -> bool {
    cell_width(findings) >= WITH_NUMBER
}

/// Districts by position; where there are too many, those that press hardest.
fn shown(findings: &Findings, stage: usize) -> Vec<usize> {
    let all = 0..findings.districts.len();
    if all.len() <= MOST {
        return all.collect();
    }
    let mut districts: Vec<usize> = Vec::new();
    let pressed = findings.pressure.iter().filter(|point| point.stage == stage).map(|point| point.district);
    for district in pressed.chain(all) {
        if districts.len() == MOST {
            break;
        }
        if !districts.contains(&district) {
            districts.push(district);
        }
    }
    districts.sort_unstable();
    districts
}

fn caption(findings: &Findings, panels: &[Vec<usize>], language: Language) -> String {
    let rule = &findings.alert.name;
    let (numbers, rest) = (numbers_note(findings, language), rest_note(findings, panels, language));
    match language {
        Language::Chinese => format!("各县（市）区各学段的预警等级（规则 {rule}），格中字母为等级。{numbers}{rest}"),
        Language::English => {
            format!("Alert level by district, stage and school year (rule {rule}); the letter is the level.{numbers}{rest}")
        }
    }
}

fn numbers_note(findings: &Findings, language: Language) -> &'static str {
    if !has_numbers(findings) {
        return "";
    }
    language.pick(
        "数字为该等级所依据的可能性（%）；无等级的格为学位用满或不足的可能性。",
        " The number is the chance in per cent on which the level rests; without a level, the chance that seats are full or run out.",
    )
}

fn rest_note(findings: &Findings, panels: &[Vec<usize>], language: Language) -> String {
    let all = findings.districts.len();
    let shown = panels.first().map_or(0, Vec::len);
    match language {
        _ if shown == all => String::new(),
        Language::Chinese => format!("共{all}个县（市）区，每学段画出压力最大的{shown}个。"),
        Language::English => format!(" Of {all} districts, the {shown} under most pressure in each stage."),
    }
}

fn paint_key(canvas: &mut Canvas, with_numbers: bool, language: Language) {
    let mut x = 30.0;
    let levels = [Some(AlertLevel::Red), Some(AlertLevel::Orange), Some(AlertLevel::Yellow), Some(AlertLevel::Slack), None];
    for level in levels {
        let text = level.map_or(language.pick("无预警", "no alert"), |level| level_name(level, language));
        canvas.rect((x, 62.0), (x + 34.0, 88.0), fill(level), 1.0);
        let letter = level.map_or("", |level| level_letter(level, language));
        canvas.text((x + 17.0, 75.0), letter, Letters { bold: true, colour: on_level(level), ..small(Align::Centre) });
        canvas.text((x + 42.0, 75.0), text, body(Align::Left));
        x += 42.0 + width(text, BODY) + 24.0;
    }
    let note = if with_numbers {
        language.pick(
            "格中数字：该预警的可能性（%），无预警的格为学位用满或不足的可能性；学年以9月1日开始",
            "Numbers: chance of the alert in per cent; without an alert, that seats are full. School years start on 1 September",
        )
    } else {
        language.pick("可能性见 pressure.csv；学年以9月1日开始", "The chances are in pressure.csv. School years start on 1 September")
    };
    canvas.text((30.0, 112.0), note, small(Align::Left));
}

fn paint_panel(canvas: &mut Canvas, findings: &Findings, stage: usize, districts: &[usize], (top, row): (f64, f64), language: Language) {
    let (first, last) = years(findings);
    let cell = cell_width(findings);
    canvas.text((30.0, top + 20.0), stage_name(findings, stage, language), panel(Align::Left));
    for year in year_labels(first, last, cell, width("2024", SMALL) + 8.0) {
        canvas.text((LEFT + (f64::from(year - first) + 0.5) * cell, top + 50.0), &year.to_string(), small(Align::Centre));
    }
    for (position, &district) in districts.iter().enumerate() {
        let y = top + HEAD + position as f64 * row;
        let name = fit(district_name(findings, Some(district), language), SMALL, LEFT - 46.0);
        canvas.text((LEFT - 10.0, y + row / 2.0), &name, Letters { size: SMALL, ..body(Align::Right) });
        for (column, content) in cells(findings, district, stage, (first, last)).into_iter().enumerate() {
            paint_cell(canvas, (LEFT + column as f64 * cell, y), (cell, row), content, language);
        }
    }
}

/// Cells of a row, one per year.
fn cells(findings: &Findings, district: usize, stage: usize, (first, last): (i32, i32)) -> Vec<Option<Cell>> {
    let mut cells = vec![None; (last - first + 1) as usize];
    let place = |year: i32| usize::try_from(year - first).ok().filter(|&place| place < (last - first + 1) as usize);
    for row in findings.series(Some(district), stage, Measure::Utilisation) {
        if let (Some(place), Some(chance)) = (place(row.year), row.chance) {
            cells[place] = Some(Cell { level: None, chance: chance.chance });
        }
    }
    for point in findings.pressure.iter().filter(|point| point.district == district && point.stage == stage) {
        if let Some(place) = place(point.year) {
            cells[place] = Some(Cell { level: Some(point.level), chance: point.chance.chance });
        }
    }
    cells
}

fn paint_cell(canvas: &mut Canvas, (x, y): (f64, f64), (width, height): (f64, f64), cell: Option<Cell>, language: Language) {
    let level = cell.and_then(|cell| cell.level);
    canvas.rect((x + 1.0, y + 1.0), (x + width - 1.0, y + height - 1.0), fill(level), 1.0);
    let Some(cell) = cell else { return };
    let text = text(cell, width, language);
    let letters = Letters { bold: level.is_some(), colour: on_level(level), ..small(Align::Centre) };
    canvas.text((x + width / 2.0, y + height / 2.0), &text, letters);
}

/// Letter and chance, or the letter alone where the cells are narrow.
fn text(cell: Cell, room: f64, language: Language) -> String {
    let number = format!("{:.0}", cell.chance * 100.0);
    match cell.level.map(|level| level_letter(level, language)) {
        Some(letter) if room >= WITH_NUMBER => format!("{letter} {number}"),
        Some(letter) => letter.to_string(),
        None if room >= WITH_NUMBER => number,
        None => String::new(),
    }
}
