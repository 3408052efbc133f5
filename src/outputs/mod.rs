//! What people and other programs get to see: tables, pictures, the report and the summary on the terminal.
//!
//! In: [`Findings`](crate::domain::Findings) and [`Comparison`](crate::domain::Comparison)s, already computed. Out: text and bytes.
//! Nothing here computes a finding, reads a clock or writes a file; what is shown twice is said by [`words`] once.

pub mod words;

pub mod charts;

pub mod png;

pub mod tables;

pub mod workbook;

pub mod report;

pub mod backtest;

pub mod screen;

pub mod terminal;

pub mod admission_summary;
pub mod benchmark;

pub mod run_json;

pub mod understood;

mod run_folder;

mod provenance;

pub use charts::Picture;
pub use provenance::{BasisCount, Provenance};
pub use run_folder::{ADMISSION, ASSIGNMENT, BACKTEST, CALIBRATION, FolderError, OpenTable, PROJECTION, RUN, Results, RunFolder};
