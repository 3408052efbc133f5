//! `admit` as users meet it: tables in, a folder out, or every reason why not.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use tempfile::TempDir;

use crate::program::{refused, said, xuewei_in};

const APPLICANTS: &str = "\
applicant,score,subscore,district,origin_school,choice_1,choice_2
甲,590,300,站前区,一初中,实验中学,第二高中
乙,580,290,站前区,二初中,实验中学,第二高中
丙,580,295,西市区,一初中,实验中学,第二高中
丁,560,280,西市区,二初中,第二高中,实验中学
戊,550,270,站前区,二初中,实验中学,
己,540,260,西市区,一初中,第二高中,第三高中
";

const SCHOOLS: &str = "school,seats,district\n第三高中,2,\n实验中学,2,站前区\n第二高中,1,西市区\n";

/// A folder with these tables.
fn lay(tables: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in [("applicants.csv", APPLICANTS), ("schools.csv", SCHOOLS)].iter().chain(tables) {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn arguments<'a>(mechanism: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let fixed = ["admit", "applicants.csv", "--schools", "schools.csv", "--out", "out", "--overwrite", "--mechanism", mechanism];
    [&fixed, more].concat()
}

fn read(folder: &Path, table: &str) -> String {
    fs::read_to_string(folder.join("out").join(table)).unwrap()
}

/// Admits and gives `pupil:school` of all who are placed, in the order of the applicants' keys.
fn admitted(folder: &TempDir, mechanism: &str, more: &[&str]) -> String {
    said(&xuewei_in(folder.path(), &arguments(mechanism, more)));
    let table = read(folder.path(), "admissions.csv");
    let pair = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        (!cells[1].is_empty()).then(|| format!("{}:{}{}", cells[0], cells[1], if cells[3].is_empty() { "" } else { "*" }))
    };
    table.lines().skip(1).filter_map(pair).collect::<Vec<_>>().join(" ")
}

/// What a refused command says; nothing is written then.
fn told(tables: &[(&str, &str)], mechanism: &str, more: &[&str]) -> String {
    let folder = lay(tables);
    let told = refused(&xuewei_in(folder.path(), &arguments(mechanism, more)));
    assert!(!folder.path().join("out").exists());
    told
}

#[test]
fn tables_are_as_promised() {
    let folder = lay(&[]);
    let summary = said(&xuewei_in(folder.path(), &arguments("deferred_acceptance", &[])));
    assert_snapshot!(read(folder.path(), "admissions.csv"));
    assert_snapshot!(read(folder.path(), "cutoffs.csv"));
    assert_snapshot!(read(folder.path(), "measures.csv"));
    assert_snapshot!(summary);
    assert_snapshot!(said(&xuewei_in(folder.path(), &arguments("parallel", &["--band", "1", "--lang", "zh"]))));
}

#[test]
fn mechanisms_differ_as_they_should() {
    let folder = lay(&[]);
    let of = |mechanism: &str, more: &[&str]| admitted(&folder, mechanism, more);
    assert_snapshot!(of("score_order", &[]));
    assert_eq!(of("deferred_acceptance", &[]), of("score_order", &[]));
    assert_eq!(of("top_trading_cycles", &[]), of("score_order", &[]));
    assert_eq!(of("parallel", &["--band", "2"]), of("deferred_acceptance", &[]));
    assert_eq!(of("parallel", &["--band", "1"]), of("immediate_acceptance", &[]));
    assert_eq!(of("grouped", &["--groups", "0"]), of("immediate_acceptance", &[]));
    assert_snapshot!(of("immediate_acceptance", &[]));
    assert_snapshot!(of("grouped", &["--groups", "580,550"]));
}

#[test]
fn options_combine() {
    let folder = lay(&[
        ("quotas.csv", "school,origin_school,places\n实验中学,二初中,1\n"),
        ("priorities.csv", "applicant,school,priority\n戊,实验中学,1\n己,第二高中,1\n"),
    ]);
    let of = |more: &[&str]| admitted(&folder, "deferred_acceptance", more);
    assert_snapshot!(of(&["--quotas", "quotas.csv"]));
    assert_snapshot!(of(&["--quotas", "quotas.csv", "--quota-order", "open_first"]));
    assert_snapshot!(of(&["--quotas", "quotas.csv", "--quota-order", "open_first", "--quota-floor", "5"]));
    assert_snapshot!(of(&["--quota-share", "0.5"]));
    assert_snapshot!(of(&["--by-district"]));
    assert_snapshot!(of(&["--priorities", "priorities.csv"]));
    assert_snapshot!(of(&["--priorities", "priorities.csv", "--by-district", "--quotas", "quotas.csv"]));
    // Without subscores 乙 and 丙 tie for the last seat of 实验中学.
    let tied = APPLICANTS.lines().map(|line| {
        line.split(',').enumerate().filter(|(column, _)| *column != 2).map(|(_, cell)| cell).collect::<Vec<_>>().join(",") + "\n"
    });
    fs::write(folder.path().join("applicants.csv"), tied.collect::<String>()).unwrap();
    assert_snapshot!(of(&["--ties", "admit_all"]));
    assert_snapshot!(of(&["--ties", "reject_all"]));
}

