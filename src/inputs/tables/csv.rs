//! Bytes of a CSV file to a table of text, with the exact line of whatever is wrong. RFC 4180 with UTF-8; BOM and CRLF are welcome.
//!
//! A line must be read with its quotes to know whether it is ragged; then its cells are known too, so no second parser follows.

use super::RawTable;
use crate::inputs::problem::{Problem, Problems};

/// Longest line that is read [bytes]; beyond it the file is not a table.
const LONGEST_LINE: usize = 1 << 20;

const QUOTES: &str = "a cell with double quotes stands in double quotes, its own ones doubled";

/// What is wrong with a line; line 0 is the whole file.
struct Fault {
    line: usize,
    what: String,
    hint: &'static str,
}

impl Fault {
    fn new(line: usize, what: impl Into<String>, hint: &'static str) -> Self {
        Self { line, what: what.into(), hint }
    }

    fn of(self, file: &str) -> Problem {
        Problem::at(file, self.line, "", self.what).hint(self.hint)
    }
}

/// A table from bytes; `None` where no header can be read.
pub(super) fn parse(file: &str, bytes: &[u8], problems: &mut Problems) -> Option<RawTable> {
    let mut records = Vec::new();
    let header = each_record(file, bytes, problems, |_, record| records.push(record))?;
    let mut table = RawTable::blank(header, Vec::new());
    records.iter().for_each(|(line, cells)| table.push(*line, cells));
    Some(table)
}

/// Hands out the records one by one, with the header; gives the header, or `None` where none can be read.
pub(super) fn each_record(
    file: &str,
    bytes: &[u8],
    problems: &mut Problems,
    mut keep: impl FnMut(&[String], Record),
) -> Option<Vec<String>> {
    let mut tell = |fault: Fault| problems.add(fault.of(file));
    let text = decode(bytes).map_err(&mut tell).ok()?;
    let mut records = Records { text, at: 0, line: 1 };
    let first = records.next().unwrap_or_else(|| Err(Fault::new(0, "the file is empty", "the first line names the columns")));
    let (_, header) = first.map_err(&mut tell).ok()?;
    let header: Vec<String> = header.into_iter().map(Option::unwrap_or_default).collect();
    for record in records {
        match record.and_then(|record| rectangular(record, header.len())) {
            Ok(record) => keep(&header, record),
            Err(fault) => tell(fault),
        }
    }
    Some(header)
}

fn decode(bytes: &[u8]) -> Result<&str, Fault> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Fault::new(0, "the file is UTF-16, not UTF-8", "save it as `CSV UTF-8`"));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].split(|&byte| byte == b'\n').count();
        Fault::new(line, "this line is not UTF-8", "a file saved as GBK or GB 18030 must be saved again as `CSV UTF-8`")
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (place, line) in text.split('\n').enumerate() {
        if line.contains('\0') {
            return Err(Fault::new(place + 1, "a zero byte", "this is not a text file"));
        }
        if line.len() > LONGEST_LINE {
            let what = format!("the line is {} bytes long; at most {LONGEST_LINE} are read", line.len());
            return Err(Fault::new(place + 1, what, "lines end with LF or CR LF"));
        }
    }
    Ok(text)
}

/// Line in the file, and cells.
pub(super) type Record = (usize, Vec<Option<String>>);

fn rectangular((line, cells): Record, columns: usize) -> Result<Record, Fault> {
    if cells.len() == columns {
        return Ok((line, cells));
    }
    let what = format!("{} cells in this row, but {columns} columns in the header", cells.len());
    Err(Fault::new(line, what, "text that holds a comma stands in double quotes"))
}

/// Records one after the other; lines without any cell are skipped.
struct Records<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl Iterator for Records<'_> {
    type Item = Result<Record, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        self.skip_blank_lines();
        if self.at >= self.text.len() {
            return None;
        }
        let line = self.line;
        let mut cells = Vec::new();
        loop {
            match self.cell() {
                Ok((cell, ends_row)) => {
                    cells.push(Some(cell).filter(|text| !text.is_empty()));
                    if ends_row {
                        return Some(Ok((line, cells)));
                    }
                }
                Err(fault) => {
                    self.skip_line();
                    return Some(Err(fault));
                }
            }
        }
    }
}

impl Records<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn skip_blank_lines(&mut self) {
        loop {
            let rest = self.rest();
            let skipped = if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) };
            if skipped == 0 {
                return;
            }
            self.at += skipped;
            self.line += 1;
        }
    }

    fn skip_line(&mut self) {
        let length = self.rest().find('\n').map_or(self.rest().len(), |end| end + 1);
        self.at += length;
        self.line += 1;
    }

    /// The next cell without the blanks around it, and whether its row ends with it.
    fn cell(&mut self) -> Result<(String, bool), Fault> {
        self.at += self.rest().len() - self.rest().trim_start_matches([' ', '\t']).len();
        if self.rest().starts_with('"') {
            return self.quoted();
        }
        let rest = self.rest();
        let length = rest.find([',', '\n']).unwrap_or(rest.len());
        let cell = rest[..length].trim().to_string();
        if cell.contains('"') {
            let what = format!("a double quote inside an unquoted cell: `{cell}`");
            return Err(Fault::new(self.line, what, QUOTES));
        }
        self.at += length;
        Ok((cell, self.end_of_cell()))
    }

    fn quoted(&mut self) -> Result<(String, bool), Fault> {
        let opened = self.line;
        let mut cell = String::new();
        let mut from = self.at + 1;
        loop {
            let Some(length) = self.text[from..].find('"') else {
                return Err(Fault::new(opened, "a double quote is opened here and never closed", QUOTES));
            };
            cell.push_str(&self.text[from..from + length]);
            from += length + 1;
            if !self.text[from..].starts_with('"') {
                break;
            }
            cell.push('"');
            from += 1;
        }
        let follows = &self.text[from..];
        if !(follows.is_empty() || follows.starts_with([',', '\n']) || follows.starts_with("\r\n")) {
            return Err(Fault::new(self.line, "text follows a closing double quote", QUOTES));
        }
        self.line += cell.matches('\n').count();
        self.at = from + usize::from(follows.starts_with('\r'));
        Ok((cell.trim().to_string(), self.end_of_cell()))
    }

    /// Steps over the comma or the end of the line behind a cell.
    fn end_of_cell(&mut self) -> bool {
        let comma = self.rest().starts_with(',');
        if !comma {
            self.line += 1;
        }
        self.at += usize::from(!self.rest().is_empty());
        !comma
    }
}
