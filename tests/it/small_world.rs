//! A world small enough to check by hand: two districts, three stages, people up to age 20. Each test changes what it is about.

use xuewei::domain::*;
use xuewei::meaning::{self, CityBlock, Room, Scene, Told};

/// Years of the small world: 2020 to 2032.
pub const HORIZON: Horizon = Horizon { base_year: 2020, first_year: 2020, last_year: 2032 };

/// Ages 0 to 20, the last one open.
pub const AGES: usize = 21;

/// The world, with every factor uncertain.
pub fn small_world() -> World {
    World {
        districts: vec![district("东区"), district("西县")],
        ladder: ladder(),
        horizon: HORIZON,
        people: Some(people()),
        recorded_births: RecordedBirths::default(),
        demand: demand(),
        seats: Seats {
            standing: seats(&[110.0, 260.0]),
            standing_in_group: [seats(&[55.0, 130.0]), seats(&[99.0, 234.0]), seats(&[11.0, 26.0])].concat(),
            class_size: vec![30.0; 2 * GRADES],
            norm_seats: Vec::new(),
            changes: Vec::new(),
        },
        budgets: Vec::new(),
        compounds: Vec::new(),
        neighbours: vec![vec![1], vec![0]].into(),
        uncertainty: Uncertainty { factors: factors(), small_numbers: true, learnt: None },
        alert: alert(),
        targets: Vec::new(),
        schools: Vec::new(),
        access: None,
        staff: vec![None; 3],
        special_needs: vec![None; 3],
        money: Money {
            per_pupil_yuan: vec![None; 3],
            price_level: vec![1.0; YEARS],
            projects_run: vec![false; 3],
            projects_build: vec![false; 3],
        },
    }
}

/// Grades of all stages.
pub const GRADES: usize = 7;
const YEARS: usize = 13;

fn district(name: &str) -> District {
    District { name: name.into(), name_zh: name.into(), name_en: name.into(), kind: None, position: None }
}

fn ladder() -> Ladder {
    let stage = |id: &str, grades: usize, age: usize, entry_from, rule| Stage {
        id: id.into(),
        name_zh: id.into(),
        name_en: id.into(),
        grades: (1..=grades).map(|grade| grade.to_string()).collect(),
        entry_ages: vec![age],
        entry_from,
        rule,
        spillover: false,
        overflow: OverflowRule::InOrder,
        class_norm: Some(30.0),
        large_class_from: Some(36.0),
    };
    Ladder {
        stages: vec![
            stage("kindergarten", 2, 4, EntryFrom::Population, PlacementRule::Wait),
            stage("primary", 3, 6, EntryFrom::Population, PlacementRule::Absorb),
            stage("senior", 2, 9, EntryFrom::Leavers(1), PlacementRule::Divert),
        ],
    }
}

/// About 100 children an age in 东区 and 250 in 西县.
fn people() -> People {
    let of = |size: f64| (0..2).flat_map(move |_| (0..AGES).map(move |age| size * (1.0 + 0.02 * age as f64))).collect::<Vec<f64>>();
    let by_age = |low: f64, from: usize, to: usize| (0..AGES).map(|age| if (from..=to).contains(&age) { low } else { 0.0 }).collect();
    let steps = |row: Vec<f64>| Schedule::constant(row, YEARS, 2);
    People {
        ages: AGES,
        step_years: 1,
        timing: MigrationTiming::End,
        start: [of(50.0), of(125.0)].concat(),
        survival: steps(vec![0.995; 2 * AGES]),
        fertility: steps(by_age(0.25, 16, 20)),
        female_share: steps(vec![0.48]),
        migration_persons: steps(vec![0.5; 2 * AGES]),
        migration_rate: steps(vec![-0.002; 2 * AGES]),
    }
}

fn demand() -> DemandRates {
    let enrolment = |size: f64| vec![size; GRADES];
    DemandRates {
        base_enrolment: [enrolment(100.0), enrolment(240.0)].concat(),
        entry_rate: vec![
            Schedule::constant(vec![0.95], YEARS, 2),
            Schedule::constant(vec![0.99], YEARS, 2),
            Schedule::constant(vec![0.9], YEARS, 2),
        ],
        progression: Schedule::constant(vec![1.0, 1.02, 1.0, 1.0, 0.99, 1.0, 0.98], YEARS, 2),
        flows: vec![None, None, None],
    }
}

