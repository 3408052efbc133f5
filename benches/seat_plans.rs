//! Sharing places out and least travel, at the sizes of a large city.
//!
//! `cargo bench --bench seat_plans` measures; `cargo test --benches` runs each once.

use std::path::Path;

use divan::Bencher;
use xuewei::allocation::seat_plans::{self, Neighbourhood, Setting, Stock};
use xuewei::allocation::travel::{Arc, Instance, MICROMETRES_PER_KM, least_travel, travel};
use xuewei::domain::{BudgetUnit, Lot, NeedByFuture, Neighbours, Rounding, SEAT_STRATEGIES, SeatBudget, SeatStrategy, Tier};

fn main() {
    divan::main();
}

/// Numbers that are the same everywhere: a linear congruence (Knuth's MMIX).
struct Draws(u64);

impl Draws {
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// 60 districts in 1,000 futures, one in two of them short.
fn need() -> NeedByFuture {
    let mut draws = Draws(1);
    let demand: Vec<f64> = (0..60).map(|_| (500.0 + 4500.0 * draws.unit()).round()).collect();
    let seats: Vec<f64> = demand.iter().map(|demand| (demand * (0.9 + 0.15 * draws.unit())).round()).collect();
    let shaken = demand.iter().map(|demand| (0..1000).map(|_| demand * (0.9 + 0.2 * draws.unit())).collect()).collect();
    let standing = seats.iter().map(|&seats| vec![seats; 1000]).collect();
    NeedByFuture { demand: shaken, seats: standing, ..NeedByFuture::certain(&demand, &seats) }
}

fn budget() -> SeatBudget {
    SeatBudget {
        id: "places".into(),
        stage: 0,
        year: 2024,
        unit: BudgetUnit::Intake,
        lots: vec![Lot { tier: None, places: 696, at_most: vec![None; 60], manual: vec![0; 60] }],
        strategy: SeatStrategy::Need,
        rounding: Rounding::Hamilton,
        places_each: 1,
        at_most: vec![None; 60],
        schools: Vec::new(),
        choice: None,
    }
}

#[divan::bench(args = SEAT_STRATEGIES.map(|(_, key)| key), sample_count = 10)]
fn share_out_696_places_in_60_districts_and_1000_futures(bencher: Bencher, key: &str) {
    let (need, budget) = (need(), budget());
    let nearest_first: Vec<Vec<usize>> = (0..60).map(|d| (1..60).map(|step| (d + step) % 60).collect()).collect();
    let neighbours = Neighbours::from(nearest_first);
    let setting = Setting { need: &need, neighbourhood: Neighbourhood { neighbours: &neighbours, spills: true }, choosing: None, seed: 1 };
    let strategy = SEAT_STRATEGIES.iter().find(|(_, known)| *known == key).expect("a known strategy").0;
    let stock = Stock::of(&budget, &need);
    bencher.bench(|| seat_plans::share_units(strategy, &stock, &setting));
}

/// Two tiers, of which a third of the districts take no quality place, with site limits.
#[divan::bench(args = ["need", "leximin", "expected_unmet", "minimax_regret"], sample_count = 10)]
fn share_out_696_places_of_two_tiers(bencher: Bencher, key: &str) {
    let (need, one) = (need(), budget());
    let quality = (0..60).map(|district| Some(if district % 3 == 0 { 0 } else { 15 })).collect();
    let lots = vec![
        Lot { tier: Some(Tier::Quality), places: 580, at_most: quality, ..one.lots[0].clone() },
        Lot { tier: Some(Tier::Standard), places: 116, ..one.lots[0].clone() },
    ];
    let at_most = (0..60).map(|district| (district % 4 == 0).then_some(20)).collect();
    let budget = SeatBudget { lots, at_most, ..one };
    let setting = Setting {
        need: &need,
        neighbourhood: Neighbourhood { neighbours: &Neighbours::default(), spills: false },
        choosing: None,
        seed: 1,
    };
    let strategy = SEAT_STRATEGIES.iter().find(|(_, known)| *known == key).expect("a known strategy").0;
    bencher.bench(|| seat_plans::share_out(strategy, &budget, &setting));
}

/// Zones and schools on a square of 40 km, each zone with its 20 nearest schools, seats for 95 % of the pupils.
fn city(zones: usize, schools: usize) -> Instance {
    let mut draws = Draws(7);
    let mut point = || (40.0 * draws.unit(), 40.0 * draws.unit());
    let (homes, sites): (Vec<_>, Vec<_>) = ((0..zones).map(|_| point()).collect(), (0..schools).map(|_| point()).collect());
    let mut draws = Draws(8);
    let pupils: Vec<u64> = (0..zones).map(|_| 5 + (55.0 * draws.unit()) as u64).collect();
    let each = pupils.iter().sum::<u64>() as f64 * 0.95 / schools as f64;
    let seats: Vec<u64> = (0..schools).map(|_| (each * (0.5 + draws.unit())) as u64).collect();
    let length = |home: (f64, f64), site: (f64, f64)| ((home.0 - site.0).hypot(home.1 - site.1) * 1000.0).round() as i64;
    let arcs = homes.iter().enumerate().flat_map(|(zone, &home)| {
        let mut near: Vec<(i64, u32)> = sites.iter().enumerate().map(|(school, &site)| (length(home, site), school as u32)).collect();
        near.sort_unstable();
        near.truncate(20);
        near.sort_unstable_by_key(|&(_, school)| school);
        near.into_iter().map(move |(metres, school)| Arc { zone: zone as u32, school, length: metres * (MICROMETRES_PER_KM as i64 / 1000) })
    });
    Instance { pupils, seats, arcs: arcs.collect() }
}

#[divan::bench(args = [(500, 200), (5000, 2000)], sample_count = 5)]
fn least_travel_with_20_schools_in_reach(bencher: Bencher, (zones, schools): (usize, usize)) {
    let instance = city(zones, schools);
    write_for_peers(&instance, zones);
    bencher.bench(|| least_travel(&instance));
}

/// The same instance for `benches/peers/assign.py`, with our answer and our time, where that script asks for it.
fn write_for_peers(instance: &Instance, zones: usize) {
    use std::fmt::Write as _;
    let Ok(folder) = std::env::var("XUEWEI_PEERS") else { return };
    let times = (0..5).map(|_| {
        let started = std::time::Instant::now();
        let flow = divan::black_box(least_travel(instance));
        (started.elapsed().as_secs_f64(), flow)
    });
    let (seconds, flow) = times.min_by(|a, b| a.0.total_cmp(&b.0)).expect("one run");
    let measures = travel(instance, &flow);
    let micrometres: i64 = instance.arcs.iter().zip(&flow).map(|(arc, &pupils)| arc.length * pupils as i64).sum();
    let mut text = format!("{seconds} {} {micrometres}\n", measures.placed);
    let line = |numbers: &[u64]| numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let _ = writeln!(text, "{}\n{}", line(&instance.pupils), line(&instance.seats));
    for arc in &instance.arcs {
        let _ = writeln!(text, "{} {} {}", arc.zone, arc.school, arc.length);
    }
    std::fs::write(Path::new(&folder).join(format!("{zones}.txt")), text).expect("room for the instance");
}
