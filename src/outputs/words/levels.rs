//! Names and letters of the alert levels.

use crate::domain::{AlertLevel, AlertRule, Language};

/// `浙江2018年预警规则`, `zhejiang-2018`: the name of an alert rule, and whether the scenario changes it.
pub fn alert_rule_name(rule: &AlertRule, language: Language) -> String {
    match (language, rule.name.split_once(", ")) {
        (Language::English, _) => rule.name.clone(),
        (Language::Chinese, Some((name, _))) => format!("{}（有改动）", rule_in_chinese(name)),
        (Language::Chinese, None) => rule_in_chinese(&rule.name),
    }
}

fn rule_in_chinese(name: &str) -> String {
    if name == "zhejiang-2018" { "浙江2018年预警规则".to_owned() } else { format!("预警规则{name}") }
}

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
