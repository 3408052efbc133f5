//! The report of a benchmark of seat plans: who does best by which measure, the pictures, the places of each district, how it was made.

use maud::{Markup, html};

use super::{framed, made, pictures, warnings};
use crate::domain::{Benchmark, BenchmarkedStrategy, District, Language, Said};
use crate::outputs::words::{chance_words, futures_words, grouped, information_sentence, is_best, same_plans, written};
use crate::outputs::{Picture, Provenance};

/// Names of the best that are said before the rest is counted.
const MOST_NAMES: usize = 4;

/// Rows of districts and schools that a page can hold.
const MOST_ROWS: usize = 400;

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub struct Strategies<'a> {
    /// What was found.
    pub benchmark: &'a Benchmark,
    /// Key of the strategy that the scenario names; none where its budgets name several.
    pub current: Option<&'a str>,
    /// What is shared out, a sentence for each budget.
    pub budgets: &'a [Said],
    /// Districts.
    pub districts: &'a [District],
    /// Schools that budgets name, each with its district's position.
    pub schools: &'a [(usize, String)],
    /// Pictures with their captions.
    pub pictures: &'a [Picture],
    /// How it was made.
    pub provenance: &'a Provenance,
}

/// The page.
pub fn strategies(contents: &Strategies, language: Language) -> String {
    let scenario = language.pick(&contents.benchmark.scenario_zh, &contents.benchmark.scenario);
    let title = match language {
        Language::Chinese => format!("分配策略比较：{scenario}"),
        Language::English => format!("Strategies beside each other: {scenario}"),
    };
    framed(&title, &body(contents, &title, language), language)
}

fn body(contents: &Strategies, title: &str, language: Language) -> Markup {
    let benchmark = contents.benchmark;
    html! {
        h1 { (title) }
        @for budget in contents.budgets { p.why { (budget.told(language)) } }
        p.facts { (benchmark.judged.told(language)) }
        p.facts { (futures_words(benchmark.futures, language)) (language.pick("，每种策略在同样的未来中评判。", "; every strategy is judged in the same ones.")) }
        (warnings(&contents.provenance.warnings, language))
        h2 id="answer" { (language.pick("结论：按什么标准，谁最好", "The answer: who does best, by which measure")) }
        @if let Some(sentence) = today(contents, language) { p.why { (sentence) } }
        ul.answer { @for measure in benchmark.shown() { @if let Some(sentence) = best(benchmark, measure, language) { li { (sentence) } } } }
        @if let Some(sentence) = information_sentence(benchmark, language) { p { (sentence) } }
        @if let Some(sentence) = same_plans(benchmark, language) { p { (sentence) } }
        (measures(contents, language))
        (places(contents, language))
        (schools(contents, language))
        (pictures::section(contents.pictures, language))
        (made::section(contents.provenance, language))
    }
}

/// What the scenario's own strategy leaves unmet beside the best.
fn today(contents: &Strategies, language: Language) -> Option<String> {
    let (benchmark, key) = (contents.benchmark, contents.current?);
    let own = benchmark.strategies.iter().position(|strategy| strategy.key == key)?;
    let measure = benchmark.measures.iter().position(|measure| measure.key == "shortfall")?;
    let text = |value: f64| written(value, benchmark.measures[measure].unit, language);
    let (own_text, best) = (text(benchmark.of(own, measure)?.mean), text(benchmark.best(measure)?));
    let who = name(&benchmark.strategies[own], language);
    let is_best = is_best(benchmark, own, measure);
    Some(match language {
        Language::Chinese if is_best => format!("方案现用“{who}”：平均缺{own_text}个学位，没有哪种策略更少。"),
        Language::Chinese if own_text == best => format!("方案现用“{who}”：平均缺{own_text}个学位；最好的策略几乎一样。"),
        Language::Chinese => format!("方案现用“{who}”：平均缺{own_text}个学位；最好的策略只缺{best}个。"),
        Language::English if is_best => {
            format!("The scenario shares out {who}: {own_text} pupils unmet on average; no strategy leaves fewer.")
        }
        Language::English if own_text == best => {
            format!("The scenario shares out {who}: {own_text} pupils unmet on average; the best strategies leave hardly fewer.")
        }
        Language::English => {
            format!("The scenario shares out {who}: {own_text} pupils unmet on average; the best strategies leave {best}.")
        }
    })
}

/// Who is best by a measure, and beside what; none where all are alike.
fn best(benchmark: &Benchmark, measure: usize, language: Language) -> Option<String> {
    let (told, value) = (&benchmark.measures[measure], benchmark.best(measure)?);
    let is_best = |position: &usize| is_best(benchmark, *position, measure);
    let (first, others): (Vec<usize>, Vec<usize>) =
        (0..benchmark.strategies.len()).filter(|position| benchmark.of(*position, measure).is_some()).partition(is_best);
    let worst = others.iter().filter_map(|position| benchmark.of(*position, measure)).map(|found| found.mean);
    let worst = worst.max_by(|a, b| (a - value).abs().total_cmp(&(b - value).abs()))?;
    let text = |value| written(value, told.unit, language);
    let who = names(benchmark, &first, language);
    Some(match language {
        Language::Chinese => format!("{}：最好{}（{who}），最差{}。", told.name_zh, text(value), text(worst)),
        Language::English => format!("{}: {} at best ({who}), {} at worst.", told.name_en, text(value), text(worst)),
    })
}

