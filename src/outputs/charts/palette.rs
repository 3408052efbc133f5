//! Colours that stay apart for colour-blind readers and on a grey print.

use plotters::style::RGBColor;

use crate::domain::AlertLevel;

/// Text.
pub const INK: RGBColor = RGBColor(34, 34, 34);
/// Secondary text.
pub const MUTED: RGBColor = RGBColor(95, 95, 95);
/// Grid lines.
pub const GRID: RGBColor = RGBColor(222, 222, 222);
/// Axis lines.
pub const AXIS: RGBColor = RGBColor(130, 130, 130);
/// Paper.
pub const PAPER: RGBColor = RGBColor(255, 255, 255);
/// Demand: Okabe and Ito's blue.
pub const DEMAND: RGBColor = RGBColor(0, 114, 178);
/// Seats: Okabe and Ito's vermilion.
pub const SEATS: RGBColor = RGBColor(213, 94, 0);
/// Shortfall: Okabe and Ito's reddish purple, darkened.
pub const SHORTFALL: RGBColor = RGBColor(170, 68, 130);
/// Everything else that changes: Okabe and Ito's bluish green.
pub const OTHER: RGBColor = RGBColor(0, 133, 98);

/// Fill of an alert level; they differ in lightness as well as in hue. `None`: no alert.
pub fn level(level: Option<AlertLevel>) -> RGBColor {
    match level {
        Some(AlertLevel::Red) => RGBColor(178, 32, 37),
        Some(AlertLevel::Orange) => RGBColor(240, 142, 50),
        Some(AlertLevel::Yellow) => RGBColor(250, 224, 120),
        Some(AlertLevel::Slack) => RGBColor(158, 202, 225),
        None => RGBColor(243, 243, 243),
    }
}

/// Text on such a fill.
pub fn on_level(level: Option<AlertLevel>) -> RGBColor {
    match level {
        Some(AlertLevel::Red) => PAPER,
        Some(_) => INK,
        None => MUTED,
    }
}

/// Anchors of the cividis map (Nuñez, Anderton and Renslow 2018), dark to light.
const CIVIDIS: [(u8, u8, u8); 9] = [
    (0, 34, 78),
    (26, 56, 111),
    (65, 77, 107),
    (93, 98, 110),
    (124, 123, 120),
    (155, 148, 119),
    (188, 175, 111),
    (222, 203, 93),
    (254, 232, 56),
];

/// A colour for a share between 0 (few, dark) and 1 (many, light).
pub fn cividis(share: f64) -> RGBColor {
    let place = share.clamp(0.0, 1.0) * (CIVIDIS.len() - 1) as f64;
    let low = (place as usize).min(CIVIDIS.len() - 2);
    let (a, b) = (CIVIDIS[low], CIVIDIS[low + 1]);
    let mix = |from: u8, to: u8| (f64::from(from) + (f64::from(to) - f64::from(from)) * (place - low as f64)).round() as u8;
    RGBColor(mix(a.0, b.0), mix(a.1, b.1), mix(a.2, b.2))
}
