//! Tables as they lie on disk: `NAME.csv`, `NAME.parquet` or a sheet of `dataset.xlsx` to a [`Sheet`] whose every cell is what its column declares.
//!
//! In: a folder. Out: one sheet per table, and every problem with its file, line and column. Nothing here knows what a table means
//! for the model; what a column may hold is declared once, in [`spec`].

pub mod spec;

mod columns;
mod csv;
mod damaged;
mod folder;
mod frame;
mod kind;
mod parquet;
mod raw;
mod sheet;
mod xlsx;

pub use columns::{ColumnTable, TextColumn, enough, whole_numbers};
pub use folder::{Folder, LEGEND, TableFile, WORKBOOK, list};
pub use sheet::{Row, Sheet, expected};

use raw::RawTable;
