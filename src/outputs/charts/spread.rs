//! What the futures hold, as bands around a median, beside a line that stands: demand and seats, teachers needed and in post.

use plotters::style::RGBColor;

use super::canvas::{Align, Canvas};
use super::frame::Frame;
use super::lettering::{BODY, body, width};
use super::palette::{DEMAND, INK, SEATS};
use crate::domain::{Distribution, Findings, Language, Measure, SummaryRow};

/// Bands, widest first: lower and upper end, share of the futures, how strong it is drawn.
const BANDS: [(Quantile, Quantile, u32, f64); 3] =
    [(|d| d.p025, |d| d.p975, 95, 0.16), (|d| d.p10, |d| d.p90, 80, 0.22), (|d| d.p25, |d| d.p75, 50, 0.30)];

type Quantile = fn(&Distribution) -> f64;

/// Which measures a panel shows.
pub(super) struct Shown {
    /// With its bands.
    pub spread: Measure,
    /// As a line.
    pub line: Measure,
    /// Of the base, as a dashed line.
    pub dashed: Measure,
}

/// What the marks are called; `None`: not drawn.
pub(super) struct Names {
    pub spread: &'static str,
    pub line: Option<&'static str>,
    pub dashed: Option<&'static str>,
}

/// The series of one panel.
pub(super) struct Series<'a> {
    pub spread: Vec<&'a SummaryRow>,
    pub line: Vec<&'a SummaryRow>,
    pub dashed: Vec<&'a SummaryRow>,
}

impl<'a> Series<'a> {
    /// Series of a district (`None`: city) and stage, the dashed one where there is a base.
    pub fn of(findings: &'a Findings, base: Option<&'a Findings>, (district, stage): (Option<usize>, usize), shown: &Shown) -> Self {
        let series = |measure| findings.series(district, stage, measure);
        let dashed = base.map_or_else(Vec::new, |base| base.series(district, stage, shown.dashed));
        Self { spread: series(shown.spread), line: series(shown.line), dashed }
    }

    /// Everything that the axis must hold.
    pub fn values(&self) -> impl Iterator<Item = f64> {
        let ends = self.spread.iter().flat_map(|row| [row.over_futures.p025, row.over_futures.p975]);
        ends.chain(self.line.iter().chain(&self.dashed).map(|row| row.over_futures.p50))
    }
}

/// Bands, median and lines of a panel.
pub(super) fn paint(canvas: &mut Canvas, frame: &Frame, series: &Series) {
    for (low, high, _, alpha) in BANDS {
        frame.band(canvas, &values(&series.spread, low), &values(&series.spread, high), (DEMAND, alpha));
    }
    let median: Quantile = |d| d.p50;
    canvas.dashed(&frame.steps(&values(&series.dashed, median)), INK, 2.0);
    canvas.path(&frame.steps(&values(&series.line, median)), SEATS, 3.0);
    canvas.path(&frame.points(&values(&series.spread, median)), DEMAND, 3.0);
}

fn values(rows: &[&SummaryRow], quantile: Quantile) -> Vec<(i32, f64)> {
    rows.iter().map(|row| (row.year, quantile(&row.over_futures))).collect()
}

/// Legend in one line: each entry is its mark and its meaning.
pub(super) fn paint_key(canvas: &mut Canvas, (left, y): (f64, f64), names: &Names, language: Language) {
    let mut x = left;
    line_entry(canvas, &mut x, y, names.spread, DEMAND);
    for (_, _, share, _) in BANDS.iter().rev() {
        // The last of them says what they are shares of.
        let of = if *share == BANDS[0].2 { language.pick("的未来", " of futures") } else { "" };
        let text = format!("{share}{}%{of}", language.pick("", " "));
        let weight: f64 = BANDS.iter().filter(|band| band.2 >= *share).fold(0.0, |ink, band| ink + (1.0 - ink) * band.3);
        canvas.rect((x, y - 9.0), (x + 26.0, y + 9.0), DEMAND, weight);
        entry_text(canvas, &mut x, y, &text);
    }
    if let Some(line) = names.line {
        line_entry(canvas, &mut x, y, line, SEATS);
    }
    if let Some(dashed) = names.dashed {
        canvas.dashed(&[(x, y), (x + 26.0, y)], INK, 2.0);
        entry_text(canvas, &mut x, y, dashed);
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
