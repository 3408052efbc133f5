//! Net migration: the level from the censuses of 2010 and 2020, the ages from how Liaoning's cohorts moved to its cities.

use super::assumptions::{MIGRATION_GOES_ON, MOVES_OF_CHILDREN, MOVES_OF_TEENAGERS, OLD_CITY, OLD_CITY_IN_COMMON};
use super::{AGES, District, People, SEXES, Sources, Table, mortality, total};

const DECADE: f64 = 10.0;
const GROUP: usize = 5;

/// Net migrants per resident and year, 2010 to 2020, by district, sex and age.
pub fn rates(sources: &Sources, districts: &[District], people: &[People]) -> Vec<People> {
    let shape = shape(sources);
    let growth = growth(sources, districts, people);
    let level = |(growth, people): (f64, &People)| growth * total(people) / weighted(people, &shape);
    let levels = growth.into_iter().zip(people).map(level);
    levels.map(|level| shape.each_ref().map(|ages| ages.iter().map(|rate| level * rate).collect())).collect()
}

/// Net migrants a year per resident of any age: what the census change leaves when births and deaths are taken off.
fn growth(sources: &Sources, districts: &[District], people: &[People]) -> Vec<f64> {
    let deaths = mortality::rates_as_counted(sources);
    let older = deaths_of_the_decade(sources);
    let moved = |(district, people): (&District, &People)| {
        let natural = born(people) - DECADE * older * weighted(people, &deaths);
        (district.residents_2020 - district.residents_2010 - natural) / DECADE
    };
    let size = |district: &District| f64::midpoint(district.residents_2010, district.residents_2020);
    let moved: Vec<f64> = districts.iter().zip(people).map(moved).collect();
    let old_city = |district: &District| OLD_CITY.contains(&district.name.as_str());
    let sums = districts.iter().zip(&moved).filter(|(district, _)| old_city(district));
    let (all_moved, all_size) = sums.fold((0.0, 0.0), |(m, s), (district, moved)| (m + moved, s + size(district)));
    let common = |district: &District| {
        if old_city(district) { OLD_CITY_IN_COMMON } else { 0.0 }
    };
    let mix = |(d, moved): (&District, &f64)| common(d) * all_moved / all_size + (1.0 - common(d)) * moved / size(d);
    districts.iter().zip(&moved).map(mix).collect()
}

/// The part of a year's rate that still holds in `year`.
pub fn damped(rates: &People, year: usize) -> People {
    let (_, share) = MIGRATION_GOES_ON.iter().rev().find(|(from, _)| *from <= year).expect("a share for every year");
    rates.each_ref().map(|ages| ages.iter().map(|rate| share * rate).collect())
}

fn born(people: &People) -> f64 {
    people.iter().map(|ages| ages[..10].iter().sum::<f64>()).sum()
}

fn weighted(people: &People, rates: &People) -> f64 {
    (0..2).map(|sex| people[sex].iter().zip(&rates[sex]).map(|(persons, rate)| persons * rate).sum::<f64>()).sum()
}

/// Liaoning's crude death rate of the middle of the decade against that of 2020.
fn deaths_of_the_decade(sources: &Sources) -> f64 {
    let [early, late] = ["2010", "2020"].map(|year| deaths(sources, year, None) / residents(sources, year, "all", None));
    f64::midpoint(early, late) / late
}

/// Sum of a Liaoning table, of one five-year group and sex or of all.
fn deaths(sources: &Sources, year: &str, part: Option<(usize, usize)>) -> f64 {
    let rows = sources.rows("liaoning-deaths");
    rows.iter().filter(|r| r.is("year", year)).map(|r| counted(r, part)).sum()
}

fn residents(sources: &Sources, year: &str, residence: &str, part: Option<(usize, usize)>) -> f64 {
    let rows = sources.rows("liaoning-age-groups");
    rows.iter().filter(|r| r.is("year", year) && r.is("residence", residence)).map(|r| counted(r, part)).sum()
}

fn counted(row: &super::Row, part: Option<(usize, usize)>) -> f64 {
    match part {
        None => row.number("male") + row.number("female"),
        Some((sex, from)) if row.index("age_from") / GROUP * GROUP == from => row.number(SEXES[sex]),
        Some(_) => 0.0,
    }
}

/// How readily people of an age move: half the gap between the yearly growth of cohorts in Liaoning's cities and in its
/// countryside. The gap, not either side, because the census of 2010 missed children on both.
fn shape(sources: &Sources) -> People {
    [0, 1].map(|sex| {
        let adults: Vec<f64> = (15..=70).step_by(GROUP).map(|from| gap(sources, sex, from)).collect();
        let young = adults[..3].iter().sum::<f64>() / 3.0;
        (0..AGES).map(|age| at_age(age, &adults, young)).collect()
    })
}

/// The gap of a cohort that went from 15-19 to 25-29 is that of its middle, 20-24, and so on; the oldest keep the last one.
fn at_age(age: usize, adults: &[f64], young: f64) -> f64 {
    match age {
        0..15 => MOVES_OF_CHILDREN * young,
        15..20 => MOVES_OF_TEENAGERS * young,
        _ => adults[((age - 20) / GROUP).min(adults.len() - 1)],
    }
}

fn gap(sources: &Sources, sex: usize, from: usize) -> f64 {
    let [city, rural] = ["city", "rural"].map(|residence| {
        let before = residents(sources, "2010", residence, Some((sex, from)));
        residents(sources, "2020", residence, Some((sex, from + 2 * GROUP))) / (before * survived(sources, sex, from))
    });
    (city - rural) / 2.0 / DECADE
}

/// Liaoning's survival over ten years from a five-year group, at the mean death rates of both censuses.
fn survived(sources: &Sources, sex: usize, from: usize) -> f64 {
    let rate = |year: &str, part| deaths(sources, year, part) / residents(sources, year, "all", part);
    let years = [(from, 2.5), (from + GROUP, 5.0), (from + 2 * GROUP, 2.5)];
    let half =
        |(group, years): (usize, f64)| f64::midpoint(rate("2010", Some((sex, group))), rate("2020", Some((sex, group)))) * years / 2.0;
    years.into_iter().map(half).map(|half| (1.0 - half) / (1.0 + half)).product()
}

pub fn table(districts: &[District], rates: &[People]) -> Table {
    let mut table = Table::new("migration", &["district", "sex", "age", "rate", "year", "basis", "source"]);
    for (year, _) in MIGRATION_GOES_ON {
        for (district, rates) in districts.iter().zip(rates) {
            for (sex, ages) in SEXES.iter().zip(damped(rates, year)) {
                for (age, rate) in ages.iter().enumerate() {
                    table.row(&[
                        &district.name,
                        *sex,
                        &age.to_string(),
                        &format!("{rate:.6}"),
                        &year.to_string(),
                        "estimated",
                        "census 2010 and 2020",
                    ]);
                }
            }
        }
    }
    table
}
