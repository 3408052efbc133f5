//! Files that cannot be read.

use std::fs;

use insta::assert_snapshot;

use super::{SMALL, refused, refused_in, write};

#[test]
fn a_missing_file_is_told_with_its_neighbours() {
    let folder = write(&[("baseline.toml", SMALL), ("plan.toml", "extends = \"basline.toml\"")]);
    fs::create_dir(folder.path().join("plans")).expect("a folder");
    assert_snapshot!(refused_in(&folder, "plan.toml", &[]), @r#"
    plan.toml:1:11: there is no file `basline.toml`
        | extends = "basline.toml"
      hint: did you mean `baseline.toml`?
    "#);
    assert_snapshot!(refused_in(&folder, "baseline", &[]), @r"
    baseline: there is no file `baseline`
      hint: did you mean `baseline.toml`?
    ");
    assert_snapshot!(refused_in(&folder, "zzzzzzzzzz", &[]), @r"
    zzzzzzzzzz: there is no file `zzzzzzzzzz`
      hint: scenarios in that folder: `baseline.toml`, `plan.toml`
    ");
    assert_snapshot!(refused_in(&folder, "nowhere/plan.toml", &[]), @r"
    nowhere/plan.toml: there is no file `nowhere/plan.toml`
      hint: there is no folder `nowhere` either
    ");
    assert_snapshot!(refused_in(&folder, "plans", &[]), @r"
    plans: `plans` is a folder
      hint: a scenario is a file such as `scenarios/baseline.toml`
    ");
}

#[test]
fn files_that_extend_each_other_are_refused() {
    let files = [("a.toml", "extends = \"b.toml\""), ("b.toml", "# b\nextends = \"./a.toml\"")];
    assert_snapshot!(refused(&files, &[]), @r#"
    b.toml:2:11: `extends` goes round in a circle: a.toml > b.toml > a.toml
        | extends = "./a.toml"
      hint: one of these files must not extend another
    "#);
}

#[test]
fn an_empty_file_is_refused() {
    assert_snapshot!(refused(&[("empty.toml", "\u{feff} \n")], &[]), @r"
    empty.toml: the file is empty
      hint: `xuewei new FOLDER` writes a scenario to fill in
    ");
}

#[test]
fn a_file_in_another_encoding_is_refused() {
    let folder = write(&[]);
    fs::write(folder.path().join("gbk.toml"), b"name = \"x\"\nname_zh = \"\xD3\xAA\xBF\xDA\"\n").expect("a file");
    assert_snapshot!(refused_in(&folder, "gbk.toml", &[]), @r#"
    gbk.toml:2:13: not UTF-8: byte 0xBF
        | name_zh = "Ӫ��"
      hint: save the file with the encoding UTF-8; it may be GBK now
    "#);
}

#[test]
fn each_line_that_is_not_toml_is_told() {
    assert_snapshot!(refused(&[("x.toml", "name = \nbase_year == 2020\n站前区 = 1\nlast_year = 2030\nlast_year = 2031\n")], &[]), @r#"
    x.toml:1:8: not TOML: string values must be quoted, expected literal string
        | name =
      hint: a key is written `key = value`, a heading `[key]`, text in quotes
    x.toml:2:12: not TOML: extra `=`, expected nothing
        | base_year == 2020
      hint: a key is written `key = value`, a heading `[key]`, text in quotes
    x.toml:3:1: not TOML: invalid unquoted key, expected letters, numbers, `-`, `_`
        | 站前区 = 1
      hint: names in Chinese stand in quotes: `"站前区" = 1`
    x.toml:5:1: not TOML: duplicate key
        | last_year = 2031
      hint: a key is written `key = value`, a heading `[key]`, text in quotes
    "#);
}
