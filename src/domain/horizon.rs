//! School years: t starts on 1 September of t.

/// The years of a scenario. Arrays by year are indexed from `base_year`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Horizon {
    /// School year whose population and enrolment are given.
    pub base_year: i32,
    /// First school year that is reported, and to which `why` compares.
    pub first_year: i32,
    /// Last school year that is reported.
    pub last_year: i32,
}

impl Horizon {
    /// Number of school years from the base year to the last.
    pub fn len(&self) -> usize {
        usize::try_from(self.last_year - self.base_year + 1).unwrap_or(0)
    }

    /// A horizon always holds its base year; this is here for `len`.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// School year at a position.
    pub fn year(&self, position: usize) -> i32 {
        self.base_year + position as i32
    }

    /// Position of a school year, `None` outside the horizon.
    pub fn position(&self, year: i32) -> Option<usize> {
        usize::try_from(year - self.base_year).ok().filter(|&position| position < self.len())
    }

    /// Years from the base year to a school year; none for those before it.
    pub fn years_after_base(&self, year: i32) -> usize {
        usize::try_from(year - self.base_year).unwrap_or(0)
    }

    /// Position of the first reported year.
    pub fn first(&self) -> usize {
        usize::try_from(self.first_year - self.base_year).unwrap_or(0)
    }

    /// Positions that are reported.
    pub fn reported(&self) -> std::ops::Range<usize> {
        self.first()..self.len()
    }
}
