//! Placement by school: a district's pupils of a stage among its schools, in eight futures at once.
//!
//! ```text
//! entrants      wanted[d] x w[s] / sum of w      w = seats of the entry grade x how full the school was in the base year
//! other grades  wanted[d] x c[s] / sum of c      c = who sat in the grade below in this school a year before
//! ```
//!
//! So a school's pupils move on with the progression of their district, and schools sum to the district in every future. Entrants above the
//! seats of their school stay (`home_first`) or go on to others with room, by the rule of the stage. A school without seats in a grade passes
//! its pupils on: to the school it is merged into, otherwise to all others by their seats. A school that opens with upper grades takes its
//! part of each by seats. In the base year all grades are shared out as entrants are.
//!
//! Assumes: nobody changes school between grades unless the school does. Leaves out: which child it is, and what each family would like.

mod checker;

mod going_on;

mod placed;

mod weights;

use super::access::Way;
use crate::domain::{Bundle, PlacementRule, SchoolBlock, SchoolYear, Stage};

pub use checker::certify;

/// What a district has for the schools of a stage in one school year, in the futures of a bundle [children].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    /// Pupils who want a seat in the district once those above the seats have gone to others `[grade of the stage]`.
    pub wanted: Vec<Bundle>,
    /// Pupils who sit there.
    pub enrolled: Vec<Bundle>,
    /// Seats of the district.
    pub seats: Vec<Bundle>,
    /// One where a merger happens this year, zero where not `[merger]`.
    pub merged: Vec<Bundle>,
    /// Pupils who come with a merger from another district, by the grade in which they sat a year before `[merger][grade of the stage]`.
    pub coming: Vec<Vec<Bundle>>,
}

/// How the schools of a block share pupils.
#[derive(Clone, Debug)]
pub struct Sharing<'a> {
    block: &'a SchoolBlock,
    stage: &'a Stage,
    grades: usize,
    /// Ways between the schools, the shortest first; none where nobody goes on to another school.
    ways: Vec<Way>,
}

/// The schools of a block in a bundle of futures, as they stand after a school year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// The year.
    pub year: SchoolYear,
    /// What a school draws besides its own seats since others were merged into it, in seats times pull `[school]`.
    inherited: Vec<Bundle>,
    /// Room for the weights of one grade `[school]`.
    weights: Vec<Bundle>,
    /// Room for the year before.
    last: SchoolYear,
}

impl<'a> Sharing<'a> {
    /// The sharing of a block.
    pub fn of(block: &'a SchoolBlock, stage: &'a Stage) -> Self {
        Self { block, stage, grades: stage.grades.len(), ways: going_on::ways(block, stage) }
    }

    /// Shares the first year out; `listed` are the seats of the listed schools `[school][grade]`.
    pub fn begin(&self, given: &Given, listed: &[Bundle], standing: &mut Standing) {
        standing.inherited.clear();
        standing.inherited.resize(self.block.schools.len(), Bundle::ZERO);
        self.make_room(given, listed, standing);
        for grade in 0..self.grades {
            weights::of_entrants(self, grade, standing);
            self.share(grade, given.wanted[grade], standing);
        }
        // In the base year pupils sit where the records say, above the seats or not.
        standing.year.pupils.clone_from(&standing.year.wanted);
    }

    /// Shares the next year out.
    pub fn go_on(&self, given: &Given, listed: &[Bundle], standing: &mut Standing) {
        std::mem::swap(&mut standing.year, &mut standing.last);
        self.make_room(given, listed, standing);
        weights::inherit(self, given, standing);
        for grade in 0..self.grades {
            if grade == 0 {
                weights::of_entrants(self, 0, standing);
            } else {
                weights::of_those_who_sat(self, grade, given, standing);
            }
            self.share(grade, given.wanted[grade], standing);
        }
        going_on::send(self, &mut standing.year);
        for grade in 0..self.grades {
            placed::seat(self, grade, given.enrolled[grade], &mut standing.year);
        }
        debug_assert_eq!(certify(given, self.turns_away(), &standing.year), Ok(()));
    }

    /// Whether pupils above the seats have none.
    fn turns_away(&self) -> bool {
        self.stage.rule != PlacementRule::Absorb
    }

    fn cell(&self, school: usize, grade: usize) -> usize {
        school * self.grades + grade
    }

    fn schools(&self) -> std::ops::Range<usize> {
        0..self.block.schools.len()
    }

    /// The year's seats: those of the listed schools, and what the district has beyond them.
    fn make_room(&self, given: &Given, listed: &[Bundle], standing: &mut Standing) {
        /// Less than this share of a district's seats is rounding.
        const ROUNDING: f64 = 1e-9;
        let year = &mut standing.year;
        year.seats.clear();
        year.seats.extend_from_slice(listed);
        for grade in 0..self.grades {
            let of_listed = listed.iter().skip(grade).step_by(self.grades).fold(Bundle::ZERO, |sum, &seats| sum + seats);
            let rest = given.seats[grade].zip(of_listed, |all, listed| if all - listed > all * ROUNDING { all - listed } else { 0.0 });
            year.seats.push(rest);
        }
        for cells in [&mut year.wanted, &mut year.pupils] {
            cells.clear();
            cells.resize(year.seats.len(), Bundle::ZERO);
        }
        standing.weights.resize(self.block.schools.len(), Bundle::ZERO);
    }

    /// Shares the pupils of a grade out in proportion to the weights.
    fn share(&self, grade: usize, wanted: Bundle, standing: &mut Standing) {
        let sum = standing.weights.iter().fold(Bundle::ZERO, |sum, &weight| sum + weight);
        let each = wanted.zip(sum, |wanted, sum| if sum > 0.0 { wanted / sum } else { 0.0 });
        for (school, &weight) in standing.weights.iter().enumerate() {
            standing.year.wanted[school * self.grades + grade] = weight * each;
        }
    }
}
