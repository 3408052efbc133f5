//! Bytes of a CSV file to a table of text, with the exact line of whatever is wrong. RFC 4180 with UTF-8; BOM and CRLF are welcome.
//!
//! Polars splits records into cells. But it stops at the first faulty one, without its line, and takes a quote that is never closed for
//! the rest of the table; so a walk over the text finds all faulty records before, and only sound ones are split.

mod records;
mod split;
mod text;

use records::{Record, Records};
use text::{Fault, decode};

use super::{RawTable, TextColumn};
use crate::domain::Said;
use crate::inputs::problem::{Problem, Problems};
use crate::said;

/// A table from bytes; `None` where no header can be read.
pub(super) fn parse(file: &str, bytes: &[u8], problems: &mut Problems) -> Option<RawTable> {
    let before = problems.list.len();
    let sound = Sound::of(bytes, |fault| problems.add(fault.of(file)))?;
    let lost_rows = problems.list.len() > before;
    let mut table = split::table(&sound).map_err(|why| problems.add(unsplit(file, &why))).ok()?;
    table.lost_rows = lost_rows;
    Some(table)
}

/// Columns by name.
pub(super) type Columns = Vec<(String, TextColumn)>;

/// A table of millions of rows: its columns, and the line of each row.
pub(super) fn columns(file: &str, bytes: &[u8], problems: &mut Problems) -> Option<(Columns, Vec<usize>)> {
    let sound = Sound::of(bytes, |fault| problems.add(fault.of(file)))?;
    let columns = split::columns(&sound).map_err(|why| problems.add(unsplit(file, &why))).ok()?;
    Some((columns, sound.lines[1..].to_vec()))
}

fn unsplit(file: &str, why: &str) -> Problem {
    let what = said!("无法把此文件拆成单元格：{why}", "this file cannot be split into cells: {why}");
    Problem::in_file(file, what).hint(said!("请重新另存为 `CSV UTF-8`", "save it again as `CSV UTF-8`"))
}

fn empty() -> Fault {
    Fault::new(0, said!("文件是空的", "the file is empty"), said!("第一行写列名", "the first line names the columns"))
}

/// A header that is one cell to a reader of commas, because its names stand between something else.
fn other_separator(text: &str) -> Option<Fault> {
    let (place, header) = text.lines().enumerate().find(|(_, line)| !line.trim().is_empty())?;
    let header = header.trim();
    let is_quoted = header.contains('"');
    let between = |separator: &char| if is_quoted { header.contains(&format!("\"{separator}\"")) } else { header.contains(*separator) };
    let separator = [';', '\t', '；', '，', '|'].into_iter().find(between).filter(|_| !header.contains(','))?;
    let (chinese, english) = match separator {
        '\t' => ("制表符".to_owned(), "tabs".to_owned()),
        other => (format!(" `{other}` "), format!("`{other}`")),
    };
    let what = Said {
        chinese: format!("各格之间是{chinese}，不是逗号"),
        english: format!("cells are separated by {english}, not by commas"),
    };
    let hint = said!(
        "请另存为“CSV UTF-8（逗号分隔）”；若仍非逗号，请把系统区域设置中的列表分隔符改为逗号",
        "save it as `CSV UTF-8 (Comma delimited)`; if there are still no commas, make the comma the list separator in the system's region settings"
    );
    Some(Fault::new(place + 1, what, hint))
}

/// The header and all rows with as many cells as it.
struct Sound {
    /// How many cells each has.
    columns: usize,
    /// Line in the file of each.
    lines: Vec<usize>,
    /// All of them, under a first line that numbers the columns.
    text: String,
}

impl Sound {
    fn of(bytes: &[u8], mut keep: impl FnMut(Fault)) -> Option<Self> {
        let text = decode(bytes).map_err(&mut keep).ok()?;
        if let Some(fault) = other_separator(text) {
            keep(fault);
            return None;
        }
        let mut records = Records::new(text).filter(|record| !record.as_ref().is_ok_and(Record::is_blank));
        let first = records.next().unwrap_or_else(|| Err(empty()));
        let header = first.map_err(&mut keep).ok()?;
        let mut sound = Self::under(header.cells, text.len());
        sound.push(&header);
        for record in records {
            match record.and_then(|record| record.rectangular(sound.columns)) {
                Ok(record) => sound.push(&record),
                Err(fault) => keep(fault),
            }
        }
        Some(sound)
    }

