//! The summary on the terminal.

use xuewei::domain::Language::{Chinese, English};
use xuewei::outputs::terminal::summary;

use super::synthetic::{comparison, findings};

#[test]
fn a_single_scenario_shows_pressure_and_targets() {
    let findings = findings("baseline", 0.0);
    insta::assert_snapshot!(summary(&[&findings], &[], Chinese), @"");
}

#[test]
fn a_comparison_fits_on_one_screen() {
    let (base, plan) = (findings("baseline", 0.0), findings("plan-2024", 2088.0));
    let comparisons = [comparison(&base, &plan)];
    let text = summary(&[&base, &plan], &comparisons, English);
    assert!(text.lines().count() <= 40, "{} lines", text.lines().count());
    insta::assert_snapshot!(text, @"");
}

#[test]
fn no_pressure_is_said_too() {
    let mut findings = findings("baseline", 0.0);
    findings.pressure.clear();
    findings.targets.clear();
    assert_eq!(summary(&[&findings], &[], English), "baseline: 2024/25 to 2038/39, 1000 futures\n\nNo pressure points.\n");
}
