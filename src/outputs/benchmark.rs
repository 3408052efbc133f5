//! A benchmark on the terminal: strategies down, measures across, the best of each marked.

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};

use super::words::{futures_words, grouped, is_best, percent, written};
use crate::domain::{Benchmark, BenchmarkedStrategy, District, Language};

/// Districts that fit across a screen.
const MOST_DISTRICTS: usize = 10;

/// The table with its heading and a word on how to read it.
pub fn summary(benchmark: &Benchmark, language: Language) -> String {
    let futures = futures_words(benchmark.futures, language);
    let scenario = language.pick(&benchmark.scenario_zh, &benchmark.scenario);
    let head = match language {
        Language::Chinese => format!("{scenario}：各种分配办法比较，{futures}"),
        Language::English => format!("{scenario}: strategies beside each other, {futures}"),
    };
    let key = match (language, benchmark.futures) {
        (Language::Chinese, 0) => "* 该项最好。",
        (Language::English, 0) => "Unmet and regret in pupils; * best of the column.",
        (Language::Chinese, _) => "各未来的平均值；* 该项最好。各项的范围（p10–p90）见 benchmark.csv。",
        (Language::English, _) => {
            "Means over the futures; unmet and regret in pupils; * best of the column. Ranges (p10 to p90) are in benchmark.csv."
        }
    };
    format!("{head}\n\n{}\n\n{key}\n", table(benchmark, language).trim_fmt())
}

/// Name of a strategy with its key, as scenarios write it.
pub fn name_and_key(strategy: &BenchmarkedStrategy, language: Language) -> String {
    match language {
        Language::Chinese => format!("{}（{}）", strategy.name_zh, strategy.key),
        Language::English => format!("{} ({})", strategy.name_en, strategy.key),
    }
}

fn table(benchmark: &Benchmark, language: Language) -> Table {
    let shown = benchmark.shown();
    let mut head = vec![language.pick("分配办法", "Strategy").to_owned()];
    head.extend(
        shown.iter().map(|&measure| language.pick(&benchmark.measures[measure].name_zh, &benchmark.measures[measure].name_en).to_owned()),
    );
    head.push(language.pick("秒", "Seconds").to_owned());
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled).set_header(head);
    for position in 0..benchmark.strategies.len() {
        table.add_row(row(benchmark, position, &shown, language));
    }
    align_right(&mut table, 1..=shown.len() + 1);
    table
}

fn row(benchmark: &Benchmark, position: usize, shown: &[usize], language: Language) -> Vec<String> {
    let strategy = &benchmark.strategies[position];
    let cell = |&measure: &usize| {
        let Some(found) = benchmark.of(position, measure) else { return "–".to_owned() };
        let mark = if is_best(benchmark, position, measure, language) { "*" } else { " " };
        written(found.mean, benchmark.measures[measure].unit, language) + mark
    };
    let mut row = vec![name_and_key(strategy, language)];
    row.extend(shown.iter().map(cell));
    row.push(if strategy.seconds < 0.001 { "<0.001".into() } else { format!("{:.3}", strategy.seconds) });
    row
}

/// Places by strategy and district; in brackets the chance that the district is worse off than today, where there is one.
pub fn by_district(benchmark: &Benchmark, districts: &[District], language: Language) -> String {
    let shown = &districts[..districts.len().min(MOST_DISTRICTS)];
    let mut table = Table::new();
    let names = shown.iter().map(|district| language.pick(&district.name_zh, &district.name_en).to_owned());
    let head: Vec<String> = std::iter::once(language.pick("分到的学位", "Places").to_owned()).chain(names).collect();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled).set_header(head);
    for (position, strategy) in benchmark.strategies.iter().enumerate() {
        let cells = shown.iter().map(|district| places(benchmark, position, district, language));
        table.add_row(std::iter::once(language.pick(&strategy.name_zh, &strategy.name_en).to_owned()).chain(cells).collect::<Vec<_>>());
    }
    align_right(&mut table, 1..=shown.len());
    let rest = match (districts.len() - shown.len(), language) {
        (0, _) => String::new(),
        (more, Language::Chinese) => format!("另有{more}个县（市）区，见 benchmark.csv。"),
        (more, Language::English) => format!("{more} more districts are in benchmark.csv. "),
    };
    let key = language.pick(
        "括号内：学位覆盖率不如今天（首个报告学年）的可能性。",
        "In brackets: the chance that coverage is below today's (the first reported year).",
    );
    format!("{}\n\n{rest}{key}\n", table.trim_fmt())
}

fn places(benchmark: &Benchmark, strategy: usize, district: &District, language: Language) -> String {
    let mean = |key: &str| {
        let measure = benchmark.measures.iter().position(|measure| measure.key == format!("{key}:{}", district.name));
        measure.and_then(|measure| benchmark.of(strategy, measure)).map_or(0.0, |found| found.mean)
    };
    let chance = mean("worse_off");
    let note = if chance > 0.0 { format!(" ({})", percent(chance, language)) } else { String::new() };
    grouped(mean("places")) + &note
}

fn align_right(table: &mut Table, columns: std::ops::RangeInclusive<usize>) {
    for column in columns {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
}
