//! Sizes of text and a guess of its width: no font is at hand while drawing, so there is room to spare.

use super::canvas::{Align, Letters};
use super::palette::{INK, MUTED};

/// Heading of a picture [pixels at 1200 pixels of width].
pub const HEADING: f64 = 26.0;
/// Everything that is read [pixels].
pub const BODY: f64 = 18.0;
/// Numbers in cells and ticks [pixels].
pub const SMALL: f64 = 16.0;

/// Heading of a picture.
pub fn heading() -> Letters {
    Letters { size: HEADING, bold: true, colour: INK, align: Align::Left }
}

/// Plain text.
pub fn body(align: Align) -> Letters {
    Letters { size: BODY, bold: false, colour: INK, align }
}

/// Heading of a panel.
pub fn panel(align: Align) -> Letters {
    Letters { size: BODY + 1.0, bold: true, colour: INK, align }
}

/// Ticks and notes.
pub fn small(align: Align) -> Letters {
    Letters { size: SMALL, bold: false, colour: MUTED, align }
}

/// Guessed width of a text [pixels]: a Chinese character is one em wide, anything else somewhat more than half.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(|c| if is_wide(c) { 1.0 } else { 0.58 }).sum::<f64>() * size
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}

/// The text cut to a width, with an ellipsis where something is gone.
pub fn fit(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room {
        return text.to_string();
    }
    let mut kept = String::new();
    for c in text.chars() {
        kept.push(c);
        if width(&kept, size) > room - size {
            break;
        }
    }
    kept.pop();
    kept.trim_end().to_string() + "…"
}
