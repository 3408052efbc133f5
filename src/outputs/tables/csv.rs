//! Writing CSV quickly: into one `String`, quoting only what needs it.

use std::fmt::Write;

/// A table under construction.
pub struct Csv {
    text: String,
    row_started: bool,
}

impl Csv {
    /// Starts with the header.
    pub fn new(header: &[&str], rows: usize) -> Self {
        let mut csv = Self::without_header(rows * header.len());
        for name in header {
            csv.text(name);
        }
        csv.end();
        csv
    }

    /// Rows that go on a table begun before.
    pub fn without_header(cells: usize) -> Self {
        Self { text: String::with_capacity(64 + cells * 16), row_started: false }
    }

    /// A text cell.
    pub fn text(&mut self, value: &str) -> &mut Self {
        self.comma();
        if value.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r')) {
            let _ = write!(self.text, "\"{}\"", value.replace('"', "\"\""));
        } else {
            self.text.push_str(value);
        }
        self
    }

    /// A whole number.
    pub fn whole(&mut self, value: i64) -> &mut Self {
        self.comma();
        let _ = write!(self.text, "{value}");
        self
    }

    /// A number: the shortest text that reads back to the same bits.
    pub fn number(&mut self, value: f64) -> &mut Self {
        self.comma();
        // Whole numbers (and -0, as 0) need no search for the shortest text.
        if value.fract() == 0.0 && value.abs() < 1e9 {
            let _ = write!(self.text, "{}", value as i64);
        } else {
            let _ = write!(self.text, "{value}");
        }
        self
    }

    /// A number that may be missing: blank is missing.
    pub fn maybe(&mut self, value: Option<f64>) -> &mut Self {
        match value {
            Some(value) => self.number(value),
            None => self.text(""),
        }
    }

    /// Ends the row.
    pub fn end(&mut self) {
        self.text.push('\n');
        self.row_started = false;
    }

    /// The finished table.
    pub fn bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }

    fn comma(&mut self) {
        if self.row_started {
            self.text.push(',');
        }
        self.row_started = true;
    }
}
