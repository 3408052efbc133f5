//! Two measures that pull against each other: a dot per strategy, and the line of those that no other beats in both.

use super::Picture;
use super::canvas::{Align, Canvas, picture};
use super::lettering::{BODY, SMALL, body, heading, small, width};
use super::palette::{AXIS, DEMAND, GRID, MUTED, SEATS};
use super::scale::{Scale, ticks};
use super::strategies::dot;
use crate::domain::{Benchmark, BenchmarkMeasure, Better, Language};
use crate::outputs::words::written;

const SIZE: (f64, f64) = (1200.0, 640.0);
const LEFT: f64 = 110.0;
const RIGHT: f64 = 860.0;
const TOP: f64 = 130.0;
const BOTTOM: f64 = 560.0;

/// The frontier; `None` where the benchmark names no two measures.
pub fn draw(benchmark: &Benchmark, language: Language) -> Option<Picture> {
    let (across, upwards) = benchmark.frontier?;
    let name = |measure: usize| language.pick(&benchmark.measures[measure].name_zh, &benchmark.measures[measure].name_en);
    let scenario = language.pick(&benchmark.scenario_zh, &benchmark.scenario);
    let head = match language {
        Language::Chinese => format!("{scenario}：{}与{}", name(across), name(upwards)),
        Language::English => format!("{scenario}: {} against {}", lower(name(across)), lower(name(upwards))),
    };
    let points = Point::all(benchmark, across, upwards);
    let svg = picture(&head, SIZE, |canvas| {
        canvas.text((30.0, 32.0), &head, heading());
        let note = language.pick(
            "橙色：没有别的办法在一方面更好而另一方面不差（平均值）。蓝色：有更好的选择。",
            "Orange: no other strategy is better in one and as good in the other (means). Blue: there is a better choice.",
        );
        canvas.text((30.0, 74.0), note, body(Align::Left));
        paint(canvas, benchmark, &points, (across, upwards), language);
    });
    Some(Picture { file_stem: "frontier".into(), title: head, svg })
}

fn lower(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or(String::new(), |first| first.to_lowercase().collect::<String>() + letters.as_str())
}

/// A strategy's place.
#[derive(Clone, Copy)]
struct Point {
    strategy: usize,
    x: f64,
    y: f64,
    /// No other is at least as good in both and better in one.
    best: bool,
}

impl Point {
    fn all(benchmark: &Benchmark, across: usize, upwards: usize) -> Vec<Self> {
        let goods = |strategy: usize| {
            let (x, y) = (benchmark.of(strategy, across)?.mean, benchmark.of(strategy, upwards)?.mean);
            Some((x, y, good(&benchmark.measures[across], x), good(&benchmark.measures[upwards], y)))
        };
        let found: Vec<(usize, (f64, f64, f64, f64))> =
            (0..benchmark.strategies.len()).filter_map(|strategy| Some((strategy, goods(strategy)?))).collect();
        let beaten = |a: f64, b: f64| found.iter().any(|(_, (_, _, c, d))| *c >= a && *d >= b && (*c > a || *d > b));
        found.iter().map(|&(strategy, (x, y, a, b))| Self { strategy, x, y, best: !beaten(a, b) }).collect()
    }
}

/// The value so that more is better.
fn good(measure: &BenchmarkMeasure, value: f64) -> f64 {
    if measure.better == Better::Less { -value } else { value }
}

fn paint(canvas: &mut Canvas, benchmark: &Benchmark, points: &[Point], (across, upwards): (usize, usize), language: Language) {
    let range = |of: fn(&Point) -> f64| {
        points.iter().map(of).fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
    };
    let ((x_low, x_high), (y_low, y_high)) = (range(|point| point.x), range(|point| point.y));
    let (x_ticks, y_ticks) = (ticks(x_low, x_high, 6), ticks(y_low, y_high, 5));
    let x = Scale { from: x_ticks[0], to: x_ticks[x_ticks.len() - 1], start: LEFT, end: RIGHT };
    let y = Scale { from: y_ticks[0], to: y_ticks[y_ticks.len() - 1], start: BOTTOM, end: TOP };
    let (x_measure, y_measure) = (&benchmark.measures[across], &benchmark.measures[upwards]);
    for &tick in &x_ticks {
        canvas.path(&[(x.at(tick), TOP), (x.at(tick), BOTTOM)], GRID, 1.0);
        canvas.text((x.at(tick), BOTTOM + 18.0), &written(tick, x_measure.unit, language), small(Align::Centre));
    }
    for &tick in &y_ticks {
        canvas.path(&[(LEFT, y.at(tick)), (RIGHT, y.at(tick))], GRID, 1.0);
        canvas.text((LEFT - 10.0, y.at(tick)), &written(tick, y_measure.unit, language), small(Align::Right));
    }
    canvas.path(&[(LEFT, TOP), (LEFT, BOTTOM), (RIGHT, BOTTOM)], AXIS, 1.5);
    canvas.text((f64::midpoint(LEFT, RIGHT), BOTTOM + 48.0), language.pick(&x_measure.name_zh, &x_measure.name_en), body(Align::Centre));
    canvas.upright((34.0, f64::midpoint(TOP, BOTTOM)), language.pick(&y_measure.name_zh, &y_measure.name_en), body(Align::Centre));
    paint_line(canvas, points, x, y);
    paint_points(canvas, benchmark, points, (x, y), language);
}

fn paint_line(canvas: &mut Canvas, points: &[Point], x: Scale, y: Scale) {
    let mut best: Vec<(f64, f64)> = points.iter().filter(|point| point.best).map(|point| (x.at(point.x), y.at(point.y))).collect();
    best.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(b.1.total_cmp(&a.1)));
    if best.len() > 1 {
        canvas.dashed(&best, SEATS, 2.0);
    }
}

/// Dots, each with a number; names stand beside the panel, because strategies often lie on one spot.
fn paint_points(canvas: &mut Canvas, benchmark: &Benchmark, points: &[Point], (x, y): (Scale, Scale), language: Language) {
    let mut labels: Vec<((f64, f64), Vec<usize>)> = Vec::new();
    for (number, point) in points.iter().enumerate() {
        let at = (x.at(point.x), y.at(point.y));
        dot(canvas, at, if point.best { SEATS } else { DEMAND });
        match labels.iter_mut().find(|(place, _)| (place.0 - at.0).hypot(place.1 - at.1) < 16.0) {
            Some((_, numbers)) => numbers.push(number + 1),
            None => labels.push((at, vec![number + 1])),
        }
        let strategy = &benchmark.strategies[point.strategy];
        let line = TOP + 20.0 + 30.0 * number as f64;
        dot(canvas, (RIGHT + 40.0, line), if point.best { SEATS } else { DEMAND });
        let name = format!("{}  {}", number + 1, language.pick(&strategy.name_zh, &strategy.name_en));
        canvas.text((RIGHT + 56.0, line), &name, body(Align::Left));
    }
    for ((left, top), numbers) in labels {
        let text = numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let beyond = left + 12.0 + width(&text, SMALL) > RIGHT;
        let (shift, align) = if beyond { (-12.0, Align::Right) } else { (12.0, Align::Left) };
        canvas.text((left + shift, top - 14.0), &text, super::canvas::Letters { size: BODY, bold: true, colour: MUTED, align });
    }
}
