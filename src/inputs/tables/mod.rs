//! Tables as they lie on disk: `NAME.csv` or `NAME.parquet` to a [`Sheet`] whose every cell is what its column declares.
//!
//! In: a folder. Out: one sheet per table, and every problem with its file, line and column. Nothing here knows what a table means
//! for the model; what a column may hold is declared once, in [`spec`].

pub mod spec;

mod columns;
mod csv;
mod folder;
mod kind;
mod parquet;
mod sheet;

pub use columns::{ColumnTable, TextColumn, enough, whole_numbers};
pub use folder::{Folder, TableFile, list};
pub use sheet::{Row, Sheet, expected};

/// A table as text, before its columns are checked.
#[derive(Clone, Debug, Default, PartialEq)]
struct RawTable {
    /// Header cells in file order.
    header: Vec<String>,
    /// Line in the file and cells; as many as the header has. Blank is missing.
    rows: Vec<(usize, Vec<Option<String>>)>,
}
