//! Recorded births, and the fertility that they imply.

use super::projection::{Births, close, survivors, women_years};
use super::{BASE_YEAR, District, People, Sources, Table, ages::RESIDENCES, migration};

const AGES_OF_MOTHERS: std::ops::Range<usize> = 15..50;
/// Last calendar year with published births.
const LAST: usize = 2024;

/// Births of the calendar years from the base year, by district.
pub type Recorded = Vec<Vec<f64>>;

/// Births per woman-year by school year, district and age from 15.
pub type Fertility = Vec<(usize, Vec<Vec<f64>>)>;

/// Births of the base year are the infants counted by the census, before the few deaths among them; later years follow Liaoning's.
pub fn recorded(sources: &Sources, people: &[People], survival: &People) -> Recorded {
    let infants = sources.figure("liaoning-vital", &[("year", "2020"), ("measure", "age_0")]);
    let survived = f64::midpoint(survival[0][0], survival[1][0]);
    let province = |year: usize| match year {
        BASE_YEAR => infants / survived,
        _ => sources.figure("liaoning-vital", &[("year", &year.to_string()), ("measure", "births")]),
    };
    let first = |people: &People| (0..2).map(|sex| people[sex][0] / survival[sex][0]).sum::<f64>();
    let of_year = |year| people.iter().map(|p| (first(p) * province(year) / province(BASE_YEAR)).round()).collect();
    (BASE_YEAR..=LAST).map(of_year).collect()
}

/// Births from September of `year` to the next August, from calendar years.
fn school_year(births: &Recorded, year: usize, district: usize) -> f64 {
    let at = year - BASE_YEAR;
    (4.0 * births[at][district] + 8.0 * births[at + 1][district]) / 12.0
}

/// For school years with recorded births the fertility that gives just them; afterwards the mean of the last two, because the
/// last one holds most of 2024, a year of the dragon, that lifted births for once.
pub fn fertility(
    sources: &Sources,
    districts: &[District],
    people: &[People],
    survival: &People,
    moves: &[People],
    births: &Recorded,
) -> Fertility {
    let mut years: Fertility = (BASE_YEAR..LAST).map(|year| (year, Vec::new())).collect();
    let male_share = male_share(sources);
    for (index, district) in districts.iter().enumerate() {
        let pattern = pattern(sources, district);
        let mut now = people[index].clone();
        for (year, rates) in &mut years {
            let births = Births { all: school_year(births, *year, index), male_share };
            let survivors = survivors(&now, survival);
            let women = women_years(&now, &survivors);
            let expected: f64 = pattern.iter().zip(&women[AGES_OF_MOTHERS]).map(|(rate, women)| rate * women).sum();
            rates.push(pattern.iter().map(|rate| rate * births.all / expected).collect());
            now = close(survivors, survival, &births, &migration::damped(&moves[index], *year));
        }
    }
    let last = |back: usize| &years[years.len() - back].1;
    let mean = last(1).iter().zip(last(2)).map(|(a, b)| a.iter().zip(b).map(|(a, b)| f64::midpoint(*a, *b)).collect()).collect();
    years.push((LAST, mean));
    years
}

/// The country's births per woman by age in the long form, mixed by where the district's people live; only its shape is used.
fn pattern(sources: &Sources, district: &District) -> Vec<f64> {
    let mut rates = vec![0.0; AGES_OF_MOTHERS.len()];
    for (share, residence) in district.mix.iter().zip(RESIDENCES) {
        for row in sources.rows("china-births-by-age").iter().filter(|r| r.is("residence", residence)) {
            rates[row.index("age") - AGES_OF_MOTHERS.start] += share * row.number("births_sample") / row.number("women");
        }
    }
    rates
}

fn sexes_at_birth(sources: &Sources) -> (f64, f64) {
    let sample = |measure| sources.figure("liaoning-vital", &[("year", "2020"), ("measure", measure)]);
    (sample("births_male_sample"), sample("births_female_sample"))
}

fn male_share(sources: &Sources) -> f64 {
    let (male, female) = sexes_at_birth(sources);
    male / (male + female)
}

pub fn sex_ratio_table(sources: &Sources) -> Table {
    let (male, female) = sexes_at_birth(sources);
    let mut table = Table::new("sex_ratio", &["district", "males_per_female", "year", "basis", "source"]);
    let source = "National Bureau of Statistics, population census 2020, Liaoning, table 6-1 (long form)";
    table.row(&["*", &format!("{:.4}", male / female), "2020", "census", source]);
    table
}

pub fn births_table(districts: &[District], births: &Recorded) -> Table {
    let mut table = Table::new("births", &["district", "year", "births", "calendar", "basis", "source", "note"]);
    let source = "census 2020; Liaoning Bureau of Statistics, statistical communiques";
    for (year, births) in (BASE_YEAR..).zip(births) {
        let note =
            if year == BASE_YEAR { "children of age 0 at the census" } else { "Liaoning's births in proportion to age 0 at the census" };
        for (district, births) in districts.iter().zip(births) {
            table.row(&[&district.name, year.to_string().as_str(), &births.to_string(), "calendar", "estimated", source, note]);
        }
    }
    table
}

pub fn fertility_table(districts: &[District], fertility: &Fertility) -> Table {
    let mut table = Table::new("fertility", &["district", "age", "rate", "year", "basis", "source"]);
    let source = "census 2020 long form, births of Liaoning";
    for (year, of_districts) in fertility {
        for (district, rates) in districts.iter().zip(of_districts) {
            for (age, rate) in AGES_OF_MOTHERS.zip(rates) {
                table.row(&[&district.name, age.to_string().as_str(), &format!("{rate:.7}"), &year.to_string(), "estimated", source]);
            }
        }
    }
    table
}