    /// Polars wants names that differ, and reads files that begin with `x^` as compressed; the numbers of the columns are safe.
    fn under(columns: usize, length: usize) -> Self {
        let mut text = (0..columns).map(|column| column.to_string()).collect::<Vec<_>>().join(",") + "\n";
        text.reserve(length + 1);
        Self { columns, lines: Vec::new(), text }
    }

    fn push(&mut self, record: &Record<'_>) {
        self.lines.push(record.line);
        self.text.extend(record.pieces.iter().copied());
        self.text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Problems, RawTable, parse};

    /// Header, then each row with its line; blank cells are `-`.
    fn read(text: &str) -> Vec<String> {
        let mut problems = Problems::default();
        let table = parse("table.csv", text.as_bytes(), &mut problems).expect("a header");
        assert_eq!(problems, Problems::default());
        let row = |row: usize| {
            format!(
                "{}: {}",
                table.lines[row],
                cells(&table, row).into_iter().map(|cell| cell.unwrap_or("-")).collect::<Vec<_>>().join("|")
            )
        };
        std::iter::once(table.header.join("|")).chain((0..table.lines.len()).map(row)).collect()
    }

    fn cells(table: &RawTable, row: usize) -> Vec<Option<&str>> {
        (0..table.header.len()).map(|column| table.get(row, column)).collect()
    }

    #[test]
    fn cells_that_other_readers_take_for_something_else_stay_what_they_are() {
        assert_eq!(read("x^,x^,\n#a,NA,\"#\"\n"), ["x^|x^|", "2: #a|NA|#"]);
        assert_eq!(read("\u{feff}\u{feff}a,b\r\n1,\"\"\r\n , \r"), ["\u{feff}a|b", "2: 1|-"]);
        assert_eq!(read("a\n \n\n\"\"\n\"1\"\r\nnull"), ["a", "4: -", "5: 1", "6: null"]);
        assert_eq!(read("a, \"b, \"\"c\"\"\"\n \t\" 1,\n2 \", \"3\"\n4,5\r\n"), ["a|b, \"c\"", "2: 1,\n2|3", "4: 4|5"]);
        assert_eq!(read("a,b"), ["a|b"]);
        assert_eq!(read("a,b\n,\n1,2\n , ,\t,\r\n"), ["a|b", "3: 1|2"]);
    }

    proptest! {
        #[test]
        fn what_is_written_in_quotes_is_read(
            rows in (1usize..4).prop_flat_map(|columns| {
                proptest::collection::vec(proptest::collection::vec(("[ \t]{0,2}", "[ a盖\",\n\r#^x0]{0,6}"), columns), 1..30)
            }),
            ending in "\r?\n",
        ) {
            let quoted = |(blanks, cell): &(String, String)| format!("{blanks}\"{}\"", cell.replace('"', "\"\""));
            let written = |row: &Vec<(String, String)>| row.iter().map(quoted).collect::<Vec<_>>().join(",") + &ending;
            let texts: Vec<String> = rows.iter().map(written).collect();
            let mut problems = Problems::default();
            let table = parse("table.csv", texts.concat().as_bytes(), &mut problems).expect("a header");
            prop_assert_eq!(&problems, &Problems::default());
            prop_assert_eq!(table.lines.len() + 1, rows.len());
            for (place, row) in rows.iter().enumerate() {
                let expected: Vec<&str> = row.iter().map(|(_, cell)| cell.trim()).collect();
                let Some(below) = place.checked_sub(1) else {
                    prop_assert_eq!(&table.header, &expected);
                    continue;
                };
                prop_assert_eq!(cells(&table, below).into_iter().map(Option::unwrap_or_default).collect::<Vec<_>>(), expected);
                prop_assert_eq!(table.lines[below], 1 + texts[..place].concat().matches('\n').count());
            }
        }
    }
}
