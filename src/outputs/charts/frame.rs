//! A panel with school years across and children upwards.

use plotters::style::RGBColor;

use super::canvas::{Align, Canvas};
use super::lettering::{SMALL, fit, panel, small, width};
use super::palette::{AXIS, GRID};
use super::scale::{Scale, axis, label, year_labels};

/// A rectangle on the sheet [pixels].
#[derive(Clone, Copy)]
pub struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Area {
    /// A heading above the area.
    pub fn head(&self, canvas: &mut Canvas, text: &str) {
        let room = self.right - self.left + 20.0;
        let letters = panel(Align::Left);
        canvas.text((self.left, self.top - 18.0), &fit(text, letters.size, room), letters);
    }
}

/// The panel's scales.
pub struct Frame {
    pub area: Area,
    pub x: Scale,
    pub y: Scale,
    /// Where the axis starts [children]; not always zero.
    pub floor: f64,
    ticks: Vec<f64>,
    years: (i32, i32),
}

impl Frame {
    /// Scales for these years and values.
    pub fn new(area: Area, years: (i32, i32), values: impl Iterator<Item = f64>, ticks: usize) -> Self {
        let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
        let (low, high) = if low.is_finite() { (low, high) } else { (0.0, 1.0) };
        let (from, to, ticks) = axis(low, high, ticks);
        let half = if years.0 == years.1 { 0.5 } else { 0.15 };
        Self::between(area, years, half, (from, to, ticks))
    }

    /// Scales for these years, with room of some years beside the first and the last, and for these values in six ticks or so.
    pub fn with_room(area: Area, years: (i32, i32), room: f64, values: impl Iterator<Item = f64>) -> Self {
        let high = values.fold(0.0, f64::max);
        Self::between(area, years, room, axis(0.0, high, 6))
    }

    fn between(area: Area, years: (i32, i32), half: f64, (from, to, ticks): (f64, f64, Vec<f64>)) -> Self {
        let x = Scale { from: f64::from(years.0) - half, to: f64::from(years.1) + half, start: area.left, end: area.right };
        let y = Scale { from, to, start: area.bottom, end: area.top };
        Self { area, x, y, floor: from, ticks, years }
    }

    /// Grid, ticks and labels.
    pub fn draw(&self, canvas: &mut Canvas) {
        for &tick in &self.ticks {
            let y = self.y.at(tick);
            let strong = tick == 0.0;
            canvas.path(&[(self.area.left, y), (self.area.right, y)], if strong { AXIS } else { GRID }, if strong { 1.5 } else { 1.0 });
            canvas.text((self.area.left - 8.0, y), &label(tick), small(Align::Right));
        }
        self.draw_years(canvas);
    }

    fn draw_years(&self, canvas: &mut Canvas) {
        let apart = self.x.at(1.0) - self.x.at(0.0);
        for year in year_labels(self.years.0, self.years.1, apart, width("2024", SMALL) + 14.0) {
            let x = self.x.at(f64::from(year));
            canvas.path(&[(x, self.area.bottom), (x, self.area.bottom + 5.0)], AXIS, 1.0);
            canvas.text((x, self.area.bottom + 18.0), &year.to_string(), small(Align::Centre));
        }
    }

    /// A heading above the panel.
    pub fn head(&self, canvas: &mut Canvas, text: &str) {
        self.area.head(canvas, text);
    }

    /// Points of a series; a single year becomes a level line, or nothing would be seen.
    pub fn points(&self, series: &[(i32, f64)]) -> Vec<(f64, f64)> {
        if series.len() == 1 {
            return self.steps(series);
        }
        series.iter().map(|&(year, value)| (self.x.at(f64::from(year)), self.y.at(value))).collect()
    }

    /// Points of a series that holds its value for a whole school year and then jumps.
    pub fn steps(&self, series: &[(i32, f64)]) -> Vec<(f64, f64)> {
        let mut points = Vec::with_capacity(2 * series.len());
        for &(year, value) in series {
            for edge in [f64::from(year) - 0.5, f64::from(year) + 0.5] {
                points.push((self.x.at(edge).clamp(self.area.left, self.area.right), self.y.at(value)));
            }
        }
        points
    }

    /// A band between two series; `low` and `high` list the same years.
    pub fn band(&self, canvas: &mut Canvas, low: &[(i32, f64)], high: &[(i32, f64)], (colour, alpha): (RGBColor, f64)) {
        let mut outline = self.points(low);
        outline.extend(self.points(high).into_iter().rev());
        canvas.area(&outline, colour, alpha);
    }
}
