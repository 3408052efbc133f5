//! The cohort wave: children by age and school year, so that a baby boom is seen climbing through the stages.

use super::canvas::{Align, Canvas, Letters, picture};
use super::lettering::{BODY, HEADING, SMALL, body, fit, heading, small, width};
use super::palette::{AXIS, INK, PAPER, cividis};
use super::scale::{axis, label, year_labels};
use super::{Picture, heading_of};
use crate::domain::{Findings, Language};
use crate::outputs::words::{school_year, stage_name};

const WIDTH: f64 = 1200.0;
const LEFT: f64 = 90.0;
const RIGHT: f64 = 860.0;
/// Left edge of the colour key [pixels].
const KEY: f64 = 1080.0;
const TOP: f64 = 70.0;

/// Where the cells are.
struct Grid {
    cell: (f64, f64),
    years: usize,
    ages: usize,
    first_age: usize,
    base_year: i32,
}

/// The wave of the whole city in the central future; `None` without population tables.
pub fn draw(findings: &Findings, language: Language) -> Option<Picture> {
    let wave = &findings.wave;
    let (years, ages) = (wave.children.len(), wave.children.first().map_or(0, Vec::len));
    if years == 0 || ages == 0 {
        return None;
    }
    let cell = ((RIGHT - LEFT) / years as f64, (760.0 / ages as f64).clamp(14.0, 34.0));
    let grid = Grid { cell, years, ages, first_age: wave.first_age, base_year: findings.horizon.base_year };
    let head = language.pick("各年龄儿童人数：生育高峰沿对角线升入各学段", "Children by age: a baby boom climbs the diagonal");
    let head = &heading_of(findings, head, language);
    let svg = picture(head, (WIDTH, grid.bottom() + 75.0), |canvas| paint(canvas, findings, &grid, head, language));
    Some(Picture { file_stem: "wave".to_string(), title: caption(findings, &grid, language), svg })
}

fn caption(findings: &Findings, grid: &Grid, language: Language) -> String {
    let born = largest_cohort(&findings.wave.children, grid).map_or(grid.base_year, |cohort| grid.base_year - cohort - 1);
    let born = school_year(born, language);
    match language {
        Language::Chinese => format!(
            "全市儿童人数（中心未来），横为学年，纵为年龄。同一届儿童沿对角线向右上移动；颜色越亮人数越多。虚线为平均人数最多的一届（{born}出生），右侧为各学段对应年龄。"
        ),
        Language::English => format!(
            "Children in the whole city (central future) by school year and age. Each cohort moves up the diagonal; the lighter, the more children. \
             Dashed: the largest cohort (born in school year {born}). On the right, the ages of each stage."
        ),
    }
}

fn paint(canvas: &mut Canvas, findings: &Findings, grid: &Grid, head: &str, language: Language) {
    let children = &findings.wave.children;
    let most = children.iter().flatten().copied().fold(1.0, f64::max);
    let least = children.iter().flatten().copied().fold(most, f64::min);
    let (from, _, mut ticks) = axis(least, most, 5);
    let to = most;
    ticks.retain(|&tick| tick <= to);
    canvas.text((LEFT, 32.0), head, heading());
    paint_cells(canvas, children, grid, (from, to));
    paint_axes(canvas, grid, language);
    paint_stages(canvas, findings, grid, language);
    paint_cohort(canvas, children, grid, language);
    paint_key(canvas, grid, (from, to), &ticks, language);
}

impl Grid {
    fn bottom(&self) -> f64 {
        TOP + self.ages as f64 * self.cell.1
    }

    fn x(&self, year: f64) -> f64 {
        LEFT + year * self.cell.0
    }

    /// Lower edge of an age's row.
    fn y(&self, age: f64) -> f64 {
        self.bottom() - (age - self.first_age as f64) * self.cell.1
    }
}

/// Each cell half a pixel too large, so that no hairlines show between them.
fn paint_cells(canvas: &mut Canvas, children: &[Vec<f64>], grid: &Grid, (from, to): (f64, f64)) {
    for (year, row) in children.iter().enumerate() {
        for (position, count) in row.iter().enumerate() {
            let age = (grid.first_age + position) as f64;
            let (left, right) = (grid.x(year as f64), grid.x(year as f64 + 1.0));
            canvas.rect((left, grid.y(age + 1.0)), (right + 0.5, grid.y(age) + 0.5), cividis((count - from) / (to - from)), 1.0);
        }
    }
}

fn paint_axes(canvas: &mut Canvas, grid: &Grid, language: Language) {
    let last = grid.base_year + grid.years as i32 - 1;
    for year in year_labels(grid.base_year, last, grid.cell.0, width("2024", SMALL) + 10.0) {
        let x = grid.x(f64::from(year - grid.base_year) + 0.5);
        canvas.text((x, grid.bottom() + 16.0), &year.to_string(), small(Align::Centre));
    }
    for age in (grid.first_age..grid.first_age + grid.ages).filter(|age| age % 2 == 0 || grid.cell.1 >= 24.0) {
        canvas.text((LEFT - 10.0, grid.y(age as f64 + 0.5)), &age.to_string(), small(Align::Right));
    }
    let middle = f64::midpoint(LEFT, RIGHT);
    canvas.text((middle, grid.bottom() + 48.0), language.pick("学年（9月1日开始）", "School year (from 1 September)"), body(Align::Centre));
    let side = language.pick("年龄（8月31日满周岁）", "Age on 31 August (completed years)");
    canvas.upright((28.0, f64::midpoint(TOP, grid.bottom())), side, body(Align::Centre));
}

