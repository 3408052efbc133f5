//! Made-up findings with plain arithmetic behind them: three districts, five stages, 2024 to 2038. No number here is a result.

use xuewei::domain::{
    AlertLevel, AlertRule, Chance, CohortWave, Comparison, ComparisonRow, Distribution, District, EntryFrom, Findings, Goal, Horizon,
    Ladder, MEASURES, Measure, OverflowRule, PlacementRule, PressurePoint, Stage, SummaryRow, Target, TargetFinding, TargetMeasure,
};

const SIZES: [f64; 6] = [9000.0, 5200.0, 14000.0, 3100.0, 2400.0, 7000.0];

/// A scenario; `extra` senior seats from 2026 on.
pub fn findings(name: &str, extra: f64) -> Findings {
    city(name, extra, 6, 2038)
}

/// The same with any number of districts and any last year.
pub fn city(name: &str, extra: f64, count: usize, last_year: i32) -> Findings {
    let mut findings = Findings {
        scenario: name.to_string(),
        scenario_zh: if name == "baseline" { "基准" } else { "2024年计划" }.to_string(),
        why: "What happens if nothing changes".to_string(),
        why_zh: "如果一切照旧".to_string(),
        districts: districts(count),
        ladder: ladder(),
        horizon: Horizon { base_year: 2023, first_year: 2024, last_year },
        alert: alert(),
        has_history: true,
        futures: 1000,
        summary: Vec::new(),
        pressure: Vec::new(),
        targets: Vec::new(),
        wave: wave(last_year),
        access: None,
        schools: xuewei::domain::SchoolFindings::default(),
        shared: Vec::new(),
    };
    findings.summary = summary(&findings, extra);
    findings.pressure = pressure(&findings);
    findings.targets = targets();
    findings
}

/// The scenario minus the base, row by row.
pub fn comparison(base: &Findings, scenario: &Findings) -> Comparison {
    let pairs = base.summary.iter().zip(&scenario.summary).filter(|(row, _)| row.grade.is_none());
    let rows = pairs.map(|(base, other)| {
        let mean = other.over_futures.mean - base.over_futures.mean;
        let gain = if matches!(base.measure, Measure::Seats | Measure::Placed | Measure::Enrolment) { mean } else { 0.0 - mean };
        let spread = if base.measure == Measure::Seats { 0.0 } else { 0.3 };
        ComparisonRow {
            district: base.district,
            stage: base.stage,
            year: base.year,
            measure: base.measure,
            central: mean,
            difference: distribution(mean, mean.abs() * spread),
            se: mean.abs() * spread / 1000f64.sqrt(),
            chance_better: [0.1, 0.0, 0.9][(gain.total_cmp(&0.0) as i8 + 1) as usize],
            chance_worse: [0.9, 0.0, 0.1][(gain.total_cmp(&0.0) as i8 + 1) as usize],
            regret: 0.0,
        }
    });
    Comparison { base: base.scenario.clone(), scenario: scenario.scenario.clone(), rows: rows.collect(), costs: Vec::new() }
}

fn districts(count: usize) -> Vec<District> {
    let names = [
        ("站前区", "Zhanqian"),
        ("西市区", "Xishi"),
        ("盖州市", "Gaizhou"),
        ("老边区", "Laobian"),
        ("鲅鱼圈区", "Bayuquan"),
        ("大石桥市", "Dashiqiao"),
    ];
    let round = |place: usize| if place < names.len() { String::new() } else { (place / names.len() + 1).to_string() };
    let district = |place: usize| {
        let (zh, en) = names[place % names.len()];
        let (name_zh, name_en) = (format!("{zh}{}", round(place)), format!("{en}{}", round(place)));
        District { name: name_zh.clone(), name_zh, name_en, kind: None, position: None }
    };
    (0..count).map(district).collect()
}

