//! A table of a dataset as columns: what is made to be written down.

/// Cells of a column, top to bottom.
#[derive(Clone, Debug, PartialEq)]
pub enum Cells {
    /// Text; empty is missing.
    Text(Vec<String>),
    /// Words that repeat: the distinct ones, and for each row the position of its own.
    Word(Vec<String>, Vec<u32>),
    /// Whole numbers.
    Whole(Vec<i32>),
    /// Numbers.
    Number(Vec<f64>),
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Name, without file ending.
    pub name: &'static str,
    /// Names and cells; all of one length.
    pub columns: Vec<(&'static str, Cells)>,
}

impl Cells {
    /// Number of cells.
    pub fn len(&self) -> usize {
        match self {
            Self::Text(cells) => cells.len(),
            Self::Word(_, cells) => cells.len(),
            Self::Whole(cells) => cells.len(),
            Self::Number(cells) => cells.len(),
        }
    }

    /// Whether there is no cell.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Table {
    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.columns.first().map_or(0, |(_, cells)| cells.len())
    }
}
