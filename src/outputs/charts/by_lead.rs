//! Panels with years ahead across and per cent upwards, for pictures of how good forecasts were.

use plotters::style::RGBColor;

use super::canvas::{Align, Canvas, Letters};
use super::frame::Area;
use super::lettering::{SMALL, body, fit, heading, panel, small};
use super::palette::{AXIS, GRID, INK, MUTED};
use super::scale::Scale;
use crate::domain::{BacktestFindings, Language, Score};

/// Width of such a picture [pixels].
pub const WIDTH: f64 = 1200.0;
/// Height of such a picture [pixels].
pub const HEIGHT: f64 = 560.0;
/// Bands that have a panel, with their names.
pub const BANDS: [(&str, &str, &str); 3] = [
    ("all", "各地区（各年级合计）", "Each area, all grades"),
    ("grades", "各地区的各年级", "Each grade of each area"),
    ("*", "全部地区合计", "Sum of all areas"),
];

/// One line of a panel.
pub struct Line {
    pub name: String,
    pub colour: RGBColor,
    pub width: f64,
    pub dashed: bool,
    /// Years ahead with shares.
    pub points: Vec<(usize, f64)>,
}

/// A method's course in a band.
pub fn course(findings: &BacktestFindings, method: &str, band: &str, pick: fn(&Score) -> f64) -> Vec<(usize, f64)> {
    findings.of(method, band).map(|score| (score.lead, pick(score))).collect()
}

/// Heading, note under it, and a panel for each band; `bounds` are the shares between which all lines lie, `marks` levels to be met.
pub fn paint(
    canvas: &mut Canvas,
    (head, note): (&str, &str),
    panels: &[(&str, Vec<Line>)],
    marks: &[f64],
    (leads, language): (usize, Language),
) {
    canvas.text((30.0, 34.0), head, heading());
    canvas.text((30.0, 72.0), note, Letters { colour: MUTED, ..body(Align::Left) });
    let values =
        || panels.iter().flat_map(|(_, lines)| lines).flat_map(|line| &line.points).map(|(_, value)| *value).chain(marks.iter().copied());
    let low = if marks.is_empty() { 0.0 } else { values().fold(0.5, f64::min) };
    let (from, to, step) = axis(low, if marks.is_empty() { values().fold(0.001, f64::max) } else { 1.0 });
    let room = (WIDTH - 40.0) / panels.len().max(1) as f64;
    for (place, (name, lines)) in panels.iter().enumerate() {
        let left = 30.0 + room * place as f64;
        let area = Area { left: left + 62.0, top: 140.0, right: left + room - 78.0, bottom: HEIGHT - 78.0 };
        let frame = LeadFrame {
            x: Scale { from: 0.7, to: leads as f64 + 0.3, start: area.left, end: area.right },
            y: Scale { from, to, start: area.bottom, end: area.top },
            area,
        };
        frame.grid(canvas, step, leads, language);
        canvas.text((area.left - 50.0, area.top - 30.0), &fit(name, panel(Align::Left).size, room - 30.0), panel(Align::Left));
        for mark in marks {
            canvas.dashed(&[(area.left, frame.y.at(*mark)), (area.right, frame.y.at(*mark))], INK, 1.5);
        }
        frame.lines(canvas, lines);
        let across = language.pick("预测年数", "Years ahead");
        canvas.text((f64::midpoint(area.left, area.right), HEIGHT - 26.0), across, body(Align::Centre));
    }
}

struct LeadFrame {
    area: Area,
    x: Scale,
    y: Scale,
}

impl LeadFrame {
    fn grid(&self, canvas: &mut Canvas, step: f64, leads: usize, language: Language) {
        let ticks = ((self.y.to - self.y.from) / step).round() as usize;
        for tick in 0..=ticks {
            let value = self.y.from + step * tick as f64;
            let y = self.y.at(value);
            canvas.path(&[(self.area.left, y), (self.area.right, y)], if tick == 0 { AXIS } else { GRID }, 1.0);
            canvas.text((self.area.left - 8.0, y), &percent_tick(value, step, language), small(Align::Right));
        }
        let every = leads.div_ceil(10).max(1);
        for lead in (1..=leads).filter(|lead| lead % every == 0 || *lead == 1) {
            let x = self.x.at(lead as f64);
            canvas.path(&[(x, self.area.bottom), (x, self.area.bottom + 5.0)], AXIS, 1.0);
            canvas.text((x, self.area.bottom + 18.0), &lead.to_string(), small(Align::Centre));
        }
    }

    fn lines(&self, canvas: &mut Canvas, lines: &[Line]) {
        let mut ends: Vec<(f64, &Line)> = Vec::new();
        for line in lines.iter().filter(|line| !line.points.is_empty()) {
            let points: Vec<(f64, f64)> = line.points.iter().map(|(lead, value)| (self.x.at(*lead as f64), self.y.at(*value))).collect();
            if line.dashed {
                canvas.dashed(&points, line.colour, line.width);
            } else {
                canvas.path(&points, line.colour, line.width);
            }
            for &(x, y) in &points {
                canvas.rect((x - 3.0, y - 3.0), (x + 3.0, y + 3.0), line.colour, 1.0);
            }
            ends.push((points[points.len() - 1].1, line));
        }
        ends.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut lowest = f64::NEG_INFINITY;
        let below = ends.len() as f64;
        for (place, (y, line)) in ends.iter().enumerate() {
            // Names of lines that end close to one another stand under one another, and none below the panel.
            let limit = self.area.bottom - (below - place as f64 - 1.0) * (SMALL + 2.0);
            let at = y.max(lowest + SMALL + 2.0).min(limit);
            lowest = at;
            canvas.text((self.area.right + 6.0, at), &line.name, Letters { colour: line.colour, ..small(Align::Left) });
        }
    }
}

/// `2 %` or `0.5 %`, as the step needs; in Chinese without the space.
fn percent_tick(share: f64, step: f64, language: Language) -> String {
    let digits = usize::from(step * 100.0 < 0.999);
    format!("{:.digits$}{}", share * 100.0 + 0.0, language.pick("%", " %"))
}

/// Ends and step of an axis of shares.
fn axis(low: f64, high: f64) -> (f64, f64, f64) {
    let step =
        [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0].into_iter().find(|step| (high - low) / step <= 7.0).unwrap_or(2.0);
    ((low / step).floor() * step, (high / step).ceil() * step, step)
}