fn ladder() -> Ladder {
    let stage = |id: &str, zh: &str, en: &str, grades: &[&str], age: usize, rule| Stage {
        id: id.to_string(),
        name_zh: zh.to_string(),
        name_en: en.to_string(),
        grades: grades.iter().map(ToString::to_string).collect(),
        entry_ages: vec![age],
        entry_from: EntryFrom::Population,
        rule,
        spillover: false,
        overflow: OverflowRule::InOrder,
        class_norm: None,
        large_class_from: None,
    };
    Ladder {
        stages: vec![
            stage("kindergarten", "幼儿园", "Kindergarten", &["K1", "K2", "K3"], 3, PlacementRule::Wait),
            stage("primary", "小学", "Primary", &["1", "2", "3", "4", "5", "6"], 6, PlacementRule::Absorb),
            stage("junior", "初中", "Junior secondary", &["7", "8", "9"], 12, PlacementRule::Absorb),
            stage("senior", "普通高中", "Senior secondary", &["10", "11", "12"], 15, PlacementRule::Divert),
        ],
    }
}

fn alert() -> AlertRule {
    AlertRule {
        name: "zhejiang-2018".to_string(),
        red_from: 1.0,
        yellow_from: 0.9,
        slack_below: 0.6,
        red_chance: 0.5,
        orange_chance: 0.2,
        yellow_chance: 0.5,
        slack_chance: 0.5,
        usable_share: None,
        from_year: 2024,
    }
}

/// Births of a school year relative to the mean: a boom around 2016, then decline.
fn births(year: i32) -> f64 {
    let from_peak = f64::from(year - 2016);
    0.55 + 0.65 * (-(from_peak / 4.0).powi(2)).exp() - 0.012 * f64::from((year - 2016).max(0))
}

fn wave(last_year: i32) -> CohortWave {
    let row = |year: i32| (0..=18).map(|age| 22_000.0 * births(year - age - 1)).collect();
    CohortWave { first_age: 0, children: (2023..=last_year).map(row).collect() }
}

fn years(findings: &Findings) -> std::ops::RangeInclusive<i32> {
    findings.horizon.first_year..=findings.horizon.last_year
}

fn size(district: usize) -> f64 {
    SIZES[district % SIZES.len()]
}

/// Demand of a stage: its cohorts at the district's size.
fn demand(district: usize, stage: &Stage, year: i32) -> f64 {
    let grades = stage.grades.len() as i32;
    let cohorts: f64 = (0..grades).map(|grade| births(year - stage.entry_ages[0] as i32 - grade - 1)).sum();
    size(district) * cohorts / 6.0
}

fn distribution(mean: f64, spread: f64) -> Distribution {
    let at = |z: f64| mean + z * spread;
    Distribution { mean, p025: at(-1.96), p10: at(-1.28), p25: at(-0.67), p50: mean, p75: at(0.67), p90: at(1.28), p975: at(1.96) }
}

fn summary(findings: &Findings, extra: f64) -> Vec<SummaryRow> {
    let mut rows = Vec::new();
    for district in std::iter::once(None).chain((0..findings.districts.len()).map(Some)) {
        for stage in 0..findings.ladder.stages.len() {
            for year in years(findings) {
                rows.extend(MEASURES.iter().map(|&(measure, _)| row(findings, (district, stage, year), measure, extra)));
            }
        }
    }
    rows
}

/// Mean and spread of demand, and the seats.
fn numbers(findings: &Findings, (district, stage, year): (Option<usize>, usize, i32), extra: f64) -> (f64, f64, f64) {
    let ladder = &findings.ladder.stages[stage];
    let places: Vec<usize> = district.map_or((0..findings.districts.len()).collect(), |district| vec![district]);
    let demand: f64 = places.iter().map(|&place| demand(place, ladder, year)).sum();
    let spread = demand * (0.01 + 0.008 * f64::from(year - 2023));
    let built = if year >= 2028 { 1.06 } else { 1.0 };
    let seats: f64 =
        places.iter().map(|&place| size(place) * ladder.grades.len() as f64 / 6.0 * (0.86 + 0.03 * (place % SIZES.len()) as f64)).sum();
    let share = places.iter().map(|&place| size(place)).sum::<f64>() / (0..findings.districts.len()).map(size).sum::<f64>();
    let more = if stage == 3 && year >= 2026 { extra * share } else { 0.0 };
    (demand, spread, (seats * built + more).round())
}

