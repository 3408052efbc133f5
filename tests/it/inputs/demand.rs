//! Entry rates, progression and flows: what the scenario says, otherwise what the enrolment implies.

use xuewei::domain::LANES;

use crate::small_world::run;
use crate::tiny::Tiny;

/// Entry rate of a stage by district in the year at a position.
fn entry(tiny: &Tiny, stage: usize, year: usize) -> [f64; 2] {
    let world = tiny.load().unwrap_or_else(|problems| panic!("{problems}")).world;
    [0, 1].map(|district| world.demand.entry_rate[stage].value(year, district))
}

#[test]
fn rates_are_read_from_the_enrolment() {
    let tiny = Tiny::new().with("enrolment", "鲅鱼圈区,kindergarten,K1,2023,100", "鲅鱼圈区,kindergarten,K1,2023,80");
    assert_eq!(entry(&tiny, 0, 0), [1.0, 0.8]);
    let tiny = Tiny::new().with("enrolment", "鲅鱼圈区,junior,7,2022,100", "鲅鱼圈区,junior,7,2022,70");
    let [steady, dipped] = entry(&tiny, 2, 1);
    assert!(0.9 < dipped && dipped < steady && steady < 1.0, "one low year of small numbers: {dipped} beside {steady}");
    let tiny = Tiny::new().with("enrolment", "鲅鱼圈区,primary,3,2022,100", "鲅鱼圈区,primary,3,2022,70");
    let progression = tiny.load().unwrap().world.demand.progression;
    let row = progression.row(1, 1);
    assert!((0.99..=1.0).contains(&row[4]) && (0.9..0.99).contains(&row[5]) && (1.01..1.3).contains(&row[6]), "{row:?}");
}

/// Two school years make one ratio, which is taken as it is; three make a history.
#[test]
fn a_single_step_is_taken_as_it_is() {
    let mut tiny = Tiny::new().with("enrolment", "鲅鱼圈区,junior,7,2023,100", "鲅鱼圈区,junior,7,2023,70");
    let enrolment = tiny.tables.get_mut("enrolment").unwrap();
    *enrolment =
        enrolment.lines().filter(|line| !line.contains(",2020,") && !line.contains(",2021,")).map(|line| format!("{line}\n")).collect();
    assert_eq!(entry(&tiny, 2, 1), [1.0, 0.7]);
}

#[test]
fn a_district_of_the_scenario_goes_before_its_stage_and_the_dataset() {
    let tiny = Tiny::new().scenario(
        "[entry.kindergarten]\nrate = { 2025 = 0.9 }\nlevel = { 2026 = 0.5 }\nmigrant_access = 0.5\n[entry.kindergarten.districts]\n\"盖州市\" = 0.6\n",
    );
    let years: Vec<[f64; 2]> = (0..4).map(|year| entry(&tiny, 0, year)).collect();
    assert_eq!(years, [[0.3, 0.5], [0.3, 0.5], [0.3, 0.45], [0.15, 0.225]]);
}

#[test]
fn levels_multiply() {
    let tiny =
        Tiny::new().scenario("[entry]\nlevel = 0.8\n[progression]\nlevel = 0.9\n[progression.junior]\nratio = [0.5, 0.6]\nlevel = 0.5\n");
    assert_eq!(entry(&tiny, 1, 3), [0.8, 0.8]);
    let row = tiny.load().unwrap().world.demand.progression.row(0, 0).to_vec();
    assert_eq!((row[3], row[4]), (1.0, 0.9));
    assert_eq!(row[9..], [1.0, 0.5 * 0.45, 0.6 * 0.45]);
}

#[test]
fn implausible_entry_rates_are_warned_of() {
    let tiny = Tiny::new().with("enrolment", "鲅鱼圈区,kindergarten,K1,2023,100", "鲅鱼圈区,kindergarten,K1,2023,140");
    assert!(tiny.warned().contains("`鲅鱼圈区`, kindergarten: 140 entrants of 100 children give an entry rate of 1.40"));
}

#[test]
fn without_history_leavers_of_the_base_year_serve_with_a_warning() {
    let mut tiny = Tiny::new();
    let enrolment = tiny.tables.get_mut("enrolment").unwrap();
    *enrolment =
        enrolment.lines().filter(|line| !line.contains(",202") || line.contains(",2023,")).map(|line| format!("{line}\n")).collect();
    assert!(tiny.warned().contains("no history of leavers"));
}

