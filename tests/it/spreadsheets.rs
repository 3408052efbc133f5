//! Spreadsheets in and out: a dataset as one workbook, an empty one to fill in, and the tables of a run as a workbook.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use rust_xlsxwriter::Workbook;
use tempfile::TempDir;
use xuewei::outputs::workbook::meanings::meaning;

use crate::broken::{files_in, lay_tiny};
use crate::program::{refused, root, said, text, xuewei, xuewei_in};

/// Rows of a table of text cells.
type Rows = Vec<Vec<String>>;

fn rows_of_csv(path: &Path) -> Rows {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(path).unwrap();
    reader.records().map(|record| record.unwrap().iter().map(|cell| cell.trim_start_matches('\u{feff}').to_owned()).collect()).collect()
}

/// The tables of the folder by name, the files being taken away.
fn taken(folder: &Path) -> BTreeMap<String, Rows> {
    let tables = files_in(folder).into_iter().filter(|file| file.extension().is_some_and(|ending| ending == "csv"));
    tables
        .map(|file| {
            let rows = rows_of_csv(&file);
            fs::remove_file(&file).unwrap();
            (file.file_stem().unwrap().to_str().unwrap().to_owned(), rows)
        })
        .collect()
}

/// Writes sheets as a person would: numbers as numbers.
fn write_book(path: &Path, sheets: &BTreeMap<String, Rows>) {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (row, cells) in rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                match cell.parse::<f64>() {
                    Ok(number) => sheet.write_number(row as u32, column as u16, number).unwrap(),
                    Err(_) => sheet.write_string(row as u32, column as u16, cell).unwrap(),
                };
            }
        }
    }
    book.save(path).unwrap();
}

/// The tiny dataset with one workbook in place of its tables, changed before it is written.
fn tiny_book(change: impl Fn(&mut BTreeMap<String, Rows>)) -> TempDir {
    let folder = TempDir::new().unwrap();
    lay_tiny(folder.path());
    let mut sheets = taken(folder.path());
    change(&mut sheets);
    write_book(&folder.path().join("dataset.xlsx"), &sheets);
    folder
}

fn run(folder: &Path, name: &str) -> std::process::Output {
    xuewei(&["run", text(&folder.join("plan.toml")), "--out", text(&folder.join("runs").join(name)), "--futures", "16", "--lang", "en"])
}

fn told(folder: &Path) -> String {
    refused(&run(folder, "refused")).replace(text(folder), "<dataset>")
}

#[test]
fn a_workbook_says_what_its_tables_say() {
    let (tables, book) = (TempDir::new().unwrap(), tiny_book(|_| {}));
    lay_tiny(tables.path());
    said(&run(tables.path(), "plan"));
    said(&run(book.path(), "plan"));
    let summary = |folder: &TempDir| fs::read(folder.path().join("runs/plan/summary.csv")).unwrap();
    assert!(summary(&tables) == summary(&book));
    let record = fs::read_to_string(book.path().join("runs/plan/run.json")).unwrap();
    assert_eq!(record.matches("dataset.xlsx").count(), 1, "{record}");
}

#[test]
fn what_is_wrong_in_a_sheet_is_told_with_sheet_row_and_column() {
    let book = tiny_book(|sheets| {
        let seats = sheets.get_mut("seats").unwrap();
        let column = seats[0].iter().position(|name| name == "seats").unwrap();
        seats[2][column] = "many".into();
    });
    let told = told(book.path());
    assert!(told.starts_with("<dataset>/dataset.xlsx!seats:3:seats: `many` is not a number\n  hint: "), "{told}");
}

#[test]
fn a_title_above_the_names_of_the_columns_is_told_once() {
    let book = tiny_book(|sheets| sheets.get_mut("seats").unwrap().insert(0, vec!["2026年学位一览表".into()]));
    let told = told(book.path());
    let expected =
        "<dataset>/dataset.xlsx!seats:1: the first row has one cell, `2026年学位一览表`, and names no columns\n  hint: delete the title";
    assert!(told.starts_with(expected), "{told}");
    assert!(!told.contains("stands under no column"), "{told}");
}

#[test]
fn blank_rows_and_a_table_that_begins_further_down_are_no_matter() {
    let book = tiny_book(|sheets| {
        let seats = sheets.get_mut("seats").unwrap();
        seats.insert(0, Vec::new());
        seats.insert(2, vec![" ".into()]);
        for row in seats {
            row.insert(0, String::new());
        }
    });
    said(&run(book.path(), "plan"));
}

#[test]
fn a_cell_beside_the_table_is_told_by_its_name() {
    let book = tiny_book(|sheets| {
        let seats = sheets.get_mut("seats").unwrap();
        let width = seats[0].len();
        seats[1].resize(width + 1, String::new());
        seats[1].push("check again".into());
    });
    let told = told(book.path());
    assert!(told.contains("dataset.xlsx!seats:2: cell ") && told.contains("2 stands under no column of the header"), "{told}");
}

