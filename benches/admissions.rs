//! Every mechanism on lists of eight choices among 200 schools, seats for 95 % of the pupils.
//!
//! `cargo bench --bench admissions` measures up to a million pupils; `cargo test --benches` runs small sizes once.

mod instances;

use divan::Bencher;
use instances::multinomial_logit;
use xuewei::allocation::admissions::admit;
use xuewei::domain::{Mechanism, Pointing, Ties};

fn main() {
    divan::main();
}

/// Numbers of pupils: a million only where something is measured.
fn sizes() -> Vec<usize> {
    if std::env::args().any(|argument| argument == "--bench") { vec![18_000, 1_000_000] } else { vec![2_000] }
}

fn measure(bencher: Bencher, pupils: usize, mechanism: &Mechanism) {
    let applications = multinomial_logit(pupils, 200, 8, 1);
    bencher
        .counter(divan::counter::ItemsCount::new(pupils))
        .bench_local(|| admit(&applications, mechanism, Ties::Subscore, None).choice.len());
}

#[divan::bench(args = sizes(), sample_count = 5)]
fn score_order(bencher: Bencher, pupils: usize) {
    measure(bencher, pupils, &Mechanism::ScoreOrder);
}

#[divan::bench(args = sizes(), sample_count = 5)]
fn parallel_in_bands_of_3(bencher: Bencher, pupils: usize) {
    measure(bencher, pupils, &Mechanism::Parallel { band: 3 });
}

#[divan::bench(args = sizes(), sample_count = 5)]
fn immediate_acceptance(bencher: Bencher, pupils: usize) {
    measure(bencher, pupils, &Mechanism::ImmediateAcceptance);
}

#[divan::bench(args = sizes(), sample_count = 5)]
fn deferred_acceptance(bencher: Bencher, pupils: usize) {
    measure(bencher, pupils, &Mechanism::DeferredAcceptance);
}

#[divan::bench(args = sizes(), sample_count = 5)]
fn grouped_in_three(bencher: Bencher, pupils: usize) {
    let third = pupils as u32 / 3;
    measure(bencher, pupils, &Mechanism::Grouped { ends: vec![third, 2 * third] });
}

#[divan::bench(args = sizes(), sample_count = 5)]
fn top_trading_cycles(bencher: Bencher, pupils: usize) {
    measure(bencher, pupils, &Mechanism::TopTradingCycles { pointing: Pointing::All });
}

#[divan::bench(args = sizes(), sample_count = 5)]
fn top_trading_cycles_among_listers(bencher: Bencher, pupils: usize) {
    measure(bencher, pupils, &Mechanism::TopTradingCycles { pointing: Pointing::Listers });
}

#[divan::bench(args = sizes(), sample_count = 5)]
fn lottery(bencher: Bencher, pupils: usize) {
    measure(bencher, pupils, &Mechanism::Lottery);
}
