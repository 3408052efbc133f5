//! How numbers and pressure points are said.

use xuewei::domain::Language::{self, Chinese, English};
use xuewei::domain::{AlertLevel, Findings};
use xuewei::outputs::words::{
    chance_words, change_sentence, children, file_stem, grouped, percent, planner_round, pressure_sentence, pressure_spells, school_year,
    school_years, spell_sentence, stage_changes,
};

use super::synthetic::{comparison, findings};

#[test]
fn numbers_are_rounded_as_a_planner_says_them() {
    let rounded = [0.2, 3.4, 23.0, 234.0, 1234.0, 12_345.0, 123_456.0].map(planner_round);
    assert_eq!(rounded, [0.0, 3.0, 25.0, 230.0, 1200.0, 12_000.0, 123_000.0]);
    assert_eq!(children(1234.0, English), "about 1,200 children");
    assert_eq!(children(1234.0, Chinese), "约1200人");
    assert_eq!(children(12_345.0, Chinese), "约1.2万人");
    assert_eq!(grouped(-1_234_567.0), "−1,234,567");
}

#[test]
fn rounding_is_continuous_where_the_step_changes() {
    for pair in [[9.4, 9.6], [97.4, 97.6], [994.0, 996.0], [9949.0, 9951.0]] {
        let [low, high] = pair.map(planner_round);
        assert!(low <= high && high - low <= 0.11 * high, "{pair:?} becomes {low} and {high}");
    }
}

#[test]
fn a_small_chance_is_not_none_and_a_large_one_not_certain() {
    assert_eq!([0.0, 0.001, 0.734, 0.999, 1.0].map(|share| percent(share, English)), ["0 %", "<1 %", "73 %", "99.9 %", "100 %"]);
    assert_eq!([0.9968, 0.9999, 1.004].map(|utilisation| percent(utilisation, Chinese)), ["99.6%", "99.9%", "100%"]);
    assert_eq!([9.99, 499.5].map(|utilisation| percent(utilisation, English)), ["999 %", ">1000 %"]);
    let words = |language: Language| [0.0, 0.004, 0.03, 0.46, 0.734, 0.994, 0.999, 1.0].map(|chance| chance_words(chance, language));
    assert_eq!(words(Chinese), ["<1%", "<1%", "3%", "46%", "73%", "99%", ">99%", ">99%"]);
    assert_eq!(words(English), ["<1 %", "<1 %", "3 %", "46 %", "73 %", "99 %", ">99 %", ">99 %"]);
}

#[test]
fn school_years_are_named_by_the_year_they_start() {
    assert_eq!([school_year(2026, English), school_year(2099, English), school_year(2026, Chinese)], ["2026/27", "2099/00", "2026学年"]);
    assert_eq!([school_years(2026, 2031, English), school_years(2026, 2031, Chinese)], ["2026/27 to 2031/32", "2026–2031学年"]);
}

#[test]
fn a_name_becomes_a_safe_file_name() {
    assert_eq!(file_stem("计划 2024/v1..x"), "计划-2024-v1--x");
}

#[test]
fn consecutive_years_of_one_district_stage_and_level_are_one_spell() {
    let findings = findings("baseline", 0.0);
    let spells = pressure_spells(&findings);
    assert_eq!(spells.iter().map(|spell| spell.points.len()).sum::<usize>(), findings.pressure.len());
    for spell in &spells {
        assert!(spell.points.windows(2).all(|pair| pair[0].year + 1 == pair[1].year && pair[0].level == pair[1].level));
    }
    assert!(spells.is_sorted_by_key(xuewei::outputs::words::Spell::level));
}

