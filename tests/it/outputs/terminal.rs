//! The summary on the terminal.

use xuewei::domain::Language::{Chinese, English};
use xuewei::outputs::terminal::summary;

use super::synthetic::{comparison, findings};

#[test]
fn a_single_scenario_shows_pressure_and_targets() {
    let findings = findings("baseline", 0.0);
    insta::assert_snapshot!(summary(&[&findings], &[], Chinese), @r#"
    基准：2024–2038学年，1000种未来

    学位压力点（最紧迫的在前）
     预警      县（市）区  学段      学年           可能性最高  最严重时学位
     红色预警  盖州市      小学      2024–2027学年        >99%    缺约2300个
     红色预警  站前区      小学      2024–2028学年        >99%    缺约2000个
     红色预警  盖州市      初中      2027–2032学年        >99%    缺约1400个
     红色预警  盖州市      普通高中  2031–2035学年        >99%    缺约1400个
     红色预警  站前区      初中      2027–2032学年        >99%    缺约1200个
     红色预警  站前区      普通高中  2030–2035学年        >99%    缺约1200个
     红色预警  西市区      小学      2024–2027学年        >99%    缺约1000个
     红色预警  西市区      初中      2027–2032学年        >99%     缺约590个
     红色预警  西市区      普通高中  2031–2035学年        >99%     缺约590个
     红色预警  大石桥市    小学      2024–2027学年         99%     缺约530个
     红色预警  老边区      小学      2024–2027学年        >99%     缺约420个
     红色预警  大石桥市    初中      2029–2031学年         99%     缺约350个
     另有57处（红色预警7处，橙色预警7处，黄色预警21处，富余（闲置）22处），见 pressure.csv

     目标                                方案     要求   预计  达到的可能性
     全市幼儿园普惠性覆盖率，2024学年    基准    ≥ 91%  92.5%           83%
     全市幼儿园公办在校生占比，2024学年  基准    ≥ 54%    52%            2%
     全市普通高中招生计划，2024学年      基准  ≥ 8,696  8,700          >99%
     全市小学学位缺口，2024学年          基准    ≤ 200    812           11%
    "#);
}

#[test]
fn a_comparison_fits_on_one_screen() {
    let (base, plan) = (findings("baseline", 0.0), findings("plan-2024", 2088.0));
    let comparisons = [comparison(&base, &plan)];
    let text = summary(&[&base, &plan], &comparisons, English);
    assert!(text.lines().count() <= 40, "{} lines", text.lines().count());
    insta::assert_snapshot!(text, @r#"
    baseline: 2024/25 to 2038/39, 1,000 futures

    Pressure points, the most urgent first
     Level      District  Stage             School years        Chance, up to     Seats at worst
     red alert  Gaizhou   Primary           2024/25 to 2027/28          >99 %  about 2,300 short
     red alert  Zhanqian  Primary           2024/25 to 2028/29          >99 %  about 2,000 short
     red alert  Gaizhou   Junior secondary  2027/28 to 2032/33          >99 %  about 1,400 short
     red alert  Gaizhou   Senior secondary  2031/32 to 2035/36          >99 %  about 1,400 short
     red alert  Zhanqian  Junior secondary  2027/28 to 2032/33          >99 %  about 1,200 short
     red alert  Zhanqian  Senior secondary  2030/31 to 2035/36          >99 %  about 1,200 short
     red alert  Xishi     Primary           2024/25 to 2027/28          >99 %  about 1,000 short
     red alert  Xishi     Junior secondary  2027/28 to 2032/33          >99 %    about 590 short
     and 61 more (red alert: 11, orange alert: 7, yellow alert: 21, slack (empty seats): 22): see pressure.csv

     Pressure points (school years in all)  red alert  orange alert  yellow alert  slack (empty seats)
     baseline                                 19 (84)         7 (7)       21 (21)             22 (138)
     plan-2024                                18 (71)         9 (9)       23 (23)             27 (148)

    What plan-2024 changes against baseline, whole city
     Senior secondary (2032/33): about 2,100 more seats; expected shortfall about 2,100 lower (80 % interval 1,300 to 2,900), better than the base with a chance of 90 %; in 2033/34, the worst year that it can influence, about 1,800 short instead of 3,900.
     School years at each level, seats short in the worst year: before → after
     District   Stage             red alert  orange alert  yellow alert  slack (empty seats)  Seats short
     Gaizhou    Senior secondary      5 → 3             0             2                0 → 2  1,400 → 640
     Zhanqian   Senior secondary      6 → 5             0             1                    0  1,200 → 700
     Xishi      Senior secondary      5 → 3         1 → 2         1 → 0                0 → 1    590 → 320
     Dashiqiao  Senior secondary      3 → 0             1         1 → 2                4 → 6      350 → 0
     Laobian    Senior secondary      5 → 3             0         1 → 2                2 → 5     250 → 95
     Bayuquan   Senior secondary      4 → 1         1 → 2         0 → 1                3 → 5     160 → 35

     Target                                                     Scenario      Goal  Expected  Chance of meeting it
     Whole city, Kindergarten: inclusive share 2024/25          baseline    ≥ 91 %    92.5 %                  83 %
     Whole city, Kindergarten: share in public schools 2024/25  baseline    ≥ 54 %      52 %                   2 %
     Whole city, Senior secondary: intake places 2024/25        baseline   ≥ 8,696     8,700                 >99 %
     Whole city, Primary: shortfall 2024/25                     baseline     ≤ 200       812                  11 %
     Whole city, Kindergarten: inclusive share 2024/25          plan-2024   ≥ 91 %    92.5 %                  83 %
     Whole city, Kindergarten: share in public schools 2024/25  plan-2024   ≥ 54 %      52 %                   2 %
     Whole city, Senior secondary: intake places 2024/25        plan-2024  ≥ 8,696     8,700                 >99 %
     Whole city, Primary: shortfall 2024/25                     plan-2024    ≤ 200       812                  11 %
    "#);
}

#[test]
fn no_pressure_is_said_too() {
    let mut findings = findings("baseline", 0.0);
    findings.pressure.clear();
    findings.summary.clear();
    findings.targets.clear();
    assert_eq!(summary(&[&findings], &[], English), "baseline: 2024/25 to 2038/39, 1,000 futures\n\nNo pressure points.\n");
}
