//! What districts want and what stands there: the plain numbers from which seat plans are made and judged.

/// Demand and seats of each district for the stage, year and unit of a budget, in the central future and in all of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NeedByFuture {
    /// Children who want a seat in future 0 [children] `[district]`.
    pub central_demand: Vec<f64>,
    /// Seats in future 0 [children] `[district]`.
    pub central_seats: Vec<f64>,
    /// Children who want a seat [children] `[district][future]`: the futures that count, at least one.
    pub demand: Vec<Vec<f64>>,
    /// Seats [children] `[district][future]`.
    pub seats: Vec<Vec<f64>>,
    /// Demand minus seats of each grade [children] `[district][grade][future]`, below zero where seats stay free: a seat of one grade is of no use
    /// to another. Empty where a single grade is counted.
    pub by_grade: Vec<Vec<Vec<f64>>>,
    /// The same in future 0 [children] `[district][grade]`.
    pub central_by_grade: Vec<Vec<f64>>,
}

impl NeedByFuture {
    /// A single, certain future.
    pub fn certain(demand: &[f64], seats: &[f64]) -> Self {
        let one = |values: &[f64]| values.iter().map(|&value| vec![value]).collect();
        let (central_demand, central_seats) = (demand.to_vec(), seats.to_vec());
        Self { central_demand, central_seats, demand: one(demand), seats: one(seats), ..Self::default() }
    }

    /// The future in which every number is its mean.
    #[must_use]
    pub fn mean(&self) -> Self {
        let mean = |values: &Vec<f64>| values.iter().sum::<f64>() / values.len().max(1) as f64;
        let means = |all: &[Vec<f64>]| all.iter().map(mean).collect::<Vec<f64>>();
        let central_by_grade: Vec<Vec<f64>> = self.by_grade.iter().map(|grades| means(grades)).collect();
        let by_grade = central_by_grade.iter().map(|grades| grades.iter().map(|&mean| vec![mean]).collect()).collect();
        Self { by_grade, central_by_grade, ..Self::certain(&means(&self.demand), &means(&self.seats)) }
    }

    /// Districts.
    pub fn districts(&self) -> usize {
        self.central_demand.len()
    }

    /// Futures that count.
    pub fn futures(&self) -> usize {
        self.demand.first().map_or(0, Vec::len)
    }

    /// Grades that are told apart.
    pub fn grades(&self) -> usize {
        self.by_grade.first().map_or(1, Vec::len)
    }

    /// Demand minus seats of a grade [children].
    pub fn excess(&self, district: usize, grade: usize, future: usize) -> f64 {
        let alone = || self.demand[district][future] - self.seats[district][future];
        self.by_grade.get(district).map_or_else(alone, |grades| grades[grade][future])
    }

    /// Demand minus seats of a grade in future 0 [children].
    pub fn central_excess(&self, district: usize, grade: usize) -> f64 {
        let alone = || self.central_demand[district] - self.central_seats[district];
        self.central_by_grade.get(district).map_or_else(alone, |grades| grades[grade])
    }

    /// Whether anybody in a district wants a seat, in any future.
    pub fn is_wanted(&self, district: usize) -> bool {
        self.central_demand[district] > 0.0 || self.demand[district].iter().any(|&demand| demand > 0.0)
    }

    /// Takes over what some districts want and have, in the order given.
    pub fn take(&mut self, districts: &[usize], of: &Self) {
        for (place, &district) in districts.iter().enumerate() {
            self.central_demand[district] = of.central_demand[place];
            self.central_seats[district] = of.central_seats[place];
            self.demand[district].clone_from(&of.demand[place]);
            self.seats[district].clone_from(&of.seats[place]);
            if let Some(grades) = of.by_grade.get(place) {
                self.by_grade[district].clone_from(grades);
                self.central_by_grade[district].clone_from(&of.central_by_grade[place]);
            }
        }
    }

    /// Adds seats of a grade that stand in every future [children].
    pub fn add_seats(&mut self, district: usize, grade: usize, seats: f64) {
        self.central_seats[district] += seats;
        self.seats[district].iter_mut().for_each(|standing| *standing += seats);
        if let Some(grades) = self.by_grade.get_mut(district) {
            grades[grade].iter_mut().for_each(|excess| *excess -= seats);
            self.central_by_grade[district][grade] -= seats;
        }
    }
}
