//! The measures of a seat benchmark, by name.

use crate::domain::{BenchmarkMeasure, BenchmarkUnit, Better, District, SeatMeasure};

/// A measure of a seat benchmark with its names; `schools` are those that budgets name, each with its district.
pub fn seat_measure(measure: SeatMeasure, districts: &[District], schools: &[(usize, String)]) -> BenchmarkMeasure {
    use BenchmarkUnit::{Children, Count, Ratio, Share};
    use Better::{Less, More, Neither};
    let of = |key: &str, name_zh: &str, name_en: &str, unit, better, shown| BenchmarkMeasure {
        key: key.into(),
        name_zh: name_zh.into(),
        name_en: name_en.into(),
        unit,
        better,
        shown,
    };
    match measure {
        SeatMeasure::Shortfall => of("shortfall", "学位缺口（人）", "Unmet pupils", Children, Less, true),
        SeatMeasure::WorstCoverage => of("worst_coverage", "最低学位覆盖率", "Worst coverage", Share, More, true),
        SeatMeasure::CoverageGini => of("coverage_gini", "覆盖率基尼系数", "Gini of coverage", Ratio, Less, true),
        SeatMeasure::Regret => of("regret", "平均遗憾（人）", "Mean regret", Children, Less, true),
        SeatMeasure::WorstRegret => of("worst_regret", "最大遗憾（人）", "Worst regret", Children, Less, true),
        SeatMeasure::PlacedRate => of("placed_rate", "有学位的比例", "Share placed", Share, More, false),
        SeatMeasure::WorseOff => of("worse_off", "不如今天的县（市）区数", "Districts worse off", Count, Less, true),
        SeatMeasure::CoverageTheil => of("coverage_theil", "覆盖率泰尔指数", "Theil of coverage", Ratio, Less, false),
        SeatMeasure::UtilisationSpread => of("utilisation_spread", "使用率差距", "Spread of utilisation", Share, Less, false),
        SeatMeasure::LeftOver => of("left_over", "未分出的学位", "Places left over", Count, Neither, false),
        SeatMeasure::WorstAccess => of("worst_access", "最低可达学位（个/人）", "Worst access", Ratio, More, true),
        SeatMeasure::AccessIn(district) => {
            by_name("access", "可达学位（个/人）", "Seats per child in reach", Ratio, More, &districts[district])
        }
        SeatMeasure::Places(district) => by_name("places", "分到的学位", "Places", Count, Neither, &districts[district]),
        SeatMeasure::PlacesAt(school) => {
            let (district, name) = &schools[school];
            let key = format!("places:{}/{name}", districts[*district].name);
            of(&key, &format!("{name}：分到的学位"), &format!("{name}: Places"), Count, Neither, false)
        }
        SeatMeasure::WithoutSchool => of("without_school", "未被录取（人）", "Without a school", Children, Less, true),
        SeatMeasure::MeanRank => of("mean_rank", "平均志愿序号", "Mean choice", Ratio, Less, true),
        SeatMeasure::WorseOffIn(district) => {
            by_name("worse_off", "不如今天的可能性", "Chance of being worse off", Share, Less, &districts[district])
        }
    }
}

fn by_name(key: &str, zh: &str, en: &str, unit: BenchmarkUnit, better: Better, district: &District) -> BenchmarkMeasure {
    BenchmarkMeasure {
        key: format!("{key}:{}", district.name),
        name_zh: format!("{}：{zh}", district.name_zh),
        name_en: format!("{}: {en}", district.name_en),
        unit,
        better,
        shown: false,
    }
}

/// Two numbers about the futures, told with `expected_unmet`.
pub fn values_of_information() -> [BenchmarkMeasure; 2] {
    let of = |key: &str, name_zh: &str, name_en: &str| BenchmarkMeasure {
        key: key.into(),
        name_zh: name_zh.into(),
        name_en: name_en.into(),
        unit: BenchmarkUnit::Children,
        better: Better::Neither,
        shown: false,
    };
    [
        of("value_of_stochastic_solution", "随机解价值（人）", "Value of the stochastic solution"),
        of("expected_value_of_perfect_information", "完全信息期望价值（人）", "Expected value of perfect information"),
    ]
}
