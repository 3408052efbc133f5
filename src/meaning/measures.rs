//! All measures of one place, read from the numbers of a life in one pass.

use std::ops::Range;

use crate::domain::{Bundle, Ladder, Life, MEASURES, Measure, PlacementRule, World};

/// Where measures are read: some districts, grades of one stage, one year.
#[derive(Clone, Debug)]
pub struct Place<'a> {
    pub world: &'a World,
    pub districts: Range<usize>,
    pub stage: usize,
    pub grades: Range<usize>,
    pub year: usize,
}

/// What is read at a place: every measure in the order of [`MEASURES`], then utilisation as the alert rule counts it.
pub type Reading = [Bundle; MEASURES.len() + 1];

/// Position of the utilisation that the alert rule reads: on usable seats where it asks for them.
pub const ALERT_UTILISATION: usize = MEASURES.len();

impl Place<'_> {
    /// All measures in the futures of one life.
    pub fn read(&self, life: &Life) -> Reading {
        let mut sums = [Bundle::ZERO; MEASURES.len() + 1];
        let mut usable = Bundle::ZERO;
        let (grades, years) = (self.world.ladder.grades(), self.world.horizon.len());
        for district in self.districts.clone() {
            for grade in self.grades.clone() {
                let cell = (district * grades + grade) * years + self.year;
                self.add_cell(life, cell, district * grades + grade, &mut sums);
                usable += life.seats[cell] * usable_share(life, district * years + self.year);
            }
        }
        let demand = sums[Measure::Demand as usize];
        sums[Measure::Utilisation as usize] = demand.zip(sums[Measure::Seats as usize], utilised);
        sums[ALERT_UTILISATION] = demand.zip(usable, utilised);
        sums
    }

    fn add_cell(&self, life: &Life, cell: usize, class: usize, sums: &mut Reading) {
        let (demand, seats, enrolment) = (life.demand[cell], life.seats[cell], life.enrolment[cell]);
        let left = moved(&life.left, cell);
        let placed = enrolment - moved(&life.arrived, cell);
        let mut add = |measure: Measure, value: Bundle| sums[measure as usize] += value;
        add(Measure::Demand, demand);
        add(Measure::Seats, seats);
        add(Measure::Enrolment, enrolment);
        add(Measure::Shortfall, (demand - seats).floor_zero());
        add(Measure::Spare, (seats - demand).floor_zero());
        add(Measure::Placed, placed);
        add(Measure::Left, left);
        let without_seat = (demand - left - placed).floor_zero();
        match self.world.ladder.stages[self.stage].rule {
            PlacementRule::Wait => add(Measure::Waiting, without_seat),
            PlacementRule::Divert => add(Measure::Diverted, without_seat),
            PlacementRule::Absorb => {
                add(Measure::OverCapacity, (enrolment - seats).floor_zero());
                add(Measure::LargeClasses, self.large_classes(enrolment, seats, self.world.seats.class_size[class]));
            }
        }
    }

    /// The fewest classes of at least the large size: with pupils spread evenly, each pupil above (size - 1) in every class makes one large.
    fn large_classes(&self, enrolment: Bundle, seats: Bundle, class_size: f64) -> Bundle {
        match self.world.ladder.stages[self.stage].large_class_from {
            Some(large_from) if class_size > 0.0 => {
                let classes = seats * (1.0 / class_size);
                (enrolment - classes * (large_from - 1.0)).floor_zero().min(classes)
            }
            _ => Bundle::ZERO,
        }
    }
}

/// Demand / seats; zero where nobody wants a seat, and beyond any alert where somebody does and none stands.
fn utilised(demand: f64, seats: f64) -> f64 {
    if seats > 0.0 {
        demand / seats
    } else if demand > 0.0 {
        NO_SEATS
    } else {
        0.0
    }
}

/// Utilisation where children want seats and none stand: a number beyond every alert that tables can hold.
const NO_SEATS: f64 = 999.0;

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
