//! The ledger of seats: every change of a city, one line each; those of a country by their kind.

use std::collections::BTreeMap;

use crate::domain::{Language, SeatChange};
use crate::outputs::words::grouped;

/// So many changes are told one by one: more are no page that anybody reads.
const TOLD_ONE_BY_ONE: usize = 60;

/// The lines under the number of changes.
pub fn lines(changes: &[SeatChange], language: Language) -> Vec<String> {
    if changes.len() > TOLD_ONE_BY_ONE {
        return by_kind(changes, language);
    }
    let line = |change: &SeatChange| {
        let seats = over_years(change, language);
        match language {
            Language::Chinese => format!("  {}学年 {}（{}）：{seats}", change.year, change.name, kind_in_chinese(&change.kind)),
            Language::English => format!("  {} {} ({}): {seats}", change.year, change.name, change.kind),
        }
    };
    changes.iter().map(line).collect()
}

/// One line for each kind: how many, in which years, and their seats together.
fn by_kind(changes: &[SeatChange], language: Language) -> Vec<String> {
    let mut kinds: BTreeMap<&str, Vec<&SeatChange>> = BTreeMap::new();
    for change in changes {
        kinds.entry(&change.kind).or_default().push(change);
    }
    let line = |(kind, changes): (&&str, &Vec<&SeatChange>)| {
        let years = || changes.iter().map(|change| change.year);
        let (first, last, count) = (years().min().unwrap_or_default(), years().max().unwrap_or_default(), grouped(changes.len() as f64));
        let seats = seats_of(changes, language);
        match language {
            Language::Chinese => format!("  {}：{count}项，{first}–{last}学年，{seats}", kind_in_chinese(kind)),
            Language::English => format!("  {kind}: {count} from {first} to {last}, {seats}"),
        }
    };
    kinds.iter().map(line).collect()
}

/// Seats of one change: where they do not come at once, over how many years, and how many in each grade where all get as many.
fn over_years(change: &SeatChange, language: Language) -> String {
    let lags = || change.steps.iter().filter(|step| step.seats != 0.0).map(|step| step.lag_years);
    let years = lags().max().zip(lags().min()).map_or(1, |(last, first)| last - first + 1);
    let seats = seats_of(&[change], language);
    if years == 1 {
        return seats;
    }
    let each = in_each_grade(change).filter(|each| each.abs() >= 0.5).map(signed_number);
    match (language, each) {
        (Language::Chinese, Some(each)) => format!("{years}年内共{seats}（每个年级{each}）"),
        (Language::Chinese, None) => format!("{years}年内共{seats}"),
        (Language::English, Some(each)) => format!("{seats} over {years} years ({each} in each grade)"),
        (Language::English, None) => format!("{seats} over {years} years"),
    }
}

/// Seats that every grade of a change gets in the end, where all get as many; `None` where they differ.
fn in_each_grade(change: &SeatChange) -> Option<f64> {
    let mut grades: BTreeMap<usize, f64> = BTreeMap::new();
    change.steps.iter().for_each(|step| *grades.entry(step.grade).or_default() += step.seats);
    let first = *grades.values().next()?;
    grades.values().all(|seats| (seats - first).abs() < 0.5).then_some(first)
}

/// Seats that changes add in the end, over all grades; where as many go as come, how many come.
fn seats_of(changes: &[&SeatChange], language: Language) -> String {
    let steps = || changes.iter().flat_map(|change| &change.steps);
    let added: f64 = steps().map(|step| step.seats).sum();
    if added.abs() < 0.5 { changing_hands(steps().map(|step| step.seats.max(0.0)).sum(), language) } else { signed(added, language) }
}

/// The kind of a change in Chinese; scenario files write the English key.
fn kind_in_chinese(kind: &str) -> &str {
    match kind {
        "open" => "新建",
        "expand" => "扩建",
        "bulge" => "临时扩班",
        "close" => "停办",
        "merge" => "合并",
        "convert" => "转制",
        "class_norm" => "班额标准",
        "intake" => "招生计划",
        "housing" => "小区配套",
        other => other,
    }
}

/// Seats that come where as many go.
fn changing_hands(seats: f64, language: Language) -> String {
    match language {
        Language::Chinese => format!("{}个学位转换", grouped(seats)),
        Language::English => format!("{} seats change hands", grouped(seats)),
    }
}

fn signed(seats: f64, language: Language) -> String {
    [&signed_number(seats), language.pick("个学位", " seats")].concat()
}

fn signed_number(seats: f64) -> String {
    format!("{}{}", if seats < 0.0 { "−" } else { "+" }, grouped(seats.abs()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Delay, SeatStep};

    fn change(kind: &str, year: i32, seats: f64) -> SeatChange {
        let step = SeatStep { district: 0, grade: 0, lag_years: 0, seats, groups: [true, false, false] };
        let steps = vec![step];
        SeatChange {
            name: "新校".into(),
            kind: kind.into(),
            year,
            delay: Delay::none(),
            after: Vec::new(),
            chance: 1.0,
            steps,
            moves: Vec::new(),
            costs: Vec::new(),
        }
    }

    #[test]
    fn seats_that_come_grade_by_grade_are_told_with_the_years_that_it_takes() {
        let mut intake = change("intake", 2024, 696.0);
        intake.steps = (0..3).map(|grade| SeatStep { grade, lag_years: grade, ..intake.steps[0].clone() }).collect();
        assert_eq!(lines(&[intake.clone()], Language::Chinese), ["  2024学年 新校（招生计划）：3年内共+2,088个学位（每个年级+696）"]);
        assert_eq!(lines(&[intake.clone()], Language::English), ["  2024 新校 (intake): +2,088 seats over 3 years (+696 in each grade)"]);
        intake.steps[2].seats = 700.0;
        assert_eq!(lines(&[intake], Language::English), ["  2024 新校 (intake): +2,092 seats over 3 years"]);
    }

    #[test]
    fn a_city_reads_every_change_and_a_country_their_kinds() {
        let open: Vec<SeatChange> = (0..40).map(|year| change("open", 2022 + year % 3, 100.0)).collect();
        let close: Vec<SeatChange> = (0..21).map(|_| change("close", 2030, -50.0)).collect();
        assert_eq!(lines(&open[..1], Language::English), ["  2022 新校 (open): +100 seats"]);
        let all = [open, close].concat();
        assert_eq!(lines(&all[..60], Language::English).len(), 60);
        assert_eq!(
            lines(&all, Language::English),
            ["  close: 21 from 2030 to 2030, −1,050 seats", "  open: 40 from 2022 to 2024, +4,000 seats"]
        );
        assert_eq!(
            lines(&all, Language::Chinese),
            ["  停办：21项，2030–2030学年，−1,050个学位", "  新建：40项，2022–2024学年，+4,000个学位"]
        );
    }
}
