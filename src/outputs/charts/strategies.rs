//! Strategies beside each other: a panel per measure, a line per strategy; the dot is the mean, the bar holds 80 % of the futures.

use plotters::style::RGBColor;

use super::Picture;
use super::canvas::{Align, Canvas, picture};
use super::lettering::{BODY, SMALL, body, fit, heading, panel, small, width};
use super::palette::{AXIS, DEMAND, GRID, SEATS};
use super::scale::{Scale, every, ticks};
use crate::domain::{Benchmark, BenchmarkMeasure, BenchmarkUnit, Better, Estimate, Language};
use crate::outputs::words::{futures_words, is_best, written};

const WIDTH: f64 = 1200.0;
const TOP: f64 = 118.0;
const LINE: f64 = 32.0;
/// Above and below the lines of a row of panels: heading and axis.
const MARGINS: (f64, f64) = (70.0, 48.0);
const ACROSS: usize = 3;
/// For the figure at the right of each panel.
const FIGURE: f64 = 70.0;

/// The dot plot of a benchmark.
pub fn draw(benchmark: &Benchmark, language: Language) -> Picture {
    let shown = benchmark.shown();
    let scenario = language.pick(&benchmark.scenario_zh, &benchmark.scenario);
    let head = match language {
        Language::Chinese => format!("{scenario}：各种分配策略比较"),
        Language::English => format!("{scenario}: strategies beside each other"),
    };
    let rows = shown.len().div_ceil(ACROSS);
    let height = TOP + rows as f64 * row_height(benchmark) + 10.0;
    let svg = picture(&head, (WIDTH, height), |canvas| {
        canvas.text((30.0, 32.0), &head, heading());
        paint_key(canvas, benchmark, language);
        for (row, measures) in shown.chunks(ACROSS).enumerate() {
            let top = TOP + row as f64 * row_height(benchmark) + MARGINS.0;
            paint_row(canvas, benchmark, measures, top, language);
        }
    });
    Picture { file_stem: "strategies".into(), title: head, svg }
}

fn row_height(benchmark: &Benchmark) -> f64 {
    MARGINS.0 + LINE * benchmark.strategies.len() as f64 + MARGINS.1
}

fn paint_key(canvas: &mut Canvas, benchmark: &Benchmark, language: Language) {
    let futures = futures_words(benchmark.futures, language);
    let mean = match language {
        _ if benchmark.futures == 0 => language.pick("中心未来", "central future").to_owned(),
        Language::Chinese => format!("平均值（{futures}）"),
        Language::English => format!("mean over {futures}"),
    };
    let mut x = 38.0;
    for (colour, text) in [(DEMAND, mean.as_str()), (SEATS, language.pick("该项最好", "best of all"))] {
        dot(canvas, (x, 76.0), colour);
        canvas.text((x + 14.0, 76.0), text, body(Align::Left));
        x += 14.0 + width(text, BODY) + 40.0;
    }
    if benchmark.futures > 0 {
        canvas.path(&[(x, 76.0), (x + 28.0, 76.0)], DEMAND, 3.0);
        canvas.text((x + 36.0, 76.0), language.pick("80%的未来所在范围", "80 % of the futures"), body(Align::Left));
    }
}

fn paint_row(canvas: &mut Canvas, benchmark: &Benchmark, measures: &[usize], top: f64, language: Language) {
    let names: Vec<&str> = benchmark.strategies.iter().map(|strategy| language.pick(&strategy.name_zh, &strategy.name_en)).collect();
    let room = names.iter().map(|name| width(name, BODY)).fold(0.0, f64::max).min(260.0) + 45.0;
    for (line, name) in names.iter().enumerate() {
        canvas.text((30.0, middle(top, line)), &fit(name, BODY, room - 30.0), body(Align::Left));
    }
    let across = (WIDTH - room - 15.0) / ACROSS as f64;
    for (column, &measure) in measures.iter().enumerate() {
        let left = room + across * column as f64;
        paint_panel(canvas, benchmark, measure, (left, left + across - 25.0, top), language);
    }
}

fn middle(top: f64, line: usize) -> f64 {
    top + LINE * (line as f64 + 0.5)
}

fn paint_panel(canvas: &mut Canvas, benchmark: &Benchmark, number: usize, (left, right, top): (f64, f64, f64), language: Language) {
    let measure = &benchmark.measures[number];
    let found: Vec<Option<Estimate>> = (0..benchmark.strategies.len()).map(|strategy| benchmark.of(strategy, number)).collect();
    let ends = found.iter().flatten().flat_map(|found| [found.p10, found.p90, found.mean]);
    let (low, high) = ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    let ticks = ticks(low, high, 3);
    let bottom = top + LINE * found.len() as f64;
    let x = Scale { from: ticks[0], to: ticks[ticks.len() - 1], start: left, end: right - FIGURE };
    let name = language.pick(&measure.name_zh, &measure.name_en);
    canvas.text((left, top - 44.0), &fit(name, BODY + 1.0, right - left), panel(Align::Left));
    canvas.text((left, top - 20.0), &better(measure, language), small(Align::Left));
    let labels: Vec<String> = ticks.iter().map(|&tick| written(tick, measure.unit, language)).collect();
    let widest = labels.iter().map(|label| width(label, SMALL)).fold(0.0, f64::max) + 10.0;
    let every = every(ticks.len(), right - FIGURE - left, widest);
    for (position, (&tick, label)) in ticks.iter().zip(&labels).enumerate() {
        canvas.path(&[(x.at(tick), top), (x.at(tick), bottom)], GRID, 1.0);
        if position % every == 0 {
            canvas.text((x.at(tick), bottom + 16.0), label, small(Align::Centre));
        }
    }
    canvas.path(&[(left, bottom), (right - FIGURE, bottom)], AXIS, 1.0);
    for (line, found) in found.into_iter().enumerate() {
        let Some(found) = found else { continue };
        let colour = if is_best(benchmark, line, number) { SEATS } else { DEMAND };
        let y = middle(top, line);
        canvas.path(&[(x.at(found.p10), y), (x.at(found.p90), y)], colour, 3.0);
        dot(canvas, (x.at(found.mean), y), colour);
        canvas.text((right, y), &written(found.mean, measure.unit, language), small(Align::Right));
    }
}

/// Which way is better, after the unit where the name of the measure does not carry it.
fn better(measure: &BenchmarkMeasure, language: Language) -> String {
    let unit = if measure.unit == BenchmarkUnit::Children { language.pick("", "pupils; ") } else { "" };
    let way = match measure.better {
        Better::Less => language.pick("← 越小越好", "← less is better"),
        Better::More => language.pick("越大越好 →", "more is better →"),
        Better::Neither => "",
    };
    [unit, way].concat()
}

/// A dot: an eight-cornered one, so that no machine's sine has a say.
pub fn dot(canvas: &mut Canvas, (x, y): (f64, f64), colour: RGBColor) {
    let (long, short) = (7.0, 7.0 * std::f64::consts::FRAC_1_SQRT_2);
    let corners =
        [(long, 0.0), (short, short), (0.0, long), (-short, short), (-long, 0.0), (-short, -short), (0.0, -long), (short, -short)];
    canvas.area(&corners.map(|(right, down)| (x + right, y + down)), colour, 1.0);
}
