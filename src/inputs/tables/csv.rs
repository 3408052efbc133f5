//! Bytes of a CSV file to a table of text, with the exact line of whatever is wrong. RFC 4180 with UTF-8; BOM and CRLF are welcome.
//!
//! A line must be read with its quotes to know whether it is ragged; then its cells are known too, so no second parser follows.

use super::RawTable;
use crate::inputs::problem::{Problem, Problems};

/// Longest line that is read [bytes]; beyond it the file is not a table.
const LONGEST_LINE: usize = 1 << 20;

/// A table from bytes; `None` where no header can be read.
pub(super) fn parse(file: &str, bytes: &[u8], problems: &mut Problems) -> Option<RawTable> {
    let text = decode(file, bytes).map_err(|problem| problems.add(problem)).ok()?;
    if let Some(problem) = long_line(file, text) {
        problems.add(problem);
        return None;
    }
    let mut records = Records { text, file, at: 0, line: 1 };
    let header = match records.next() {
        None => {
            problems.add(Problem::in_file(file, "the file is empty").hint("the first line names the columns"));
            return None;
        }
        Some(Err(problem)) => {
            problems.add(problem);
            return None;
        }
        Some(Ok((_, cells))) => cells.into_iter().map(Option::unwrap_or_default).collect::<Vec<_>>(),
    };
    let rows = records.filter_map(|record| rectangular(file, record, header.len()).map_err(|problem| problems.add(problem)).ok()).collect();
    Some(RawTable { header, rows })
}

fn decode<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a str, Problem> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Problem::in_file(file, "the file is UTF-16, not UTF-8").hint("save it as `CSV UTF-8`"));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = 1 + bytes[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count();
        Problem::at(file, line, "", "this line is not UTF-8").hint("a file saved as GBK or GB 18030 must be saved again as `CSV UTF-8`")
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match text.find('\0') {
        Some(at) => Err(Problem::at(file, 1 + text[..at].matches('\n').count(), "", "a zero byte: this is not a text file")),
        None => Ok(text),
    }
}

fn long_line(file: &str, text: &str) -> Option<Problem> {
    let (place, line) = text.split('\n').enumerate().find(|(_, line)| line.len() > LONGEST_LINE)?;
    let what = format!("the line is {} bytes long; at most {LONGEST_LINE} are read", line.len());
    Some(Problem::at(file, place + 1, "", what).hint("lines end with LF or CR LF"))
}

type Record = (usize, Vec<Option<String>>);

fn rectangular(file: &str, record: Result<Record, Problem>, columns: usize) -> Result<Record, Problem> {
    let (line, cells) = record?;
    if cells.len() == columns {
        return Ok((line, cells));
    }
    let what = format!("{} cells in this row, but {columns} columns in the header", cells.len());
    Err(Problem::at(file, line, "", what).hint("text that holds a comma stands in double quotes"))
}

/// Records one after the other; lines without any cell are skipped.
struct Records<'a> {
    text: &'a str,
    file: &'a str,
    at: usize,
    line: usize,
}

impl Iterator for Records<'_> {
    type Item = Result<Record, Problem>;

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
                Err(problem) => {
                    self.skip_line();
                    return Some(Err(problem));
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
    fn cell(&mut self) -> Result<(String, bool), Problem> {
        self.at += self.rest().len() - self.rest().trim_start_matches([' ', '\t']).len();
        if self.rest().starts_with('"') {
            return self.quoted();
        }
        let rest = self.rest();
        let length = rest.find([',', '\n']).unwrap_or(rest.len());
        let cell = rest[..length].trim().to_string();
        if cell.contains('"') {
            let what = format!("a double quote inside an unquoted cell: `{cell}`");
            return Err(Problem::at(self.file, self.line, "", what).hint("a cell with quotes stands in quotes, its own quotes doubled"));
        }
        self.at += length;
        Ok((cell, self.end_of_cell()))
    }

    fn quoted(&mut self) -> Result<(String, bool), Problem> {
        let opened = self.line;
        let mut cell = String::new();
        let mut from = self.at + 1;
        loop {
            let Some(length) = self.text[from..].find('"') else {
                return Err(Problem::at(self.file, opened, "", "a double quote is opened here and never closed"));
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
            return Err(Problem::at(self.file, self.line, "", "text follows a closing double quote"));
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