fn seats(sizes: &[f64; 2]) -> Vec<f64> {
    sizes.iter().flat_map(|&size| vec![size; GRADES * YEARS]).collect()
}

fn factors() -> Vec<FactorUncertainty> {
    let ratio = |factor, shape| FactorUncertainty { factor, p10: 0.9, p90: 1.1, shape, common: 0.6 };
    vec![
        ratio(Factor::Fertility, Shape::RandomWalk { after_years: 10.0 }),
        FactorUncertainty { factor: Factor::Migration, p10: -0.01, p90: 0.01, shape: Shape::Ar1 { phi: 0.7 }, common: 0.5 },
        ratio(Factor::Entry(0), Shape::Level),
        ratio(Factor::Entry(1), Shape::Ar1 { phi: 0.5 }),
        ratio(Factor::Progression, Shape::Ar1 { phi: 0.5 }),
        ratio(Factor::Continuation, Shape::Level),
    ]
}

fn alert() -> AlertRule {
    AlertRule {
        name: "zhejiang-2018".into(),
        red_from: 1.0,
        yellow_from: 0.9,
        slack_below: 0.6,
        red_chance: 0.5,
        orange_chance: 0.2,
        yellow_chance: 0.5,
        slack_chance: 0.5,
        usable_share: None,
        from_year: 2020,
    }
}

/// An intake change of one district's last stage.
pub fn intake(name: &str, district: usize, year: i32, places: f64, delay: Delay) -> SeatChange {
    let steps = (0..2).map(|lag| SeatStep { district, grade: 5 + lag, lag_years: lag, seats: places, groups: [true, true, false] });
    SeatChange {
        name: name.into(),
        kind: "intake".into(),
        year,
        delay,
        after: Vec::new(),
        chance: 1.0,
        steps: steps.collect(),
        moves: Vec::new(),
        costs: Vec::new(),
    }
}

/// Every number of an ensemble as bits, so that equal means the same bits.
pub fn bits(ensemble: &Ensemble) -> Vec<u64> {
    let of = |bundles: &Vec<Bundle>| bundles.iter().flat_map(|b| b.0).map(f64::to_bits).collect::<Vec<u64>>();
    let lives = ensemble.lives.iter().flat_map(|life| {
        [
            of(&life.demand),
            of(&life.seats),
            life.targets.iter().flat_map(|t| [t.part, t.whole]).flat_map(|b| b.0).map(f64::to_bits).collect(),
        ]
        .concat()
    });
    lives.chain(ensemble.causes.sums.iter().map(|sum| sum.to_bits())).collect()
}

/// Runs a world without telling anybody.
pub fn run(world: &World, futures: usize) -> Ensemble {
    xuewei::futures::run(&[world], 1, futures, &|| {}).remove(0)
}

/// All that some worlds' futures tell side by side, the whole city too, in the order of tables.
pub fn told(scenes: &[(&World, &Ensemble)]) -> Vec<Told> {
    let districts: Vec<usize> = (0..scenes[0].0.districts.len()).collect();
    let parts: Vec<Scene> = scenes.iter().map(|(world, ensemble)| Scene { world, ensemble, districts: &districts }).collect();
    let worlds: Vec<&World> = scenes.iter().map(|(world, _)| *world).collect();
    let futures = scenes[0].1.futures;
    let (mut all, mut room) = (vec![Told::default(); scenes.len()], Room::default());
    for (stage, year) in meaning::stage_years(worlds[0]) {
        let mut city: Vec<CityBlock> = worlds.iter().map(|world| CityBlock::new(world, stage, year, futures)).collect();
        let of_districts = meaning::tell(&parts, &mut city, false, &mut room);
        let of_city = meaning::tell_city(&worlds, &city, futures, false, &mut room);
        all.iter_mut().zip(of_districts).for_each(|(told, part)| told.append(part));
        all.iter_mut().zip(of_city).for_each(|(told, part)| told.append(part));
    }
    let in_order = |told: Told| Told {
        summary: meaning::in_order(told.summary),
        pressure: meaning::pressure_in_order(told.pressure),
        comparison: meaning::comparison_in_order(told.comparison),
        drawn: told.drawn,
        schools: told.schools,
        costs: told.costs,
    };
    all.into_iter().map(in_order).collect()
}
