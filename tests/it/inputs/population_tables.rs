//! The population tables alone are enough for a projection of the population.

use tempfile::TempDir;
use xuewei::domain::MigrationTiming;
use xuewei::inputs::dataset::read_population;
use xuewei::inputs::world::{PopulationOnly, build_population};

use crate::tiny::Tiny;

fn only(tiny: &Tiny, from: i32, to: i32, step_years: usize) -> Result<PopulationOnly, String> {
    let folder = TempDir::new().unwrap();
    tiny.write(folder.path());
    let (dataset, problems) = read_population(folder.path());
    assert!(!problems.has_errors(), "{problems}");
    build_population(&dataset, from, to, step_years, MigrationTiming::Even, problems).map_err(|problems| problems.to_string())
}

#[test]
fn other_tables_are_left_unread() {
    let tiny = Tiny::new().table("schools", "nonsense\n").table("expected_population", "year\n");
    let population = only(&tiny, 2023, 2026, 1).unwrap();
    assert_eq!(population.years, [2023, 2024, 2025]);
    assert_eq!(population.people.timing, MigrationTiming::Even);
}

#[cfg(unix)]
#[test]
fn a_population_table_that_leads_nowhere_is_refused_and_another_left_unread() {
    let folder = TempDir::new().unwrap();
    Tiny::new().without("flows").write(folder.path());
    let link = |name: &str| std::os::unix::fs::symlink("gone.csv", folder.path().join(name)).unwrap();
    link("flows.csv");
    assert!(!read_population(folder.path()).1.has_errors());
    link("migration.csv");
    let told = read_population(folder.path()).1.to_string();
    assert!(told.contains("migration.csv: links to gone.csv, which is not there") && !told.contains("flows.csv"), "{told}");
}

/// Ages 0, 5 and 10 of one district, as in textbooks.
fn five_year_ages() -> Tiny {
    let mut tiny = Tiny::new().table("districts", "district\nsweden\n").without("enrolment").without("schools").without("seats");
    let rows = |value: &str| {
        let cells = ["female", "male"].into_iter().flat_map(|sex| [0, 5, 10].map(|age| format!("sweden,{sex},{age},{value}\n")));
        cells.collect::<String>()
    };
    tiny = tiny.table("population", &format!("district,sex,age,persons\n{}", rows("100")));
    tiny = tiny.table("survival", &format!("district,sex,age,ratio\n{}", rows("0.9")));
    tiny.table("fertility", "district,age,rate\nsweden,10,0.2\n")
}

#[test]
fn ages_in_classes_of_five_need_steps_of_five() {
    let population = only(&five_year_ages(), 1993, 2003, 5).unwrap();
    assert_eq!((population.people.ages, population.people.step_years), (3, 5));
    assert_eq!(population.years, [1993, 1998]);
    let told = only(&five_year_ages(), 1993, 2003, 1).unwrap_err();
    assert!(told.contains("ages come in classes of 5 years, but a step is 1 years"), "{told}");
}

#[test]
fn spans_that_are_no_whole_steps_are_refused() {
    assert!(only(&five_year_ages(), 1993, 2000, 5).unwrap_err().contains("7 years from 1993 to 2000 are not whole steps of 5"));
    assert!(only(&five_year_ages(), 1993, 1993, 5).unwrap_err().contains("the last year 1993 is not after the first year 1993"));
    assert!(only(&five_year_ages(), 1993, 1995, 2).unwrap_err().contains("a step is 1 or 5 years, not 2"));
}

#[test]
fn births_by_calendar_year_become_school_years() {
    let births = "district,year,births\n*,2020,90\n*,2021,120\n盖州市,2023,60\n盖州市,2024,30\n";
    let recorded = only(&Tiny::new().table("births", births), 2023, 2026, 1).unwrap().recorded_births;
    assert_eq!(recorded.of(1, 2020), Some(110.0));
    assert_eq!((recorded.of(1, 2021), recorded.of(0, 2020)), (None, None));
    assert_eq!((recorded.of(0, 2022), recorded.of(0, 2023)), (None, Some(40.0)));
}

#[test]
fn migration_may_be_persons_for_some_and_rates_for_others() {
    let migration = "district,sex,age,persons,rate,year\n盖州市,male,3,5,,2020\n盖州市,male,3,,0.1,2025\n*,male,3,,0.2,\n";
    let people = only(&Tiny::new().table("migration", migration), 2024, 2026, 1).unwrap().people;
    let cell = 21 + 3;
    let at = |year: usize, district: usize| {
        (people.migration_persons.row(year, district)[cell], people.migration_rate.row(year, district)[cell])
    };
    assert_eq!((at(0, 0), at(1, 0), at(0, 1)), ((5.0, 0.0), (0.0, 0.1), (0.0, 0.2)));
}

#[test]
fn a_year_lists_all_ages_of_a_rate_anew() {
    let fertility = "district,age,rate,year\n*,18,0.1,2020\n*,19,0.1,2020\n*,19,0.2,2025\n*,20,0.3,2025\n";
    let people = only(&Tiny::new().table("fertility", fertility), 2024, 2026, 1).unwrap().people;
    assert_eq!((&people.fertility.row(0, 0)[18..], &people.fertility.row(1, 0)[18..]), (&[0.1, 0.1, 0.0][..], &[0.0, 0.2, 0.3][..]));
}
