//! Schools one by one, for the stages that a scenario places school by school.

use super::{Bundle, Neighbours, Seats};

/// The schools of one district and stage: what shares the district's pupils of that stage.
#[derive(Clone, Debug, PartialEq)]
pub struct SchoolBlock {
    /// District position.
    pub district: usize,
    /// Stage position.
    pub stage: usize,
    /// Number of its first school among the schools of all blocks.
    pub first: usize,
    /// Schools by name; the last one stands for the seats of the district that belong to none of them.
    pub schools: Vec<School>,
    /// Seats of the listed schools, which stand here in the place of districts; grades are those of the stage alone. No pupil moves with its
    /// changes: [`SchoolBlock::mergers`] say who does.
    pub seats: Seats,
    /// Schools that are merged, and where their pupils go.
    pub mergers: Vec<Merger>,
    /// Ways between the schools; nobody is listed where no pupil goes on to another school.
    pub ways: Neighbours,
}

/// A school's stage.
#[derive(Clone, Debug, PartialEq)]
pub struct School {
    /// The key used in tables; `*` for the seats of no listed school.
    pub name: String,
    /// Chinese name shown to people.
    pub name_zh: String,
    /// English name shown to people.
    pub name_en: String,
    /// How full it is in the base year, over all grades [ratio]: its seats draw entrants in proportion to this. The mean of the others where the
    /// table does not tell its pupils.
    pub pull: f64,
}

/// The key of the seats that belong to no listed school.
pub const NO_SCHOOL_LISTED: &str = "*";

/// A merger of a school of the block, or into one.
#[derive(Clone, Debug, PartialEq)]
pub struct Merger {
    /// Position of its change among those of the block's seats.
    pub change: usize,
    /// From where the pupils come.
    pub from: Origin,
    /// School position; `None` in another district.
    pub to: Option<usize>,
}

/// Where the pupils of a merged school come from.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// From a school of the block, by position.
    Here(usize),
    /// From a school of another district.
    Elsewhere {
        /// District position.
        district: usize,
        /// Share of that district's pupils, by grade of the stage.
        shares: Vec<f64>,
        /// Its seats in the entry grade before the merger [children].
        entry_seats: f64,
    },
}

/// One school year of a block in the futures of a bundle `[school][grade of the stage]`, flat [children].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SchoolYear {
    /// Seats.
    pub seats: Vec<Bundle>,
    /// Pupils who want a seat here once those above the seats of a school have gone to others.
    pub wanted: Vec<Bundle>,
    /// Pupils who sit here.
    pub pupils: Vec<Bundle>,
}

impl SchoolBlock {
    /// Position of the last school: the seats of no listed one.
    pub fn unlisted(&self) -> usize {
        self.schools.len() - 1
    }
}
