//! Whether intervals keep their word: the share of what came that lay within them, by years ahead.

use super::Picture;
use super::by_lead::{BANDS, HEIGHT, Line, WIDTH, course, paint};
use super::canvas::picture;
use super::error_by_lead::style;
use super::palette::{DEMAND, OTHER};
use crate::domain::{BacktestFindings, Language};
use crate::outputs::words::method_short;

/// Coverage of the 80 % and 95 % intervals of `default`, or of the last method where it is not among them; `None` where nothing is scored.
pub fn draw(findings: &BacktestFindings, language: Language) -> Option<Picture> {
    let leads = Some(findings.leads()).filter(|leads| *leads > 0)?;
    let method = findings.methods.iter().find(|method| **method == "default").or(findings.methods.last())?;
    let lines = |band: &str| {
        let (_, width, _) = style("default");
        let line = |name: &str, colour, points| Line { name: name.into(), colour, width, dashed: false, points };
        vec![
            line(language.pick("80%区间", "80 % band"), DEMAND, course(findings, method, band, |score| score.coverage80)),
            line(language.pick("95%区间", "95 % band"), OTHER, course(findings, method, band, |score| score.coverage95)),
        ]
    };
    let panels: Vec<(&str, Vec<Line>)> = BANDS.iter().map(|&(band, zh, en)| (language.pick(zh, en), lines(band))).collect();
    let head = language.pick("区间是否可信：实际落在区间内的比例", "Do the intervals keep their word?");
    let note = language.pick(
        "实际在校生数落在预测区间内的比例，按预测年数；虚线为应达到的80%和95%",
        "Share of what came that lay within the interval, by years ahead; dashed: the 80 % and 95 % that are claimed",
    );
    let svg = picture(head, (WIDTH, HEIGHT), |canvas| paint(canvas, (head, note), &panels, &[0.8, 0.95], (leads, language)));
    Some(Picture { file_stem: "coverage-by-lead".into(), title: caption(method, language), svg })
}

fn caption(method: &str, language: Language) -> String {
    let method = method_short(method, language);
    match language {
        Language::Chinese => format!(
            "{method}的区间，只用出发年份之前已出现的误差得出。低于虚线表示区间过窄，高于虚线表示过宽。全部地区合计只有几个出发年份，比例跳动较大。"
        ),
        Language::English => format!(
            "Intervals ({method}), learnt only from errors that had shown before each origin. Below the dashed line they were too narrow, above it too wide. \
             The sum of all areas has one number an origin, so its shares move in large steps."
        ),
    }
}
