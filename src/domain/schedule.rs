//! Rates by district and school year, each distinct row stored once.

/// Rows of rates, pooled: a rate that holds for every district and all years takes the memory of one row.
///
/// Shape: `row(year, district)` is a slice, by sex and age, by age, or a single number, as the owner says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schedule {
    rows: Vec<Vec<f64>>,
    index: Vec<u32>,
    districts: usize,
}

impl Schedule {
    /// One row for all years and districts.
    pub fn constant(row: Vec<f64>, years: usize, districts: usize) -> Self {
        Self { rows: vec![row], index: vec![0; years * districts], districts }
    }

    /// A schedule from the row of each year and district. Equal neighbours in time share storage.
    pub fn from_fn(years: usize, districts: usize, mut row: impl FnMut(usize, usize) -> Vec<f64>) -> Self {
        Self::from_changes(years, districts, |year, district| Some(row(year, district)))
    }

    /// The same where `None` says that a row is as in the year before, which the first year cannot.
    pub fn from_changes(years: usize, districts: usize, mut row: impl FnMut(usize, usize) -> Option<Vec<f64>>) -> Self {
        let mut schedule = Self { rows: Vec::new(), index: Vec::with_capacity(years * districts), districts };
        for year in 0..years {
            for district in 0..districts {
                let place = match row(year, district) {
                    None => schedule.index[schedule.index.len() - districts],
                    Some(values) => schedule.known(&values, year, district).unwrap_or_else(|| schedule.store(values)),
                };
                schedule.index.push(place);
            }
        }
        schedule
    }

    /// The row of a year and district.
    #[inline]
    pub fn row(&self, year: usize, district: usize) -> &[f64] {
        &self.rows[self.index[year * self.districts + district] as usize]
    }

    /// The first number of a row, for schedules of single numbers.
    #[inline]
    pub fn value(&self, year: usize, district: usize) -> f64 {
        self.row(year, district)[0]
    }

    /// The rows of some districts, in the order given.
    #[must_use]
    pub fn only(&self, districts: &[usize]) -> Self {
        let years = self.index.len() / self.districts.max(1);
        let mut only = Self { rows: Vec::new(), index: Vec::with_capacity(years * districts.len()), districts: districts.len() };
        let mut kept: Vec<u32> = Vec::new();
        for year in 0..years {
            for &district in districts {
                let row = self.index[year * self.districts + district];
                let place = kept.iter().rposition(|&known| known == row).unwrap_or_else(|| {
                    kept.push(row);
                    only.rows.push(self.rows[row as usize].clone());
                    kept.len() - 1
                });
                only.index.push(place as u32);
            }
        }
        only
    }

    /// Some columns of every row, in the order given.
    #[must_use]
    pub fn columns(&self, columns: &[usize]) -> Self {
        let rows = self.rows.iter().map(|row| columns.iter().map(|&column| row[column]).collect()).collect();
        Self { rows, index: self.index.clone(), districts: self.districts }
    }

    /// Multiplies every row by a factor that may differ by year and district.
    #[must_use]
    pub fn scaled(&self, factor: impl Fn(usize, usize) -> f64) -> Self {
        let years = self.index.len() / self.districts.max(1);
        if (0..years).all(|year| (0..self.districts).all(|district| factor(year, district) == 1.0)) {
            return self.clone();
        }
        Self::from_fn(years, self.districts, |year, district| {
            self.row(year, district).iter().map(|value| value * factor(year, district)).collect()
        })
    }

    fn known(&self, values: &[f64], year: usize, district: usize) -> Option<u32> {
        let left = district.checked_sub(1).map(|d| year * self.districts + d);
        let above = year.checked_sub(1).map(|y| y * self.districts + district);
        [above, left].into_iter().flatten().map(|place| self.index[place]).find(|&row| self.rows[row as usize] == values)
    }

    fn store(&mut self, values: Vec<f64>) -> u32 {
        self.rows.push(values);
        u32::try_from(self.rows.len() - 1).expect("fewer than four thousand million rows")
    }
}