/// The heaviest spell of each level.
fn one_of_each(findings: &Findings, language: Language) -> String {
    let spells = pressure_spells(findings);
    let first = |level| spells.iter().find(|spell| spell.level() == level).map(|spell| spell_sentence(findings, spell, language));
    [AlertLevel::Red, AlertLevel::Orange, AlertLevel::Yellow, AlertLevel::Slack]
        .into_iter()
        .filter_map(first)
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn a_spell_is_a_sentence_to_read_aloud() {
    let findings = findings("baseline", 0.0);
    insta::assert_snapshot!(one_of_each(&findings, Chinese), @r#"
    盖州市 小学 2024–2027学年 红色预警：学位用满或不足的可能性>99%，最多的2025学年预计缺口约2300个，十种未来中有一种达到2900个以上；与首个报告学年（2024学年）相比，主要原因是出生与学龄推移、人口迁移。
    西市区 幼儿园 2024学年 橙色预警：学位用满或不足的可能性44%。
    站前区 小学 2029学年 黄色预警：学位使用率达到90%的可能性70%。
    盖州市 小学 2032–2038学年 富余（闲置）：学位使用率低于60%的可能性76%至>99%，最多的2038学年预计闲置约8000个学位；与首个报告学年（2024学年）相比，主要原因是出生与学龄推移。
    "#);
    insta::assert_snapshot!(one_of_each(&findings, English), @r#"
    Gaizhou, Primary, 2024/25 to 2027/28, red alert: chance >99 % that seats are full or run out; about 2,300 seats short on average in 2025/26, the worst year, 2,900 or more in one future out of ten; compared with 2024/25, mainly because of births and ageing, and of migration.
    Xishi, Kindergarten, 2024/25, orange alert: chance 44 % that seats are full or run out.
    Zhanqian, Primary, 2029/30, yellow alert: chance 70 % that at least 90 % of the seats are taken.
    Gaizhou, Primary, 2032/33 to 2038/39, slack (empty seats): chance 76 % to >99 % that less than 60 % of the seats are taken; about 8,000 seats stand empty on average in 2038/39, the worst year; compared with 2024/25, mainly because of births and ageing.
    "#);
}

#[test]
fn without_a_history_pupils_join_and_leave_because_people_move() {
    let mut findings = findings("baseline", 0.0);
    findings.pressure[0].why = [0.0, 0.0, 0.0, 900.0, 0.0, 0.0];
    let told = |findings: &Findings, language| pressure_sentence(findings, &findings.pressure[0], language);
    assert!(told(&findings, Chinese).ends_with("主要原因是年级间转入转出。"));
    findings.has_history = false;
    assert!(told(&findings, Chinese).ends_with("与首个报告学年（2024学年）相比，主要原因是迁入迁出（在读年级）。"));
    assert!(told(&findings, English).ends_with("; compared with 2024/25, mainly because of migration of pupils in class."));
}

#[test]
fn a_single_point_is_a_sentence_too() {
    let findings = findings("baseline", 0.0);
    insta::assert_snapshot!(pressure_sentence(&findings, &findings.pressure[0], Chinese), @"盖州市 小学 2025学年 红色预警：学位用满或不足的可能性>99%，预计缺口约2300个，十种未来中有一种达到2900个以上；与首个报告学年（2024学年）相比，主要原因是出生与学龄推移、人口迁移。");
    insta::assert_snapshot!(pressure_sentence(&findings, &findings.pressure[0], English), @"Gaizhou, Primary, 2025/26, red alert: chance >99 % that seats are full or run out; about 2,300 seats short on average, 2,900 or more in one future out of ten; compared with 2024/25, mainly because of births and ageing, and of migration.");
}

#[test]
fn a_change_says_how_much_how_sure_and_when() {
    let (base, plan) = (findings("baseline", 0.0), findings("plan-2024", 2088.0));
    let (there, back) = (comparison(&base, &plan), comparison(&plan, &base));
    let changes = stage_changes(&base, &there);
    assert_eq!(changes.len(), 1, "only the senior stage gets seats");
    insta::assert_snapshot!(change_sentence(&base, &changes[0], Chinese), @"普通高中（2032学年）：学位增加约2100个；预计缺口减少约2100个（八成可能在1300至2900之间），好于基准的可能性90%；方案能影响的学年中最缺的2033学年，预计缺口由约3900个变为约1800个。");
    insta::assert_snapshot!(change_sentence(&base, &changes[0], English), @"Senior secondary (2032/33): about 2,100 more seats; expected shortfall about 2,100 lower (80 % interval 1,300 to 2,900), better than the base with a chance of 90 %; in 2033/34, the worst year that it can influence, about 1,800 short instead of 3,900.");
    let worse = change_sentence(&plan, &stage_changes(&plan, &back)[0], English);
    assert!(worse.contains("higher (80 % interval 1,300 to 2,900), worse than the base with a chance of 90 %"), "{worse}");
}