/// Brackets with the stages' names; stages of the same ages share one.
fn paint_stages(canvas: &mut Canvas, findings: &Findings, grid: &Grid, language: Language) {
    for ((low, high), name) in stage_bands(findings, grid, language) {
        let (top, bottom) = (grid.y(high as f64), grid.y(low as f64));
        canvas.path(
            &[(RIGHT + 6.0, top + 3.0), (RIGHT + 14.0, top + 3.0), (RIGHT + 14.0, bottom - 3.0), (RIGHT + 6.0, bottom - 3.0)],
            AXIS,
            2.0,
        );
        for edge in [top, bottom] {
            canvas.path(&[(LEFT, edge), (RIGHT, edge)], PAPER, 1.0);
        }
        for (line, part) in name.iter().enumerate() {
            let y = f64::midpoint(top, bottom) + (line as f64 - (name.len() as f64 - 1.0) / 2.0) * (BODY + 5.0);
            canvas.text((RIGHT + 22.0, y), &fit(part, BODY, KEY - RIGHT - 30.0), body(Align::Left));
        }
    }
}

type Band = ((usize, usize), Vec<String>);

/// Ages of each stage `[low, high)` with its name.
fn stage_bands(findings: &Findings, grid: &Grid, language: Language) -> Vec<Band> {
    let end = grid.first_age + grid.ages;
    let mut bands: Vec<Band> = Vec::new();
    for (position, stage) in findings.ladder.stages.iter().enumerate() {
        let low = stage.entry_ages.first().copied().unwrap_or(0);
        let ages = (low.clamp(grid.first_age, end), (low + stage.grades.len()).clamp(grid.first_age, end));
        let name = stage_name(findings, position, language).to_string();
        match bands.iter_mut().find(|(known, _)| *known == ages) {
            Some((_, names)) => names.push(name),
            None if ages.0 < ages.1 => bands.push((ages, vec![name])),
            None => {}
        }
    }
    bands
}

/// Age in the base year (negative: born later) of the cohort with most children on average, seen in at least half of the years.
fn largest_cohort(children: &[Vec<f64>], grid: &Grid) -> Option<i32> {
    let first = grid.first_age as i32;
    let mean = |cohort: i32| {
        let cells: Vec<f64> = (0..grid.years as i32)
            .filter_map(|year| usize::try_from(cohort + year - first).ok().and_then(|age| children[year as usize].get(age)))
            .copied()
            .collect();
        (2 * cells.len() >= grid.years.min(grid.ages)).then(|| cells.iter().sum::<f64>() / cells.len() as f64)
    };
    let cohorts = first - grid.years as i32..first + grid.ages as i32;
    cohorts.filter_map(|cohort| mean(cohort).map(|mean| (cohort, mean))).max_by(|a, b| a.1.total_cmp(&b.1)).map(|(cohort, _)| cohort)
}

fn paint_cohort(canvas: &mut Canvas, children: &[Vec<f64>], grid: &Grid, language: Language) {
    let Some(cohort) = largest_cohort(children, grid) else { return };
    let inside = |year: &i32| (grid.first_age as i32..(grid.first_age + grid.ages) as i32).contains(&(cohort + year));
    let years: Vec<i32> = (0..grid.years as i32).filter(inside).collect();
    let points: Vec<(f64, f64)> =
        years.iter().map(|&year| (grid.x(f64::from(year) + 0.5), grid.y(f64::from(cohort + year) + 0.5))).collect();
    canvas.dashed(&points, INK, 2.0);
    let born = school_year(grid.base_year - cohort - 1, language);
    let text = match language {
        Language::Chinese => format!("{born}出生"),
        Language::English => format!("born {born}"),
    };
    label_cohort(canvas, points[points.len() / 2], &text);
}

/// The cohort's name beside its line, on paper so that it reads on any colour.
fn label_cohort(canvas: &mut Canvas, (x, y): (f64, f64), text: &str) {
    let room = width(text, SMALL) + 14.0;
    let left = (x - room - 14.0).max(LEFT + 4.0);
    canvas.rect((left, y - 28.0), (left + room, y - 4.0), PAPER, 0.88);
    canvas.text((left + room / 2.0, y - 16.0), text, Letters { colour: INK, ..small(Align::Centre) });
}

fn paint_key(canvas: &mut Canvas, grid: &Grid, (from, to): (f64, f64), ticks: &[f64], language: Language) {
    let (left, right) = (KEY, KEY + 26.0);
    let (top, bottom) = (TOP + HEADING + 6.0, grid.bottom());
    canvas.text((left, TOP + 8.0), language.pick("儿童（人）", "Children"), body(Align::Left));
    for band in 0..60 {
        let share = f64::from(band) / 60.0;
        let y = bottom - share * (bottom - top);
        canvas.rect((left, y - (bottom - top) / 60.0), (right, y + 0.5), cividis(share + 1.0 / 120.0), 1.0);
    }
    for &tick in ticks {
        let y = bottom - (tick - from) / (to - from) * (bottom - top);
        canvas.path(&[(right, y), (right + 5.0, y)], AXIS, 1.0);
        canvas.text((right + 10.0, y), &label(tick), small(Align::Left));
    }
}
