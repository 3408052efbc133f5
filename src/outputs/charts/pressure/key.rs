//! The key of the picture of pressure, and the mark of single grades.

use super::super::canvas::{Align, Canvas, Letters};
use super::super::lettering::{BODY, body, small, width};
use super::super::palette::{SHORTFALL, level as fill, on_level};
use crate::domain::{AlertLevel, Language};
use crate::outputs::words::{level_letter, level_name};

/// Levels, and what the numbers say.
pub(super) fn paint_key(canvas: &mut Canvas, with_numbers: bool, language: Language) {
    let mut x = 30.0;
    let levels = [Some(AlertLevel::Red), Some(AlertLevel::Orange), Some(AlertLevel::Yellow), Some(AlertLevel::Slack), None];
    for level in levels {
        let text = level.map_or(language.pick("无预警", "no alert"), |level| level_name(level, language));
        canvas.rect((x, 62.0), (x + 34.0, 88.0), fill(level), 1.0);
        let letter = level.map_or("", |level| level_letter(level, language));
        canvas.text((x + 17.0, 75.0), letter, Letters { bold: true, colour: on_level(level), ..small(Align::Centre) });
        canvas.text((x + 42.0, 75.0), text, body(Align::Left));
        x += 42.0 + width(text, BODY) + 24.0;
    }
    let note = if with_numbers {
        language.pick(
            "格中数字：该预警的可能性（%），无预警的格为学位用满或不足的可能性；学年以9月1日开始",
            "Numbers: chance of the alert in per cent; without an alert, that seats are full. School years start on 1 September",
        )
    } else {
        language.pick("可能性见 pressure.csv；学年以9月1日开始", "The chances are in pressure.csv. School years start on 1 September")
    };
    canvas.text((30.0, 112.0), note, small(Align::Left));
}

/// What the mark says.
pub(super) fn paint_key_of_mark(canvas: &mut Canvas, with_numbers: bool, language: Language) {
    let text = match (language, with_numbers) {
        (Language::Chinese, true) => "个别年级缺学位：全学段够，但有的年级不够；无预警的格写出平均缺几个",
        (Language::Chinese, false) => "个别年级缺学位：全学段够，但有的年级不够",
        (Language::English, true) => {
            "single grades short, enough in all; without an alert, the cell says how many seats are missing on average"
        }
        (Language::English, false) => "single grades short, enough in all",
    };
    let (from, to) = ((30.0, 128.0), (64.0, 152.0));
    canvas.rect(from, to, fill(None), 1.0);
    paint_mark(canvas, from, to);
    canvas.text((72.0, 140.0), text, small(Align::Left));
}

/// A frame with a corner: it shows on a grey print too.
pub(super) fn paint_mark(canvas: &mut Canvas, from: (f64, f64), to: (f64, f64)) {
    let (left, top, right, bottom) = (from.0 + 1.0, from.1 + 1.0, to.0 - 1.0, to.1 - 1.0);
    canvas.path(&[(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], SHORTFALL, 2.0);
    canvas.area(&[(right - 9.0, top), (right, top), (right, top + 9.0)], SHORTFALL, 1.0);
}
