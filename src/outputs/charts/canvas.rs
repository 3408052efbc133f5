//! The sheet that every chart draws on: plotters' SVG writer with coordinates in pixels and the few marks that the charts need.

use plotters::backend::{DrawingBackend, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, FontTransform, RGBColor, ShapeStyle, TextStyle};

/// Fonts that hold Chinese, by platform: Linux, Windows, macOS.
pub const FONTS: &str = "Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, WenQuanYi Micro Hei, sans-serif";
/// Stands for [`FONTS`] while drawing: the list is written once, at the root, instead of at each of several hundred texts.
const FONT_MARK: &str = "F";
/// The SVG writer knows whole numbers only; drawing this much larger keeps quarter pixels.
const FINE: f64 = 4.0;
/// plotters divides font sizes by this.
const PLOTTERS_FONT: f64 = 1.24;

/// Where a text stands relative to its point; vertically it is always centred.
#[derive(Clone, Copy)]
pub enum Align {
    Left,
    Centre,
    Right,
}

/// How a text looks.
#[derive(Clone, Copy)]
pub struct Letters {
    pub size: f64,
    pub bold: bool,
    pub colour: RGBColor,
    pub align: Align,
}

/// A sheet of paper [pixels].
pub struct Canvas<'a> {
    svg: SVGBackend<'a>,
}

/// Draws a picture of this size [pixels] and gives its SVG; `name` is what a screen reader says.
pub fn picture(name: &str, (width, height): (f64, f64), paint: impl FnOnce(&mut Canvas)) -> String {
    let mut svg = String::with_capacity(1 << 16);
    let mut canvas = Canvas { svg: SVGBackend::with_string(&mut svg, (fine(width) as u32, fine(height) as u32)) };
    canvas.rect((0.0, 0.0), (width, height), RGBColor(255, 255, 255), 1.0);
    paint(&mut canvas);
    // Writing into memory cannot fail.
    let _ = canvas.svg.present();
    drop(canvas);
    finish(&svg, name, (width, height))
}

/// Gives the root its size in pixels, the fonts and a name, and drops what every element would repeat.
fn finish(svg: &str, name: &str, (width, height): (f64, f64)) -> String {
    let body = svg.split_once('\n').map_or("", |(_, body)| body);
    let body = body.replace(&format!(" font-family=\"{FONT_MARK}\""), "").replace(" opacity=\"1\"", "");
    let (w, h) = (fine(width), fine(height));
    let name = name.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {w} {h}\" \
         font-family=\"{FONTS}\" role=\"img\">\n<title>{name}</title>\n{body}"
    )
}

fn fine(pixels: f64) -> i32 {
    (pixels * FINE).round() as i32
}

fn at((x, y): (f64, f64)) -> (i32, i32) {
    (fine(x), fine(y))
}

impl Canvas<'_> {
    /// A filled rectangle between two corners.
    pub fn rect(&mut self, from: (f64, f64), to: (f64, f64), colour: RGBColor, alpha: f64) {
        let _ = self.svg.draw_rect(at(from), at(to), &colour.mix(alpha), true);
    }

    /// A filled area.
    pub fn area(&mut self, points: &[(f64, f64)], colour: RGBColor, alpha: f64) {
        let _ = self.svg.fill_polygon(points.iter().copied().map(at), &colour.mix(alpha));
    }

    /// A line through points.
    pub fn path(&mut self, points: &[(f64, f64)], colour: RGBColor, width: f64) {
        let style = ShapeStyle { color: colour.mix(1.0), filled: false, stroke_width: fine(width) as u32 };
        let _ = self.svg.draw_path(points.iter().copied().map(at), &style);
    }

    /// A dashed line through points.
    pub fn dashed(&mut self, points: &[(f64, f64)], colour: RGBColor, width: f64) {
        for (from, to) in dashes(points, 9.0, 6.0) {
            self.path(&[from, to], colour, width);
        }
    }

    /// A text; its point is its vertical middle.
    pub fn text(&mut self, (x, y): (f64, f64), text: &str, letters: Letters) {
        self.write((x, y + 0.11 * letters.size), text, letters, FontTransform::None);
    }

    /// A text that reads upwards.
    pub fn upright(&mut self, (x, y): (f64, f64), text: &str, letters: Letters) {
        self.write((x + 0.11 * letters.size, y), text, letters, FontTransform::Rotate270);
    }

    fn write(&mut self, point: (f64, f64), text: &str, letters: Letters, turn: FontTransform) {
        let style = if letters.bold { FontStyle::Bold } else { FontStyle::Normal };
        let font = FontDesc::new(FontFamily::Name(FONT_MARK), letters.size * FINE * PLOTTERS_FONT, style).transform(turn);
        let side = match letters.align {
            Align::Left => HPos::Left,
            Align::Centre => HPos::Center,
            Align::Right => HPos::Right,
        };
        let style = TextStyle::from(font).color(&letters.colour).pos(Pos::new(side, VPos::Center));
        let _ = self.svg.draw_text(text, &style, at(point));
    }
}

/// The strokes of a dashed line, carried on round the corners.
fn dashes(points: &[(f64, f64)], on: f64, off: f64) -> Vec<((f64, f64), (f64, f64))> {
    let mut strokes = Vec::new();
    let mut phase = 0.0;
    for ends in points.windows(2) {
        let (from, to) = (ends[0], ends[1]);
        let length = (to.0 - from.0).hypot(to.1 - from.1);
        let point = |s: f64| (from.0 + (to.0 - from.0) * s / length, from.1 + (to.1 - from.1) * s / length);
        let mut start = -phase;
        while start < length {
            if start + on > 0.0 {
                strokes.push((point(start.max(0.0)), point((start + on).min(length))));
            }
            start += on + off;
        }
        phase = on + off - (start - length);
    }
    strokes
}