fn names(benchmark: &Benchmark, positions: &[usize], language: Language) -> String {
    let named: Vec<&str> = positions.iter().take(MOST_NAMES).map(|position| name(&benchmark.strategies[*position], language)).collect();
    let more = positions.len() - named.len();
    match language {
        Language::Chinese if more > 0 => format!("{}等{}种", named.join("、"), positions.len()),
        Language::Chinese => named.join("、"),
        Language::English if more > 0 => format!("{} and {more} more", named.join(", ")),
        Language::English => named.join(", "),
    }
}

fn name(strategy: &BenchmarkedStrategy, language: Language) -> &str {
    language.pick(&strategy.name_zh, &strategy.name_en)
}

/// Strategies down, measures across: the mean, below it the range of eight futures out of ten; the best in bold.
fn measures(contents: &Strategies, language: Language) -> Markup {
    let benchmark = contents.benchmark;
    let shown = benchmark.shown();
    let mark = |strategy: &BenchmarkedStrategy| contents.current == Some(strategy.key.as_str());
    html! {
        h2 id="numbers" { (language.pick("各项指标", "Measure by measure")) }
        div.scroll { table.list {
            thead { tr {
                th { (language.pick("分配策略", "Strategy")) }
                @for &measure in &shown { th.n.wrapped { (language.pick(&benchmark.measures[measure].name_zh, &benchmark.measures[measure].name_en)) } }
            } }
            tbody { @for (position, strategy) in benchmark.strategies.iter().enumerate() {
                tr {
                    td { (name(strategy, language)) br; small.note { (strategy.key) } @if mark(strategy) { strong { (language.pick("（方案现用）", " (the scenario's)")) } } }
                    @for &measure in &shown { (cell(benchmark, position, measure, language)) }
                }
            } }
        } }
        p.note { (language.pick(
            "粗体为该项最好。各未来的平均值；下面的小字为八成未来所在的范围。学位缺口：没有学位的学生；覆盖率：学位与需求之比；遗憾：比同一未来中最好的方案多出的缺口；不如今天：覆盖率低于首个报告学年。其余指标见 benchmark.csv。",
            "Bold is the best of its column. Means over the futures; in small type the range of eight futures out of ten. Unmet pupils have no seat; coverage is seats over demand; regret is the shortfall above \
             the least that any plan leaves in the same future; worse off means a coverage below that of the first reported year. benchmark.csv holds the other measures.")) }
    }
}

/// Whether a strategy is the best of a measure; none is where all are alike.
fn stands_out(benchmark: &Benchmark, strategy: usize, measure: usize) -> bool {
    let others = (0..benchmark.strategies.len()).filter(|other| benchmark.of(*other, measure).is_some());
    is_best(benchmark, strategy, measure) && others.into_iter().any(|other| !is_best(benchmark, other, measure))
}

fn cell(benchmark: &Benchmark, strategy: usize, measure: usize, language: Language) -> Markup {
    let unit = benchmark.measures[measure].unit;
    let text = |value: f64| written(value, unit, language);
    html! {
        @match benchmark.of(strategy, measure) {
            None => td.n { "–" },
            Some(found) => td.n.moved[stands_out(benchmark, strategy, measure)] {
                (text(found.mean))
                @if text(found.p10) != text(found.p90) { br; small.note { (text(found.p10)) "–" (text(found.p90)) } }
            },
        }
    }
}

/// Districts down, strategies across: places, and the chance of being worse off than today.
fn places(contents: &Strategies, language: Language) -> Markup {
    let (benchmark, districts) = (contents.benchmark, contents.districts);
    html! {
        h2 id="places" { (language.pick("各县（市）区分到的学位", "Places of each district")) }
        div.scroll { table.list {
            thead { tr {
                th { (language.pick("县（市）区", "District")) }
                @for strategy in &benchmark.strategies { th.n.wrapped { (name(strategy, language)) } }
            } }
            tbody { @for district in districts.iter().take(MOST_ROWS) {
                tr {
                    td { (language.pick(&district.name_zh, &district.name_en)) }
                    @for position in 0..benchmark.strategies.len() { (of_district(benchmark, position, district, language)) }
                }
            } }
        } }
        p.note { (language.pick("小字：学位覆盖率不如今天（首个报告学年）的可能性。", "In small type: the chance that coverage is below today's (the first reported year).")) }
    }
}

fn of_district(benchmark: &Benchmark, strategy: usize, district: &District, language: Language) -> Markup {
    let mean = |key: &str| mean(benchmark, strategy, &format!("{key}:{}", district.name));
    let worse = mean("worse_off");
    html! { td.n { (grouped(mean("places"))) @if worse > 0.0 { br; small.note { (chance_words(worse, language)) } } } }
}

fn mean(benchmark: &Benchmark, strategy: usize, key: &str) -> f64 {
    let measure = benchmark.measures.iter().position(|measure| measure.key == key);
    measure.and_then(|measure| benchmark.of(strategy, measure)).map_or(0.0, |found| found.mean)
}

/// Places of the schools that budgets name; nothing where they name none.
fn schools(contents: &Strategies, language: Language) -> Markup {
    let benchmark = contents.benchmark;
    html! {
        @if !contents.schools.is_empty() {
            h2 id="schools" { (language.pick("各校分到的学位", "Places of each school")) }
            div.scroll { table.list {
                thead { tr {
                    th { (language.pick("学校", "School")) }
                    @for strategy in &benchmark.strategies { th.n.wrapped { (name(strategy, language)) } }
                } }
                tbody { @for (district, school) in contents.schools.iter().take(MOST_ROWS) {
                    tr {
                        td { (school) }
                        @for position in 0..benchmark.strategies.len() {
                            td.n { (grouped(mean(benchmark, position, &format!("places:{}/{school}", contents.districts[*district].name)))) }
                        }
                    }
                } }
            } }
        }
    }
}