#[test]
fn with_flows_the_rate_is_that_of_the_city() {
    let flows = "home,seat,stage,share\n盖州市,鲅鱼圈区,kindergarten,0.4\n盖州市,盖州市,kindergarten,0.4\n";
    let tiny = Tiny::new().table("flows", flows);
    assert_eq!(entry(&tiny, 0, 0), [150.0 / 140.0; 2]);
    let flows = tiny.load().unwrap().world.demand.flows;
    let kindergarten = flows[0].as_ref().unwrap();
    assert_eq!((kindergarten.share.row(3, 0), kindergarten.share.row(3, 1)), (&[0.4, 0.4][..], &[0.0, 1.0][..]));
    assert_eq!(flows[1], None);
}

/// A place that knows births and rolls but not ages.
fn births_only(blocks: &str) -> Tiny {
    let years: String = (2010..=2021).map(|year| format!("*,{year},100,school\n")).collect();
    let mut tiny = Tiny::new().scenario(blocks).table("births", &format!("district,year,births,calendar\n{years}"));
    for table in ["population", "survival", "fertility", "sex_ratio"] {
        tiny = tiny.without(table);
    }
    for stage in &mut tiny.settings.stage[..2] {
        stage.entry_from = xuewei::inputs::scenario::settings::EntrySource::Births;
    }
    tiny
}

#[test]
fn births_alone_are_enough_and_go_on_as_they_last_were() {
    let tiny = births_only("");
    let [half, whole] = entry(&tiny, 1, 0);
    assert!((half - 0.5).abs() < 1e-12 && (whole - 1.0).abs() < 1e-12, "{half} {whole}");
    assert!(tiny.warned().contains("births after the school year 2021 are assumed equal to those of 2021"));
    let world = births_only("[births]\nlevel = 0.5\nchange_per_year = -0.1\nfrom_year = 2023").load().unwrap().world;
    assert!(world.people.is_none());
    let births: Vec<Option<f64>> = (2021..=2026).map(|year| world.recorded_births.of(0, year)).collect();
    assert_eq!(births, [Some(100.0), Some(100.0), Some(50.0), Some(45.0), Some(40.5), None][..]);
}

#[test]
fn births_that_are_assumed_before_the_base_year_are_uncertain_too() {
    let world =
        births_only("[uncertainty]\nsmall_numbers = false\nfertility = { p10 = 0.8, p90 = 1.2, shape = \"ar1\" }").load().unwrap().world;
    let ensemble = run(&world, 400);
    let spread = |year: i32| {
        let cell = world.cell(world.horizon.position(year).unwrap(), 0, 0);
        let demand: Vec<f64> = ensemble.numbers().map(|f| ensemble.lives[f / LANES].demand[cell].0[f % LANES]).collect();
        let spread = xuewei::meaning::distribution(&demand);
        spread.p90 / spread.p10
    };
    assert!((spread(2025) - 1.0).abs() < 1e-9, "born in 2021, which is recorded");
    assert!(spread(2026) > 1.2, "born in 2022, which is assumed: {}", spread(2026));
}

#[test]
fn where_nobody_enters_and_nobody_could_the_rate_of_the_city_holds() {
    let mut tiny = Tiny::new().with("enrolment", "盖州市,kindergarten,K1,2023,50", "盖州市,kindergarten,K1,2023,0");
    let population = tiny.tables.get_mut("population").unwrap();
    *population = population.replace("盖州市,female,3,25", "盖州市,female,3,0").replace("盖州市,male,3,25", "盖州市,male,3,0");
    assert_eq!(entry(&tiny, 0, 2), [1.0, 1.0]);
    let told = tiny.warned();
    assert!(
        told.contains("`盖州市`, kindergarten: nobody enters and nobody could, so the entry rate of the whole city holds, 1.000"),
        "{told}"
    );
    let tiny = tiny.with("enrolment", "鲅鱼圈区,kindergarten,K1,2023,100", "鲅鱼圈区,kindergarten,K1,2023,0");
    let empty = ["female", "male"]
        .iter()
        .fold(tiny, |tiny, sex| tiny.with("population", &format!("鲅鱼圈区,{sex},3,50"), &format!("鲅鱼圈区,{sex},3,0")));
    let told = empty.refused();
    assert!(told.contains("here or elsewhere: there is no entry rate"), "{told}");
}

/// Spread of the first district's first grade over 400 futures, 90th over 10th percentile.
fn spread(tiny: &Tiny, year: i32) -> f64 {
    let world = tiny.load().unwrap_or_else(|problems| panic!("{problems}")).world;
    let (ensemble, cell) = (run(&world, 400), world.cell(world.horizon.position(year).unwrap(), 0, 0));
    let demand: Vec<f64> = ensemble.numbers().map(|f| ensemble.lives[f / LANES].demand[cell].0[f % LANES]).collect();
    let spread = xuewei::meaning::distribution(&demand);
    spread.p90 / spread.p10
}

