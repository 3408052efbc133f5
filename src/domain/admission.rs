//! Pupils who apply to schools with lists of choices, and who is admitted where.

/// In place of a school: a choice left blank.
pub const NO_SCHOOL: u32 = u32::MAX;

/// In place of a key: the pupil may not go to the school of this choice.
pub const BARRED: u32 = u32::MAX;

/// In place of a position in the list: the pupil has no school.
pub const UNPLACED: u8 = u8::MAX;

/// Most choices on a list.
pub const LONGEST_LIST: usize = 99;

/// Lists, priorities and seats. Flat arrays, because a city has a million cells of them; pupils and schools stand in the order of their
/// keys in the tables, so that no result depends on the order of rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Applications {
    /// Choices on the longest list.
    pub length: usize,
    /// School of each choice, best first `[pupil][choice]`; [`NO_SCHOOL`] where blank.
    pub choices: Vec<u32>,
    /// Priority of the pupil at the school of that choice `[pupil][choice]`, lower is better: the class (catchment, sibling) in the high
    /// bits, merit or lot in the low ones. Equal keys are ties. [`BARRED`] where the pupil may not go.
    pub keys: Vec<u32>,
    /// Place of each pupil in the order that all schools have in common `[pupil]`, 0 is best; equal places are ties.
    pub merit: Vec<u32>,
    /// Seats `[school]` [children].
    pub capacity: Vec<u32>,
    /// Pupils whom a school puts ahead of the common order, best first `[school]`, whether they list it or not; empty where no school
    /// does. Only trading asks for them: everywhere else a priority at a school that is not listed decides nothing.
    pub ahead: Vec<Vec<u32>>,
}

impl Applications {
    /// Number of pupils.
    pub fn pupils(&self) -> usize {
        self.merit.len()
    }

    /// School and key of a choice; `None` where it is blank or the pupil may not go there.
    #[inline]
    pub fn choice(&self, pupil: usize, position: usize) -> Option<(usize, u32)> {
        let cell = pupil * self.length + position;
        let (school, key) = (self.choices[cell], self.keys[cell]);
        (school != NO_SCHOOL && key != BARRED).then_some((school as usize, key))
    }

    /// Choices from the first to the last one that is filled in, those included where the pupil may not go.
    pub fn list_length(&self, pupil: usize) -> usize {
        let row = &self.choices[pupil * self.length..(pupil + 1) * self.length];
        row.iter().rposition(|&school| school != NO_SCHOOL).map_or(0, |last| last + 1)
    }

    /// Pupils who list each school and may go there `[school]`.
    pub fn listers(&self) -> Vec<u32> {
        let mut listers = vec![0; self.capacity.len()];
        for (&school, &key) in self.choices.iter().zip(&self.keys) {
            if school != NO_SCHOOL && key != BARRED {
                listers[school as usize] += 1;
            }
        }
        listers
    }

    /// Pupils in the common order; who is tied stands in the order of the tables.
    pub fn in_order_of_merit(&self) -> Vec<u32> {
        let mut starts = vec![0_u32; self.merit.iter().max().map_or(0, |&worst| worst as usize + 2)];
        self.merit.iter().for_each(|&place| starts[place as usize + 1] += 1);
        (1..starts.len()).for_each(|place| starts[place] += starts[place - 1]);
        let mut order = vec![0; self.merit.len()];
        for (pupil, &place) in self.merit.iter().enumerate() {
            order[starts[place as usize] as usize] = pupil as u32;
            starts[place as usize] += 1;
        }
        order
    }
}

/// Who is admitted where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Admission {
    /// Position in the pupil's own list `[pupil]`, 0 is the first choice; [`UNPLACED`] without a school.
    pub choice: Vec<u8>,
    /// Whether the pupil sits on a place reserved for the group `[pupil]`.
    pub reserved: Vec<bool>,
}

impl Admission {
    /// Nobody placed yet.
    pub fn nobody(pupils: usize) -> Self {
        Self { choice: vec![UNPLACED; pupils], reserved: vec![false; pupils] }
    }

    /// Whether a pupil has a school.
    #[inline]
    pub fn is_placed(&self, pupil: usize) -> bool {
        self.choice[pupil] != UNPLACED
    }

    /// The pupil's school.
    #[inline]
    pub fn school(&self, applications: &Applications, pupil: usize) -> Option<usize> {
        let position = self.choice[pupil];
        (position != UNPLACED).then(|| applications.choices[pupil * applications.length + usize::from(position)] as usize)
    }
}

/// What happens to pupils whom nothing tells apart at the last seat.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ties {
    /// The keys tell everyone apart: by subscores, by lot, at last by the order of the tables.
    #[default]
    Subscore,
    /// All of them are admitted, above the seats.
    AdmitAll,
    /// None of them is admitted.
    RejectAll,
}

/// Places reserved for groups (指标到校). A pupil belongs to one group at most.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quotas {
    /// Group of each pupil `[pupil]`; `None` for those in no group and those who are not eligible.
    pub group: Vec<Option<u32>>,
    /// (group, places) `[school]`, in the order of the groups; together at most the seats of the school.
    pub places: Vec<Vec<(u32, u32)>>,
    /// Worst merit that may take a reserved place `[school]`: the floor line. Everyone where it is `u32::MAX`.
    pub floor: Vec<u32>,
    /// Which places are filled first.
    pub precedence: Precedence,
}

/// Which places of a school are filled first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Precedence {
    /// Reserved places go to the best of their group, open ones to the best of all others.
    #[default]
    ReserveFirst,
    /// Open places go to the best of all, reserved ones to the best others of their group.
    OpenFirst,
}
