//! Names and letters of the alert levels.

use crate::domain::{AlertLevel, Language};

/// `红色预警`, `red alert`.
pub fn level_name(level: AlertLevel, language: Language) -> &'static str {
    match level {
        AlertLevel::Red => language.pick("红色预警", "red alert"),
        AlertLevel::Orange => language.pick("橙色预警", "orange alert"),
        AlertLevel::Yellow => language.pick("黄色预警", "yellow alert"),
        AlertLevel::Slack => language.pick("富余（闲置）", "slack (empty seats)"),
    }
}

/// One letter, so that a level never rests on its colour alone.
pub fn level_letter(level: AlertLevel, language: Language) -> &'static str {
    match level {
        AlertLevel::Red => language.pick("红", "R"),
        AlertLevel::Orange => language.pick("橙", "O"),
        AlertLevel::Yellow => language.pick("黄", "Y"),
        AlertLevel::Slack => language.pick("闲", "S"),
    }
}
