//! Seats and the dated changes of seats, resolved from schools, tables and projects.

use super::ProjectCost;
use super::world::cells_of;

/// Groups of seats that targets ask about. A seat may be in none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeatGroup {
    /// Seats of public schools.
    Public,
    /// Seats of inclusive kindergartens: public ones and private ones at a regulated fee.
    Inclusive,
    /// Seats of quality schools.
    Quality,
}

/// All groups, in the order of arrays by group.
pub const SEAT_GROUPS: [SeatGroup; 3] = [SeatGroup::Public, SeatGroup::Inclusive, SeatGroup::Quality];

/// Which groups a seat belongs to, in the order of [`SEAT_GROUPS`].
pub type Membership = [bool; SEAT_GROUPS.len()];

/// Seats as they stand, and what will change them.
#[derive(Clone, Debug, PartialEq)]
pub struct Seats {
    /// Seats without any change `[district][grade][year]`, flat.
    pub standing: Vec<f64>,
    /// The same by group `[group][district][grade][year]`, flat.
    pub standing_in_group: Vec<f64>,
    /// Mean size of the base year's classes: seats over classes, for counting classes `[district][grade]`; zero where unknown.
    pub class_size: Vec<f64>,
    /// Seats that are no classes of that size `[district][grade][year]`, flat: what a class norm brings or takes, and by how much classes of
    /// another size hold more, when nothing is late. Empty where there are none.
    pub norm_seats: Vec<f64>,
    /// The ledger: every dated change, in the order of year and name.
    pub changes: Vec<SeatChange>,
}

impl Seats {
    /// The seats of some districts, in the order given, and the changes that touch them.
    pub(super) fn only(&self, districts: &[usize], grades: usize, years: usize) -> Self {
        let cells = self.standing.len();
        let of_group = |group: usize| cells_of(&self.standing_in_group[group * cells..(group + 1) * cells], districts, grades * years);
        Self {
            standing: cells_of(&self.standing, districts, grades * years),
            standing_in_group: (0..SEAT_GROUPS.len()).flat_map(of_group).collect(),
            class_size: cells_of(&self.class_size, districts, grades),
            norm_seats: if self.norm_seats.is_empty() { Vec::new() } else { cells_of(&self.norm_seats, districts, grades * years) },
            changes: self.changes.iter().filter_map(|change| change.only(districts)).collect(),
        }
    }
}

impl SeatChange {
    /// School year in which it takes effect when nothing is late, it and what it comes after.
    pub fn on_time(&self) -> i32 {
        self.after.iter().map(|earlier| earlier.year).fold(self.year, i32::max)
    }

    /// What the change does in some districts; `None` where it does nothing.
    fn only(&self, districts: &[usize]) -> Option<Self> {
        let place = |district: usize| districts.iter().position(|&kept| kept == district);
        // Nearly every change of a country does nothing here: only what does is copied.
        let touches = |step: &SeatStep| districts.contains(&step.district);
        let is_paid_here = |cost: &ProjectCost| districts.contains(&cost.district);
        if self.moves.is_empty() && !self.steps.iter().any(touches) && !self.costs.iter().any(is_paid_here) {
            return None;
        }
        let steps: Vec<SeatStep> =
            self.steps.iter().filter_map(|step| Some(SeatStep { district: place(step.district)?, ..step.clone() })).collect();
        let to_here = |pupils: &PupilMove| Some(PupilMove { from: place(pupils.from)?, to: place(pupils.to)?, ..pupils.clone() });
        let moves: Vec<PupilMove> = self.moves.iter().filter_map(to_here).collect();
        let costs: Vec<ProjectCost> =
            self.costs.iter().filter_map(|cost| Some(ProjectCost { district: place(cost.district)?, ..*cost })).collect();
        let is_something = !steps.is_empty() || !moves.is_empty() || !costs.is_empty();
        let (name, kind, delay, after) = (self.name.clone(), self.kind.clone(), self.delay.clone(), self.after.clone());
        is_something.then_some(Self { name, kind, delay, after, steps, moves, costs, ..*self })
    }
}

/// A dated change of seats: one entry of the ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct SeatChange {
    /// Name of the project, budget or compound that causes it.
    pub name: String,
    /// Kind as the scenario writes it: `open`, `expand`, `bulge`, `close`, `merge`, `convert`, `class_norm`, `intake`, `housing`.
    pub kind: String,
    /// School year in which it takes effect when nothing is late.
    pub year: i32,
    /// How late it may be.
    pub delay: Delay,
    /// Earlier changes without which it is nothing: it comes when the last of them has come too. A school that closes gives up the class that
    /// an expansion has not delivered yet only once it is delivered.
    pub after: Vec<Earlier>,
    /// Chance that it happens at all (1 for everything but seats promised by housing developers).
    pub chance: f64,
    /// Seats that come or go.
    pub steps: Vec<SeatStep>,
    /// Pupils who move with it to another district, by grade; empty for all but mergers across districts.
    pub moves: Vec<PupilMove>,
    /// What it costs, district by district; empty where nobody says.
    pub costs: Vec<ProjectCost>,
}

/// An earlier change of which another one takes away what it brings.
#[derive(Clone, Debug, PartialEq)]
pub struct Earlier {
    /// Its name.
    pub name: String,
    /// School year in which its seats come when nothing is late.
    pub year: i32,
    /// How late it may be.
    pub delay: Delay,
}

/// One step of a change.
#[derive(Clone, Debug, PartialEq)]
pub struct SeatStep {
    /// District position.
    pub district: usize,
    /// Grade number.
    pub grade: usize,
    /// Years after the change takes effect.
    pub lag_years: usize,
    /// Seats added, or taken away when negative.
    pub seats: f64,
    /// Groups to which these seats belong.
    pub groups: Membership,
}

/// Pupils of a merged school who go on in another district: all its grades in the year of the merger, and each later year those who would
/// have entered it.
#[derive(Clone, Debug, PartialEq)]
pub struct PupilMove {
    /// District they leave.
    pub from: usize,
    /// District they go to.
    pub to: usize,
    /// Grade number in which they sit in the year of the move.
    pub grade: usize,
    /// Share of the district's pupils of that grade who move, 0 to 1.
    pub share: f64,
}

/// Chance distribution of a delay.
#[derive(Clone, Debug, PartialEq)]
pub struct Delay {
    /// (delay [years], chance), delays rising, chances summing to 1.
    pub chances: Vec<(usize, f64)>,
}

impl Delay {
    /// Whether it is never late.
    pub fn is_none(&self) -> bool {
        self.chances.iter().all(|(years, chance)| *years == 0 || *chance == 0.0)
    }

    /// Never late.
    pub fn none() -> Self {
        Self { chances: vec![(0, 1.0)] }
    }

    /// Always late by the same number of years.
    pub fn fixed(years: usize) -> Self {
        Self { chances: vec![(years, 1.0)] }
    }

    /// The delay at a point of the distribution, 0 to 1: 0.5 is the median, the central delay.
    pub fn at(&self, point: f64) -> usize {
        let mut passed = 0.0;
        for &(years, chance) in &self.chances {
            passed += chance;
            if point <= passed {
                return years;
            }
        }
        self.chances.last().map_or(0, |&(years, _)| years)
    }
}
