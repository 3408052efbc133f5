//! The summary on the terminal: pressure points first, then what the plans change, then the targets; about one screen.

mod changes;
mod single_grades;

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};

use super::words::{
    LEVELS, Spell, chance_words, children_count, cost_sentences, district_name, fewest_within_reach, futures_words, goal_text, goal_value,
    level_name, newly_slack_sentence, pressure_spells, scenario_name, school_sentence, school_spells, school_years, schools_in_all,
    special_needs_sentences, staff_sentences, stage_name, target_name,
};
use crate::domain::{AlertLevel, Comparison, Findings, Language};

/// Rows of each part, so that all of it fits on one screen.
const MOST_SPELLS: usize = 12;
const MOST_SPELLS_OF_BASE: usize = 8;
const MOST_TARGETS: usize = 8;

/// What a planner wants to see after a run; the first scenario is the base of the comparisons.
pub fn summary(scenarios: &[&Findings], comparisons: &[Comparison], language: Language) -> String {
    let Some((base, others)) = scenarios.split_first() else { return String::new() };
    let mut parts =
        vec![heading(base, language), pressure(base, if others.is_empty() { MOST_SPELLS } else { MOST_SPELLS_OF_BASE }, language)];
    parts.extend(single_grades::line(base, language));
    parts.extend(counts(base, others, language));
    parts.extend(changes::changes(scenarios, comparisons, language));
    parts.extend(scenarios.iter().filter_map(|findings| schools(findings, base, scenarios.len() > 1, language)));
    parts.extend(scenarios.iter().filter_map(|findings| access(findings, scenarios.len() > 1, language)));
    parts.extend(listed(language.pick("教师", "Teachers"), scenarios, staff_sentences, language));
    parts.extend(listed(language.pick("特殊需要儿童", "Children with special needs"), scenarios, special_needs_sentences, language));
    parts.extend(listed(language.pick("费用", "Costs"), scenarios, cost_sentences, language));
    parts.extend(targets(scenarios, language));
    parts.join("\n\n") + "\n"
}

fn heading(findings: &Findings, language: Language) -> String {
    let years = school_years(findings.horizon.first_year, findings.horizon.last_year, language);
    let (name, futures) = (scenario_name(findings, language), futures_words(findings.futures, language));
    match language {
        Language::Chinese => format!("{name}：{years}，{futures}"),
        Language::English => format!("{name}: {years}, {futures}"),
    }
}

fn pressure(findings: &Findings, most: usize, language: Language) -> String {
    let spells = pressure_spells(findings);
    if spells.is_empty() {
        return language.pick("没有学位压力点。", "No pressure points.").to_string();
    }
    let mut table = table(&pressure_head(language), &[4, 5]);
    for spell in spells.iter().take(most) {
        table.add_row(pressure_row(findings, spell, language));
    }
    let head = language.pick("学位压力点（最紧迫的在前）", "Pressure points, the most urgent first");
    let rest = rest(&spells[spells.len().min(most)..], language);
    [head.to_string(), table.trim_fmt()].into_iter().chain(rest).collect::<Vec<_>>().join("\n")
}

fn pressure_head(language: Language) -> [&'static str; 6] {
    match language {
        Language::Chinese => ["预警", "县（市）区", "学段", "学年", "可能性最高", "最严重时学位"],
        Language::English => ["Level", "District", "Stage", "School years", "Chance, up to", "Seats at worst"],
    }
}

fn pressure_row(findings: &Findings, spell: &Spell, language: Language) -> [String; 6] {
    let worst = spell.worst();
    [
        level_name(spell.level(), language).to_string(),
        district_name(findings, Some(worst.district), language).to_string(),
        stage_name(findings, worst.stage, language).to_string(),
        school_years(spell.from_year(), spell.to_year(), language),
        chance_words(spell.chances().1, language),
        at_worst(spell, language),
    ]
}

/// Children too many or seats too many in the worst year.
fn at_worst(spell: &Spell, language: Language) -> String {
    let worst = spell.worst();
    let spare = children_count(worst.expected_spare, language);
    match (spell.level(), language) {
        (AlertLevel::Slack, Language::Chinese) => format!("闲置约{spare}个"),
        (AlertLevel::Slack, Language::English) => format!("about {spare} empty"),
        (_, Language::Chinese) if worst.expected_shortfall < 0.5 => "不缺".to_string(),
        (_, Language::English) if worst.expected_shortfall < 0.5 => "none short".to_string(),
        (_, Language::Chinese) => format!("缺约{}个", children_count(worst.expected_shortfall, language)),
        (_, Language::English) => format!("about {} short", children_count(worst.expected_shortfall, language)),
    }
}

/// What is not listed, counted by level.
fn rest(spells: &[Spell], language: Language) -> Option<String> {
    let counts = level_counts(spells, language);
    let all = spells.len();
    match language {
        _ if all == 0 => None,
        Language::Chinese => Some(format!(" 另有{all}处（{counts}），见 pressure.csv")),
        Language::English => Some(format!(" and {all} more ({counts}): see pressure.csv")),
    }
}

fn level_counts(spells: &[Spell], language: Language) -> String {
    let count = |level: AlertLevel| spells.iter().filter(|spell| spell.level() == level).count();
    let parts = LEVELS.into_iter().filter(|&level| count(level) > 0).map(|level| match language {
        Language::Chinese => format!("{}{}处", level_name(level, language), count(level)),
        Language::English => format!("{}: {}", level_name(level, language), count(level)),
    });
    parts.collect::<Vec<_>>().join(language.pick("，", ", "))
}