#[test]
fn lotteries_follow_the_seed_and_need_no_scores() {
    let unscored = "applicant,choice_1,choice_2\na,x,y\nb,x,y\nc,x,y\nd,x,y\n";
    let folder = lay(&[("applicants.csv", unscored), ("schools.csv", "school,seats\nx,1\ny,1\n")]);
    let outcomes: Vec<String> = (1..=20).map(|seed| admitted(&folder, "lottery", &["--seed", &seed.to_string()])).collect();
    assert_eq!(admitted(&folder, "lottery", &["--seed", "1"]), outcomes[0]);
    let first: std::collections::BTreeSet<&str> =
        outcomes.iter().flat_map(|outcome| outcome.split(' ')).filter(|pair| pair.ends_with(":x")).collect();
    assert_eq!(first.len(), 4, "each of four pupils gets x in some of twenty draws: {first:?}");
    for mechanism in ["lottery", "deferred_acceptance", "immediate_acceptance"] {
        assert_eq!(admitted(&folder, mechanism, &["--lottery", "multiple"]).split(' ').count(), 2);
    }
}

#[test]
fn the_order_of_rows_changes_nothing() {
    let (header, rows) = APPLICANTS.split_once('\n').unwrap();
    let turned: String = [header].into_iter().chain(rows.lines().rev()).flat_map(|line| [line, "\n"]).collect();
    for (mechanism, more) in [
        ("deferred_acceptance", &[][..]),
        ("lottery", &[][..]),
        ("lottery", &["--lottery", "multiple"][..]),
        ("grouped", &["--groups", "560"][..]),
    ] {
        let (one, other) = (lay(&[]), lay(&[("applicants.csv", &turned)]));
        assert_eq!(admitted(&one, mechanism, more), admitted(&other, mechanism, more));
        for table in ["admissions.csv", "cutoffs.csv", "measures.csv"] {
            assert_eq!(read(one.path(), table), read(other.path(), table));
        }
    }
}

#[test]
fn everything_wrong_with_applicants_is_told_at_once() {
    let wrong = "\
applicant,score,choice_1,choice_2
甲,590,实验中学,第二高中
乙,,实验中学,实验中学
甲,570,实验高中,第二高中
丙,五百,第三高中,
,560,第三高中,
";
    assert_snapshot!(told(&[("applicants.csv", wrong)], "deferred_acceptance", &[]));
}

#[test]
fn everything_wrong_with_the_other_tables_is_told_at_once() {
    let schools = "school,seats\n实验中学,-2\n第二高中,一\n第三高中,2.5\n实验中学,3\n第四高中,2\n";
    assert_snapshot!(told(&[("schools.csv", schools)], "score_order", &[]));
    let quotas =
        "school,origin_school,places\n实验中学,一初中,2\n实验中学,二初中,1\n实验中学,二初中,1\n第九高中,一初中,1\n第二高中,二初中,-1\n";
    let priorities = "applicant,school,priority\n甲,实验中学,1\n甲,实验中学,2\n庚,第二高中,1\n乙,第二中学,\n";
    let tables = [("quotas.csv", quotas), ("priorities.csv", priorities)];
    assert_snapshot!(told(&tables, "deferred_acceptance", &["--quotas", "quotas.csv", "--priorities", "priorities.csv"]));
}

#[test]
fn headers_are_checked() {
    assert_snapshot!(told(&[("applicants.csv", "applicant,scores,choice_2\n甲,1,实验中学\n")], "score_order", &[]));
    assert_snapshot!(told(&[("applicants.csv", "applicant,score,choice_1\n"), ("schools.csv", "school\n实验中学\n")], "score_order", &[]));
}

#[test]
fn options_that_contradict_each_other_are_refused() {
    let quotas = [("quotas.csv", "school,origin_school,places\n实验中学,二初中,1\n")];
    for (mechanism, more) in [
        ("parallel", &[][..]),
        ("grouped", &[]),
        ("top_trading_cycles", &["--quotas", "quotas.csv"]),
        ("top_trading_cycles", &["--ties", "admit_all"]),
        ("top_trading_cycles", &["--lottery", "multiple"]),
        ("score_order", &["--lottery", "multiple"]),
        ("lottery", &["--ties", "reject_all"]),
        ("deferred_acceptance", &["--quotas", "quotas.csv", "--ties", "admit_all"]),
        ("deferred_acceptance", &["--quota-floor", "20"]),
    ] {
        let folder = lay(&quotas);
        let output = xuewei_in(folder.path(), &arguments(mechanism, more));
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(!folder.path().join("out").exists());
        assert!(told.starts_with("error: ") && told.contains("\n  hint: "), "{told}");
    }
}

