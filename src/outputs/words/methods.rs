//! What a planner calls the forecasting methods; the key in brackets is the one in `forecasts.csv`, `scores.csv` and `--methods`.

use crate::domain::Language;

const METHODS: [(&str, &str, &str); 5] = [
    ("naive", "照今年不变", "as this year"),
    ("csr3", "三年平均", "3-year mean"),
    ("csr5", "五年平均", "5-year mean"),
    ("ses4", "指数平滑", "smoothed"),
    ("default", "本程序", "ours"),
];

/// A method's name alone, for a picture: `本程序`.
pub fn method_short(key: &str, language: Language) -> &str {
    METHODS.iter().find(|(known, ..)| *known == key).map_or(key, |(_, zh, en)| language.pick(zh, en))
}

/// A method's name with its key: `本程序（default）`.
pub fn method_name(key: &str, language: Language) -> String {
    let name = method_short(key, language);
    match language {
        Language::Chinese => format!("{name}（{key}）"),
        Language::English => format!("{name} ({key})"),
    }
}
