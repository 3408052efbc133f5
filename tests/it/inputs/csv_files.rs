//! CSV as people save it is read; what cannot be read is told with its line.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use tempfile::TempDir;
use xuewei::inputs::dataset;

use crate::tiny::Tiny;

fn problems_of(bytes: &[u8]) -> String {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("sex_ratio.csv"), bytes).unwrap();
    told(folder.path())
}

fn told(folder: &Path) -> String {
    let (_, problems) = dataset::read(folder, &[]);
    problems.to_string().replace(&format!("{}/", folder.display()), "")
}

#[test]
fn a_byte_order_mark_crlf_quotes_blank_lines_and_a_missing_last_line_end_are_welcome() {
    let plain = Tiny::new();
    let dressed =
        Tiny::new().table("sex_ratio", "\u{feff}district, \"males_per_female\",note\r\n\r\n*,1.0,\"said \"\"one\"\",\r\nas usual\"");
    assert_eq!(plain.load().unwrap().world, dressed.load().unwrap().world);
}

#[test]
fn lines_are_counted_through_line_ends_in_quotes() {
    let told = problems_of("district,males_per_female,note\na,1,\"two\nlines\"\n\nb,x,\n".as_bytes());
    assert!(told.starts_with("sex_ratio.csv:5:males_per_female: `x` is not a number"), "{told}");
}

#[test]
fn unreadable_files_are_told_with_their_line() {
    let long = [b"district,males_per_female\n*,".to_vec(), vec![b'1'; (1 << 20) + 1]].concat();
    let cases: [(&[u8], &str); 9] = [
        (b"", "sex_ratio.csv: the file is empty"),
        (b"\xef\xbb\xbf\r\n", "sex_ratio.csv: the file is empty"),
        (b"district,males_per_female\n\xb8\xc7,1\n", "sex_ratio.csv:2: this line is not UTF-8\n  hint: a file saved as GBK"),
        (b"\xff\xfed\0", "sex_ratio.csv: the file is UTF-16, not UTF-8"),
        (b"district,males_per_female\na,1\0\n", "sex_ratio.csv:2: a zero byte"),
        (b"district,males_per_female\na,1,2\n", "sex_ratio.csv:2: 3 cells in this row, but 2 columns in the header"),
        (b"district,males_per_female\n\"a,1\n", "sex_ratio.csv:2: a double quote is opened here and never closed"),
        (b"district,males_per_female\n\"a\"b,1\n", "sex_ratio.csv:2: text follows a closing double quote"),
        (&long, "sex_ratio.csv:2: the line is 1048579 bytes long"),
    ];
    for (bytes, expected) in cases {
        let told = problems_of(bytes);
        assert!(told.starts_with(expected), "expected:\n{expected}\ntold:\n{told}");
    }
}

#[test]
fn files_that_are_no_tables_are_left_alone() {
    let tiny = Tiny::new();
    let folder = TempDir::new().unwrap();
    tiny.write(folder.path());
    fs::write(folder.path().join("README.md"), "# Sources").unwrap();
    fs::write(folder.path().join(".population.csv"), "half written").unwrap();
    assert!(tiny.load_from(folder.path()).is_ok());
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    let folder = TempDir::new().unwrap();
    assert!(told(&folder.path().join("nowhere")).contains("this dataset cannot be opened"));
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        problems_of(&bytes);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "(district|males_per_female|\"|,|\n|\r|1|盖|\\*| ){0,60}") {
        problems_of(text.as_bytes());
    }

    #[test]
    fn no_cell_makes_the_world_panic(cell in "[-0-9.eE:,\" *a-z盖]{0,12}", line in 1usize..12, column in 0usize..5) {
        let mut tiny = Tiny::new();
        let schools = tiny.tables.get_mut("schools").unwrap();
        let mut lines: Vec<String> = schools.lines().map(str::to_string).collect();
        let at = line % lines.len();
        let mut cells: Vec<String> = lines[at].split(',').map(str::to_string).collect();
        cells[column] = cell;
        lines[at] = cells.join(",");
        *schools = lines.join("\n");
        let _ = tiny.load();
    }
}
