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

/// Whether a strategy is the best of a measure: by the numbers themselves, not as they are written; but for what the order of a sum may do.
pub fn is_best(benchmark: &Benchmark, strategy: usize, measure: usize) -> bool {
    let near = |mean: f64, best: f64| (mean - best).abs() <= 1e-9 * best.abs().max(1.0);
    benchmark.of(strategy, measure).zip(benchmark.best(measure)).is_some_and(|(found, best)| near(found.mean, best))
}

/// Which strategies give everybody the same; none where each gives something else.
pub fn same_plans(benchmark: &Benchmark, language: Language) -> Option<String> {
    let of_places = |measure: &usize| benchmark.measures[*measure].key.starts_with("places:");
    let places: Vec<usize> = (0..benchmark.measures.len()).filter(of_places).collect();
    let plan = |strategy: usize| places.iter().map(|&measure| benchmark.of(strategy, measure).map(|found| found.mean)).collect::<Vec<_>>();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for strategy in 0..benchmark.strategies.len() {
        match groups.iter_mut().find(|group| plan(group[0]) == plan(strategy)) {
            Some(group) => group.push(strategy),
            None => groups.push(vec![strategy]),
        }
    }
    let name = |&strategy: &usize| language.pick(&benchmark.strategies[strategy].name_zh, &benchmark.strategies[strategy].name_en);
    let names = |group: &Vec<usize>| group.iter().map(name).collect::<Vec<_>>().join(language.pick("、", ", "));
    let told: Vec<String> = groups.iter().filter(|group| group.len() > 1).map(names).collect();
    let all = told.join(language.pick("；", "; "));
    let sentence = match language {
        Language::Chinese => format!("分法相同：{all}。"),
        Language::English => format!("The same plan: {all}."),
    };
    (!told.is_empty()).then_some(sentence)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{BenchmarkMeasure, BenchmarkedStrategy, Better, Estimate};

    #[test]
    fn what_only_rounding_makes_equal_is_not_the_best() {
        let measure = BenchmarkMeasure {
            key: "shortfall".into(),
            name_zh: String::new(),
            name_en: String::new(),
            unit: BenchmarkUnit::Children,
            better: Better::Less,
            shown: true,
        };
        let strategy = |mean: f64| BenchmarkedStrategy {
            key: String::new(),
            name_zh: String::new(),
            name_en: String::new(),
            found: vec![Some(Estimate { mean, ..Estimate::default() })],
            seconds: 0.0,
        };
        let strategies = [18.05, 18.4, 18.05 + 1e-13].map(strategy).to_vec();
        let benchmark = Benchmark { measures: vec![measure], strategies, ..Benchmark::default() };
        assert_eq!([0, 1, 2].map(|strategy| is_best(&benchmark, strategy, 0)), [true, false, true]);
    }
}
