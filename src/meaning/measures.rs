//! Each measure from the numbers of a life.

use std::ops::Range;

use crate::domain::{Bundle, Ladder, Life, Measure, PlacementRule, World};

/// Where a measure is read: some districts, grades of one stage, one year.
#[derive(Clone, Debug)]
pub struct Place<'a> {
    pub world: &'a World,
    pub districts: Range<usize>,
    pub stage: usize,
    pub grades: Range<usize>,
    pub year: usize,
}

impl Place<'_> {
    /// The measure in the futures of one life.
    pub fn read(&self, life: &Life, measure: Measure) -> Bundle {
        match measure {
            Measure::Demand => self.sum(|cell, _| life.demand[cell]),
            Measure::Seats => self.sum(|cell, _| life.seats[cell]),
            Measure::Enrolment => self.sum(|cell, _| life.enrolment[cell]),
            Measure::Utilisation => self.utilisation(life),
            Measure::Shortfall => self.sum(|cell, _| (life.demand[cell] - life.seats[cell]).floor_zero()),
            Measure::Spare => self.sum(|cell, _| (life.seats[cell] - life.demand[cell]).floor_zero()),
            Measure::Placed => self.sum(|cell, _| life.enrolment[cell] - moved(&life.arrived, cell)),
            Measure::Left => self.sum(|cell, _| moved(&life.left, cell)),
            Measure::Waiting => self.without_seat(life, PlacementRule::Wait),
            Measure::Diverted => self.without_seat(life, PlacementRule::Divert),
            Measure::OverCapacity => self.sum(|cell, _| (life.enrolment[cell] - life.seats[cell]).floor_zero()),
            Measure::LargeClasses => self.large_classes(life),
        }
    }

    /// Demand / seats; zero where nobody wants a seat, and beyond any alert where somebody does and none stands.
    pub fn utilisation(&self, life: &Life) -> Bundle {
        let demand = self.sum(|cell, _| life.demand[cell]);
        demand.zip(self.sum(|cell, _| life.seats[cell]), utilised)
    }

    /// Utilisation as the alert rule reads it: on usable seats where it asks for them.
    pub fn alert_utilisation(&self, life: &Life) -> Bundle {
        if life.usable_share.is_empty() {
            return self.utilisation(life);
        }
        let years = self.world.horizon.len();
        let usable = self.sum(|cell, district| life.seats[cell] * life.usable_share[district * years + self.year]);
        self.sum(|cell, _| life.demand[cell]).zip(usable, utilised)
    }

    fn without_seat(&self, life: &Life, rule: PlacementRule) -> Bundle {
        if self.world.ladder.stages[self.stage].rule != rule {
            return Bundle::ZERO;
        }
        self.sum(|cell, _| {
            let seated_here = life.enrolment[cell] - moved(&life.arrived, cell);
            (life.demand[cell] - moved(&life.left, cell) - seated_here).floor_zero()
        })
    }

    /// The fewest classes of at least the large size: with pupils spread evenly, each pupil above (size - 1) in every class makes one large.
    fn large_classes(&self, life: &Life) -> Bundle {
        let Some(large_from) = self.world.ladder.stages[self.stage].large_class_from else { return Bundle::ZERO };
        let grades = self.world.ladder.grades();
        self.sum(|cell, district| {
            let grade = cell / self.world.horizon.len() - district * grades;
            let class_size = self.world.seats.class_size[district * grades + grade];
            if class_size <= 0.0 {
                return Bundle::ZERO;
            }
            let classes = life.seats[cell] * (1.0 / class_size);
            (life.enrolment[cell] - classes * (large_from - 1.0)).floor_zero().min(classes)
        })
    }

    fn sum(&self, value: impl Fn(usize, usize) -> Bundle) -> Bundle {
        let (grades, years) = (self.world.ladder.grades(), self.world.horizon.len());
        let mut sum = Bundle::ZERO;
        for district in self.districts.clone() {
            for grade in self.grades.clone() {
                sum += value((district * grades + grade) * years + self.year, district);
            }
        }
        sum
    }
}

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

/// Measures that a stage has.
pub fn measures_of(ladder: &Ladder, stage: usize) -> impl Iterator<Item = Measure> {
    let details = &ladder.stages[stage];
    let (absorbs, sized) = (details.rule == PlacementRule::Absorb, details.large_class_from.is_some());
    crate::domain::MEASURES.iter().map(|&(measure, _)| measure).filter(move |measure| match measure {
        Measure::OverCapacity => absorbs,
        Measure::LargeClasses => absorbs && sized,
        _ => true,
    })
}