fn row(findings: &Findings, place: (Option<usize>, usize, i32), measure: Measure, extra: f64) -> SummaryRow {
    let (demand, spread, seats) = numbers(findings, place, extra);
    let above = (demand - seats).max(0.0);
    let (mean, spread) = match measure {
        Measure::Demand => (demand, spread),
        Measure::Seats => (seats, 0.0),
        Measure::Utilisation => (demand / seats, spread / seats),
        Measure::Shortfall => (above, above * 0.2),
        Measure::Spare => ((seats - demand).max(0.0), spread),
        Measure::Diverted if place.1 == 3 => (above, above * 0.2),
        Measure::Waiting if place.1 == 0 => (above, above * 0.2),
        Measure::OverCapacity => (if place.1 == 1 || place.1 == 2 { above } else { 0.0 }, 0.0),
        Measure::Enrolment | Measure::Placed => (demand.min(seats), spread / 2.0),
        _ => (0.0, 0.0),
    };
    let chance = match measure {
        Measure::Utilisation | Measure::Shortfall => Some(chance_above(demand, seats, spread.max(1.0))),
        Measure::Spare => Some(chance_above(0.6 * seats, demand, spread.max(1.0))),
        _ => None,
    };
    let (district, stage, year) = place;
    SummaryRow { district, stage, grade: None, year, measure, central: mean, over_futures: distribution(mean, spread), chance }
}

/// A logistic stand-in for the chance that `value` is above `limit`.
fn chance_above(value: f64, limit: f64, spread: f64) -> Chance {
    let scale = spread.max(0.03 * limit);
    let chance = 1.0 / (1.0 + (-1.7 * (value - limit) / scale).exp());
    Chance { chance, se: (chance * (1.0 - chance) / 1000.0).sqrt() }
}

fn pressure(findings: &Findings) -> Vec<PressurePoint> {
    let mut points = Vec::new();
    for district in 0..findings.districts.len() {
        for stage in 0..findings.ladder.stages.len() {
            points.extend(years(findings).filter_map(|year| point(findings, district, stage, year)));
        }
    }
    points.sort_by(|a, b| a.level.cmp(&b.level).then(b.expected_shortfall.total_cmp(&a.expected_shortfall)));
    points
}

fn point(findings: &Findings, district: usize, stage: usize, year: i32) -> Option<PressurePoint> {
    let of = |measure| findings.series(Some(district), stage, measure).into_iter().find(|row| row.year == year).cloned();
    let (utilisation, shortfall, spare) = (of(Measure::Utilisation)?, of(Measure::Shortfall)?, of(Measure::Spare)?);
    let full = utilisation.chance?;
    let (level, chance) = match utilisation.central {
        _ if full.chance >= 0.5 => (AlertLevel::Red, full),
        _ if full.chance >= 0.2 => (AlertLevel::Orange, full),
        u if u >= 0.9 => (AlertLevel::Yellow, Chance { chance: 0.7, se: 0.014 }),
        u if u < 0.6 => (AlertLevel::Slack, spare.chance?),
        _ => return None,
    };
    let expected = shortfall.over_futures.mean;
    let mut why = [0.8 * expected, 0.3 * expected, 0.0, 0.0, 0.0, -0.1 * expected];
    if level == AlertLevel::Slack {
        why = [spare.over_futures.mean * 0.9, 0.0, 0.0, 0.0, 0.0, spare.over_futures.mean * 0.1];
    }
    Some(PressurePoint {
        district,
        stage,
        year,
        level,
        chance,
        expected_shortfall: expected,
        p90_shortfall: shortfall.over_futures.p90,
        expected_spare: spare.over_futures.mean,
        first_year: 2024,
        why,
    })
}

fn targets() -> Vec<TargetFinding> {
    let target = |id: &str, measure, stage, goal, value: f64, met| TargetFinding {
        target: Target { id: id.to_string(), measure, stage, district: None, year: 2024, goal, source: "plan, section 1.1".to_string() },
        central: value,
        over_futures: distribution(value, value * 0.02),
        met: Chance { chance: met, se: (met * (1.0 - met) / 1000.0).sqrt() },
    };
    vec![
        target("inclusive-coverage", TargetMeasure::InclusiveShare, 0, Goal::AtLeast(0.91), 0.925, 0.83),
        target("public-share", TargetMeasure::PublicShare, 0, Goal::AtLeast(0.54), 0.52, 0.02),
        target("senior-intake", TargetMeasure::IntakePlaces, 3, Goal::AtLeast(8696.0), 8700.0, 1.0),
        target("no-shortfall", TargetMeasure::Shortfall, 1, Goal::AtMost(200.0), 812.0, 0.11),
    ]
}