#[test]
fn a_sheet_of_no_known_name_is_refused_and_a_blank_one_is_not() {
    let with = |name: &'static str, rows: Rows| tiny_book(move |sheets| drop(sheets.insert(name.into(), rows.clone())));
    let told = told(with("seat", vec![vec!["a".into()]]).path());
    assert!(told.contains("dataset.xlsx!seat: `seat` is not a table of a dataset\n  hint: did you mean `seats`?"), "{told}");
    said(&run(with("Sheet1", Rows::new()).path(), "plan"));
    said(&run(with("说明", vec![vec!["anything".into()]]).path(), "plan"));
}

#[test]
fn a_table_that_is_there_twice_is_refused_unless_one_has_no_rows() {
    let book = tiny_book(|_| {});
    let (rows, header) = ("district,stage,year,seats\n*,primary,2024,900\n", "district,stage,year,seats\n");
    fs::write(book.path().join("seats.csv"), rows).unwrap();
    let told = told(book.path());
    assert!(told.contains("<dataset>/seats.csv: the table seats is there twice: <dataset>/dataset.xlsx!seats is there too"), "{told}");
    fs::write(book.path().join("seats.csv"), header).unwrap();
    said(&run(book.path(), "header-only-file"));
    let book = tiny_book(|sheets| sheets.get_mut("seats").unwrap().truncate(1));
    let tables = TempDir::new().unwrap();
    lay_tiny(tables.path());
    fs::copy(tables.path().join("seats.csv"), book.path().join("seats.csv")).unwrap();
    said(&run(book.path(), "header-only-sheet"));
}

#[test]
fn a_workbook_of_another_name_is_told_where_nothing_else_is() {
    let book = tiny_book(|_| {});
    fs::rename(book.path().join("dataset.xlsx"), book.path().join("数据.xlsx")).unwrap();
    let told = told(book.path());
    assert!(told.starts_with("<dataset>/数据.xlsx: this workbook is not read\n  hint: save it as `dataset.xlsx`, a sheet"), "{told}");
}

#[test]
fn a_damaged_workbook_is_refused() {
    let book = tiny_book(|_| {});
    let file = book.path().join("dataset.xlsx");
    let bytes = fs::read(&file).unwrap();
    for broken in [&bytes[..bytes.len() / 2], b"not a workbook".as_slice(), b""] {
        fs::write(&file, broken).unwrap();
        let told = told(book.path());
        assert!(told.contains("<dataset>/dataset.xlsx: this workbook cannot be read: "), "{told}");
        assert!(told.contains("hint: open it in a spreadsheet program"), "{told}");
    }
}

/// A table as the first sheet of a workbook.
fn as_book(table: &Path, book: &Path) {
    write_book(book, &BTreeMap::from([("rows".to_owned(), rows_of_csv(table))]));
}

#[test]
fn a_table_of_its_own_may_be_the_first_sheet_of_a_workbook() {
    let room = TempDir::new().unwrap();
    let at = |name: &str| room.path().join(name);
    let sources = root().join("docs/admissions-example");
    as_book(&sources.join("applicants.csv"), &at("applicants.xlsx"));
    as_book(&sources.join("schools.csv"), &at("schools.xlsx"));
    as_book(&root().join("data/sources/new-york-enrolment.csv"), &at("rolls.xlsx"));
    let admitted = |applicants: &Path, schools: &Path, out: &str| {
        let options = ["--mechanism", "deferred_acceptance", "--out"];
        let files = ["admit", text(applicants), "--schools", text(schools)];
        said(&xuewei(&[&files[..], &options, &[text(&at(out))]].concat()));
        fs::read(at(out).join("admissions.csv")).unwrap()
    };
    let by_table = admitted(&sources.join("applicants.csv"), &sources.join("schools.csv"), "by-table");
    assert!(by_table == admitted(&at("applicants.xlsx"), &at("schools.xlsx"), "by-book"));
    let told = said(&xuewei(&["backtest", text(&at("rolls.xlsx")), "--leads", "1", "--out", text(&at("backtest"))]));
    assert!(told.contains("default"), "{told}");
}

fn sheets_of(path: &Path) -> BTreeMap<String, Rows> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let cell = |cell: &Data| cell.to_string();
    book.worksheets().into_iter().map(|(name, range)| (name, range.rows().map(|row| row.iter().map(cell).collect()).collect())).collect()
}

#[test]
fn a_new_dataset_comes_as_a_workbook_too() {
    let room = TempDir::new().unwrap();
    for (language, meaning) in [("zh", "常住人口"), ("en", "residents")] {
        let folder = room.path().join(language);
        said(&xuewei(&["new", text(&folder), "--lang", language]));
        let mut sheets = sheets_of(&folder.join("dataset.xlsx"));
        let legend = sheets.remove("说明").unwrap();
        assert!(legend.iter().any(|row| row[0] == "population" && row[2] == "persons" && row[5] == meaning), "{legend:?}");
        let tables = files_in(&folder).into_iter().filter(|file| file.extension().is_some_and(|ending| ending == "csv"));
        let tables: BTreeMap<String, Rows> =
            tables.map(|file| (file.file_stem().unwrap().to_str().unwrap().to_owned(), rows_of_csv(&file))).collect();
        assert_eq!(sheets, tables);
    }
    said(&xuewei(&["new", text(&room.path().join("again")), "--lang", "en"]));
    let book = |folder: &str| fs::read(room.path().join(folder).join("dataset.xlsx")).unwrap();
    assert!(book("en") == book("again"));
}

