//! Residents by sex and age, births, and how both move on.

use super::BASE_YEAR;
use super::draws::Draws;
use super::patterns::{AGES, Patterns};
use super::places::Place;
use super::rows::{self, rounded};
use crate::domain::{Cells, FEMALE, MALE, SEXES, Table};

/// Births of the country in 2020 to 2023 [ten thousands]: National Bureau of Statistics, statistical communiques.
const BIRTHS_OF_CHINA: [f64; 4] = [1202.0, 1062.0, 956.0, 902.0];
/// Boys born per girl: census 2020, short form.
const MALES_PER_FEMALE: f64 = 1.113;
/// Ages with births.
const FERTILE: std::ops::Range<usize> = 15..50;
/// Below this age people move; above it the few who do are left out.
const MOVERS: usize = 60;
/// From this age on the number of residents does not depend on whether a place has many children.
const GROWN_UP: usize = 30;

/// Residents and births of a district.
pub(super) struct Residents {
    /// `[sex][age]` [persons], whole.
    pub persons: [[f64; AGES]; 2],
    /// Births of 2020 [children].
    births: f64,
}

impl Residents {
    /// The census pattern of a district's kind of places, with more or fewer children.
    pub fn of(place: &Place, patterns: &Patterns) -> Self {
        let of = |sex: usize, age: usize| patterns.share(&place.mix, sex, age) * tilt(place.young, age);
        let all: f64 = [FEMALE, MALE].iter().flat_map(|&sex| (0..AGES).map(move |age| of(sex, age))).sum();
        let persons = [FEMALE, MALE].map(|sex| std::array::from_fn(|age| (place.persons * of(sex, age) / all).round()));
        let infants = [FEMALE, MALE].iter().map(|&sex: &usize| {
            let row: &[f64; AGES] = &persons[sex];
            row[0] / patterns.survival[sex][0]
        });
        Self { births: infants.sum(), persons }
    }

    /// Residents of an age, both sexes [persons].
    pub fn of_age(&self, age: usize) -> f64 {
        self.persons[FEMALE][age] + self.persons[MALE][age]
    }
}

/// Children times `young`, grown-ups as they are, a line between.
fn tilt(young: f64, age: usize) -> f64 {
    let grown = (age as f64 - 18.0).max(0.0) / (GROWN_UP as f64 - 18.0);
    young + (1.0 - young) * grown.min(1.0)
}

/// How much people of an age move, against young adults: children with their parents, at half the rate.
fn mobility(age: usize) -> f64 {
    match age {
        0..15 => 0.5,
        15..20 => 0.75,
        20..35 => 1.0,
        _ => (MOVERS as f64 - age as f64).max(0.0) / (MOVERS as f64 - 34.0),
    }
}

/// The tables of population, survival, fertility, sex ratio, migration and births.
pub(super) fn tables(places: &[Place], residents: &[Residents], patterns: &Patterns, seed: u64) -> Vec<Table> {
    let births: Vec<[f64; 4]> = places.iter().zip(residents).map(|(place, people)| recorded(place, people, seed)).collect();
    vec![
        population(places, residents),
        survival(patterns),
        fertility(places, residents, &births, patterns),
        sex_ratio(),
        migration(places),
        births_table(places, &births),
    ]
}

/// Births by calendar year: the country's course, with a little of its own.
fn recorded(place: &Place, people: &Residents, seed: u64) -> [f64; 4] {
    let mut draws = Draws::of(seed, "births", &place.name);
    BIRTHS_OF_CHINA.map(|births| (people.births * births / BIRTHS_OF_CHINA[0] * draws.between(0.97, 1.03)).round())
}

/// Columns `sex` and `age` for the first ages of so many districts.
fn sex_and_age(districts: usize, ages: usize) -> [(&'static str, Cells); 2] {
    let rows = || (0..districts * SEXES.len() * ages).map(move |row| (row / ages % SEXES.len(), row % ages));
    [("sex", rows::words(&SEXES, rows().map(|(sex, _)| sex))), ("age", Cells::Whole(rows().map(|(_, age)| age as i32).collect()))]
}

fn population(places: &[Place], residents: &[Residents]) -> Table {
    let persons: Vec<f64> = residents.iter().flat_map(|people| people.persons.iter().flatten().copied()).collect();
    let [sex, age] = sex_and_age(places.len(), AGES);
    let district = ("district", rows::districts(places, |_| SEXES.len() * AGES));
    let basis = rows::basis(persons.len());
    Table { name: "population", columns: vec![district, sex, age, ("persons", Cells::Number(persons)), basis] }
}

fn survival(patterns: &Patterns) -> Table {
    let [sex, age] = sex_and_age(1, AGES);
    let ratio: Vec<f64> = patterns.survival.iter().flatten().copied().collect();
    let basis = rows::basis(ratio.len());
    Table { name: "survival", columns: vec![everywhere(ratio.len()), sex, age, ("ratio", Cells::Number(ratio)), basis] }
}

fn everywhere(rows: usize) -> (&'static str, Cells) {
    ("district", rows::words(&["*"], std::iter::repeat_n(0, rows)))
}

/// Rates at which the women of 2023 have the births of 2023.
fn fertility(places: &[Place], residents: &[Residents], births: &[[f64; 4]], patterns: &Patterns) -> Table {
    let rate = |district: usize| {
        let (mix, women) = (&places[district].mix, &residents[district].persons[FEMALE]);
        let shape = move |age: usize| patterns.births_at(mix, age);
        let of_shape: f64 = FERTILE.map(|age| shape(age) * women[age - 3]).sum();
        let level = births[district][3] / of_shape.max(1.0e-9);
        FERTILE.map(move |age| rounded(shape(age) * level, 7))
    };
    let rates: Vec<f64> = (0..places.len()).flat_map(rate).collect();
    let ages = (0..places.len()).flat_map(|_| FERTILE.map(|age| age as i32)).collect();
    let basis = rows::basis(rates.len());
    let district = ("district", rows::districts(places, |_| FERTILE.len()));
    Table { name: "fertility", columns: vec![district, ("age", Cells::Whole(ages)), ("rate", Cells::Number(rates)), basis] }
}

fn sex_ratio() -> Table {
    let ratio = ("males_per_female", Cells::Number(vec![MALES_PER_FEMALE]));
    Table { name: "sex_ratio", columns: vec![everywhere(1), ratio, rows::basis(1)] }
}

fn migration(places: &[Place]) -> Table {
    let of = |place: &Place| {
        let moves = place.moves;
        SEXES.iter().flat_map(move |_| (0..MOVERS).map(move |age| rounded(moves * mobility(age), 5)))
    };
    let rates: Vec<f64> = places.iter().flat_map(of).collect();
    let [sex, age] = sex_and_age(places.len(), MOVERS);
    let basis = rows::basis(rates.len());
    let district = ("district", rows::districts(places, |_| SEXES.len() * MOVERS));
    Table { name: "migration", columns: vec![district, sex, age, ("rate", Cells::Number(rates)), basis] }
}

fn births_table(places: &[Place], births: &[[f64; 4]]) -> Table {
    let years = (0..births.len()).flat_map(|_| (0..4).map(|year| BASE_YEAR + year)).collect();
    let births: Vec<f64> = births.iter().flatten().copied().collect();
    let basis = rows::basis(births.len());
    let district = ("district", rows::districts(places, |_| 4));
    Table { name: "births", columns: vec![district, ("year", Cells::Whole(years)), ("births", Cells::Number(births)), basis] }
}
