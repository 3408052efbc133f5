//! Access: the seats within reach of a child, told for each district and for the city's mean child.

use super::comparison::row_of;
use super::statistics::Values;
use super::telling::{Scene, Told};
use crate::domain::{Bundle, ComparisonRow, InEveryFuture, Measure, SummaryRow};

/// Tells the access of one stage and year in each scenario, where it was asked for: `found` is `[scenario][bundle][district, then the city]`.
pub fn tell_access(scenes: &[Scene], (stage, year): (usize, usize), found: &[Option<Vec<Vec<Bundle>>>], keep_drawn: bool) -> Vec<Told> {
    let mut told: Vec<Told> = scenes.iter().map(|_| Told::default()).collect();
    let year = scenes[0].world.horizon.year(year);
    for place in 0..=scenes[0].districts.len() {
        let district = scenes[0].districts.get(place).copied();
        let mut base: Option<Values> = None;
        for (scenario, (scene, found)) in scenes.iter().zip(found).enumerate() {
            let Some(found) = found else { continue };
            let mut values = read(found, place, scene.ensemble.futures);
            told[scenario].summary.push(row(&mut values, district, stage, year));
            if keep_drawn {
                told[scenario].drawn.push(drawn(&values, district, stage, year));
            }
            match &base {
                Some(base) => told[scenario].comparison.push(difference(&values, base, district, stage, year)),
                None if scenario == 0 => base = Some(values),
                None => {}
            }
        }
    }
    told
}

fn read(found: &[Vec<Bundle>], place: usize, futures: usize) -> Values {
    let mut values = Values::default();
    values.begin(futures);
    found.iter().enumerate().for_each(|(bundle, places)| values.add(places[place], bundle, futures));
    values
}

fn row(values: &mut Values, district: Option<usize>, stage: usize, year: i32) -> SummaryRow {
    let (central, over_futures) = (values.central, values.distribution());
    SummaryRow { district, stage, grade: None, year, measure: Measure::Access, central, over_futures, chance: None }
}

fn drawn(values: &Values, district: Option<usize>, stage: usize, year: i32) -> InEveryFuture {
    InEveryFuture { district, stage, grade: None, year, measure: Measure::Access, values: values.list.clone() }
}

fn difference(scenario: &Values, base: &Values, district: Option<usize>, stage: usize, year: i32) -> ComparisonRow {
    let mut difference = Values::default();
    difference.difference(Some(scenario), Some(base));
    row_of(&mut difference, district, (stage, year), Measure::Access)
}
