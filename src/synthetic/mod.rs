//! A country that does not exist, made to be computed with: every table of a dataset for any number of districts, and a scenario for it.
//!
//! In: a number of districts and a seed. Out: tables as columns and texts, nothing written. Ages, births by age and survival are the
//! shipped patterns of the census of 2020 (`data/sources`, `data/yingkou/survival.csv`); places, sizes, moves, pupils and schools are
//! drawn. Each district draws from streams of its own name, so that the same seed gives the same bytes everywhere.
//!
//! Leaves out: flows between districts, and years of enrolment before the base year.

mod draws;

mod names;

mod patterns;

mod people;

mod places;

mod projects;

mod pupils;

mod rows;

mod schools;

use crate::domain::Table;
use patterns::Patterns;
use people::Residents;

/// First school year of the country.
pub const BASE_YEAR: i32 = 2020;

/// Most districts that are made.
pub const MOST_DISTRICTS: usize = 100_000;

/// The first line of a country's README: by it a synthetic dataset is known, and may be replaced.
pub const MARK: &str = "# A synthetic country";

/// The scenario whose ladder and uncertainty the country has too.
const BASELINE: &str = include_str!("../../scenarios/baseline.toml");

/// A country, ready to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct Country {
    /// Tables of the dataset.
    pub tables: Vec<Table>,
    /// A scenario that runs on them.
    pub scenario: String,
    /// What it is and what it is not.
    pub readme: String,
}

/// Makes a country of 1 to [`MOST_DISTRICTS`] districts.
pub fn country(districts: usize, seed: u64) -> Country {
    let patterns = Patterns::of_2020();
    let places = places::draw(districts, seed);
    let residents: Vec<Residents> = places.iter().map(|place| Residents::of(place, &patterns)).collect();
    let pupils: Vec<pupils::Rolls> = places.iter().zip(&residents).map(|(place, people)| pupils::draw(place, people, seed)).collect();
    let schools = schools::draw(&places, &pupils, seed);
    let mut tables = vec![places::table(&places)];
    tables.extend(people::tables(&places, &residents, &patterns, seed));
    tables.push(pupils::table(&places, &pupils));
    tables.push(projects::table(&places, &schools, seed));
    tables.push(schools::table(&places, &schools));
    let told = |text: &str| text.replace("{districts}", &districts.to_string()).replace("{seed}", &seed.to_string());
    let scenario = format!("{}\n{}", told(include_str!("scenario.toml")), ladder_and_uncertainty());
    Country { tables, scenario, readme: told(include_str!("README.md")) }
}

/// The ladder, alert rule and uncertainty of the shipped city, for scenarios to begin with.
pub fn ladder_and_uncertainty() -> &'static str {
    BASELINE.find("[[stage]]").map_or("", |ladder| &BASELINE[ladder..])
}
