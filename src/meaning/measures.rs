//! All measures of one place, read from the numbers of a life in one pass.

use crate::domain::{Bundle, Ladder, Life, MEASURES, Measure, PlacementRule, World, utilised};

/// What is read at a place: every measure in the order of [`MEASURES`], then utilisation as the alert rule counts it.
pub type Reading = [Bundle; MEASURES.len() + 1];

/// Where each number of a [`Reading`] is told ([`told_by`]).
pub type ToldBy = [Option<usize>; MEASURES.len() + 1];

/// Position of the utilisation that the alert rule reads: on usable seats where it asks for them.
pub const ALERT_UTILISATION: usize = MEASURES.len();

/// What can be summed over grades and districts: the measures without ratios, and usable seats in the place of the alert's utilisation.
#[derive(Clone, Copy, Debug)]
pub struct Sums(Reading);

impl Sums {
    /// Nothing yet.
    pub const ZERO: Self = Self([Bundle::ZERO; MEASURES.len() + 1]);

    /// One district and grade of a stage in one year of a life.
    pub fn of_cell(world: &World, life: &Life, stage: usize, (district, grade, year): (usize, usize, usize)) -> Self {
        let class = district * world.ladder.grades() + grade;
        let cell = world.cell(year, district, grade);
        let (demand, seats) = (life.demand[cell], life.seats[cell]);
        let enrolment = life.enrolment(cell, world.rule_in(stage, year));
        let left = moved(&life.left, cell);
        let placed = enrolment - moved(&life.arrived, cell);
        let mut sums = Self::ZERO;
        let mut set = |measure: Measure, value: Bundle| sums.0[measure as usize] = value;
        set(Measure::Demand, demand);
        set(Measure::Seats, seats);
        set(Measure::Enrolment, enrolment);
        let wanted = life.wanted(cell);
        set(Measure::Shortfall, (wanted - seats).floor_zero());
        set(Measure::Spare, (seats - wanted).floor_zero());
        set(Measure::Placed, placed);
        set(Measure::Left, left);
        let without_seat = (demand - left - placed).floor_zero();
        match world.ladder.stages[stage].rule {
            PlacementRule::Wait => set(Measure::Waiting, without_seat),
            PlacementRule::Divert => set(Measure::Diverted, without_seat),
            PlacementRule::Absorb => {
                set(Measure::OverCapacity, (enrolment - seats).floor_zero());
                let norm_seats = world.seats.norm_seats.get(class * world.horizon.len() + year).copied().unwrap_or(0.0);
                let seats_in_classes = seats - Bundle::splat(norm_seats);
                set(Measure::LargeClasses, large_classes(world, stage, enrolment, seats_in_classes, world.seats.class_size[class]));
            }
        }
        sums.0[ALERT_UTILISATION] = seats * usable_share(life, district * world.horizon.len() + year);
        sums
    }

    /// One of the numbers that are summed.
    #[inline]
    pub fn at(&self, position: usize) -> Bundle {
        self.0[position]
    }

    /// Sums of which only those were kept that no other one tells ([`kept`]).
    pub fn from_kept(numbers: impl Iterator<Item = (usize, Bundle)>, told_by: &ToldBy) -> Self {
        let mut sums = Self::ZERO;
        numbers.for_each(|(position, number)| sums.0[position] = number);
        for (position, told) in told_by.iter().enumerate() {
            if let Some(told) = told.filter(|&told| told != position && told != Measure::Utilisation as usize) {
                sums.0[position] = sums.0[told];
            }
        }
        sums
    }

    /// Adds another sum.
    pub fn add(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(sum, part)| *sum += *part);
    }

    /// All measures of what was summed.
    pub fn reading(&self) -> Reading {
        let mut reading = self.0;
        let demand = reading[Measure::Demand as usize];
        reading[Measure::Utilisation as usize] = demand.zip(reading[Measure::Seats as usize], utilised);
        reading[ALERT_UTILISATION] = demand.zip(reading[ALERT_UTILISATION], utilised);
        reading
    }
}

/// The fewest classes of at least the large size: with pupils spread evenly, each pupil above (size - 1) in every class makes one large.
/// `seats` are those at the class size of the base year, so that a new class norm leaves the number of classes.
pub(super) fn large_classes(world: &World, stage: usize, enrolment: Bundle, seats: Bundle, class_size: f64) -> Bundle {
    match world.ladder.stages[stage].large_class_from {
        Some(large_from) if class_size > 0.0 => {
            let classes = seats * (1.0 / class_size);
            (enrolment - classes * (large_from - 1.0)).floor_zero().min(classes)
        }
        _ => Bundle::ZERO,
    }
}

/// Where each number of a [`Reading`] is told: itself, another one that says the same to the bit, or nowhere because it is always zero.
/// Where no pupil goes to another district for want of a seat, whoever is enrolled is placed; where the law forbids to turn a child away,
/// whoever wants a seat is enrolled. In the base year pupils sit where the records say, above the seats or not.
pub fn told_by(world: &World, stage: usize, year: usize) -> ToldBy {
    let mut told: ToldBy = std::array::from_fn(Some);
    let mut same = |measure: Measure, as_measure: Option<Measure>| told[measure as usize] = as_measure.map(|measure| measure as usize);
    let (rule, spills) = (world.ladder.stages[stage].rule, world.ladder.stages[stage].spillover);
    let first = |holds: bool, measure: Measure, otherwise: Measure| Some(if holds { measure } else { otherwise });
    let without_seat = |measure: Measure| first(spills || year == 0, measure, Measure::Shortfall);
    same(Measure::Waiting, without_seat(Measure::Waiting).filter(|_| rule == PlacementRule::Wait));
    same(Measure::Diverted, without_seat(Measure::Diverted).filter(|_| rule == PlacementRule::Divert));
    same(Measure::OverCapacity, without_seat(Measure::OverCapacity).filter(|_| rule == PlacementRule::Absorb));
    if !spills {
        let enrolled = first(rule == PlacementRule::Absorb, Measure::Demand, Measure::Enrolment);
        same(Measure::Enrolment, enrolled);
        same(Measure::Placed, enrolled);
        same(Measure::Left, None);
    }
    if world.alert.usable_share.is_none() {
        told[ALERT_UTILISATION] = Some(Measure::Utilisation as usize);
    }
    told
}

/// Numbers that must be summed over districts: those that no other one tells, but ratios.
pub fn kept(told_by: &ToldBy) -> Vec<usize> {
    (0..told_by.len()).filter(|&position| told_by[position] == Some(position) && position != Measure::Utilisation as usize).collect()
}

fn moved(pupils: &[Bundle], cell: usize) -> Bundle {
    pupils.get(cell).copied().unwrap_or(Bundle::ZERO)
}

fn usable_share(life: &Life, place: usize) -> Bundle {
    life.usable_share.get(place).copied().unwrap_or(Bundle::ONE)
}

/// Measures that a stage has.
pub fn measures_of(ladder: &Ladder, stage: usize) -> impl Iterator<Item = Measure> {
    let details = &ladder.stages[stage];
    let (absorbs, sized) = (details.rule == PlacementRule::Absorb, details.large_class_from.is_some());
    MEASURES.iter().map(|&(measure, _)| measure).filter(move |measure| match measure {
        Measure::OverCapacity => absorbs,
        Measure::LargeClasses => absorbs && sized,
        _ => true,
    })
}
