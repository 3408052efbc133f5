//! Numbers as a planner says them.

use crate::domain::Language;

/// A number of children rounded as one says it aloud: to 1 below 10, then to 5, 10, 100 and from 10,000 on to 1,000.
pub fn planner_round(value: f64) -> f64 {
    let step = match value.abs() {
        size if size < 9.5 => 1.0,
        size if size < 97.5 => 5.0,
        size if size < 995.0 => 10.0,
        size if size < 9950.0 => 100.0,
        _ => 1000.0,
    };
    // Adding zero turns -0 into 0.
    (value / step).round() * step + 0.0
}

/// `1,234,567`: groups of three in both languages, as in official tables.
pub fn grouped(value: f64) -> String {
    let digits = format!("{:.0}", value.abs());
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if value < 0.0 && digits != "0" {
        text.push('\u{2212}');
    }
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `1,200` or `1200`, from ten thousand on in Chinese `1.2万`: the rounded number alone.
pub fn children_count(value: f64, language: Language) -> String {
    let rounded = planner_round(value);
    match language {
        Language::English => grouped(rounded),
        Language::Chinese if rounded.abs() >= 10_000.0 => format!("{}万", rounded / 10_000.0),
        Language::Chinese => format!("{rounded:.0}"),
    }
}

/// `about 1,200 children`, `约1200人`.
pub fn children(value: f64, language: Language) -> String {
    let count = children_count(value, language);
    match language {
        Language::English if count == "1" => "about 1 child".to_string(),
        Language::English => format!("about {count} children"),
        Language::Chinese => format!("约{count}人"),
    }
}

/// `73 %` in English, `73%` in Chinese; just below 100 % with a decimal, because a share that is neither 0 nor 1 is never shown as if it were.
pub fn percent(share: f64, language: Language) -> String {
    let space = language.pick("", " ");
    let rounded = (share * 100.0).round();
    match rounded {
        _ if share > 0.0 && rounded < 1.0 => format!("<1{space}%"),
        // Seats that are hardly there, or not at all in some futures: how many times over says nothing.
        _ if share >= 10.0 => format!(">1000{space}%"),
        _ if share < 1.0 && rounded > 99.0 => format!("{:.1}{space}%", (share * 1000.0).floor() / 10.0),
        _ => format!("{rounded}{space}%"),
    }
}

/// A chance as a whole per cent without its sign, `46`. Futures are drawn: what happens in all of them is no certainty, and what happens in none
/// is not impossible.
pub fn chance_number(chance: f64) -> String {
    match (chance * 100.0).round() {
        _ if chance < 0.005 => "<1".to_owned(),
        _ if chance >= 0.995 => ">99".to_owned(),
        rounded => rounded.to_string(),
    }
}

/// A chance as it is written everywhere: `46 %`, `<1 %`, `>99 %`.
pub fn chance_words(chance: f64, language: Language) -> String {
    format!("{}{}%", chance_number(chance), language.pick("", " "))
}

/// `1,000 futures`, `1000种未来`; without any, the central one is all there is.
pub fn futures_words(count: usize, language: Language) -> String {
    match language {
        _ if count == 0 => language.pick("仅中心未来", "the central future alone").to_string(),
        Language::English if count == 1 => "1 future".into(),
        Language::English => format!("{} futures", grouped(count as f64)),
        Language::Chinese => format!("{count}种未来"),
    }
}

/// `2026/27`, `2026学年`.
pub fn school_year(year: i32, language: Language) -> String {
    match language {
        Language::English => format!("{year}/{:02}", (year + 1).rem_euclid(100)),
        Language::Chinese => format!("{year}学年"),
    }
}

/// `2026/27 to 2031/32`, `2026–2031学年`.
pub fn school_years(first: i32, last: i32, language: Language) -> String {
    if first == last {
        return school_year(first, language);
    }
    match language {
        Language::English => format!("{} to {}", school_year(first, language), school_year(last, language)),
        Language::Chinese => format!("{first}–{last}学年"),
    }
}
