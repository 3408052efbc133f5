//! Uncertainty that a scenario states acts, or is told to do nothing.

use xuewei::domain::{Distribution, LANES};
use xuewei::meaning::distribution;

use crate::small_world::run;
use crate::tiny::Tiny;

/// Demand of a grade of the first district over 400 futures, in the year at a position.
fn demand(tiny: &Tiny, grade: usize, year: usize) -> Distribution {
    let world = tiny.load().unwrap_or_else(|problems| panic!("{problems}")).world;
    let (ensemble, cell) = (run(&world, 400), world.cell(year, 0, grade));
    let demand: Vec<f64> = ensemble.numbers().map(|f| ensemble.lives[f / LANES].demand[cell].0[f % LANES]).collect();
    distribution(&demand)
}

#[test]
fn entry_of_a_stage_of_leavers_acts_in_place_of_continuation() {
    let entry = "entry.junior = { p10 = 0.9, p90 = 1.1, common = 1.0 }\n";
    let blocks = format!("[uncertainty]\nsmall_numbers = false\n{entry}");
    let spread = demand(&Tiny::new().scenario(&blocks), 9, 1);
    assert!((spread.p90 / spread.p10 - 1.1 / 0.9).abs() < 0.01, "{spread:?}");
    let told = Tiny::new().scenario(&format!("{blocks}continuation = {{ p10 = 0.9, p90 = 1.1 }}\n")).warned();
    assert!(told.contains("scenario:uncertainty.continuation: it does nothing: no stage enters from leavers, or"), "{told}");
}

#[test]
fn a_range_that_could_move_nothing_is_told_and_not_counted() {
    let ranges =
        "recorded_births = { p10 = 0.9, p90 = 1.1 }\nmigration = { p10 = -0.01, p90 = 0.01 }\nusable_share = { p10 = 0.9, p90 = 1.0 }\n";
    let mut tiny = Tiny::new().scenario(&format!("[uncertainty]\n{ranges}"));
    insta::assert_snapshot!(tiny.warned(), @r"
    scenario:uncertainty.recorded_births: it does nothing: no recorded births enter the projection
      hint: list births of the base year or later in the table births, or leave this block out
    scenario:uncertainty.usable_share: it does nothing: the alert rule counts every seat
      hint: state `usable_share = 0.98` under `[alert]`
    ");
    assert_eq!(tiny.load().unwrap_or_else(|problems| panic!("{problems}")).world.uncertainty.factors.len(), 1, "migration alone");
    for table in ["population", "survival", "fertility", "sex_ratio"] {
        tiny = tiny.without(table);
    }
    for stage in &mut tiny.settings.stage[..2] {
        stage.entry_from = xuewei::inputs::scenario::settings::EntrySource::Births;
    }
    let years: String = (2010..=2028).map(|year| format!("*,{year},100,school\n")).collect();
    insta::assert_snapshot!(tiny.table("births", &format!("district,year,births,calendar\n{years}")).warned(), @r"
    scenario:uncertainty.migration: it does nothing: the dataset has no population
      hint: give the table population, or leave this block out
    scenario:uncertainty.usable_share: it does nothing: the alert rule counts every seat
      hint: state `usable_share = 0.98` under `[alert]`
    ");
}

#[test]
fn a_range_that_acts_is_accepted() {
    let blocks = "[uncertainty]\nrecorded_births = { p10 = 0.9, p90 = 1.1 }\nusable_share = { p10 = 0.9, p90 = 1.0 }\nmigration = { p10 = -0.01, p90 = 0.01 }\n\
                  fertility = { p10 = 0.9, p90 = 1.1 }\nprogression = { p10 = 0.9, p90 = 1.1 }\ncontinuation = { p10 = 0.9, p90 = 1.1 }\n[alert]\nusable_share = 0.98\n";
    let tiny = Tiny::new().scenario(blocks).table("births", "district,year,births\n*,2023,100\n*,2024,100\n");
    assert_eq!(tiny.load().unwrap_or_else(|problems| panic!("{problems}")).world.uncertainty.factors.len(), 6);
}
