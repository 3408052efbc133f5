//! A benchmark on the terminal: strategies down, measures across, the best of each marked.

use super::screen;
use super::words::{chance_words, futures_words, grouped, is_best, same_plans, written};
use crate::domain::{Benchmark, BenchmarkedStrategy, District, Language};

/// Districts that are shown.
const MOST_DISTRICTS: usize = 10;
/// Schools that are shown.
const MOST_SCHOOLS: usize = 30;

/// The table with its heading and a word on how to read it.
pub fn summary(benchmark: &Benchmark, language: Language) -> String {
    let futures = futures_words(benchmark.futures, language);
    let scenario = language.pick(&benchmark.scenario_zh, &benchmark.scenario);
    let head = match language {
        Language::Chinese => format!("{scenario}：各种分配策略比较，{futures}"),
        Language::English => format!("{scenario}: strategies beside each other, {futures}"),
    };
    let key = match (language, benchmark.futures) {
        (Language::Chinese, 0) => "* 该项最好。",
        (Language::English, 0) => "Unmet and regret in pupils; * best of the column.",
        (Language::Chinese, _) => "各未来的平均值；* 该项最好。各项的范围（p10–p90）见 benchmark.csv。",
        (Language::English, _) => {
            "Means over the futures; unmet and regret in pupils; * best of the column.\nRanges (p10 to p90) are in benchmark.csv."
        }
    };
    let judged = screen::wrapped(benchmark.judged.told(language));
    format!("{head}\n{judged}\n\n{}\n\n{key}\n", table(benchmark, language))
}

/// Name of a strategy with its key, as scenarios write it.
pub fn name_and_key(strategy: &BenchmarkedStrategy, language: Language) -> String {
    match language {
        Language::Chinese => format!("{}（{}）", strategy.name_zh, strategy.key),
        Language::English => format!("{} ({})", strategy.name_en, strategy.key),
    }
}

fn table(benchmark: &Benchmark, language: Language) -> String {
    let shown = benchmark.shown();
    let mut head = vec![language.pick("分配策略", "Strategy").to_owned()];
    head.extend(
        shown.iter().map(|&measure| language.pick(&benchmark.measures[measure].name_zh, &benchmark.measures[measure].name_en).to_owned()),
    );
    head.push(language.pick("秒", "Seconds").to_owned());
    screen::table(&head, &(0..benchmark.strategies.len()).map(|position| row(benchmark, position, &shown, language)).collect::<Vec<_>>())
}

fn row(benchmark: &Benchmark, position: usize, shown: &[usize], language: Language) -> Vec<String> {
    let strategy = &benchmark.strategies[position];
    let cell = |&measure: &usize| {
        let Some(found) = benchmark.of(position, measure) else { return "–".to_owned() };
        let mark = if is_best(benchmark, position, measure) { "*" } else { " " };
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
    let names = shown.iter().map(|district| language.pick(&district.name_zh, &district.name_en).to_owned());
    let head: Vec<String> = std::iter::once(language.pick("分到的学位", "Places").to_owned()).chain(names).collect();
    let row = |(position, strategy): (usize, &BenchmarkedStrategy)| {
        let cells = shown.iter().map(|district| places(benchmark, position, district, language));
        std::iter::once(language.pick(&strategy.name_zh, &strategy.name_en).to_owned()).chain(cells).collect::<Vec<_>>()
    };
    let table = screen::table(&head, &benchmark.strategies.iter().enumerate().map(row).collect::<Vec<_>>());
    let rest = match (districts.len() - shown.len(), language) {
        (0, _) => String::new(),
        (more, Language::Chinese) => format!("另有{more}个县（市）区，见 benchmark.csv。"),
        (more, Language::English) => format!("{more} more districts are in benchmark.csv. "),
    };
    let key = language.pick(
        "括号内：学位覆盖率不如今天（首个报告学年）的可能性。",
        "In brackets: the chance that coverage is below today's (the first reported year).",
    );
    let same = same_plans(benchmark, language).map(|sentence| screen::wrapped(&sentence) + "\n").unwrap_or_default();
    format!("{table}\n\n{rest}{key}\n{same}")
}

/// Places of the schools that budgets name (district position, key): schools down, strategies across; nothing where none is named.
pub fn by_school(benchmark: &Benchmark, districts: &[District], schools: &[(usize, String)], language: Language) -> String {
    if schools.is_empty() {
        return String::new();
    }
    let keys = benchmark.strategies.iter().map(|strategy| strategy.key.clone());
    let head: Vec<String> = std::iter::once(language.pick("各校分到的学位", "Places by school").to_owned()).chain(keys).collect();
    let row = |(district, name): &(usize, String)| {
        let key = format!("places:{}/{name}", districts[*district].name);
        let measure = benchmark.measures.iter().position(|measure| measure.key == key);
        let cell = |strategy| measure.and_then(|measure| benchmark.of(strategy, measure)).map_or(0.0, |found| found.mean);
        std::iter::once(name.clone()).chain((0..benchmark.strategies.len()).map(|strategy| grouped(cell(strategy)))).collect::<Vec<_>>()
    };
    let rows: Vec<Vec<String>> = schools.iter().take(MOST_SCHOOLS).map(row).collect();
    let rest = match (schools.len() - rows.len(), language) {
        (0, _) => String::new(),
        (more, Language::Chinese) => format!("另有{more}所学校，见 benchmark.csv。\n"),
        (more, Language::English) => format!("{more} more schools are in benchmark.csv.\n"),
    };
    format!("\n{}\n\n{rest}", screen::table(&head, &rows))
}

fn places(benchmark: &Benchmark, strategy: usize, district: &District, language: Language) -> String {
    let mean = |key: &str| {
        let measure = benchmark.measures.iter().position(|measure| measure.key == format!("{key}:{}", district.name));
        measure.and_then(|measure| benchmark.of(strategy, measure)).map_or(0.0, |found| found.mean)
    };
    let chance = mean("worse_off");
    let note = if chance > 0.0 { format!(" ({})", chance_words(chance, language)) } else { String::new() };
    grouped(mean("places")) + &note
}
