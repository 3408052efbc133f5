//! One bundle of futures: draw the pupils, admit them by every mechanism, measure.

use std::time::Instant;

use super::entrants::Entrants;
use super::plan::Plan;
use crate::allocation::admissions::{admit, in_proportion, places_of_campuses};
use crate::domain::{Admission, AdmissionMeasure, Applications, LANES, Mechanism, Pointing, Precedence, Quotas, Ties, Town, World};
use crate::futures::{DrawnPupils, Keys, campus_seats, draw_pupils, weights, with_plans};
use crate::meaning;

/// What all replications share.
pub struct Replication<'a> {
    /// The world with its budgets shared out.
    pub world: &'a World,
    /// Rules and wishes.
    pub plan: &'a Plan,
    /// Homes and schools.
    pub town: &'a Town,
    /// Pupils and places.
    pub entrants: &'a Entrants,
    /// Seed of all draws.
    pub seed: u64,
    /// Futures drawn.
    pub futures: usize,
}

/// What a mechanism makes of one future.
pub struct Outcome {
    /// Values by measure and district, always the same ones in the same order.
    pub values: Vec<(AdmissionMeasure, Option<usize>, f64)>,
    /// Computing time [s].
    pub seconds: f64,
}

/// A future's pupils, ranked.
struct Round {
    by_score: Applications,
    by_lot: Applications,
    quotas: Option<Quotas>,
    ends: Vec<u32>,
    /// To whom schools point while places are traded.
    pointing: Pointing,
}

impl Replication<'_> {
    /// Outcomes of a bundle's futures `[future][mechanism]`; the central future is passed over.
    pub fn bundle(&self, bundle: usize) -> Vec<Vec<Outcome>> {
        let (counts, places) = (self.entrants.applicants_of(bundle), self.entrants.places_of(bundle));
        let (keys, year) = (Keys::new(self.seed), self.plan.year);
        let seats = campus_seats(self.town, (&self.world.horizon, year), keys, bundle, &places);
        let drawn = draw_pupils(&self.plan.model, self.town, (keys, year, bundle), &counts, &seats);
        let outcomes = |(lane, pupils): (usize, &DrawnPupils)| {
            let future = bundle * LANES + lane;
            (1..=self.futures).contains(&future).then(|| self.future(pupils, &self.capacity(future, &weights(&seats, lane))))
        };
        drawn.iter().enumerate().filter_map(outcomes).collect()
    }

    fn future(&self, pupils: &DrawnPupils, capacity: &[u32]) -> Vec<Outcome> {
        let round = self.round(pupils, capacity);
        let today = round.admitted(&self.plan.today);
        let outcome = |mechanism: &Mechanism| {
            let started = Instant::now();
            let admission = round.admitted(mechanism);
            let seconds = started.elapsed().as_secs_f64();
            Outcome { values: self.values(pupils, round.lists(mechanism), round.quotas.as_ref(), (&admission, &today)), seconds }
        };
        self.plan.mechanisms.iter().map(outcome).collect()
    }

    fn round(&self, pupils: &DrawnPupils, capacity: &[u32]) -> Round {
        let count = pupils.ability.len();
        let ranked = |scores: &[&[f64]], last: &[f64]| {
            let lists = pupils.ranked(scores, last, capacity.to_vec());
            Applications { length: self.plan.model.choices, ahead: self.ahead(pupils, &lists.merit), ..lists }
        };
        let ends = self.plan.groups.iter().map(|share| (share * count as f64).round() as u32).collect();
        let quotas = (self.plan.reserved_share > 0.0).then(|| self.quotas(pupils, capacity));
        Round { by_score: ranked(&[&pupils.ability], &[]), by_lot: ranked(&[], &pupils.lot), quotas, ends, pointing: self.pointing(pupils) }
    }

    /// Places of each school: the district's places of this future, shared out by the schools' own, and what budgets bring.
    fn capacity(&self, future: usize, weights: &[u128]) -> Vec<u32> {
        let of_districts: Vec<f64> = self.entrants.places.iter().map(|places| places[future]).collect();
        let campuses = &self.town.campuses;
        let standing = places_of_campuses(campuses, weights, &of_districts);
        let plans: Vec<_> = self.entrants.plans.iter().map(Some).collect();
        with_plans(self.world, (self.plan.stage, self.plan.year), &plans, (campuses, weights), &standing)
    }

    fn pointing(&self, pupils: &DrawnPupils) -> Pointing {
        if !self.plan.model.own_district_only {
            return Pointing::All;
        }
        Pointing::Residents {
            of_school: self.town.campuses.iter().map(|campus| Some(campus.district as u32)).collect(),
            of_pupil: pupils.home.iter().copied().map(Some).collect(),
        }
    }

    /// Where schools put their own district first, trading has to know whom.
    fn ahead(&self, pupils: &DrawnPupils, merit: &[u32]) -> Vec<Vec<u32>> {
        if !self.plan.model.own_district_first {
            return Vec::new();
        }
        let mut of_district: Vec<Vec<u32>> = vec![Vec::new(); self.town.districts.len()];
        pupils.home.iter().zip(0..).for_each(|(&home, pupil)| of_district[home as usize].push(pupil));
        for line in &mut of_district {
            line.sort_unstable_by_key(|&pupil| merit[pupil as usize]);
        }
        self.town.campuses.iter().map(|campus| of_district[campus.district].clone()).collect()
    }

    fn quotas(&self, pupils: &DrawnPupils, capacity: &[u32]) -> Quotas {
        let mut leavers = vec![0; self.town.origins];
        pupils.origin.iter().for_each(|&origin| leavers[origin as usize] += 1);
        Quotas {
            group: pupils.origin.iter().copied().map(Some).collect(),
            places: in_proportion(capacity, self.plan.reserved_share, &leavers),
            floor: vec![u32::MAX; capacity.len()],
            precedence: Precedence::ReserveFirst,
        }
    }

    fn values(
        &self,
        pupils: &DrawnPupils,
        lists: &Applications,
        quotas: Option<&Quotas>,
        (admission, today): (&Admission, &Admission),
    ) -> Vec<(AdmissionMeasure, Option<usize>, f64)> {
        let mut measured = meaning::measure_admission(lists, quotas, admission);
        measured.extend(meaning::measure_travel(lists, admission, &pupils.km, self.plan.radius_km));
        let (lowest, worse, by_district) = meaning::worse_off(admission, today, &pupils.home, self.town.districts.len());
        measured.extend([(AdmissionMeasure::LowestPlacedRate, lowest), (AdmissionMeasure::WorseOff, worse)]);
        let of_city = measured.into_iter().map(|(measure, value)| (measure, None, value));
        let of_districts = by_district.into_iter().enumerate().map(|(d, value)| (AdmissionMeasure::WorseOff, Some(d), value));
        of_city.chain(of_districts).collect()
    }
}

impl Round {
    fn admitted(&self, mechanism: &Mechanism) -> Admission {
        let mechanism = match mechanism {
            Mechanism::Grouped { .. } => &Mechanism::Grouped { ends: self.ends.clone() },
            Mechanism::TopTradingCycles { .. } => &Mechanism::TopTradingCycles { pointing: self.pointing.clone() },
            other => other,
        };
        admit(self.lists(mechanism), mechanism, Ties::Subscore, self.quotas.as_ref())
    }

    /// The lists as a mechanism ranks pupils: by lot, or by score.
    fn lists(&self, mechanism: &Mechanism) -> &Applications {
        if *mechanism == Mechanism::Lottery { &self.by_lot } else { &self.by_score }
    }
}
