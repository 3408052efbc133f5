//! CSV in and out for the builders of the shipped datasets.

use std::collections::BTreeMap;
use std::path::Path;

/// A row of a source table, by column name.
pub struct Row(BTreeMap<String, String>);

impl Row {
    pub fn text(&self, column: &str) -> &str {
        self.0.get(column).unwrap_or_else(|| panic!("source table has no column {column}"))
    }

    pub fn number(&self, column: &str) -> f64 {
        self.text(column).parse().unwrap_or_else(|_| panic!("{column}: `{}` is not a number", self.text(column)))
    }

    pub fn index(&self, column: &str) -> usize {
        self.text(column).parse().unwrap_or_else(|_| panic!("{column}: `{}` is not a whole number", self.text(column)))
    }

    pub fn is(&self, column: &str, value: &str) -> bool {
        self.text(column) == value
    }
}

/// All rows of `folder/name.csv`.
pub fn read(folder: &Path, name: &str) -> Vec<Row> {
    let path = folder.join(format!("{name}.csv"));
    let mut reader = csv::Reader::from_path(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let names = reader.headers().expect("header row").clone();
    let row = |record: csv::StringRecord| Row(names.iter().map(String::from).zip(record.iter().map(String::from)).collect());
    reader.records().map(|record| row(record.unwrap_or_else(|e| panic!("{}: {e}", path.display())))).collect()
}

/// A table of a dataset, written row by row.
pub struct Table {
    pub name: &'static str,
    writer: csv::Writer<Vec<u8>>,
}

impl Table {
    pub fn new(name: &'static str, columns: &[&str]) -> Self {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(Vec::new());
        writer.write_record(columns).expect("writing to memory");
        Self { name, writer }
    }

    /// The cells of one row; a number of cells other than the header's is refused.
    pub fn row<T: AsRef<str>>(&mut self, cells: &[T]) {
        self.writer.write_record(cells.iter().map(AsRef::as_ref)).expect("as many cells as columns");
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.writer.into_inner().expect("writing to memory")
    }
}
