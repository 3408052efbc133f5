//! Enough seats in all, short in single grades.

use xuewei::domain::Language::{Chinese, English};
use xuewei::domain::{Chance, Findings, Measure, SummaryRow};
use xuewei::outputs::words::{short_points, short_spells};
use xuewei::outputs::{Provenance, charts, report, terminal};

use super::report::section;
use super::synthetic::findings;

/// Bayuquan's primary schools have room in all in 2030 and 2031, and are short in grades 1 and 2.
fn short_in_two_grades() -> Findings {
    let mut findings = findings("baseline", 0.0);
    assert!(!findings.pressure.iter().any(|point| point.district == 4 && point.stage == 1 && (2030..=2031).contains(&point.year)));
    let mut more: Vec<SummaryRow> = Vec::new();
    for row in &mut findings.summary {
        let here = row.district == Some(4) && row.stage == 1 && row.measure == Measure::Shortfall;
        let short = match row.year {
            2030 if here => 1255.0,
            2031 if here => 40.0,
            _ => continue,
        };
        (row.over_futures.mean, row.chance) = (short, Some(Chance { chance: if short > 1000.0 { 1.0 } else { 0.46 }, se: 0.0 }));
        for (grade, share) in [(0, 0.7), (1, 0.3), (2, 0.0)] {
            let mut of_grade = SummaryRow { grade: Some(grade), ..row.clone() };
            of_grade.over_futures.mean = short * share;
            more.push(of_grade);
        }
    }
    findings.summary.extend(more);
    findings.summary.sort_by_key(|row| (row.district, row.stage, row.grade, row.year, row.measure));
    findings
}

#[test]
fn a_stage_with_enough_in_all_is_found_short_in_single_grades() {
    let findings = short_in_two_grades();
    let years: Vec<(usize, usize, i32)> = short_points(&findings).iter().map(|p| (p.district, p.stage, p.year)).collect();
    assert!(years.contains(&(4, 1, 2030)) && years.contains(&(4, 1, 2031)), "{years:?}");
    let worst = &short_spells(&findings)[0];
    assert_eq!((worst.years(), worst.worst().year, worst.highest_chance()), ((2030, 2031), 2030, 1.0));
}

#[test]
fn red_and_orange_stages_are_not_told_again() {
    let findings = short_in_two_grades();
    for point in short_points(&findings) {
        let told = findings.pressure.iter().find(|p| (p.district, p.stage, p.year) == (point.district, point.stage, point.year));
        assert!(told.is_none_or(|p| !["red", "orange"].contains(&p.level.key())), "{point:?}");
    }
}

#[test]
fn the_report_and_the_terminal_tell_them() {
    let findings = short_in_two_grades();
    let scenarios = [&findings];
    let provenance = Provenance::default();
    let page = |language| {
        let contents = report::Contents { scenarios: &scenarios, comparisons: &[], pictures: &[], provenance: &provenance };
        section(&report::html(&contents, language), "list")
    };
    let row = |page: &str| page.lines().find(|line| line.contains("2030") && line.contains("年级")).map(str::to_owned);
    insta::assert_snapshot!(row(&page(Chinese)).unwrap_or_default(), @"鲅鱼圈区 | 小学 | 2030–2031学年 | &gt;99% | 2030学年 | 1300 | 1、2年级 |");
    assert!(page(English).contains("grades 1, 2"));
    let line = |language| {
        terminal::summary(&scenarios, &[], language).lines().find(|l| l.contains("1,300") || l.contains("1300")).map(str::to_owned)
    };
    insta::assert_snapshot!(line(Chinese).unwrap_or_default(), @"全学段够、个别年级不够：1处（合计2学年），最多的是鲅鱼圈区 小学 2030学年，平均缺约1300个；见报告");
    insta::assert_snapshot!(line(English).unwrap_or_default(), @"Enough in all, short in single grades: 1 in number, 2 school years in all, most of all Bayuquan, Primary, 2030/31, about 1,300 short on average; see the report");
}

#[test]
fn the_picture_marks_them_and_says_how_many_are_missing() {
    let (findings, without) = (short_in_two_grades(), findings("baseline", 0.0));
    let mut plain = without.clone();
    plain.summary.iter_mut().filter(|row| row.measure == Measure::Shortfall).for_each(|row| row.over_futures.mean = 0.0);
    for (language, missing, key) in [(Chinese, "缺1300", "个别年级缺学位"), (English, "−1,300", "single grades short")] {
        let svg = charts::pressure::draw(&findings, language).svg;
        assert!(svg.contains(missing) && svg.contains(key));
        assert!(!charts::pressure::draw(&plain, language).svg.contains(key));
    }
}