/// Children of 2025, two years after the base year, enter at age 3 in 2029.
#[test]
fn a_walk_of_births_reaches_its_interval_in_the_births_of_its_year() {
    let walk = "fertility = { p10 = 0.8, p90 = 1.2, shape = \"random_walk\", after_years = 2, common = 1.0 }";
    let tiny = births_only(&format!("[uncertainty]\nsmall_numbers = false\n{walk}"));
    assert!((spread(&tiny, 2029) - 1.5).abs() < 0.02, "{}", spread(&tiny, 2029));
    assert!(spread(&tiny, 2028) < 1.42, "{}", spread(&tiny, 2028));
}

/// Births of 2021 are recorded, those of 2022 held: they differ by chance, and carry the error of the record.
#[test]
fn held_births_differ_by_chance_and_carry_the_error_of_the_record() {
    let chance = births_only("");
    assert!((spread(&chance, 2025) - 1.0).abs() < 1e-9, "{}", spread(&chance, 2025));
    let poisson = (100.0 + 1.2816 * 10.0) / (100.0 - 1.2816 * 10.0);
    assert!((spread(&chance, 2026) / poisson - 1.0).abs() < 0.06, "{}", spread(&chance, 2026));
    let error = births_only("[uncertainty]\nsmall_numbers = false\nrecorded_births = { p10 = 0.9, p90 = 1.1, common = 1.0 }");
    for year in [2025, 2026, 2029] {
        assert!((spread(&error, year) / (1.1 / 0.9) - 1.0).abs() < 0.01, "{year}: {}", spread(&error, year));
    }
}

#[test]
fn the_lever_on_migration_holds_where_and_when_it_says() {
    let lever = "[migration]\nadded_rate = 0.02\nfrom_year = 2025\ndistricts = [\"鲅鱼圈区\"]\n";
    let people = Tiny::new().scenario(lever).load().unwrap().world.people.unwrap();
    let rate = |year: usize, district: usize| people.migration_rate.row(year, district)[5];
    assert_eq!((rate(1, 1), rate(2, 1), rate(2, 0)), (0.0, 0.02, 0.0));
    let told = Tiny::new().scenario("[migration]\ndistricts = [\"鲅鱼区\"]\n").refused();
    assert!(told.contains("scenario:migration.districts: `鲅鱼区` is not in") && told.contains("did you mean `鲅鱼圈区`?"), "{told}");
}

#[test]
fn a_share_of_which_no_table_tells_anything_is_no_target() {
    let target = "[[target]]\nid = \"t\"\nmeasure = \"inclusive_share\"\nstage = \"kindergarten\"\nyear = 2025\nat_least = 0.5\n";
    let silent = Tiny::new().scenario(target).with("seats", "180,public", "180,").with("seats", "120,inclusive", "90,");
    let told = silent.tables["seats"].replace("150,public", "150,").replace("鲅鱼圈区,kindergarten,2023,90,\n", "");
    let told = silent.table("seats", &told).refused();
    assert!(told.contains("scenario:target[t].measure: no seat of kindergarten has a `sector` in any table"), "{told}");
    let partly = Tiny::new().scenario(target).with("seats", "180,public", "180,").warned();
    assert!(partly.contains("1 of 3 schools, rows of seats and projects of kindergarten have no `sector`"), "{partly}");
    assert!(!Tiny::new().scenario(target).warned().contains("have no `sector`"));
}

#[test]
fn what_a_scenario_names_must_exist() {
    let cases = [
        ("[entry.primry]\nrate = 1\n", "entry.primry: `primry` is not a stage of the ladder"),
        ("[entry.primary]\nrate = { soon = 1 }\n", "entry.primary.rate: `soon` is not a year"),
        ("[progression.junior]\nratio = [1]\n", "progression.junior.ratio: 1 ratios, but 3 grades have 2 steps between them"),
        ("[uncertainty.fertility]\np10 = 1.1\np90 = 1.2\n", "must lie on both sides of the central value 1"),
        ("[uncertainty.entry.primry]\np10 = 0.9\np90 = 1.2\n", "`primry` is not a stage of the ladder"),
        ("[alert]\nred_chance = 1.5\n", "alert.red_chance: 1.5 must be above 0 and at most 1"),
        ("[placement.primry]\nstrategy = \"spillover\"\n", "placement.primry: `primry` is not a stage of the ladder"),
        ("[[target]]\nid = \"t\"\nmeasure = \"seats\"\nstage = \"junior\"\nyear = 2024\n", "target[t].at_least: state one of"),
        ("[births]\nlevel = -1\n", "births.level: must be zero or more"),
    ];
    for (blocks, expected) in cases {
        let told = Tiny::new().scenario(blocks).refused();
        assert!(told.contains(expected), "expected:\n{expected}\ntold:\n{told}");
    }
}
