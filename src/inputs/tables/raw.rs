//! A table as text, before its columns are checked: all cells in one piece of memory, since a nation's tables have millions.

/// A table of text cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct RawTable {
    /// Header cells in file order.
    pub header: Vec<String>,
    /// Line in the file of each row.
    pub lines: Vec<usize>,
    /// Whether there are rows that cannot be told apart into cells, and so are not here.
    pub lost_rows: bool,
    text: String,
    /// Where the text of each cell stands and how long it is `[row][column]`; no length is missing.
    cells: Vec<(usize, usize)>,
}

impl RawTable {
    /// A table with blank cells; rows are as many as lines.
    pub fn blank(header: Vec<String>, lines: Vec<usize>) -> Self {
        let cells = vec![(0, 0); header.len() * lines.len()];
        Self { header, lines, lost_rows: false, text: String::new(), cells }
    }

    /// Sets the text of a cell. What the cell above says already is not kept twice.
    pub fn set(&mut self, row: usize, column: usize, text: &str) {
        let place = row * self.header.len() + column;
        let above = row.checked_sub(1).map(|above| self.cells[above * self.header.len() + column]);
        self.cells[place] = above.filter(|&above| self.span(above) == text).unwrap_or((self.text.len(), text.len()));
        if self.cells[place].0 == self.text.len() {
            self.text.push_str(text);
        }
    }

    /// Makes a cell blank.
    pub fn clear(&mut self, row: usize, column: usize) {
        let place = row * self.header.len() + column;
        self.cells[place] = (0, 0);
    }

    /// Text of a cell; `None` where it is blank.
    pub fn get(&self, row: usize, column: usize) -> Option<&str> {
        Some(self.span(self.cells[row * self.header.len() + column])).filter(|text| !text.is_empty())
    }

    fn span(&self, (at, length): (usize, usize)) -> &str {
        &self.text[at..at + length]
    }
}

#[cfg(test)]
mod tests {
    use super::RawTable;

    #[test]
    fn cells_say_what_they_were_set_to() {
        let mut table = RawTable::blank(vec!["a".into(), "b".into()], vec![2, 3, 4, 5]);
        for (row, text) in ["站前区", "站前区", ""].into_iter().enumerate() {
            table.set(row, 1, text);
        }
        table.set(3, 0, "1");
        table.clear(0, 1);
        let column = |column| (0..4).map(|row| table.get(row, column)).collect::<Vec<_>>();
        assert_eq!(column(1), [None, Some("站前区"), None, None]);
        assert_eq!(column(0), [None, None, None, Some("1")]);
    }
}