#[test]
fn every_column_of_a_runs_tables_has_a_note_in_both_languages() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("out");
    let scenarios = ["scenarios/school-by-school.toml", "scenarios/baseline.toml"];
    said(&xuewei(&["compare", scenarios[0], scenarios[1], "--futures", "2", "--out", text(&out)]));
    let sheets = sheets_of(&out.join("report.xlsx"));
    let first = ["Demand and seats", "Schools", "Single grades short", "What the plans change", "Where it pinches"];
    let tables = ["comparison", "pressure", "school_pressure", "summary", "targets"];
    assert_eq!(sheets.keys().map(String::as_str).collect::<Vec<_>>(), [&first[..], &tables].concat());
    let tables = sheets.iter().filter(|(name, _)| tables.contains(&name.as_str()));
    for (sheet, column) in tables.flat_map(|(sheet, rows)| rows[0].iter().map(move |column| (sheet, column))) {
        let meaning = meaning(column).unwrap_or_else(|| panic!("{sheet}: {column}"));
        assert!(meaning.chinese != meaning.english && meaning.chinese.chars().any(|letter| letter > '\u{4e00}'), "{column}");
    }
}

#[test]
fn the_tables_of_a_run_come_as_a_workbook_too() {
    let folder = TempDir::new().unwrap();
    lay_tiny(folder.path());
    said(&run(folder.path(), "plan"));
    let run = folder.path().join("runs/plan");
    let sheets = sheets_of(&run.join("report.xlsx"));
    assert_eq!(
        sheets.keys().map(String::as_str).collect::<Vec<_>>(),
        ["Are the targets met", "Demand and seats", "Where it pinches", "Who gets the places", "pressure", "summary", "targets"]
    );
    for (name, rows) in sheets.iter().filter(|(name, _)| run.join(format!("{name}.csv")).exists()) {
        let table = rows_of_csv(&run.join(format!("{name}.csv")));
        assert_eq!(rows.len(), table.len(), "{name}");
        for (cell, of_table) in rows.iter().flatten().zip(table.iter().flatten()) {
            let same = cell == of_table || cell.parse::<f64>().ok() == of_table.parse::<f64>().ok();
            assert!(same, "{name}: {cell} for {of_table}");
        }
    }
}

#[test]
fn the_first_sheets_say_what_the_tables_say_in_the_readers_words() {
    let folder = TempDir::new().unwrap();
    lay_tiny(folder.path());
    said(&xuewei_in(folder.path(), &["compare", "tiny.toml", "plan.toml", "--futures", "16", "--lang", "zh", "--out", "out"]));
    let out = folder.path().join("out");
    let sheets = sheets_of(&out.join("report.xlsx"));
    let summary = rows_of_csv(&out.join("summary.csv"));
    let of = |measure: &str, column: usize| -> f64 {
        let wanted = ["plan", "*", "primary", "all", "2026", measure];
        summary.iter().find(|row| row[..6].iter().zip(wanted).all(|(cell, wanted)| cell == wanted)).unwrap()[column].parse().unwrap()
    };
    let row = sheets["需求与学位"].iter().find(|row| row[..4] == ["小方案", "全市", "primary", "2026"]).unwrap();
    let told = |column: usize| row[column].parse::<f64>().unwrap();
    assert_eq!(
        [told(4), told(5), told(6), told(7)],
        [of("demand", 8).round(), of("demand", 7).round(), of("demand", 9).round(), of("seats", 8).round()]
    );
    assert!((told(8) - of("utilisation", 8)).abs() < 1e-12 && (told(10) - of("utilisation", 10)).abs() < 1e-12);
    let pressure = rows_of_csv(&out.join("pressure.csv"));
    let years: f64 = sheets["压力点"][1..].iter().map(|row| row[5].parse::<f64>().unwrap() - row[4].parse::<f64>().unwrap() + 1.0).sum();
    assert_eq!(years, (pressure.len() - 1) as f64, "every listed year is in one of the rows");
    let changes = &sheets["方案改变了什么"];
    assert_eq!(changes[0][3..5], ["红色预警（学年数）：原来", "红色预警（学年数）：方案"]);
    assert!(changes.len() > 1 && changes[1..].iter().flat_map(|row| &row[3..]).all(|cell| cell.parse::<f64>().is_ok()), "{changes:?}");
    let target = &rows_of_csv(&out.join("targets.csv"))[1];
    let shown = &sheets["目标能否实现"][1];
    assert!(
        [&shown[7], &shown[10]].iter().zip([4, 8]).all(|(cell, of)| cell.parse::<f64>().unwrap() == target[of].parse::<f64>().unwrap())
    );
    let places: f64 = sheets["新增名额分给了谁"][1..].iter().map(|row| row[7].parse::<f64>().unwrap()).sum();
    assert_eq!(places, 60.0, "the places of the plan's budget");
}
