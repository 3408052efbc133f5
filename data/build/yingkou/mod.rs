//! Yingkou's dataset: what the census published, and what has to be modelled from the province and the country.

mod ages;
mod assumptions;
mod births;
mod fit;
mod kindergartens;
mod migration;
mod mortality;
mod places;
mod population;
mod projection;
mod pupils;
mod rounding;
mod schools;

use super::table::{Row, Table, read};
use std::path::{Path, PathBuf};

/// Ages 0 to 100, the last one open.
const AGES: usize = 101;
/// Both sexes in the order of every two-element array here.
const SEXES: [&str; 2] = ["female", "male"];
const BASE_YEAR: usize = 2020;

/// Persons or rates by sex and single age.
type People = [Vec<f64>; 2];

/// One district and the published figures that it enters with.
struct District {
    name: String,
    name_en: String,
    urban: bool,
    residents_2010: f64,
    residents_2020: f64,
    /// Shares of residents in cities, towns and the countryside.
    mix: [f64; 3],
    townships: f64,
}

/// Where the published figures are read from.
struct Sources(PathBuf);

impl Sources {
    fn rows(&self, name: &str) -> Vec<Row> {
        read(&self.0, name)
    }

    /// The one figure of `table` whose `key` columns have these values.
    fn figure(&self, table: &str, key: &[(&str, &str)]) -> f64 {
        let rows = self.rows(table);
        let mut found = rows.iter().filter(|row| key.iter().all(|(column, value)| row.is(column, value)));
        let row = found.next().unwrap_or_else(|| panic!("{table}.csv has no row with {key:?}"));
        assert!(found.next().is_none(), "{table}.csv has several rows with {key:?}");
        row.number("value")
    }

    fn census(&self, area: &str, measure: &str, year: &str) -> f64 {
        self.figure("yingkou-census", &[("area", area), ("measure", measure), ("year", year)])
    }
}

fn nothing() -> People {
    [vec![0.0; AGES], vec![0.0; AGES]]
}

fn total(people: &People) -> f64 {
    people.iter().flatten().sum()
}

/// Every table of `data/yingkou`, rebuilt from the folder of sources.
pub fn tables(folder: &Path) -> Vec<Table> {
    let sources = Sources(folder.to_path_buf());
    let districts = places::districts(&sources);
    let liaoning = ages::by_residence(&sources, "2020");
    let people = population::people(&sources, &districts, &liaoning);
    let survival = mortality::survival(&sources);
    let moves = migration::rates(&sources, &districts, &people);
    let births = births::recorded(&sources, &people, &survival);
    let future = births::fertility(&sources, &districts, &people, &survival, &moves, &births);
    let pupils = pupils::pupils(&sources, &liaoning, &people);
    vec![
        places::table(&sources),
        population::table(&districts, &people),
        mortality::table(&survival),
        births::sex_ratio_table(&sources),
        births::births_table(&districts, &births),
        births::fertility_table(&districts, &future),
        migration::table(&districts, &moves),
        pupils::table(&districts, &pupils),
        schools::table(&sources, &districts, &pupils, &pupils::senior_intake(&sources, &people, &pupils)),
    ]
}
