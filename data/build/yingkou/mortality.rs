//! Survival ratios from one age to the next.

use super::ages::line;
use super::{AGES, People, SEXES, Sources, Table};

/// Survival ratios to each age, `S[x]`, by sex.
pub fn survival(sources: &Sources) -> People {
    let old = registered_over_counted(sources);
    SEXES.map(|sex| ratios(&single_ages(&rates(sources, sex, old))))
}

/// Death rates with the census deaths as they were counted.
pub fn rates_as_counted(sources: &Sources) -> People {
    SEXES.map(|sex| single_ages(&rates(sources, sex, 1.0)))
}

/// The census counts fewer deaths of old people than are registered: the province's deaths of 2021 against those of the census
/// year, all of the difference put on ages 60 and over.
fn registered_over_counted(sources: &Sources) -> f64 {
    let registered = sources.figure("liaoning-vital", &[("year", "2021"), ("measure", "deaths")]);
    let deaths = |old: bool| -> f64 {
        let rows = sources.rows("liaoning-deaths");
        let rows = rows.iter().filter(|r| r.is("year", "2020") && (r.index("age_from") >= 60) == old);
        rows.map(|r| r.number("male") + r.number("female")).sum()
    };
    (registered - deaths(false)) / deaths(true)
}

/// Death rates with the mid-age of their group: the United Nations' below 15, where the census misses deaths, Liaoning's above.
fn rates(sources: &Sources, sex: &str, old: f64) -> Vec<(f64, f64)> {
    let young = sources.rows("china-young-mortality");
    let young = young.iter().filter(|r| r.index("age_from") < 15);
    let mids = [0.5, 3.0, 7.5, 12.5];
    let mut rates: Vec<(f64, f64)> = mids.into_iter().zip(young.map(|r| r.number(sex))).collect();
    let people = sources.rows("liaoning-age-groups");
    for row in sources.rows("liaoning-deaths").iter().filter(|r| r.is("year", "2020") && r.index("age_from") >= 15) {
        let from = row.text("age_from");
        let lived = people.iter().find(|r| r.is("year", "2020") && r.is("residence", "all") && r.is("age_from", from));
        let rate = row.number(sex) / lived.expect("the same age groups").number(sex);
        let rate = if row.index("age_from") >= 60 { old * rate } else { rate };
        // Few people and rounded ages make the rate fall at the very end; people do not become healthier there.
        rates.push((row.number("age_from") + 2.5, if from == "100" { rate.max(rates[rates.len() - 1].1) } else { rate }));
    }
    rates
}

/// A rate for every age, on straight lines between the groups' middles; age 0 keeps its own.
fn single_ages(rates: &[(f64, f64)]) -> Vec<f64> {
    let later = (1..AGES).map(|age| line(&rates[1..], age as f64 + 0.5));
    std::iter::once(rates[0].1).chain(later).collect()
}

/// Life table: half of a year's deaths have not lived through its second half (infants die early: a tenth of the year lived).
fn ratios(rates: &[f64]) -> Vec<f64> {
    let infants = 1.0 / (1.0 + 0.9 * rates[0]);
    let mut alive = 1.0 - rates[0] * infants;
    let mut lived = vec![infants];
    for rate in &rates[1..AGES - 1] {
        let next = alive * (1.0 - rate / 2.0) / (1.0 + rate / 2.0);
        lived.push(f64::midpoint(alive, next));
        alive = next;
    }
    let open = alive / rates[AGES - 1];
    let mut ratios: Vec<f64> = std::iter::once(infants).chain(lived.windows(2).map(|pair| pair[1] / pair[0])).collect();
    ratios.push(open / (lived[AGES - 2] + open));
    ratios
}

pub fn table(survival: &People) -> Table {
    let mut table = Table::new("survival", &["district", "sex", "age", "ratio", "year", "basis", "source"]);
    let source = "census 2020, registered deaths 2021, UN World Population Prospects 2024";
    for (sex, ratios) in SEXES.iter().zip(survival) {
        for (age, ratio) in ratios.iter().enumerate() {
            table.row(&["*", sex, &age.to_string(), &format!("{ratio:.7}"), "2020", "estimated", source]);
        }
    }
    table
}
