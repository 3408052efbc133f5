//! How full seats are.

/// Demand / seats; zero where nobody wants a seat, and beyond any alert where somebody does and none stands.
pub fn utilised(demand: f64, seats: f64) -> f64 {
    if seats > 0.0 {
        demand / seats
    } else if demand > 0.0 {
        NO_SEATS
    } else {
        0.0
    }
}

/// Utilisation where children want seats and none stand: a number beyond every alert that tables can hold.
const NO_SEATS: f64 = 999.0;
