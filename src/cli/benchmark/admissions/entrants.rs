//! How many pupils apply and how many places there are, in each future: the one place that asks the engine.

use super::super::super::Options;
use super::super::super::prepare::Prepared;
use super::plan::Plan;
use crate::allocation::seat_plans::SeatPlan;
use crate::domain::{Bundle, Ensemble, LANES, Life};
use crate::futures::{self, Manner};

/// Pupils and places of every future.
pub struct Entrants {
    /// Pupils who apply `[district][future]` [children].
    pub applicants: Vec<Vec<f64>>,
    /// Places of the entry grade without what budgets bring `[district][future]` [children].
    pub places: Vec<Vec<f64>>,
    /// Plans of the budgets, whose places come to single schools.
    pub plans: Vec<SeatPlan>,
}

impl Entrants {
    /// Lives the scenario's futures and reads both.
    pub fn of(prepared: &Prepared, plan: &Plan, options: &Options, progress: futures::Progress) -> Self {
        let world = &prepared.world;
        let manner = Manner { why: false, ..Manner::default() };
        let ensemble = futures::run_in(manner, &[world], options.seed, options.futures, progress).remove(0);
        let cell = |district: usize, (grade, year): (usize, usize)| world.cell(year, district, grade);
        let entry = (world.ladder.grades_of(plan.stage).start, plan.year_position);
        let districts = 0..world.districts.len();
        let applicants = |district: usize| match plan.leavers {
            Some((grade, year)) => by_future(&ensemble, |life| world.in_class(life, (year, district, grade))),
            None => by_future(&ensemble, |life| life.demand[cell(district, entry)]),
        };
        let plans: Vec<SeatPlan> = prepared.shared.iter().map(futures::plan_of).collect();
        let brought = futures::brought_by(world, (plan.stage, plan.year), &plans);
        let standing = |life: &Life, district: usize| life.seats[cell(district, entry)] - Bundle::splat(brought[district]);
        let places = |district: usize| by_future(&ensemble, |life| standing(life, district));
        Self { applicants: districts.clone().map(applicants).collect(), places: districts.map(places).collect(), plans }
    }

    /// Pupils of a bundle's futures `[district]`.
    pub fn applicants_of(&self, bundle: usize) -> Vec<Bundle> {
        of_bundle(&self.applicants, bundle)
    }

    /// Places of a bundle's futures `[district]`.
    pub fn places_of(&self, bundle: usize) -> Vec<Bundle> {
        of_bundle(&self.places, bundle)
    }
}

fn of_bundle(of_districts: &[Vec<f64>], bundle: usize) -> Vec<Bundle> {
    let lane = |futures: &Vec<f64>, lane: usize| futures.get(bundle * LANES + lane).copied().unwrap_or(0.0);
    of_districts.iter().map(|futures| Bundle(std::array::from_fn(|number| lane(futures, number)))).collect()
}

fn by_future(ensemble: &Ensemble, value: impl Fn(&Life) -> Bundle) -> Vec<f64> {
    ensemble.lives.iter().flat_map(|life| value(life).0).take(ensemble.futures + 1).collect()
}
