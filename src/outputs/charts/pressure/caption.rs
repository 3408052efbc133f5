//! The caption of the picture of pressure.

use super::has_numbers;
use crate::domain::{Findings, Language};
use crate::outputs::words::{ShortPoint, alert_rule_name};

/// What to see.
pub(super) fn caption(findings: &Findings, panels: &[Vec<usize>], short: &[ShortPoint], language: Language) -> String {
    let rule = alert_rule_name(&findings.alert, language);
    let (numbers, rest) = (numbers_note(findings, language), rest_note(findings, panels, language));
    let marked = if short.is_empty() { "" } else { marked_note(language) };
    match language {
        Language::Chinese => format!("各县（市）区各学段的预警等级（{rule}），格中文字为等级。{numbers}{marked}{rest}"),
        Language::English => {
            format!("Alert level by district, stage and school year (rule {rule}); the letter is the level.{numbers}{marked}{rest}")
        }
    }
}

fn marked_note(language: Language) -> &'static str {
    language.pick(
        "加框、加角标的格：全学段够，但个别年级缺学位。",
        " Cells with a frame and a corner: enough in all, but single grades are short.",
    )
}

fn numbers_note(findings: &Findings, language: Language) -> &'static str {
    if !has_numbers(findings) {
        return "";
    }
    language.pick(
        "数字为该等级所依据的可能性（%）；无等级的格为学位用满或不足的可能性。",
        " The number is the chance in per cent on which the level rests; without a level, the chance that seats are full or run out.",
    )
}

fn rest_note(findings: &Findings, panels: &[Vec<usize>], language: Language) -> String {
    let all = findings.districts.len();
    let shown = panels.first().map_or(0, Vec::len);
    match language {
        _ if shown == all => String::new(),
        Language::Chinese => format!("共{all}个县（市）区，每学段画出压力最大的{shown}个。"),
        Language::English => format!(" Of {all} districts, the {shown} under most pressure in each stage."),
    }
}
