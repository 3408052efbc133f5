//! Mechanisms by two measures that pull against each other: what pupils get, and whose priority is passed over.

use super::{Picture, frontier};
use crate::domain::{
    AdmissionBenchmark, AdmissionMeasure, Benchmark, BenchmarkMeasure, BenchmarkUnit, BenchmarkedMechanism, BenchmarkedStrategy, Better,
    Estimate, Language,
};
use crate::outputs::words::mechanism_label;

/// Pupils by which mechanisms must differ for those without a school to tell them apart.
const ONE_PUPIL: f64 = 1.0;

/// The frontier: pupils without a school against pupils passed over; where all mechanisms place as many, the mean rank in place of the first.
/// `None` for a single mechanism.
pub fn draw(benchmark: &AdmissionBenchmark, language: Language) -> Option<Picture> {
    if benchmark.mechanisms.len() < 2 {
        return None;
    }
    let plain = plain(benchmark);
    let unplaced: Vec<f64> = (0..plain.strategies.len()).filter_map(|strategy| Some(plain.of(strategy, 0)?.mean)).collect();
    let (least, most) = unplaced.iter().fold((f64::INFINITY, 0.0_f64), |(least, most), &value| (least.min(value), most.max(value)));
    let across = usize::from(most - least < ONE_PUPIL);
    frontier::draw(&Benchmark { frontier: Some((across, 2)), ..plain }, language)
}

/// The benchmark with the three measures alone.
fn plain(benchmark: &AdmissionBenchmark) -> Benchmark {
    let measure = |key: &str, zh: &str, en: &str, unit| BenchmarkMeasure {
        key: key.into(),
        name_zh: zh.into(),
        name_en: en.into(),
        unit,
        better: Better::Less,
        shown: true,
    };
    Benchmark {
        scenario_zh: benchmark.scenario.0.clone(),
        scenario: benchmark.scenario.1.clone(),
        futures: benchmark.futures,
        measures: vec![
            measure("unplaced", "未录取学生（人）", "Pupils without a school", BenchmarkUnit::Children),
            measure("mean_rank", "平均志愿序号", "Mean rank", BenchmarkUnit::Ratio),
            measure("justified_envy", "优先权被越过的学生（人）", "Pupils passed over", BenchmarkUnit::Children),
        ],
        strategies: benchmark.mechanisms.iter().map(strategy).collect(),
        ..Benchmark::default()
    }
}

fn strategy(of: &BenchmarkedMechanism) -> BenchmarkedStrategy {
    let found = |measure| {
        let row = of.rows.iter().find(|row| row.measure == measure && row.district.is_none())?;
        Some(Estimate { mean: row.mean, p10: row.p10, p90: row.p90, se: row.se })
    };
    let (applicants, placed) = (found(AdmissionMeasure::Applicants), found(AdmissionMeasure::Placed));
    let unplaced = applicants.zip(placed).map(|(all, placed)| Estimate { mean: all.mean - placed.mean, ..Estimate::default() });
    BenchmarkedStrategy {
        key: of.mechanism.name().into(),
        name_zh: mechanism_label(&of.mechanism, Language::Chinese),
        name_en: mechanism_label(&of.mechanism, Language::English),
        found: vec![unplaced, found(AdmissionMeasure::MeanRank), found(AdmissionMeasure::JustifiedEnvy)],
        seconds: of.seconds,
    }
}
