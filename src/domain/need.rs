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
}

impl NeedByFuture {
    /// A single, certain future.
    pub fn certain(demand: &[f64], seats: &[f64]) -> Self {
        let one = |values: &[f64]| values.iter().map(|&value| vec![value]).collect();
        Self { central_demand: demand.to_vec(), central_seats: seats.to_vec(), demand: one(demand), seats: one(seats) }
    }

    /// Districts.
    pub fn districts(&self) -> usize {
        self.central_demand.len()
    }

    /// Futures that count.
    pub fn futures(&self) -> usize {
        self.demand.first().map_or(0, Vec::len)
    }

    /// Takes over what some districts want and have, in the order given.
    pub fn take(&mut self, districts: &[usize], of: &Self) {
        for (place, &district) in districts.iter().enumerate() {
            self.central_demand[district] = of.central_demand[place];
            self.central_seats[district] = of.central_seats[place];
            self.demand[district].clone_from(&of.demand[place]);
            self.seats[district].clone_from(&of.seats[place]);
        }
    }

    /// Adds seats that stand in every future [children].
    pub fn add_seats(&mut self, district: usize, seats: f64) {
        self.central_seats[district] += seats;
        self.seats[district].iter_mut().for_each(|standing| *standing += seats);
    }
}
