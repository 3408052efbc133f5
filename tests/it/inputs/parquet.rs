//! Parquet files as other programs write them. The files were made with pyarrow, since polars writes these types only where they are built in.

use std::fs;
use std::path::PathBuf;

use insta::assert_snapshot;
use tempfile::TempDir;
use xuewei::inputs::problem::Problems;
use xuewei::inputs::tables::ColumnTable;

use crate::program::{refused, root, xuewei_in};
use crate::tiny::Tiny;

fn fixture(name: &str) -> PathBuf {
    root().join("tests/it/fixtures/parquet").join(name)
}

/// Cells of the columns of a fixture, a line each.
fn cells(name: &str, columns: &[&str]) -> String {
    let mut problems = Problems::default();
    let table = ColumnTable::read(&fixture(name), &mut problems).unwrap_or_else(|| panic!("{problems:?}"));
    let known: Vec<String> = columns.iter().map(|&column| column.to_owned()).collect();
    assert!(table.check_header(&known, columns, &mut problems), "{problems:?}");
    let cells = |column: &str| (0..table.rows()).map(|row| table.column(column).unwrap().get(row)).collect::<Vec<_>>().join("|");
    columns.iter().map(|column| format!("{column}: {}\n", cells(column))).collect()
}

#[test]
fn narrow_numbers_decimals_and_dictionaries_are_numbers_and_text() {
    let columns = ["i8", "i16", "u8", "u16", "u64", "f32", "decimal", "wide", "dictionary", "nothing"];
    assert_snapshot!(cells("kinds.parquet", &columns), @r"
    i8: -128|127|
    i16: -32768|32767|
    u8: 0|255|
    u16: 0|65535|
    u64: 0|18446744073709551615|
    f32: 0.1|-2|
    decimal: 120|-0.05|
    wide: 120|-0.055|
    dictionary: 东街|西街|
    nothing: ||
    ");
    assert_snapshot!(cells("decimals_as_integers.parquet", &["short", "long"]), @r"
    short: 120|-0.05|
    long: 120|-0.05|
    ");
}

#[test]
fn a_table_from_pandas_makes_the_same_world() {
    let tiny = Tiny::new().table("sex_ratio", "district,males_per_female\n盖州市,1.25\n鲅鱼圈区,1\n");
    let folder = TempDir::new().unwrap();
    tiny.write(folder.path());
    fs::remove_file(folder.path().join("sex_ratio.csv")).unwrap();
    fs::copy(fixture("sex_ratio.parquet"), folder.path().join("sex_ratio.parquet")).unwrap();
    let from_parquet = tiny.load_from(folder.path()).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(from_parquet.world, tiny.load().unwrap().world);
}

/// What `assign` says of a fixture.
fn told(name: &str, language: &str) -> String {
    told_of(&fs::read(fixture(name)).unwrap(), name, language)
}

fn told_of(bytes: &[u8], name: &str, language: &str) -> String {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    for (table, text) in [("schools", "school,seats\n一中,10\n"), ("distances", "from,to,km\n")] {
        fs::write(folder.path().join(format!("{table}.csv")), text).unwrap();
    }
    let line = ["assign", name, "--schools", "schools.csv", "--distances", "distances.csv", "--out", "out", "--lang", language];
    refused(&xuewei_in(folder.path(), &line))
}

#[test]
fn other_types_are_refused_by_column_and_type() {
    let of_columns =
        |language| told("other_types.parquet", language).lines().filter(|line| line.starts_with("other")).collect::<Vec<_>>().join("\n");
    assert_snapshot!(of_columns("en"), @r"
    other_types.parquet:1:boolean: a column of type boolean is not read
    other_types.parquet:1:date: a column of type date is not read
    other_types.parquet:1:time: a column of type time is not read
    other_types.parquet:1:timestamp: a column of type timestamp is not read
    other_types.parquet:1:zoned: a column of type timestamp is not read
    other_types.parquet:1:duration: a column of type duration is not read
    other_types.parquet:1:binary: a column of type binary is not read
    other_types.parquet:1:list: a column of type list is not read
    other_types.parquet:1:struct: a column of type struct is not read
    other_types.parquet:1:half: a column of type float16 is not read
    ");
    assert_snapshot!(of_columns("zh"), @r"
    other_types.parquet:1:boolean: 不能读取布尔值（boolean）类型的列
    other_types.parquet:1:date: 不能读取日期（date）类型的列
    other_types.parquet:1:time: 不能读取时刻（time）类型的列
    other_types.parquet:1:timestamp: 不能读取时间戳（timestamp）类型的列
    other_types.parquet:1:zoned: 不能读取时间戳（timestamp）类型的列
    other_types.parquet:1:duration: 不能读取时长（duration）类型的列
    other_types.parquet:1:binary: 不能读取二进制（binary）类型的列
    other_types.parquet:1:list: 不能读取列表（list）类型的列
    other_types.parquet:1:struct: 不能读取结构（struct）类型的列
    other_types.parquet:1:half: 不能读取半精度浮点数（float16）类型的列
    ");
    assert_snapshot!(told("too_long.parquet", "en"), @r"
    too_long.parquet:1:pupils: a column of type decimal of more than 38 digits is not read
      hint: text, whole numbers, decimals or floating-point numbers are expected: convert it to text, Int64 or Float64 and write it again
    ");
    assert_snapshot!(told("too_long.parquet", "zh"), @r"
    too_long.parquet:1:pupils: 不能读取小数（decimal，超过 38 位）类型的列
      提示：应为文字、整数、小数或浮点数：请转换为文本、Int64 或 Float64 后重新写出
    ");
}

#[test]
fn a_column_that_is_there_twice_is_told_by_its_name() {
    assert_snapshot!(told("twice.parquet", "en").lines().take(2).collect::<Vec<_>>().join("\n"), @r"
    twice.parquet:1:pupils: this column is there twice
      hint: keep one of the two
    ");
}

#[test]
fn a_file_damaged_within_is_told_as_a_problem_alone() {
    let sound = fs::read(fixture("kinds.parquet")).unwrap();
    for place in (4..sound.len()).step_by(29) {
        let mut bytes = sound.clone();
        bytes[place] ^= 0x10;
        told_of(&bytes, "kinds.parquet", "en");
    }
}
