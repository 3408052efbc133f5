//! Targets, counted in the futures of a bundle.

use crate::domain::{Bundle, Counted, ELSEWHERE, Life, PlacementRule, SeatGroup, SpecialPlaces, Target, TargetMeasure, World};
use crate::supply::{self, Arrival};

/// What each target counts `[target]`; nothing for a year outside the horizon, which the door refuses.
pub fn counted(world: &World, life: &Life, arrivals: &[Arrival]) -> Vec<Counted> {
    world.targets.iter().map(|target| Measured { world, life, target }.count(arrivals)).collect()
}

struct Measured<'a> {
    world: &'a World,
    life: &'a Life,
    target: &'a Target,
}

impl Measured<'_> {
    fn count(&self, arrivals: &[Arrival]) -> Counted {
        let (life, rule) = (self.life, self.rule());
        let demand = || self.sum(|cell| life.demand[cell]);
        let enrolment = || self.sum(|cell| life.enrolment(cell, rule));
        let seats = || self.sum(|cell| life.seats[cell]);
        let (part, whole) = match self.target.measure {
            TargetMeasure::PublicShare => (self.pupils_in(SeatGroup::Public, arrivals), enrolment()),
            TargetMeasure::InclusiveShare => (self.pupils_in(SeatGroup::Inclusive, arrivals), enrolment()),
            TargetMeasure::QualityShare => (self.pupils_in(SeatGroup::Quality, arrivals), enrolment()),
            TargetMeasure::Utilisation => (demand(), seats()),
            TargetMeasure::Coverage => (seats(), demand()),
            TargetMeasure::PlacedRate => (self.sum(|cell| life.placed_anywhere(cell, rule)), demand()),
            TargetMeasure::Shortfall => (self.sum(|cell| (life.wanted(cell) - life.seats[cell]).floor_zero()), Bundle::ZERO),
            TargetMeasure::Seats => (seats(), Bundle::ZERO),
            TargetMeasure::IntakePlaces => (self.sum_entry(|cell| life.seats[cell]), Bundle::ZERO),
            TargetMeasure::TeachersNeeded => (self.sum_stage(|place| self.world.teachers_needed(life, place)), Bundle::ZERO),
            TargetMeasure::TeachersShort => (self.sum_stage(|place| self.world.teachers_short(life, place)), Bundle::ZERO),
            TargetMeasure::RunningCost => (self.sum_stage(|place| Some(self.world.running_yuan(life, place))), Bundle::ZERO),
            TargetMeasure::SpecialPlacementRate => {
                (self.sum_special(|places| places.children - places.unplaced), self.sum_special(|places| places.children))
            }
            TargetMeasure::CapitalCost => (self.sum_stage(|place| Some(self.world.capital_yuan(life, place))), Bundle::ZERO),
        };
        Counted { part, whole }
    }

    /// Pupils in a group of schools: within a district and grade pupils fill all seats alike.
    fn pupils_in(&self, group: SeatGroup, arrivals: &[Arrival]) -> Bundle {
        let world = self.world;
        let seats = supply::scheduled_in_group(
            &world.seats,
            group as usize,
            arrivals,
            world.districts.len(),
            world.ladder.grades(),
            &world.horizon,
        );
        let share = |cell: usize| seats[cell].zip(self.life.seats[cell], |part, whole| if whole > 0.0 { part / whole } else { 0.0 });
        let rule = self.rule();
        self.sum(|cell| self.life.enrolment(cell, rule) * share(cell))
    }

    fn rule(&self) -> PlacementRule {
        self.world.rule_in(self.target.stage, self.world.horizon.position(self.target.year).unwrap_or(0))
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
        let places = self.districts().flat_map(|district| grades.clone().map(move |grade| (district, grade)));
        places.map(|(district, grade)| value(world.cell(year, district, grade))).fold(Bundle::ZERO, |a, b| a + b)
    }

    /// Sum of what is told of the stage as a whole: year, district and stage by their positions.
    fn sum_stage(&self, value: impl Fn((usize, usize, usize)) -> Option<Bundle>) -> Bundle {
        let Some(year) = self.world.horizon.position(self.target.year) else { return Bundle::ZERO };
        self.districts().filter_map(|district| value((year, district, self.target.stage))).fold(Bundle::ZERO, |a, b| a + b)
    }

    fn sum_special(&self, value: impl Fn(SpecialPlaces) -> Bundle) -> Bundle {
        self.sum_stage(|place| self.world.special_places(self.life, place).map(&value))
    }

    fn districts(&self) -> std::ops::Range<usize> {
        match self.target.district {
            None => 0..self.world.districts.len(),
            Some(ELSEWHERE) => 0..0,
            Some(district) => district..district + 1,
        }
    }
}
