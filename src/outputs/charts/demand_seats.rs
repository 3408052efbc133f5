//! Demand against seats of one stage in the whole city: what the futures want, and what will stand there.

use plotters::style::RGBColor;

use super::Picture;
use super::canvas::{Align, Canvas, Letters, picture};
use super::frame::{Area, Frame};
use super::lettering::{BODY, SMALL, body, heading, small, width};
use super::palette::{DEMAND, INK, SEATS};
use crate::domain::{Distribution, Findings, Language, Measure, SummaryRow};
use crate::outputs::words::{file_stem, futures_words, scenario_name, stage_name};

const WIDTH: f64 = 1200.0;
const HEIGHT: f64 = 620.0;

/// Bands of demand, widest first: lower and upper end, share of the futures, how strong it is drawn.
const BANDS: [(Quantile, Quantile, u32, f64); 3] =
    [(|d| d.p025, |d| d.p975, 95, 0.16), (|d| d.p10, |d| d.p90, 80, 0.22), (|d| d.p25, |d| d.p75, 50, 0.30)];

type Quantile = fn(&Distribution) -> f64;

/// The series of one panel.
pub(super) struct Series<'a> {
    demand: Vec<&'a SummaryRow>,
    seats: Vec<&'a SummaryRow>,
    base_seats: Vec<&'a SummaryRow>,
}

impl<'a> Series<'a> {
    /// Series of a district (`None`: city) and stage, with the base's seats where there is a base.
    pub fn of(findings: &'a Findings, base: Option<&'a Findings>, district: Option<usize>, stage: usize) -> Self {
        let base_seats = base.map_or_else(Vec::new, |base| base.series(district, stage, Measure::Seats));
        let series = |measure| findings.series(district, stage, measure);
        Self { demand: series(Measure::Demand), seats: series(Measure::Seats), base_seats }
    }

    /// Everything that the axis must hold.
    pub fn values(&self) -> impl Iterator<Item = f64> {
        let ends = self.demand.iter().flat_map(|row| [row.over_futures.p025, row.over_futures.p975]);
        ends.chain(self.seats.iter().chain(&self.base_seats).map(|row| row.over_futures.p50))
    }
}

/// The city's picture of a stage.
pub fn draw(findings: &Findings, base: Option<&Findings>, stage: usize, language: Language) -> Picture {
    let name = stage_name(findings, stage, language);
    let series = Series::of(findings, base, None, stage);
    let right = WIDTH - 200.0;
    let area = Area { left: 105.0, top: 130.0, right, bottom: HEIGHT - 80.0 };
    let frame = Frame::new(area, years(findings), series.values(), 6);
    let scenario = scenario_name(findings, language);
    let head = match language {
        Language::Chinese => format!("{name}：学位需求与学位（全市，{scenario}）"),
        Language::English => format!("{name}: demand and seats (whole city, {scenario})"),
    };
    let svg = picture(&head, (WIDTH, HEIGHT), |canvas| {
        canvas.text((30.0, 32.0), &head, heading());
        paint_key(canvas, 30.0, 74.0, base.is_some(), language);
        frame.draw(canvas);
        paint(canvas, &frame, &series);
        paint_axis_titles(canvas, &frame, language);
        paint_ends(canvas, &frame, &series, base, language);
    });
    let title = caption(findings, name, base, language);
    Picture { file_stem: format!("demand-seats-{}", file_stem(&findings.ladder.stages[stage].id)), title, svg }
}

/// Reported years.
pub(super) fn years(findings: &Findings) -> (i32, i32) {
    (findings.horizon.first_year, findings.horizon.last_year)
}

fn caption(findings: &Findings, name: &str, base: Option<&Findings>, language: Language) -> String {
    let dashed = base.map_or(String::new(), |base| match language {
        Language::Chinese => format!("虚线为“{}”的学位。", scenario_name(base, language)),
        Language::English => format!(" Dashed: the seats of {}.", scenario_name(base, language)),
    });
    let futures = futures_words(findings.futures, language);
    match language {
        Language::Chinese => {
            format!(
                "全市{name}学位需求（蓝线为中位数，色带为50%、80%、95%的范围，{futures}）与学位（橙线）。全市合计：一区的空位不能抵消另一区的缺口，各区情况见分区图。{dashed}"
            )
        }
        Language::English => format!(
            "{name}, whole city: demand (blue: the median; bands hold 50, 80 and 95 % of the outcomes; {futures}) and seats (orange). \
             A city total: spare seats in one district do not help another; see the picture by district.{dashed}"
        ),
    }
}

