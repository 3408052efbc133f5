//! Children with special needs: how many a stage has, and where they are taught.

use super::{Bundle, Life, World};

/// What is said of the children with special needs of one stage. How many there are moves with the demand of each future; shares and seats are
/// what nobody draws.
#[derive(Clone, Debug, PartialEq)]
pub struct SpecialNeeds {
    /// Share of the stage's demand, 0 to 1 `[year]`.
    pub prevalence: Vec<f64>,
    /// Share of these children who sit in ordinary classes, 0 to 1 `[year]`.
    pub in_ordinary_classes: Vec<f64>,
    /// Share of these children who are taught at home, 0 to 1 `[year]`; with those in ordinary classes at most 1.
    pub home_teaching: Vec<f64>,
    /// Seats of special schools.
    pub seats: SpecialSeats,
}

/// Seats of the special schools of one stage [children].
#[derive(Clone, Debug, PartialEq)]
pub enum SpecialSeats {
    /// Of the whole city `[year]`: children of every district have the same chance of one.
    OfCity(Vec<f64>),
    /// Of each district, for its own children `[district][year]`, flat.
    OfDistricts(Vec<f64>),
}

impl SpecialNeeds {
    /// Of some children with special needs: those in ordinary classes, those taught at home, and those who want a special school [children].
    pub fn split(&self, children: Bundle, year: usize) -> [Bundle; 3] {
        let (ordinary, home) = (children * self.in_ordinary_classes[year], children * self.home_teaching[year]);
        [ordinary, home, (children - ordinary - home).floor_zero()]
    }

    /// The same of some districts, in the order given.
    pub(super) fn only(&self, districts: &[usize]) -> Self {
        let years = self.prevalence.len();
        let seats = match &self.seats {
            SpecialSeats::OfCity(seats) => SpecialSeats::OfCity(seats.clone()),
            SpecialSeats::OfDistricts(seats) => SpecialSeats::OfDistricts(super::world::cells_of(seats, districts, years)),
        };
        Self { seats, ..self.clone() }
    }
}

/// Where the children with special needs of a district, stage and year are [children]. The last four sum to the first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpecialPlaces {
    /// All of them.
    pub children: Bundle,
    /// Those among the pupils of ordinary classes.
    pub in_ordinary_classes: Bundle,
    /// Those taught at home.
    pub home_taught: Bundle,
    /// Those in special schools.
    pub in_special_schools: Bundle,
    /// Those who want a special school and find no seat there.
    pub unplaced: Bundle,
}

impl World {
    /// Children with special needs of a stage, all grades [children]; `None` where the scenario does not ask. Year, district and stage by their
    /// positions.
    pub fn special_needs_children(&self, life: &Life, (year, district, stage): (usize, usize, usize)) -> Option<Bundle> {
        let prevalence = self.special_needs[stage].as_ref()?.prevalence[year];
        let of_grade = |grade: usize| life.demand[self.cell(year, district, grade)];
        let demand = self.ladder.grades_of(stage).map(of_grade).fold(Bundle::ZERO, |sum, children| sum + children);
        Some(demand * prevalence)
    }

    /// Where they are.
    pub fn special_places(&self, life: &Life, place: (usize, usize, usize)) -> Option<SpecialPlaces> {
        let (year, district, stage) = place;
        let needs = self.special_needs[stage].as_ref()?;
        let children = self.special_needs_children(life, place)?;
        let [in_ordinary_classes, home_taught, want] = needs.split(children, year);
        let in_special_schools = match &needs.seats {
            SpecialSeats::OfCity(_) => want * life.special_seated[year * self.ladder.stages.len() + stage],
            SpecialSeats::OfDistricts(seats) => want.min(Bundle::splat(seats[district * self.horizon.len() + year])),
        };
        Some(SpecialPlaces { children, in_ordinary_classes, home_taught, in_special_schools, unplaced: want - in_special_schools })
    }

    /// Whether districts share the seats of special schools of some stage.
    pub(super) fn shares_special_schools(&self) -> bool {
        self.special_needs.iter().flatten().any(|needs| matches!(needs.seats, SpecialSeats::OfCity(_)))
    }
}
