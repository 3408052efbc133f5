//! Numbers as planners write them: `1,200`, `１２`, `80%`, `1.2万`, `2027年`.

use crate::domain::Said;
use crate::said;

/// A share above this that is not written in per cent is one of which the percent sign was forgotten.
const MOST_SHARE: f64 = 10.0;

/// A number in the form that scenarios have; `share` where a part of something is asked for, which may be written in per cent.
pub fn read(text: &str, share: bool) -> Result<String, Said> {
    let written = half_width(text.trim());
    let Some((value, in_percent)) = value(&written) else { return Err(no_number(text, share)) };
    match (share, in_percent) {
        (false, true) => Err(no_number(text, share)),
        (true, false) if value.abs() > MOST_SHARE => Err(no_share(text, value)),
        _ => Ok(value.to_string()),
    }
}

/// How a share is read: `80 %`.
pub fn in_percent(text: &str) -> Option<String> {
    let percent = format!("{:.4}", text.parse::<f64>().ok()? * 100.0);
    Some(format!("{} %", percent.trim_end_matches('0').trim_end_matches('.')))
}

/// A whole number of zero or more.
pub fn whole(text: &str) -> Option<u64> {
    read(text, false).ok()?.parse().ok()
}

/// The value, and whether it was written in per cent.
fn value(written: &str) -> Option<(f64, bool)> {
    let bare = written.strip_suffix("学年").or(written.strip_suffix('年')).unwrap_or(written);
    let (bare, power) = match bare.chars().last()? {
        '%' => (bare.strip_suffix('%')?, -2),
        '‰' => (bare.strip_suffix('‰')?, -3),
        '万' => (bare.strip_suffix('万')?, 4),
        _ => (bare, 0),
    };
    let digits = ungrouped(bare.trim_end())?;
    let plain = digits.chars().all(|c| c.is_ascii_digit() || ".-+".contains(c));
    // By its digits, so that 80% is 0.8 to the last bit.
    let value = plain.then(|| format!("{digits}e{power}").parse::<f64>().ok()).flatten()?;
    Some((value, power < 0))
}

/// Without the commas of thousands; none where commas stand elsewhere, for they may be meant as decimal points.
fn ungrouped(text: &str) -> Option<String> {
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut groups = whole.split(',');
    let first = groups.next()?.trim_start_matches(['-', '+']);
    let by_thousands = !whole.contains(',') || ((1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3));
    let sound = by_thousands && !rest.contains(',');
    sound.then(|| text.replace(',', ""))
}

/// Digits, points and signs as a Chinese keyboard may write them, in the form that numbers have.
fn half_width(text: &str) -> String {
    let narrow = |c: char| match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '−' => '-',
        '。' => '.',
        other => other,
    };
    text.chars().map(narrow).collect()
}

fn no_number(text: &str, share: bool) -> Said {
    if share {
        return said!(
            "“{text}”读不出数；请填小数或百分数，如 0.8 或 80%",
            "“{text}” cannot be read: write a decimal or per cent, such as 0.8 or 80%"
        );
    }
    said!("“{text}”读不出数；请填数字，如 1200 或 1,200", "“{text}” cannot be read: write a number, such as 1200 or 1,200")
}

fn no_share(text: &str, value: f64) -> Said {
    let (small, large) = (format!("{value}%"), format!("{}%", value * 100.0));
    said!(
        "“{text}”会读作 {large}；若是 {small}，请填 {small}；若确为 {large}，请照此填写",
        "“{text}” would be {large}: write {small} if that is meant, or else {large}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_planners_write_them() {
        for (written, number) in [
            ("1,200", "1200"),
            ("1，200", "1200"),
            ("１２", "12"),
            ("-1,234,567.5", "-1234567.5"),
            ("−0.02", "-0.02"),
            ("1.2万", "12000"),
            ("２０２７学年", "2027"),
            ("0.90", "0.9"),
        ] {
            assert_eq!(read(written, false).as_deref(), Ok(number), "{written}");
        }
        for written in ["1,20", "12,00", "1234,567", "1,,200", "many", "", "-", "80%", "1.2.3", "1e5", "inf", "1.2,345"] {
            assert!(read(written, false).is_err(), "{written}");
        }
    }

    #[test]
    fn shares_may_stand_in_per_cent() {
        for (written, number) in
            [("80%", "0.8"), ("80％", "0.8"), ("８０ ％", "0.8"), ("0.8", "0.8"), ("-2%", "-0.02"), ("2‰", "0.002"), ("2900%", "29")]
        {
            assert_eq!(read(written, true).as_deref(), Ok(number), "{written}");
        }
        assert_eq!(in_percent("0.29").as_deref(), Some("29 %"));
        assert_eq!(in_percent("-0.002").as_deref(), Some("-0.2 %"));
        let forgotten = read("80", true).unwrap_err();
        assert!(forgotten.english.contains("would be 8000%: write 80%"), "{forgotten:?}");
    }
}
