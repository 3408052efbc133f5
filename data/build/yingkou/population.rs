//! Residents of each district by sex and single age on census night 2020.

use super::fit::{Margin, fit};
use super::rounding::{to_margins, to_sum};
use super::{AGES, District, People, SEXES, Sources, Table, nothing, total};

const CITY: &str = "营口市";
/// Starts of the city's published broad ages: 0-14, 15-59, 60-64, 65 and over.
const BROAD: [usize; 4] = [0, 15, 60, 65];

/// Where a cell of the flat district x sex x age table lies.
fn cell(district: usize, sex: usize, age: usize) -> usize {
    (district * 2 + sex) * AGES + age
}

fn broad(age: usize) -> usize {
    BROAD.iter().filter(|start| **start <= age).count() - 1
}

/// Published sums: of districts, of sexes, of broad ages.
struct Published {
    districts: Vec<f64>,
    sexes: Vec<f64>,
    ages: Vec<f64>,
}

pub fn people(sources: &Sources, districts: &[District], liaoning: &[People; 3]) -> Vec<People> {
    let published = published(sources, districts);
    let mut table: Vec<f64> = districts.iter().flat_map(|district| seed(district, liaoning).into_iter().flatten()).collect();
    let mut margins = published.margins();
    margins.push(gaizhou_old(sources, districts));
    fit(&mut table, &margins);
    whole(&table, &published)
}

/// The district's residents if it were made of Liaoning's cities, towns and countryside in its own mix.
fn seed(district: &District, liaoning: &[People; 3]) -> People {
    let mut people = nothing();
    for (share, residence) in district.mix.iter().zip(liaoning) {
        for (sex, ages) in residence.iter().enumerate() {
            for (age, persons) in ages.iter().enumerate() {
                people[sex][age] += share * persons / total(residence) * district.residents_2020;
            }
        }
    }
    people
}

fn published(sources: &Sources, districts: &[District]) -> Published {
    let city = |measure| sources.census(CITY, measure, "2020");
    let (old, older) = (city("age_60_and_over"), city("age_65_and_over"));
    Published {
        districts: districts.iter().map(|district| district.residents_2020).collect(),
        sexes: SEXES.map(city).to_vec(),
        ages: vec![city("age_0_14"), city("age_15_59"), old - older, older],
    }
}

impl Published {
    fn margins(&self) -> Vec<Margin> {
        let count = self.districts.len();
        let all = move |keep: &dyn Fn(usize, usize, usize) -> bool| -> Vec<usize> {
            let places = (0..count).flat_map(|d| (0..2).flat_map(move |s| (0..AGES).map(move |a| (d, s, a))));
            places.filter(|(d, s, a)| keep(*d, *s, *a)).map(|(d, s, a)| cell(d, s, a)).collect()
        };
        let districts = self.districts.iter().enumerate().map(|(i, sum)| Margin { cells: all(&|d, _, _| d == i), sum: *sum });
        let sexes = self.sexes.iter().enumerate().map(|(i, sum)| Margin { cells: all(&|_, s, _| s == i), sum: *sum });
        let ages = self.ages.iter().enumerate().map(|(i, sum)| Margin { cells: all(&|_, _, a| broad(a) == i), sum: *sum });
        districts.chain(sexes).chain(ages).collect()
    }
}

/// The one published age of a single district.
fn gaizhou_old(sources: &Sources, districts: &[District]) -> Margin {
    let at = districts.iter().position(|district| district.name == "盖州市").expect("盖州市 is a district");
    let share = sources.census("盖州市", "share_60_and_over", "2020") / 100.0;
    let cells = (0..2).flat_map(|sex| (60..AGES).map(move |age| cell(at, sex, age))).collect();
    Margin { cells, sum: share * districts[at].residents_2020 }
}

/// Whole persons: first each district's broad ages by sex, so that every published sum is exact, then single ages within them.
fn whole(table: &[f64], published: &Published) -> Vec<People> {
    let blocks: Vec<Vec<usize>> =
        (0..published.districts.len()).flat_map(|d| (0..2).flat_map(move |s| (0..BROAD.len()).map(move |b| vec![d, s, b]))).collect();
    let cells = |block: &[usize]| -> Vec<usize> {
        (0..AGES).filter(|age| broad(*age) == block[2]).map(|age| cell(block[0], block[1], age)).collect()
    };
    let sums: Vec<f64> = blocks.iter().map(|block| cells(block).iter().map(|at| table[*at]).sum()).collect();
    let margins = [published.districts.clone(), published.sexes.clone(), published.ages.clone()];
    let mut people = vec![0.0; table.len()];
    for (block, sum) in blocks.iter().zip(to_margins(&sums, &blocks, &margins)) {
        let cells = cells(block);
        let values: Vec<f64> = cells.iter().map(|at| table[*at]).collect();
        let scale = sum / values.iter().sum::<f64>();
        let scaled: Vec<f64> = values.iter().map(|value| value * scale).collect();
        cells.iter().zip(to_sum(&scaled, sum)).for_each(|(at, persons)| people[*at] = persons);
    }
    people.chunks(2 * AGES).map(|both| [both[..AGES].to_vec(), both[AGES..].to_vec()]).collect()
}

pub fn table(districts: &[District], people: &[People]) -> Table {
    let mut table = Table::new("population", &["district", "sex", "age", "persons", "basis", "source"]);
    for (district, both) in districts.iter().zip(people) {
        for (sex, ages) in SEXES.iter().zip(both) {
            for (age, persons) in ages.iter().enumerate() {
                table.row(&[&district.name, *sex, &age.to_string(), &persons.to_string(), "estimated", "census 2020, fitted"]);
            }
        }
    }
    table
}
