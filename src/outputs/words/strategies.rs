//! Names of strategies, and numbers of a benchmark as they are written.

use super::{children, children_count, grouped};
use crate::domain::{Benchmark, BenchmarkUnit, Language, SEAT_STRATEGIES, SeatStrategy};

/// Name of a seat strategy.
pub fn seat_strategy_name(strategy: SeatStrategy, language: Language) -> &'static str {
    match strategy {
        SeatStrategy::StatusQuo => language.pick("维持现状", "nothing added"),
        SeatStrategy::Manual => language.pick("人工分配", "as written by hand"),
        SeatStrategy::Need => language.pick("按需求比例", "in proportion to demand"),
        SeatStrategy::Gap => language.pick("按缺口比例", "in proportion to shortfall"),
        SeatStrategy::Leximin => language.pick("先补最低覆盖率", "lowest coverage first"),
        SeatStrategy::EqualGain => language.pick("等量补缺", "equal gain"),
        SeatStrategy::EqualLoss => language.pick("等量留缺", "equal loss"),
        SeatStrategy::Talmud => language.pick("折半补缺", "Talmud rule"),
        SeatStrategy::ExpectedUnmet => language.pick("平均缺口最小", "fewest unmet on average"),
        SeatStrategy::MinimaxRegret => language.pick("最大遗憾最小", "least worst regret"),
        SeatStrategy::ChoiceAware => language.pick("考虑跨区流动", "where pupils move on"),
    }
}

/// A word of a scenario as a reader says it: the name of a strategy, or the word itself.
pub fn word_of_scenario(word: &str, language: Language) -> &str {
    let strategy = SEAT_STRATEGIES.iter().find(|(_, key)| *key == word);
    strategy.map_or(word, |(strategy, _)| seat_strategy_name(*strategy, language))
}

/// A number of a benchmark: children as a planner says them, shares in per cent, indices to the thousandth.
pub fn written(value: f64, unit: BenchmarkUnit, language: Language) -> String {
    match unit {
        BenchmarkUnit::Children if value.abs() < 10_000.0 => grouped(value),
        BenchmarkUnit::Children => children_count(value, language),
        BenchmarkUnit::Ratio => format!("{value:.3}"),
        BenchmarkUnit::Share => format!("{:.1}{}", value * 100.0 + 0.0, language.pick("%", " %")),
        BenchmarkUnit::Count if value.fract() == 0.0 => grouped(value),
        BenchmarkUnit::Count | BenchmarkUnit::Kilometres => format!("{value:.1}"),
    }
}

/// Whether a strategy is the best of a measure, as far as the written numbers tell.
pub fn is_best(benchmark: &Benchmark, strategy: usize, measure: usize, language: Language) -> bool {
    let unit = benchmark.measures[measure].unit;
    let text = |value: f64| written(value, unit, language);
    benchmark.of(strategy, measure).zip(benchmark.best(measure)).is_some_and(|(found, best)| text(found.mean) == text(best))
}

/// What planning for all futures is worth, where the benchmark tells; none where nothing is uncertain.
pub fn information_sentence(benchmark: &Benchmark, language: Language) -> Option<String> {
    let of = |key: &str| {
        let measure = benchmark.measures.iter().position(|measure| measure.key == key)?;
        (0..benchmark.strategies.len()).find_map(|strategy| benchmark.of(strategy, measure)).map(|found| found.mean)
    };
    let (solution, information) = (of("value_of_stochastic_solution")?, of("expected_value_of_perfect_information")?);
    if benchmark.futures == 0 || solution + information < 0.5 {
        return None;
    }
    let told = children(information, language);
    if solution < 0.5 {
        return Some(match language {
            Language::Chinese => format!("只看平均的未来来分配，与考虑全部未来一样好；即使能预知未来，平均也只能再少缺{told}。\n"),
            Language::English => {
                format!("Planning for the mean future alone would do as well here;\nknowing the future would spare {told} on average.\n")
            }
        });
    }
    let (solution, information) = (children(solution, language), told);
    Some(match language {
        Language::Chinese => format!("按所有未来（而不是平均未来）来分配，平均少缺{solution}；若能预知未来，还可再少缺{information}。\n"),
        Language::English => format!(
            "Planning for all futures instead of the mean one spares {solution} on average;\nknowing the future would spare {information} more.\n"
        ),
    })
}
