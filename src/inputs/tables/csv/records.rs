//! Where each record of a CSV text begins and ends and how many cells it has, or what is wrong with it. What its cells say is not read.

use super::text::Fault;
use crate::domain::Said;
use crate::said;

fn quotes() -> Said {
    said!("含双引号的单元格要放在双引号里，其中的双引号写两次", "a cell with double quotes stands in double quotes, its own ones doubled")
}

/// A record whose quotes are as RFC 4180 wants them.
pub(super) struct Record<'a> {
    /// Line in the file on which it begins.
    pub line: usize,
    /// How many cells it has.
    pub cells: usize,
    /// Its text without line end, in the pieces left when blanks before an opening quote are dropped: mostly one.
    pub pieces: Vec<&'a str>,
}

impl Record<'_> {
    /// Whether it says nothing at all, as the rows below a table that spreadsheets leave behind.
    pub fn is_blank(&self) -> bool {
        self.pieces.iter().all(|piece| piece.chars().all(|letter| matches!(letter, ',' | ' ' | '\t' | '\r')))
    }

    /// The record, if it has as many cells as the header.
    pub fn rectangular(self, columns: usize) -> Result<Self, Fault> {
        if self.cells == columns {
            return Ok(self);
        }
        let what = said!("这一行有 {} 格，而表头有 {columns} 列", "{} cells in this row, but {columns} columns in the header", self.cells);
        let hint = said!("含逗号的文字要放在双引号里", "text that holds a comma stands in double quotes");
        Err(Fault::new(self.line, what, hint))
    }
}

/// Records one after the other; lines without any cell are skipped.
pub(super) struct Records<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    /// Where the piece of the record begins that is being walked.
    piece: usize,
}

impl<'a> Iterator for Records<'a> {
    type Item = Result<Record<'a>, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        self.skip_blank_lines();
        if self.at >= self.text.len() {
            return None;
        }
        let record = self.record();
        if record.is_err() {
            self.skip_line();
        }
        Some(record)
    }
}

impl<'a> Records<'a> {
    /// Of a text whose first line is line 1.
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1, piece: 0 }
    }

    fn rest(&self) -> &'a str {
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

    fn record(&mut self) -> Result<Record<'a>, Fault> {
        let mut record = Record { line: self.line, cells: 1, pieces: Vec::with_capacity(1) };
        self.piece = self.at;
        self.cell(&mut record)?;
        while self.rest().starts_with(',') {
            self.at += 1;
            record.cells += 1;
            self.cell(&mut record)?;
        }
        record.pieces.push(&self.text[self.piece..self.at]);
        self.at += usize::from(!self.rest().is_empty());
        self.line += 1;
        Ok(record)
    }

    /// Steps over a cell, to the comma or line end behind it.
    fn cell(&mut self, record: &mut Record<'a>) -> Result<(), Fault> {
        let blanks = self.rest().len() - self.rest().trim_start_matches([' ', '\t']).len();
        let begins = self.at;
        self.at += blanks;
        if !self.rest().starts_with('"') {
            return self.unquoted();
        }
        if blanks > 0 {
            record.pieces.push(&self.text[self.piece..begins]);
            self.piece = self.at;
        }
        self.quoted()
    }

    fn unquoted(&mut self) -> Result<(), Fault> {
        let rest = self.rest();
        let length = rest.find([',', '\n']).unwrap_or(rest.len());
        let cell = rest[..length].trim();
        if cell.contains('"') {
            let what = said!("没有加引号的单元格里有双引号：`{cell}`", "a double quote inside an unquoted cell: `{cell}`");
            return Err(Fault::new(self.line, what, quotes()));
        }
        self.at += length;
        Ok(())
    }

    fn quoted(&mut self) -> Result<(), Fault> {
        let Some(length) = quoted_length(self.rest()) else {
            return Err(Fault::new(
                self.line,
                said!("双引号在此处打开，却没有闭合", "a double quote is opened here and never closed"),
                quotes(),
            ));
        };
        let (cell, follows) = self.rest().split_at(length);
        if !(follows.is_empty() || follows.starts_with([',', '\n']) || follows.starts_with("\r\n")) {
            return Err(Fault::new(self.line, said!("闭合的双引号后面还有文字", "text follows a closing double quote"), quotes()));
        }
        self.line += cell.matches('\n').count();
        self.at += length + usize::from(follows.starts_with('\r'));
        Ok(())
    }
}

/// How far it is from an opening quote to behind its closing one [bytes]; a doubled quote does not close.
fn quoted_length(text: &str) -> Option<usize> {
    let mut length = 1;
    loop {
        length += text[length..].find('"')? + 1;
        if !text[length..].starts_with('"') {
            return Some(length);
        }
        length += 1;
    }
}