/// Bands, median and seats of a panel.
pub(super) fn paint(canvas: &mut Canvas, frame: &Frame, series: &Series) {
    for (low, high, _, alpha) in BANDS {
        frame.band(canvas, &values(&series.demand, low), &values(&series.demand, high), (DEMAND, alpha));
    }
    let median: Quantile = |d| d.p50;
    canvas.dashed(&frame.steps(&values(&series.base_seats, median)), INK, 2.0);
    canvas.path(&frame.steps(&values(&series.seats, median)), SEATS, 3.0);
    canvas.path(&frame.points(&values(&series.demand, median)), DEMAND, 3.0);
}

fn values(rows: &[&SummaryRow], quantile: Quantile) -> Vec<(i32, f64)> {
    rows.iter().map(|row| (row.year, quantile(&row.over_futures))).collect()
}

/// Legend in one line: each entry is its mark and its meaning.
pub(super) fn paint_key(canvas: &mut Canvas, left: f64, y: f64, with_base: bool, language: Language) {
    let mut x = left;
    let median = language.pick("需求（中位数）", "demand (median)");
    line_entry(canvas, &mut x, y, median, DEMAND);
    for (_, _, share, _) in BANDS.iter().rev() {
        // The last of them says what they are shares of.
        let of = if *share == BANDS[0].2 { language.pick("的未来", " of futures") } else { "" };
        let text = format!("{share}{}%{of}", language.pick("", " "));
        let weight: f64 = BANDS.iter().filter(|band| band.2 >= *share).fold(0.0, |ink, band| ink + (1.0 - ink) * band.3);
        canvas.rect((x, y - 9.0), (x + 26.0, y + 9.0), DEMAND, weight);
        entry_text(canvas, &mut x, y, &text);
    }
    line_entry(canvas, &mut x, y, language.pick("学位", "seats"), SEATS);
    if with_base {
        canvas.dashed(&[(x, y), (x + 26.0, y)], INK, 2.0);
        entry_text(canvas, &mut x, y, language.pick("基准方案的学位", "seats of the base"));
    }
}

fn line_entry(canvas: &mut Canvas, x: &mut f64, y: f64, text: &str, colour: RGBColor) {
    canvas.path(&[(*x, y), (*x + 26.0, y)], colour, 3.0);
    entry_text(canvas, x, y, text);
}

fn entry_text(canvas: &mut Canvas, x: &mut f64, y: f64, text: &str) {
    canvas.text((*x + 34.0, y), text, body(Align::Left));
    *x += 34.0 + width(text, BODY) + 26.0;
}

fn paint_axis_titles(canvas: &mut Canvas, frame: &Frame, language: Language) {
    let area = frame.area;
    let x = f64::midpoint(area.left, area.right);
    canvas.text((x, area.bottom + 50.0), language.pick("学年（9月1日开始）", "School year (from 1 September)"), body(Align::Centre));
    canvas.text((30.0, area.top - 24.0), &children_title(frame.floor, language), small(Align::Left));
}

/// Title of the upward axis; says so where it does not start at zero.
fn children_title(floor: f64, language: Language) -> String {
    let note = if floor > 0.0 { language.pick("，纵轴不从0开始", "; the axis does not start at 0") } else { "" };
    format!("{}{note}", language.pick("儿童（人）", "Children"))
}

/// Names at the right ends of the lines, pushed apart where they would touch.
fn paint_ends(canvas: &mut Canvas, frame: &Frame, series: &Series, base: Option<&Findings>, language: Language) {
    let mut ends: Vec<(f64, String, RGBColor)> = Vec::new();
    let mut add = |rows: &[&SummaryRow], text: &str, colour| {
        ends.extend(rows.last().map(|row| (frame.y.at(row.over_futures.p50), text.to_string(), colour)));
    };
    add(&series.demand, language.pick("需求", "demand"), DEMAND);
    add(&series.seats, language.pick("学位", "seats"), SEATS);
    if base.is_some() {
        add(&series.base_seats, language.pick("学位（基准）", "seats (base)"), INK);
    }
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut lowest = f64::NEG_INFINITY;
    for (y, text, colour) in ends {
        lowest = y.max(lowest + BODY + 5.0);
        canvas.text((frame.area.right + 10.0, lowest), &text, Letters { bold: true, colour, size: SMALL + 2.0, ..body(Align::Left) });
    }
}