#[test]
fn an_unknown_mechanism_is_answered_with_the_known_ones() {
    let folder = lay(&[]);
    let output = xuewei_in(folder.path(), &arguments("boston", &[]));
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    for name in xuewei::domain::MECHANISMS {
        assert!(told.contains(name), "{told}");
    }
    assert!(!folder.path().join("out").exists());
}

#[test]
fn options_that_decide_nothing_are_told() {
    let folder = lay(&[]);
    let output = xuewei_in(folder.path(), &arguments("score_order", &["--band", "3", "--groups", "500"]));
    assert!(!said(&output).contains("note:"), "notes go to standard error");
    let noted = String::from_utf8_lossy(&output.stderr);
    assert_eq!(noted, "note: this mechanism does not use --band\nnote: this mechanism does not use --groups\n");
}

#[test]
fn inputs_are_not_overwritten() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("out")).unwrap();
    fs::write(folder.path().join("out/applicants.csv"), APPLICANTS).unwrap();
    fs::write(folder.path().join("schools.csv"), SCHOOLS).unwrap();
    let line = ["admit", "out/applicants.csv", "--schools", "schools.csv", "--mechanism", "score_order", "--out", "out", "--overwrite"];
    let told = refused(&xuewei_in(folder.path(), &line));
    assert!(told.contains("out holds out/applicants.csv and is not replaced"), "{told}");
    assert_eq!(fs::read_to_string(folder.path().join("out/applicants.csv")).unwrap(), APPLICANTS);
}

#[test]
fn a_floor_line_below_a_cutoff_that_is_not_there_keeps_nobody_out() {
    let folder = lay(&[
        (
            "applicants.csv",
            "applicant,score,origin_school,choice_1\n甲,600,二初中,实验中学\n乙,500,一初中,实验中学\n丙,490,一初中,实验中学\n",
        ),
        ("schools.csv", "school,seats\n实验中学,2\n"),
        ("quotas.csv", "school,origin_school,places\n实验中学,一初中,2\n"),
    ]);
    said(&xuewei_in(folder.path(), &arguments("deferred_acceptance", &["--quotas", "quotas.csv", "--quota-floor", "1000"])));
    let admitted = read(folder.path(), "admissions.csv");
    assert!(admitted.contains("乙,实验中学,1,一初中") && admitted.contains("丙,实验中学,1,一初中"), "{admitted}");
}

#[test]
fn a_share_of_whole_seats_loses_no_place_to_rounding() {
    let pupils: String =
        (0..200).map(|pupil| format!("p{pupil:03},{},{}初中,实验中学\n", 900 - pupil, if pupil < 120 { "一" } else { "二" })).collect();
    let folder = lay(&[
        ("applicants.csv", &format!("applicant,score,origin_school,choice_1\n{pupils}")),
        ("schools.csv", "school,seats\n实验中学,100\n"),
    ]);
    for (share, reserved) in [("0.29", 29), ("0.58", 58)] {
        said(&xuewei_in(folder.path(), &arguments("deferred_acceptance", &["--quota-share", share])));
        let told = read(folder.path(), "measures.csv");
        assert!(told.contains(&format!("on_reserved_places,{reserved}")), "{share}: {told}");
    }
}

#[test]
fn nobody_trades_a_seat_that_is_not_the_pupils_to_take() {
    // The pupil from the west comes first at a school of the east, and may not attend it: no seat there to offer for the one of the other school.
    let folder = lay(&[
        ("applicants.csv", "applicant,score,district,choice_1,choice_2\na,900,西,t,s\nb,100,西,t,\nc,500,东,s,t\n"),
        ("schools.csv", "school,seats,district\ns,1,东\nt,1,\n"),
        ("first.csv", "applicant,school,priority\na,s,1\nc,t,1\nb,t,2\n"),
        ("none.csv", "applicant,school,priority\nc,t,1\nb,t,2\n"),
    ]);
    for priorities in ["first.csv", "none.csv"] {
        let found = admitted(&folder, "top_trading_cycles", &["--priorities", priorities, "--by-district"]);
        assert_eq!(found, "b:t c:s", "{priorities}");
    }
}

#[test]
fn what_is_checked_has_a_hint_and_waits_for_no_option() {
    let applicants = "applicant,score,quota_eligible,choice_1\np101,1e13,maybe,实验中学\np102,500,no,实验中学\n";
    let priorities = "applicant,school,priority\np103,实验中学,1\n";
    let tables = [("applicants.csv", applicants), ("priorities.csv", priorities)];
    let found = told(&tables, "deferred_acceptance", &["--priorities", "priorities.csv"]);
    assert!(found.contains("`maybe` is neither yes nor no"), "{found}");
    assert!(found.contains("`1e13` is not from -1e12 to 1e12\n  hint: "), "{found}");
    assert!(found.contains("`p103` is not in the table of applicants\n  hint: did you mean `p10"), "{found}");
}
