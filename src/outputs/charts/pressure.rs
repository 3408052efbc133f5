//! Where and when it pinches: alert level and chance by district and school year, one panel per stage.

mod caption;
mod key;

use caption::caption;
use key::{paint_key, paint_key_of_mark, paint_mark};

use super::canvas::{Align, Canvas, Letters, picture};
use super::lettering::{SMALL, body, fit, heading, panel, small, width};
use super::palette::{level as fill, on_level};
use super::scale::year_labels;
use super::{Picture, heading_of};
use crate::domain::{AlertLevel, Findings, Language, Measure};
use crate::outputs::words::{ShortPoint, chance_number, children_count, district_name, level_letter, short_points, stage_name};

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

/// Room for the line of the key that explains the mark [pixels].
const LINE: f64 = 30.0;

/// A cell: its level, the chance on which it rests, and how many seats are short in single grades of a stage that has enough in all.
#[derive(Clone, Copy)]
struct Cell {
    level: Option<AlertLevel>,
    chance: f64,
    short: Option<f64>,
}

/// The whole scenario in one picture; where there is a base, the heading names the scenario.
pub fn draw(findings: &Findings, language: Language) -> Picture {
    let panels: Vec<Vec<usize>> = (0..findings.ladder.stages.len()).map(|stage| shown(findings, stage)).collect();
    let row = if panels.iter().map(Vec::len).sum::<usize>() > 48 { 26.0 } else { 32.0 };
    let short = short_points(findings);
    let start = TOP + if short.is_empty() { 0.0 } else { LINE };
    let height = start + panels.iter().map(|districts| HEAD + districts.len() as f64 * row + 16.0).sum::<f64>() + 10.0;
    let head = language.pick("学位压力：在哪里、哪一年、可能性多大", "Pressure on seats: where, when and how likely");
    let head = heading_of(findings, head, language);
    let svg = picture(&head, (WIDTH, height), |canvas| {
        canvas.text((30.0, 32.0), &head, heading());
        paint_key(canvas, has_numbers(findings), language);
        if !short.is_empty() {
            paint_key_of_mark(canvas, has_numbers(findings), language);
        }
        let mut top = start;
        for (stage, districts) in panels.iter().enumerate() {
            paint_panel(canvas, (findings, &short), stage, districts, (top, row), language);
            top += HEAD + districts.len() as f64 * row + 16.0;
        }
    });
    Picture { file_stem: "pressure".to_string(), title: caption(findings, &panels, &short, language), svg }
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

fn paint_panel(
    canvas: &mut Canvas,
    (findings, short): (&Findings, &[ShortPoint]),
    stage: usize,
    districts: &[usize],
    (top, row): (f64, f64),
    language: Language,
) {
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
        for (column, content) in cells((findings, short), district, stage, (first, last)).into_iter().enumerate() {
            paint_cell(canvas, (LEFT + column as f64 * cell, y), (cell, row), content, language);
        }
    }
}

/// Cells of a row, one per year.
fn cells((findings, short): (&Findings, &[ShortPoint]), district: usize, stage: usize, (first, last): (i32, i32)) -> Vec<Option<Cell>> {
    let mut cells = vec![None; (last - first + 1) as usize];
    let place = |year: i32| usize::try_from(year - first).ok().filter(|&place| place < (last - first + 1) as usize);
    for row in findings.series(Some(district), stage, Measure::Utilisation) {
        if let (Some(place), Some(chance)) = (place(row.year), row.chance) {
            cells[place] = Some(Cell { level: None, chance: chance.chance, short: None });
        }
    }
    for point in findings.pressure.iter().filter(|point| point.district == district && point.stage == stage) {
        if let Some(place) = place(point.year) {
            cells[place] = Some(Cell { level: Some(point.level), chance: point.chance.chance, short: None });
        }
    }
    for point in short.iter().filter(|point| point.district == district && point.stage == stage) {
        if let Some(cell) = place(point.year).and_then(|place| cells[place].as_mut()) {
            cell.short = Some(point.expected);
        }
    }
    cells
}

fn paint_cell(canvas: &mut Canvas, (x, y): (f64, f64), (width, height): (f64, f64), cell: Option<Cell>, language: Language) {
    let level = cell.and_then(|cell| cell.level);
    canvas.rect((x + 1.0, y + 1.0), (x + width - 1.0, y + height - 1.0), fill(level), 1.0);
    let Some(cell) = cell else { return };
    if cell.short.is_some() {
        paint_mark(canvas, (x + 1.0, y + 1.0), (x + width - 1.0, y + height - 1.0));
    }
    let text = text(cell, width, language);
    let letters = Letters { bold: level.is_some(), colour: on_level(level), ..small(Align::Centre) };
    canvas.text((x + width / 2.0, y + height / 2.0), &text, letters);
}

/// Letter and chance, or the letter alone where the cells are narrow; without a level the seats that are short in single grades, or the chance.
fn text(cell: Cell, room: f64, language: Language) -> String {
    let number = chance_number(cell.chance);
    let wide = room >= WITH_NUMBER;
    match (cell.level.map(|level| level_letter(level, language)), cell.short) {
        (Some(letter), _) if wide => format!("{letter} {number}"),
        (Some(letter), _) => letter.to_string(),
        (None, Some(short)) if wide => missing(short, language),
        (None, None) if wide => number,
        (None, _) => String::new(),
    }
}

/// Seats that are short, as a cell has room for.
fn missing(short: f64, language: Language) -> String {
    let count = children_count(short, language);
    match language {
        Language::Chinese => format!("缺{count}"),
        Language::English => format!("−{count}"),
    }
}