/// With several scenarios: how many pressure points each has, and how many years they last together, because a plan that
/// relieves one year out of five makes two points of one.
fn counts(base: &Findings, others: &[&Findings], language: Language) -> Option<String> {
    if others.is_empty() {
        return None;
    }
    let head = language.pick("学位压力点：处数（合计学年数）", "Pressure points (school years in all)");
    let levels = LEVELS.map(|level| level_name(level, language));
    let mut table = table(&[&[head], &levels[..]].concat(), &[1, 2, 3, 4]);
    for findings in [base].iter().chain(others) {
        let spells = pressure_spells(findings);
        let cells = LEVELS.map(|level| spells_and_years(&spells, level, language));
        table.add_row(std::iter::once(scenario_name(findings, language).to_string()).chain(cells));
    }
    Some(table.trim_fmt())
}

fn spells_and_years(spells: &[Spell], level: AlertLevel, language: Language) -> String {
    let years = spells.iter().filter(|spell| spell.level() == level).map(|spell| spell.points.len());
    let (count, years) = years.fold((0, 0), |(count, sum), years| (count + 1, sum + years));
    match language {
        Language::Chinese => format!("{count}（{years}）"),
        Language::English => format!("{count} ({years})"),
    }
}

fn targets(scenarios: &[&Findings], language: Language) -> Option<String> {
    let rows: Vec<[String; 5]> = scenarios.iter().flat_map(|findings| target_rows(findings, language)).collect();
    if rows.is_empty() {
        return None;
    }
    let head = match language {
        Language::Chinese => ["目标", "方案", "要求", "预计", "达到的可能性"],
        Language::English => ["Target", "Scenario", "Goal", "Expected", "Chance of meeting it"],
    };
    let mut table = table(&head, &[2, 3, 4]);
    let more = rows.len().saturating_sub(MOST_TARGETS);
    table.add_rows(rows.into_iter().take(MOST_TARGETS));
    let rest = match language {
        _ if more == 0 => String::new(),
        Language::Chinese => format!("\n 另有{more}项，见 targets.csv"),
        Language::English => format!("\n and {more} more: see targets.csv"),
    };
    Some(table.trim_fmt() + &rest)
}

/// Schools in a few lines: how many stand at which level, the most pressed one and the emptiest.
fn schools(findings: &Findings, base: &Findings, several: bool, language: Language) -> Option<String> {
    if findings.schools.places.is_empty() {
        return None;
    }
    let gap = language.pick("：", ": ");
    let scenario = if several { [scenario_name(findings, language), gap].concat() } else { String::new() };
    let mut lines = vec![[language.pick("学校：", "Schools: "), &scenario, &schools_in_all(findings, language)].concat()];
    let first = |empty: bool| school_spells(findings, empty).first().map(|spell| school_sentence(findings, spell, language));
    lines.extend(first(false).map(|school| [language.pick(" 最紧张：", " most pressed: "), &school].concat()));
    lines.extend(first(true).map(|school| [language.pick(" 最空的：", " emptiest: "), &school].concat()));
    if !std::ptr::eq(findings, base) {
        lines.extend(newly_slack_sentence(base, findings, language).map(|sentence| [" ", &sentence].concat()));
    }
    lines.push(language.pick(" 全部见 school_pressure.csv", " all of them: school_pressure.csv").to_owned());
    Some(lines.join("\n"))
}

/// Where fewest seats are within reach.
fn access(findings: &Findings, several: bool, language: Language) -> Option<String> {
    let gap = language.pick("：", ": ");
    let scenario = if several { [scenario_name(findings, language), gap].concat() } else { String::new() };
    Some(scenario + &fewest_within_reach(findings, language)?)
}

/// What is told of single stages, a line for each; a scenario of which the same is told as of the base is not repeated.
fn listed(
    head: &str,
    scenarios: &[&Findings],
    sentences: fn(&Findings, Language) -> Vec<String>,
    language: Language,
) -> impl Iterator<Item = String> {
    let told: Vec<Vec<String>> = scenarios.iter().map(|findings| sentences(findings, language)).collect();
    let (stop, gap) = (language.pick("：", ":"), language.pick("，", ", "));
    let several = scenarios.len() > 1;
    let part = |(position, lines): (usize, &Vec<String>)| {
        let scenario = if several { format!("{gap}{}", scenario_name(scenarios[position], language)) } else { String::new() };
        let is_news = !lines.is_empty() && (position == 0 || *lines != told[0]);
        is_news.then(|| format!("{head}{scenario}{stop}\n {}", lines.join("\n ")))
    };
    told.iter().enumerate().filter_map(part).collect::<Vec<_>>().into_iter()
}

fn target_rows(findings: &Findings, language: Language) -> Vec<[String; 5]> {
    let row = |found: &crate::domain::TargetFinding| {
        [
            target_name(findings, &found.target, language),
            scenario_name(findings, language).to_string(),
            goal_text(&found.target, language),
            goal_value(found.target.measure, found.central, language),
            chance_words(found.met.chance, language),
        ]
    };
    findings.targets.iter().map(row).collect()
}

/// A table without lines; the columns named by `right` hold numbers.
pub(super) fn table(head: &[&str], right: &[usize]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled).set_header(head.to_vec());
    for &column in right {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}
