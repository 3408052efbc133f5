//! Targets, measured in the futures of a bundle.

use crate::domain::{Bundle, Life, SeatGroup, Target, TargetMeasure, World};
use crate::supply::{self, Arrival};

/// Value of each target `[target]`; zero for a year outside the horizon, which the door refuses.
pub fn values(world: &World, life: &Life, arrivals: &[Arrival]) -> Vec<Bundle> {
    world.targets.iter().map(|target| Measured { world, life, target }.value(arrivals)).collect()
}

struct Measured<'a> {
    world: &'a World,
    life: &'a Life,
    target: &'a Target,
}

impl Measured<'_> {
    fn value(&self, arrivals: &[Arrival]) -> Bundle {
        let life = self.life;
        match self.target.measure {
            TargetMeasure::PublicShare => self.pupils_in(SeatGroup::Public, arrivals),
            TargetMeasure::InclusiveShare => self.pupils_in(SeatGroup::Inclusive, arrivals),
            TargetMeasure::QualityShare => self.pupils_in(SeatGroup::Quality, arrivals),
            TargetMeasure::Utilisation => ratio(self.sum(|cell| life.demand[cell]), self.sum(|cell| life.seats[cell])),
            TargetMeasure::Shortfall => self.sum(|cell| (life.wanted(cell) - life.seats[cell]).floor_zero()),
            TargetMeasure::Seats => self.sum(|cell| life.seats[cell]),
            TargetMeasure::IntakePlaces => self.sum_entry(|cell| life.seats[cell]),
            TargetMeasure::Coverage => share(self.sum(|cell| life.seats[cell]), self.sum(|cell| life.demand[cell])).min(Bundle::ONE),
            TargetMeasure::PlacedRate => share(self.sum(|cell| life.placed_anywhere(cell)), self.sum(|cell| life.demand[cell])),
        }
    }

    /// Share of pupils in a group of schools: within a district and grade pupils fill all seats alike.
    fn pupils_in(&self, group: SeatGroup, arrivals: &[Arrival]) -> Bundle {
        let world = self.world;
        let seats = supply::scheduled_in_group(&world.seats, group as usize, arrivals, world.ladder.grades(), &world.horizon);
        let in_group = self.sum(|cell| self.life.enrolment[cell] * ratio(seats[cell], self.life.seats[cell]));
        ratio(in_group, self.sum(|cell| self.life.enrolment[cell]))
    }

    fn sum(&self, value: impl Fn(usize) -> Bundle) -> Bundle {
        self.sum_grades(self.world.ladder.grades_of(self.target.stage), value)
    }

    fn sum_entry(&self, value: impl Fn(usize) -> Bundle) -> Bundle {
        let entry = self.world.ladder.grades_of(self.target.stage).start;
        self.sum_grades(entry..entry + 1, value)
    }

    fn sum_grades(&self, grades: std::ops::Range<usize>, value: impl Fn(usize) -> Bundle) -> Bundle {
        let world = self.world;
        let Some(year) = world.horizon.position(self.target.year) else { return Bundle::ZERO };
        let districts = self.target.district.map_or(0..world.districts.len(), |district| district..district + 1);
        let cell = |district, grade| (district * world.ladder.grades() + grade) * world.horizon.len() + year;
        districts.flat_map(|d| grades.clone().map(move |g| (d, g))).map(|(d, g)| value(cell(d, g))).fold(Bundle::ZERO, |a, b| a + b)
    }
}

/// A share of children that is whole where there are none.
fn share(part: Bundle, whole: Bundle) -> Bundle {
    part.zip(whole, |part, whole| if whole > 0.0 { part / whole } else { 1.0 })
}

/// A ratio that is zero where nothing is counted.
fn ratio(part: Bundle, whole: Bundle) -> Bundle {
    part.zip(whole, |part, whole| if whole > 0.0 { part / whole } else { 0.0 })
}
