//! How far forecasts were off by years ahead: ours beside the plain methods.

use plotters::style::RGBColor;

use super::Picture;
use super::by_lead::{BANDS, HEIGHT, Line, WIDTH, course, paint};
use super::canvas::picture;
use super::palette::{DEMAND, MUTED, OTHER, SEATS, SHORTFALL};
use crate::domain::{BacktestFindings, Language};
use crate::outputs::words::method_short;

/// Colour and stroke of a method's line; `default` stands out, `naive` is dashed.
pub(super) fn style(method: &str) -> (RGBColor, f64, bool) {
    match method {
        "default" => (DEMAND, 4.0, false),
        "naive" => (SEATS, 2.5, true),
        "csr3" => (OTHER, 2.0, false),
        "csr5" => (SHORTFALL, 2.0, false),
        _ => (MUTED, 2.0, false),
    }
}

/// Mean absolute percentage error by years ahead; `None` where nothing can be scored.
pub fn draw(findings: &BacktestFindings, language: Language) -> Option<Picture> {
    let leads = Some(findings.leads()).filter(|leads| *leads > 0)?;
    let line = |method: &str, band: &str| {
        let (colour, width, dashed) = style(method);
        Line {
            name: method_short(method, language).to_owned(),
            colour,
            width,
            dashed,
            points: course(findings, method, band, |score| score.mape),
        }
    };
    let panel = |&(band, zh, en): &(&str, &'static str, &'static str)| {
        (language.pick(zh, en), findings.methods.iter().map(|method| line(method, band)).collect::<Vec<_>>())
    };
    let panels: Vec<(&str, Vec<Line>)> = BANDS.iter().map(panel).collect();
    let head = language.pick("预测误差随预测年数的变化", "How far forecasts were off, by years ahead");
    let note = language.pick(
        "平均绝对百分比误差（MAPE），越低越好；粗线为本程序所用方法，虚线为“明年同今年”",
        "Mean absolute percentage error, lower is better; thick: the method of this program, dashed: next year as this year",
    );
    let svg = picture(head, (WIDTH, HEIGHT), |canvas| paint(canvas, (head, note), &panels, &[], (leads, language)));
    Some(Picture { file_stem: "error-by-lead".into(), title: caption(findings, language), svg })
}

fn caption(findings: &BacktestFindings, language: Language) -> String {
    let (first, last) = findings.origins;
    match language {
        Language::Chinese => format!("从{first}至{last}年各年出发，只用出发时已知的数字作预测，再与实际在校生数比较。"),
        Language::English => {
            format!("Forecasts from each year {first} to {last} with what was known then, compared with the pupils who came.")
        }
    }
}
