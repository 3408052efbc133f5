//! The whole city: sums over its districts, future by future, so that a district's futures can be let go of once they are read.
//!
//! Districts come neighbourhood by neighbourhood, and which districts are neighbours depends on the scenarios that are lived side by side.
//! So sums keep what rounding takes from them: a scenario's city is the same to the bit alone and beside any other.

use super::asked;
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
    sums: Vec<Sum>,
    /// Sums of what the scenario asks for beside them, each with its position `[bundle]`.
    asked: Vec<(usize, Vec<Sum>)>,
}

/// A sum that does not depend on the order of its parts: what each addition rounds away (Knuth's two-sum) is added up too.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sum {
    rounded: Bundle,
    rest: Bundle,
}

impl Sum {
    pub const ZERO: Self = Self { rounded: Bundle::ZERO, rest: Bundle::ZERO };

    #[inline(always)]
    pub fn add(&mut self, part: Bundle) {
        let sum = self.rounded + part;
        let of_part = sum - self.rounded;
        self.rest += (self.rounded - (sum - of_part)) + (part - of_part);
        self.rounded = sum;
    }

    #[inline(always)]
    pub fn add_all(&mut self, other: &Self) {
        self.add(other.rounded);
        self.rest += other.rest;
    }

    #[inline(always)]
    pub fn value(&self) -> Bundle {
        self.rounded + self.rest
    }
}

impl CityBlock {
    /// Nothing yet; `world` is the whole city.
    pub fn new(world: &World, stage: usize, year: usize, futures: usize) -> Self {
        let told_by = told_by(world, stage, year);
        let (kept, bundles) = (kept(&told_by), futures / LANES + 1);
        let sums = vec![Sum::ZERO; world.ladder.grades_of(stage).len() * bundles * kept.len()];
        let asked = asked::may_tell(world, stage).into_iter().map(|position| (position, vec![Sum::ZERO; bundles])).collect();
        Self { stage, year, kept, told_by, bundles, sums, asked }
    }

    /// Adds what a district tells beside its measures in the futures of a bundle.
    pub(super) fn add_asked(&mut self, position: usize, bundle: usize, part: Bundle) {
        if let Some((_, sums)) = self.asked.iter_mut().find(|(asked, _)| *asked == position) {
            sums[bundle].add(part);
        }
    }

    /// What is told beside the measures, each with its position.
    pub(super) fn asked(&self) -> impl Iterator<Item = (usize, impl Iterator<Item = Bundle>)> {
        self.asked.iter().map(|(position, sums)| (*position, sums.iter().map(Sum::value)))
    }

    /// Adds a district's grade in the futures of a bundle.
    #[inline]
    pub(super) fn add(&mut self, grade: usize, bundle: usize, cell: &Sums) {
        let from = (grade * self.bundles + bundle) * self.kept.len();
        for (sum, &position) in self.sums[from..].iter_mut().zip(&self.kept) {
            sum.add(cell.at(position));
        }
    }

    /// The sums of a grade in the futures of a bundle.
    pub(super) fn sums(&self, grade: usize, bundle: usize) -> Sums {
        let from = (grade * self.bundles + bundle) * self.kept.len();
        Sums::from_kept(self.kept.iter().zip(&self.sums[from..]).map(|(&position, sum)| (position, sum.value())), &self.told_by)
    }

    /// Adds the sums of other districts.
    pub fn add_all(&mut self, other: &Self) {
        self.sums.iter_mut().zip(&other.sums).for_each(|(sum, part)| sum.add_all(part));
        for ((_, sums), (_, others)) in self.asked.iter_mut().zip(&other.asked) {
            sums.iter_mut().zip(others).for_each(|(sum, part)| sum.add_all(part));
        }
    }
}

/// What the targets count in every future `[bundle][target]`, summed over districts.
#[derive(Clone, Debug, Default)]
pub struct CityTargets {
    /// `[bundle][target]`, part and whole.
    counted: Vec<Vec<[Sum; 2]>>,
}

impl CityTargets {
    /// Adds what a part of the city counts.
    pub fn add(&mut self, ensemble: &Ensemble) {
        for (bundle, life) in ensemble.lives.iter().enumerate() {
            let sums = self.of_bundle(bundle, life.targets.len());
            sums.iter_mut().zip(&life.targets).for_each(|([part, whole], counted)| {
                part.add(counted.part);
                whole.add(counted.whole);
            });
        }
    }

    /// Adds what other parts count.
    pub fn add_all(&mut self, other: &Self) {
        for (bundle, others) in other.counted.iter().enumerate() {
            let sums = self.of_bundle(bundle, others.len());
            sums.as_flattened_mut().iter_mut().zip(others.as_flattened()).for_each(|(sum, other)| sum.add_all(other));
        }
    }

    /// What a target counts in each bundle.
    pub(super) fn of(&self, target: usize) -> impl Iterator<Item = Counted> {
        self.counted.iter().map(move |bundle| {
            let [part, whole] = &bundle[target];
            Counted { part: part.value(), whole: whole.value() }
        })
    }

    fn of_bundle(&mut self, bundle: usize, targets: usize) -> &mut [[Sum; 2]] {
        if bundle >= self.counted.len() {
            self.counted.resize(bundle + 1, vec![[Sum::ZERO; 2]; targets]);
        }
        &mut self.counted[bundle]
    }
}
