//! Tables for a screen of 100 columns.

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};

/// A screen [columns].
const WIDEST: usize = 100;

/// A table no wider than a screen: headings broken at their spaces, and columns that do not fit in a table of their own below, with the first
/// column again.
pub fn table(head: &[String], rows: &[Vec<String>]) -> String {
    let head: Vec<String> = head.iter().enumerate().map(|(column, name)| if column == 0 { name.clone() } else { broken(name) }).collect();
    let wide = |column: usize| {
        let cells = rows.iter().map(|row| row[column].as_str()).chain(head[column].split('\n'));
        cells.map(columns_wide).max().unwrap_or(0) + 2
    };
    let mut tables: Vec<Vec<usize>> = Vec::new();
    let mut room = 0;
    for column in 1..head.len() {
        if tables.is_empty() || wide(column) > room {
            tables.push(vec![0]);
            room = WIDEST.saturating_sub(wide(0));
        }
        room = room.saturating_sub(wide(column));
        if let Some(table) = tables.last_mut() {
            table.push(column);
        }
    }
    tables.iter().map(|columns| part(&head, rows, columns)).collect::<Vec<_>>().join("\n\n")
}

fn part(head: &[String], rows: &[Vec<String>], columns: &[usize]) -> String {
    let of = |row: &[String]| columns.iter().map(|&column| row[column].clone()).collect::<Vec<String>>();
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled).set_header(of(head));
    for row in rows {
        table.add_row(of(row));
    }
    for column in 1..columns.len() {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.trim_fmt()
}

/// A sentence on lines no wider than a screen.
pub fn wrapped(sentence: &str) -> String {
    let mut lines = vec![String::new()];
    for word in sentence.split_inclusive([' ', '、', '；']) {
        match lines.last_mut().filter(|line| columns_wide(line) + columns_wide(word.trim_end()) <= WIDEST) {
            Some(line) => line.push_str(word),
            None => lines.push(word.to_owned()),
        }
    }
    lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n")
}

/// A heading of several words on two lines, as even as can be; a Chinese one before its bracket.
fn broken(heading: &str) -> String {
    let even = |&(at, _): &(usize, &str)| at.abs_diff(heading.len() / 2);
    let bracket = || heading.match_indices('（').next();
    match heading.match_indices(' ').min_by_key(even).or_else(bracket) {
        Some((at, " ")) => format!("{}\n{}", &heading[..at], &heading[at + 1..]),
        Some((at, _)) => format!("{}\n{}", &heading[..at], &heading[at..]),
        None => heading.to_owned(),
    }
}

/// Columns of a terminal that a text takes: two for a Chinese character.
fn columns_wide(text: &str) -> usize {
    text.chars().map(|letter| if letter >= '\u{2E80}' { 2 } else { 1 }).sum()
}
