//! Pressure points as sentences that a planner can read aloud.

use super::numbers::{chance_words, children_count, school_year, school_years};
use super::{Spell, cause_name, district_name, level_name, stage_name};
use crate::domain::{AlertLevel, CAUSES, Findings, Language, PressurePoint};

/// One pressure point as a sentence.
pub fn pressure_sentence(findings: &Findings, point: &PressurePoint, language: Language) -> String {
    spell_sentence(findings, &Spell { points: vec![point] }, language)
}

/// Consecutive years of one district, stage and level as one sentence: where, when, level, chance, how many, why.
pub fn spell_sentence(findings: &Findings, spell: &Spell, language: Language) -> String {
    let point = spell.worst();
    let place = district_name(findings, Some(point.district), language);
    let stage = stage_name(findings, point.stage, language);
    let years = school_years(spell.from_year(), spell.to_year(), language);
    let level = level_name(spell.level(), language);
    let what = [chance(findings, spell, language), amount(spell, language), why(findings, spell, language)].concat();
    match language {
        Language::Chinese => format!("{place} {stage} {years} {level}：{what}。"),
        Language::English => format!("{place}, {stage}, {years}, {level}: {what}."),
    }
}

fn chance(findings: &Findings, spell: &Spell, language: Language) -> String {
    let (low, high) = spell.chances();
    let (low, high) = (chance_words(low, language), chance_words(high, language));
    let event = event(findings, spell.level(), language);
    match language {
        Language::Chinese if low == high => format!("{event}的可能性{low}"),
        Language::Chinese => format!("{event}的可能性{low}至{high}"),
        Language::English if low == high => format!("chance {low} that {event}"),
        Language::English => format!("chance {} to {high} that {event}", bare(&low, &high)),
    }
}

/// `60` of `60 %` where the other end carries the sign too.
fn bare<'a>(low: &'a str, high: &str) -> &'a str {
    let plain = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    if plain(low) && plain(high) { low.trim_end_matches(" %") } else { low }
}

fn event(findings: &Findings, level: AlertLevel, language: Language) -> String {
    let rule = &findings.alert;
    let whole = |share: f64| (share * 100.0).round();
    match (level, language) {
        (AlertLevel::Red | AlertLevel::Orange, _) => language.pick("学位用满或不足", "seats are full or run out").to_string(),
        (AlertLevel::Yellow, Language::Chinese) => format!("学位使用率达到{}%", whole(rule.yellow_from)),
        (AlertLevel::Yellow, Language::English) => format!("at least {} % of the seats are taken", whole(rule.yellow_from)),
        (AlertLevel::Slack, Language::Chinese) => format!("学位使用率低于{}%", whole(rule.slack_below)),
        (AlertLevel::Slack, Language::English) => format!("less than {} % of the seats are taken", whole(rule.slack_below)),
    }
}

fn amount(spell: &Spell, language: Language) -> String {
    match spell.level() {
        AlertLevel::Slack => spare(spell, language),
        _ if spell.worst().p90_shortfall < 0.5 => String::new(),
        _ => missing(spell, language),
    }
}

fn missing(spell: &Spell, language: Language) -> String {
    let worst = spell.worst();
    let (expected, high) = (worst.expected_shortfall, children_count(worst.p90_shortfall, language));
    let peak = peak(spell, language);
    let tail = match language {
        Language::Chinese => format!("，十种未来中有一种达到{high}个以上"),
        Language::English => format!(", {high} or more in one future out of ten"),
    };
    match language {
        Language::Chinese if expected < 0.5 => format!("，平均不缺，但十种未来中有一种缺{high}个以上"),
        Language::Chinese => format!("，{peak}预计缺口约{}个{tail}", children_count(expected, language)),
        Language::English if expected < 0.5 => format!("; none short on average, but {high} or more in one future out of ten"),
        Language::English => format!("; about {} seats short on average{peak}{tail}", children_count(expected, language)),
    }
}

fn spare(spell: &Spell, language: Language) -> String {
    let seats = children_count(spell.worst().expected_spare, language);
    let peak = peak(spell, language);
    match language {
        Language::Chinese => format!("，{peak}预计闲置约{seats}个学位"),
        Language::English => format!("; about {seats} seats stand empty on average{peak}"),
    }
}

/// Which year the number belongs to, where there are several.
fn peak(spell: &Spell, language: Language) -> String {
    let year = school_year(spell.worst().year, language);
    match language {
        _ if spell.points.len() == 1 => String::new(),
        Language::Chinese => format!("最多的{year}"),
        Language::English => format!(" in {year}, the worst year"),
    }
}

/// The one or two causes that push in the direction of the change since the first reported year, where they stand out.
fn why(findings: &Findings, spell: &Spell, language: Language) -> String {
    let causes = main_causes(spell.worst());
    let names: Vec<&str> = causes.iter().map(|&position| cause_name(findings, CAUSES[position].0, language)).collect();
    let first = school_year(findings.horizon.first_year, language);
    match language {
        _ if names.is_empty() => String::new(),
        Language::Chinese => format!("；与首个报告学年（{first}）相比，主要原因是{}", names.join("、")),
        Language::English => format!("; compared with {first}, mainly because of {}", names.join(", and of ")),
    }
}

/// Positions in [`CAUSES`] of what raised the number by at least a quarter of all that raised it, at most two, the larger first.
fn main_causes(point: &PressurePoint) -> Vec<usize> {
    let raised: f64 = point.why.iter().filter(|part| **part > 0.0).sum();
    let mut causes: Vec<usize> = (0..CAUSES.len()).filter(|&c| point.why[c] >= 0.5 && point.why[c] >= raised / 4.0).collect();
    causes.sort_by(|&a, &b| point.why[b].total_cmp(&point.why[a]));
    causes.truncate(2);
    causes
}
