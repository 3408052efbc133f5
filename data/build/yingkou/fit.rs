//! Iterative proportional fitting: a table is scaled to each published margin in turn until all hold.

/// A published sum over some cells.
pub struct Margin {
    pub cells: Vec<usize>,
    pub sum: f64,
}

/// A fixed number of rounds, far more than are needed, so that the result does not hang on a tolerance.
const ROUNDS: usize = 400;

pub fn fit(table: &mut [f64], margins: &[Margin]) {
    for _ in 0..ROUNDS {
        for margin in margins {
            let sum: f64 = margin.cells.iter().map(|cell| table[*cell]).sum();
            for cell in &margin.cells {
                table[*cell] *= margin.sum / sum;
            }
        }
    }
}
