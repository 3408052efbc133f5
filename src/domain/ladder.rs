//! Stages and grades: the ladder that a cohort climbs.

use std::ops::Range;

use super::Bundle;

/// One stage of the ladder.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// Key used in tables and scenarios, such as `primary`.
    pub id: String,
    /// Chinese name shown to people.
    pub name_zh: String,
    /// English name shown to people.
    pub name_en: String,
    /// Grade keys in order, such as `1` … `6`.
    pub grades: Vec<String>,
    /// Completed ages on 31 August at which children enter [years].
    pub entry_ages: Vec<usize>,
    /// Where entrants come from.
    pub entry_from: EntryFrom,
    /// What happens to pupils above the seats.
    pub rule: PlacementRule,
    /// Pupils of one district may go to another with room.
    pub spillover: bool,
    /// Which rule leads them there.
    pub overflow: OverflowRule,
    /// Class norm [pupils per class], where the ladder gives one.
    pub class_norm: Option<f64>,
    /// A class of this many pupils or more counts as large [pupils].
    pub large_class_from: Option<f64>,
}

/// Where the entrants of a stage come from (docs/method.md, demand).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryFrom {
    /// Resident children of entry age.
    Population,
    /// Births, the first entry age plus one school years earlier.
    Births,
    /// Leavers of the stage at this position of the ladder.
    Leavers(usize),
}

/// What a stage does with pupils above its seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlacementRule {
    /// Squeezed in above the class norm: the law forbids to turn a child away.
    Absorb,
    /// Sent to the alternative stage (vocational school).
    Divert,
    /// Turned away until there is room.
    Wait,
}

impl PlacementRule {
    /// Pupils who end up in class: all of them where the law forbids to turn a child away, otherwise up to the seats.
    #[inline(always)]
    pub fn seated(self, wanted: Bundle, seats: Bundle) -> Bundle {
        match self {
            Self::Absorb => wanted,
            Self::Divert | Self::Wait => wanted.min(seats),
        }
    }
}

/// How pupils above the seats of their district find the seats of others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OverflowRule {
    /// Districts in the order of their names, each to the nearest one with room.
    #[default]
    InOrder,
    /// In proportion to the room that is left.
    Proportional,
    /// The shortest way first.
    Nearest,
    /// Most pupils placed, then least total pupil-km.
    LeastTravel,
}

/// All stages, lowest first. Grades of all stages are numbered through: that number is the `grade` of every array.
#[derive(Clone, Debug, PartialEq)]
pub struct Ladder {
    /// Stages in the order in which the scenario lists them.
    pub stages: Vec<Stage>,
}

impl Ladder {
    /// Number of grades of all stages.
    pub fn grades(&self) -> usize {
        self.stages.iter().map(|stage| stage.grades.len()).sum()
    }

    /// Grade numbers of a stage.
    pub fn grades_of(&self, stage: usize) -> Range<usize> {
        let first: usize = self.stages[..stage].iter().map(|s| s.grades.len()).sum();
        first..first + self.stages[stage].grades.len()
    }

    /// Stage to which a grade number belongs.
    ///
    /// # Panics
    /// If the number is beyond the last grade, which is an error of the program.
    pub fn stage_of(&self, grade: usize) -> usize {
        (0..self.stages.len()).find(|&stage| self.grades_of(stage).contains(&grade)).expect("a grade number comes from this ladder")
    }

    /// Whether a grade is the first of its stage.
    pub fn is_entry(&self, grade: usize) -> bool {
        self.grades_of(self.stage_of(grade)).start == grade
    }

    /// Position of the stage with this key.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.stages.iter().position(|stage| stage.id == id)
    }

    /// Age on 31 August of pupils in a grade who entered at the first entry age [years].
    pub fn age_in_grade(&self, grade: usize) -> usize {
        let stage = self.stage_of(grade);
        self.stages[stage].entry_ages[0] + grade - self.grades_of(stage).start
    }
}
