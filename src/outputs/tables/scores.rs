//! `scores.csv` of a backtest: how good each method was, by band and lead.

use super::csv::Csv;
use crate::domain::Score;

/// Columns of `scores.csv`.
pub const COLUMNS: [&str; 11] = ["method", "band", "lead", "n", "mape", "wape", "bias", "coverage80", "coverage95", "width80", "crps"];

/// Scores as CSV, in the order given.
pub fn csv(scores: &[Score]) -> Vec<u8> {
    let mut csv = Csv::new(&COLUMNS, scores.len());
    for score in scores {
        csv.text(score.method).text(&score.band).whole(score.lead as i64).whole(score.n as i64);
        for value in [score.mape, score.wape, score.bias, score.coverage80, score.coverage95, score.width80, score.crps] {
            csv.number(value);
        }
        csv.end();
    }
    csv.bytes()
}
