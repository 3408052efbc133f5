//! The whole city: sums over its districts, future by future, so that a district's futures can be let go of once they are read.

use super::measures::{Sums, ToldBy, kept, told_by};
use crate::domain::{Bundle, Counted, Ensemble, LANES, World};

/// Sums over districts of one stage and year.
#[derive(Clone, Debug)]
pub struct CityBlock {
    /// Stage position.
    pub stage: usize,
    /// Year position.
    pub year: usize,
    /// Numbers that are summed.
    kept: Vec<usize>,
    /// Which tell the others.
    told_by: ToldBy,
    bundles: usize,
    /// `[grade of the stage][bundle][kept]`, flat.
    sums: Vec<Bundle>,
}

impl CityBlock {
    /// Nothing yet; `world` may be any part of the city.
    pub fn new(world: &World, stage: usize, year: usize, futures: usize) -> Self {
        let told_by = told_by(world, stage, year);
        let (kept, bundles) = (kept(&told_by), futures / LANES + 1);
        let sums = vec![Bundle::ZERO; world.ladder.grades_of(stage).len() * bundles * kept.len()];
        Self { stage, year, kept, told_by, bundles, sums }
    }

    /// Adds a district's grade in the futures of a bundle.
    #[inline]
    pub(super) fn add(&mut self, grade: usize, bundle: usize, cell: &Sums) {
        let from = (grade * self.bundles + bundle) * self.kept.len();
        for (sum, &position) in self.sums[from..].iter_mut().zip(&self.kept) {
            *sum += cell.at(position);
        }
    }

    /// The sums of a grade in the futures of a bundle.
    pub(super) fn sums(&self, grade: usize, bundle: usize) -> Sums {
        let from = (grade * self.bundles + bundle) * self.kept.len();
        Sums::from_kept(self.kept.iter().zip(&self.sums[from..]).map(|(&position, &sum)| (position, sum)), &self.told_by)
    }

    /// Adds the sums of other districts.
    pub fn add_all(&mut self, other: &Self) {
        self.sums.iter_mut().zip(&other.sums).for_each(|(sum, &part)| *sum += part);
    }
}

/// What the targets count in every future `[bundle][target]`, summed over districts.
#[derive(Clone, Debug, Default)]
pub struct CityTargets {
    counted: Vec<Vec<Counted>>,
}

impl CityTargets {
    /// Adds what a part of the city counts.
    pub fn add(&mut self, ensemble: &Ensemble) {
        self.add_counts(ensemble.lives.iter().map(|life| &life.targets));
    }

    /// Adds what other parts count.
    pub fn add_all(&mut self, other: &Self) {
        self.add_counts(other.counted.iter());
    }

    /// What a target counts in each bundle.
    pub(super) fn of(&self, target: usize) -> impl Iterator<Item = &Counted> {
        self.counted.iter().map(move |bundle| &bundle[target])
    }

    fn add_counts<'a>(&mut self, parts: impl Iterator<Item = &'a Vec<Counted>>) {
        for (bundle, part) in parts.enumerate() {
            let Some(sums) = self.counted.get_mut(bundle) else {
                self.counted.push(part.clone());
                continue;
            };
            for (sum, more) in sums.iter_mut().zip(part) {
                sum.part += more.part;
                sum.whole += more.whole;
            }
        }
    }
}
