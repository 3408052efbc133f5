//! Where a run comes from: passed in by whoever ran it, because nothing here reads a clock, a file or the environment.

use crate::domain::Learnt;

/// How a run was made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Provenance {
    /// Version of the program.
    pub version: String,
    /// The command as it was given.
    pub command: String,
    /// Seed of all draws.
    pub seed: u64,
    /// Futures drawn besides future 0.
    pub futures: usize,
    /// Name of the dataset.
    pub dataset: String,
    /// What the dataset's rows rest on.
    pub basis: Vec<BasisCount>,
    /// Input files with their SHA-256 in hexadecimal.
    pub inputs: Vec<(String, String)>,
    /// What rates and uncertainty rest on in the past, where the dataset has a history.
    pub learnt: Option<Learnt>,
    /// What the reader should know before trusting a number.
    pub warnings: Vec<String>,
}

/// Rows of one table that rest on the same ground.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BasisCount {
    /// Table, such as `population`.
    pub table: String,
    /// `census`, `official`, `estimated` or `modelled`.
    pub basis: String,
    /// Rows.
    pub rows: usize,
}
