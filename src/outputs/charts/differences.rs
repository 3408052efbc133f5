//! What a scenario changes against the base, future by future: whole city, a row per stage and a column per measure.

use plotters::style::RGBColor;

use super::Picture;
use super::canvas::{Align, Canvas, Letters, picture};
use super::demand_seats::years;
use super::frame::{Area, Frame};
use super::lettering::{BODY, body, heading, small, width};
use super::palette::{MUTED, OTHER, SEATS, SHORTFALL};
use crate::domain::{Comparison, ComparisonRow, Findings, Language, Measure};
use crate::outputs::words::{file_stem, measure_name, named, stage_name};

const WIDTH: f64 = 1200.0;
const TOP: f64 = 118.0;
const ROW: f64 = 250.0;
const MEASURES: [(Measure, RGBColor); 4] =
    [(Measure::Seats, SEATS), (Measure::Shortfall, SHORTFALL), (Measure::Waiting, OTHER), (Measure::Diverted, OTHER)];

/// What there is to draw: stages down, measures across; only those in which something changes.
struct Layout {
    stages: Vec<usize>,
    columns: Vec<(Measure, RGBColor)>,
}

/// The differences of a comparison; `None` where nothing that is shown changes. The scenarios, base first, give names and years.
pub fn draw(scenarios: &[&Findings], comparison: &Comparison, language: Language) -> Option<Picture> {
    let findings = scenarios.first()?;
    let layout = Layout::of(findings, comparison)?;
    let (scenario, base) = (named(scenarios, &comparison.scenario, language), named(scenarios, &comparison.base, language));
    let head = match language {
        Language::Chinese => format!("“{scenario}”与“{base}”之差（全市）"),
        Language::English => format!("{scenario} minus {base} (whole city)"),
    };
    let svg = picture(&head, (WIDTH, TOP + ROW * layout.stages.len() as f64 + 20.0), |canvas| {
        canvas.text((30.0, 32.0), &head, heading());
        paint_key(canvas, language);
        paint_panels(canvas, findings, comparison, &layout, language);
    });
    let file_stem = format!("differences-{}", file_stem(&comparison.scenario));
    Some(Picture { file_stem, title: caption(findings, (scenario, base), &layout.stages, language), svg })
}

impl Layout {
    fn of(findings: &Findings, comparison: &Comparison) -> Option<Self> {
        let changed = |stage: usize, measure| changes(&rows(comparison, stage, measure));
        let all = 0..findings.ladder.stages.len();
        let stages: Vec<usize> = all.filter(|&stage| MEASURES.iter().any(|&(measure, _)| changed(stage, measure))).collect();
        let columns = MEASURES.into_iter().filter(|&(measure, _)| stages.iter().any(|&stage| changed(stage, measure))).collect();
        (!stages.is_empty()).then_some(Self { stages, columns })
    }
}

fn rows(comparison: &Comparison, stage: usize, measure: Measure) -> Vec<&ComparisonRow> {
    comparison.rows.iter().filter(|row| row.district.is_none() && row.stage == stage && row.measure == measure).collect()
}

/// Whether anything differs by half a child in some year.
fn changes(rows: &[&ComparisonRow]) -> bool {
    rows.iter().any(|row| [row.difference.mean, row.difference.p10, row.difference.p90].iter().any(|value| value.abs() >= 0.5))
}

fn caption(findings: &Findings, (scenario, base): (&str, &str), stages: &[usize], language: Language) -> String {
    let unchanged = (0..findings.ladder.stages.len()).filter(|stage| !stages.contains(stage));
    let same: Vec<&str> = unchanged.map(|stage| stage_name(findings, stage, language)).collect();
    let rest = match language {
        _ if same.is_empty() => String::new(),
        Language::Chinese => format!("没有变化的学段：{}。", same.join("、")),
        Language::English => format!(" Unchanged: {}.", same.join(", ")),
    };
    match language {
        Language::Chinese => {
            format!("“{scenario}”减“{base}”，全市，逐个未来相减：线为平均值，色带为80%的未来所在范围。缺口低于0表示缺口变小。{rest}")
        }
        Language::English => format!(
            "{scenario} minus {base}, whole city, future by future: mean and the band that holds 80 % of the differences. \
             A shortfall below zero means fewer children without a seat.{rest}"
        ),
    }
}

fn paint_key(canvas: &mut Canvas, language: Language) {
    let mean = language.pick("平均差值", "mean difference");
    canvas.path(&[(30.0, 72.0), (56.0, 72.0)], MUTED, 3.0);
    canvas.text((64.0, 72.0), mean, body(Align::Left));
    let x = 64.0 + width(mean, BODY) + 30.0;
    canvas.rect((x, 63.0), (x + 26.0, 81.0), MUTED, 0.25);
    canvas.text((x + 34.0, 72.0), language.pick("80%的未来所在范围", "80 % of futures"), body(Align::Left));
    let axes = language.pick(
        "纵轴：学位为个，其余为人，各图不同；横轴：学年（9月1日开始）",
        "Upwards: seats or children, each panel has its own axis. Across: school year (from 1 September)",
    );
    canvas.text((30.0, 106.0), axes, small(Align::Left));
}

fn paint_panels(canvas: &mut Canvas, findings: &Findings, comparison: &Comparison, layout: &Layout, language: Language) {
    let panel = (WIDTH - 30.0) / layout.columns.len().max(2) as f64;
    for (line, &stage) in layout.stages.iter().enumerate() {
        for (column, &(measure, colour)) in layout.columns.iter().enumerate() {
            let (left, top) = (15.0 + panel * column as f64, TOP + ROW * line as f64);
            let area = Area { left: left + 80.0, top: top + 50.0, right: left + panel - 25.0, bottom: top + ROW - 45.0 };
            let gap = language.pick("：", ": ");
            let head = format!("{}{gap}{}", stage_name(findings, stage, language), measure_name(measure, language));
            let rows = rows(comparison, stage, measure);
            if changes(&rows) {
                paint_panel(canvas, area, years(findings), &rows, (&head, colour));
            } else {
                area.head(canvas, &head);
                let middle = (f64::midpoint(area.left, area.right), f64::midpoint(area.top, area.bottom));
                canvas.text(middle, language.pick("没有变化", "no change"), Letters { colour: MUTED, ..body(Align::Centre) });
            }
        }
    }
}

fn paint_panel(canvas: &mut Canvas, area: Area, years: (i32, i32), rows: &[&ComparisonRow], (head, colour): (&str, RGBColor)) {
    let series = |pick: fn(&ComparisonRow) -> f64| rows.iter().map(|row| (row.year, pick(row))).collect::<Vec<_>>();
    let (low, middle, high) = (series(|r| r.difference.p10), series(|r| r.difference.mean), series(|r| r.difference.p90));
    let values = [&low, &middle, &high].into_iter().flatten().map(|&(_, value)| value).chain([0.0]);
    let frame = Frame::new(area, years, values, 3);
    frame.draw(canvas);
    frame.band(canvas, &low, &high, (colour, 0.25));
    // Seats change on 1 September at once; the others from year to year.
    let steps = rows.iter().all(|row| row.measure == Measure::Seats);
    canvas.path(&if steps { frame.steps(&middle) } else { frame.points(&middle) }, colour, 3.0);
    frame.head(canvas, head);
}
