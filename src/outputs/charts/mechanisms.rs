//! Mechanisms beside each other: a row per mechanism, a column per measure, the mean over the futures with the range of four in five.

use plotters::style::RGBColor;

use super::Picture;
use super::canvas::{Align, Canvas, Letters, picture};
use super::lettering::{BODY, SMALL, body, heading, small, width};
use super::palette::{AXIS, DEMAND, GRID, MUTED, PAPER, SEATS};
use super::scale::{Scale, every};
use crate::domain::{AdmissionBenchmark, AdmissionMeasure, BenchmarkRow, Language};
use crate::outputs::admission_summary::benchmark_heading;
use crate::outputs::words::{admission_column, mechanism_label, tick_text};

const WIDTH: f64 = 1200.0;
const TOP: f64 = 170.0;
const ROW: f64 = 44.0;
const LABELS: f64 = 230.0;
const GAP: f64 = 26.0;
/// Half of the room that a tick's number takes [pixels].
const EDGE: f64 = 22.0;

const COLUMNS: [AdmissionMeasure; 6] = [
    AdmissionMeasure::PlacedRate,
    AdmissionMeasure::FirstChoiceShare,
    AdmissionMeasure::MeanRank,
    AdmissionMeasure::JustifiedEnvy,
    AdmissionMeasure::MeanKm,
    AdmissionMeasure::WorseOff,
];

/// The dot plot of a benchmark.
pub fn draw(benchmark: &AdmissionBenchmark, language: Language) -> Picture {
    let rows = benchmark.mechanisms.len() as f64;
    let head = benchmark_heading(benchmark, language);
    let svg = picture(&head, (WIDTH, TOP + ROW * rows + 60.0), |canvas| {
        let letters = heading();
        let size = letters.size.min(letters.size * (WIDTH - 60.0) / width(&head, letters.size));
        canvas.text((30.0, 34.0), &head, Letters { size, ..letters });
        paint_key(canvas, language);
        paint_labels(canvas, benchmark, language);
        for (column, measure) in COLUMNS.into_iter().enumerate() {
            paint_column(canvas, benchmark, column, measure, language);
        }
    });
    let title = match language {
        Language::Chinese => format!("{head}。点为各未来的平均值，线为80%的未来所在范围；每列各有自己的横轴。"),
        Language::English => {
            format!("{head}. Dot: mean over the futures; line: the range of four futures in five; each column has its own axis.")
        }
    };
    Picture { file_stem: "mechanisms".into(), title, svg }
}

fn paint_key(canvas: &mut Canvas, language: Language) {
    let range = language.pick("平均值与80%的未来所在范围", "mean, and the range of 80 % of futures");
    let mut x = 30.0;
    for (colour, text) in [(DEMAND, range), (SEATS, language.pick("现行办法", "the rule in force"))] {
        canvas.path(&[(x, 80.0), (x + 40.0, 80.0)], colour, 4.0);
        dot(canvas, (x + 20.0, 80.0), colour);
        canvas.text((x + 52.0, 80.0), text, body(Align::Left));
        x += 52.0 + width(text, BODY) + 40.0;
    }
}

fn paint_labels(canvas: &mut Canvas, benchmark: &AdmissionBenchmark, language: Language) {
    for (row, of) in benchmark.mechanisms.iter().enumerate() {
        let y = TOP + ROW * (row as f64 + 0.5);
        canvas.text((LABELS - 14.0, y), &mechanism_label(&of.mechanism, language), body(Align::Right));
    }
}

fn paint_column(canvas: &mut Canvas, benchmark: &AdmissionBenchmark, column: usize, measure: AdmissionMeasure, language: Language) {
    let room = (WIDTH - LABELS - 20.0) / COLUMNS.len() as f64;
    let left = LABELS + room * column as f64;
    let bottom = TOP + ROW * benchmark.mechanisms.len() as f64;
    let found: Vec<Option<&BenchmarkRow>> =
        benchmark.mechanisms.iter().map(|of| of.rows.iter().find(|row| row.measure == measure && row.district.is_none())).collect();
    let (low, high) =
        found.iter().flatten().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), row| (low.min(row.p10), high.max(row.p90)));
    if !low.is_finite() {
        return;
    }
    let ticks = ticks(low, high);
    let (from, to) = (low.min(ticks[0]), high.max(ticks[ticks.len() - 1]));
    let x = Scale { from, to, start: left + EDGE, end: left + room - GAP };
    let [name, unit] = admission_column(measure, language);
    canvas.text((left + EDGE, TOP - 44.0), name, Letters { bold: true, ..body(Align::Left) });
    canvas.text((left + EDGE, TOP - 20.0), unit, small(Align::Left));
    let labels: Vec<String> = ticks.iter().map(|&tick| tick_text(measure, tick, ticks[1] - ticks[0], language)).collect();
    let widest = labels.iter().map(|label| width(label, SMALL)).fold(0.0, f64::max) + 6.0;
    let every = every(ticks.len(), x.end - x.start, widest);
    for (position, (&tick, label)) in ticks.iter().zip(&labels).enumerate() {
        canvas.path(&[(x.at(tick), TOP), (x.at(tick), bottom)], GRID, 1.0);
        if position % every == 0 {
            canvas.text((x.at(tick), bottom + 18.0), label, small(Align::Centre));
        }
    }
    canvas.path(&[(left + EDGE, bottom), (left + room - GAP, bottom)], AXIS, 1.0);
    for (row, found) in found.iter().enumerate() {
        let Some(found) = found else { continue };
        let y = TOP + ROW * (row as f64 + 0.5);
        let colour = if benchmark.mechanisms[row].mechanism.name() == benchmark.today.name() { SEATS } else { DEMAND };
        canvas.path(&[(x.at(found.p10), y), (x.at(found.p90), y)], colour, 4.0);
        dot(canvas, (x.at(found.mean), y), colour);
    }
    if column == 0 {
        canvas.path(&[(LABELS, TOP), (WIDTH - 20.0, TOP)], MUTED, 0.5);
    }
}

/// A dot as an eight-sided area with a pale rim.
fn dot(canvas: &mut Canvas, (x, y): (f64, f64), colour: RGBColor) {
    let eight = |radius: f64| {
        let (far, near) = (radius * 0.924, radius * 0.383);
        [(far, near), (near, far), (-near, far), (-far, near), (-far, -near), (-near, -far), (near, -far), (far, -near)]
            .map(|(dx, dy)| (x + dx, y + dy))
    };
    canvas.area(&eight(6.5), PAPER, 1.0);
    canvas.area(&eight(5.2), colour, 1.0);
}

/// Two to four round numbers around the values.
fn ticks(low: f64, high: f64) -> Vec<f64> {
    let span = (high - low).max(1e-3 * high.abs()).max(1e-9);
    let mut power = 1e-12;
    while power * 10.0 < span {
        power *= 10.0;
    }
    let steps = [0.2, 0.5, 1.0, 2.0, 5.0, 10.0].map(|digit| digit * power);
    let count = |step: f64| ((high / step).ceil() - (low / step).floor()) as usize;
    let step = steps.into_iter().find(|&step| count(step) <= 3).unwrap_or(10.0 * power);
    let first = (low / step).floor();
    (0..=count(step).max(1)).map(|tick| (first + tick as f64) * step).collect()
}
