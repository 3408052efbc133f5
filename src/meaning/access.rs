//! Access: the seats within reach of a child, told for each district and for the city's mean child.

use super::asked::{difference, drawn, row};
use super::statistics::Values;
use super::telling::{Scene, Told};
use crate::domain::{Bundle, Measure};

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
            told[scenario].summary.push(row(Measure::Access, &mut values, district, (stage, year)));
            if keep_drawn {
                told[scenario].drawn.push(drawn(Measure::Access, &values, district, (stage, year)));
            }
            match &base {
                Some(base) => {
                    let both = (Some(&values), Some(base));
                    told[scenario].comparison.push(difference(Measure::Access, both, district, (stage, year)));
                }
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
