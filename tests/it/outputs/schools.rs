//! Schools in the report and on the terminal.

use xuewei::domain::Language::{Chinese, English};
use xuewei::domain::{AlertLevel, Chance, Findings, SchoolFindings, SchoolPlace, SchoolPressure};
use xuewei::outputs::words::{newly_slack_sentence, school_name, school_sentence, school_spells};

use super::synthetic::findings;

/// A large school half empty and a small one nearly so, where asked for; both in Zhanqian.
fn with_slack(names: &[&str]) -> Findings {
    let known = [("large", 0.5, 800.0), ("small", 0.1, 90.0), ("other", 0.4, 200.0)];
    let place = |(name, _, _): &(&str, f64, f64)| SchoolPlace {
        name: (*name).to_string(),
        name_zh: (*name).to_string(),
        name_en: (*name).to_string(),
        district: 0,
        stage: 1,
    };
    let point = |(school, &(name, utilisation, spare)): (usize, &(&str, f64, f64))| {
        let chance = Chance { chance: 0.87, se: 0.0 };
        let (level, year, first_year) = (AlertLevel::Slack, 2031, 2031);
        let found = SchoolPressure {
            school,
            year,
            level,
            chance,
            expected_shortfall: 0.0,
            p90_shortfall: 0.0,
            expected_spare: spare,
            utilisation,
            first_year,
        };
        names.contains(&name).then_some(found)
    };
    let pressure: Vec<SchoolPressure> = known.iter().enumerate().filter_map(point).collect();
    let at_level = [0, 0, 0, pressure.len()];
    Findings { schools: SchoolFindings { places: known.iter().map(place).collect(), pressure, at_level }, ..findings("baseline", 0.0) }
}

#[test]
fn the_emptiest_school_is_the_one_with_the_lowest_utilisation() {
    let findings = with_slack(&["large", "small"]);
    let spells = school_spells(&findings, true);
    assert_eq!(spells.iter().map(|spell| school_name(&findings, spell.worst().school, English)).collect::<Vec<_>>(), ["small", "large"]);
    insta::assert_snapshot!(school_sentence(&findings, &spells[0], Chinese), @"small（站前区，小学）2031学年 富余（闲置），可能性87%，使用率10%，闲置约90个");
    insta::assert_snapshot!(school_sentence(&findings, &spells[0], English), @"small (Zhanqian, Primary), 2031/32, slack (empty seats), chance 87 %, utilisation 10 %, about 90 empty");
}

#[test]
fn a_comparison_counts_the_schools_that_become_slack() {
    let (base, mut plan) = (with_slack(&["large", "small"]), with_slack(&["small", "other"]));
    let told = newly_slack_sentence(&base, &plan, English).unwrap();
    assert_eq!(told, "Schools that become slack against baseline: 1; that are slack no longer: 1.");
    plan.schools.at_level[3] = 50;
    assert_eq!(newly_slack_sentence(&base, &plan, English), None, "not all of them are kept");
}
