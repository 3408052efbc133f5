//! How places were shared out, in the report.

use xuewei::domain::Language::{Chinese, English};
use xuewei::domain::{BudgetUnit, Findings, SeatStrategy, SharedDistrict, SharedOut, Tier};
use xuewei::outputs::report;

use super::report::{provenance, section};
use super::synthetic::findings;

/// 696 intake places: Xishi takes all its quality schools can, Gaizhou all its site can, Laobian has no
/// other schools, Bayuquan had room without them.
pub fn with_places() -> Findings {
    let district = |quality, standard, full, site_full, had_room| SharedDistrict {
        places: vec![quality, standard],
        full: vec![full, false],
        site_full,
        had_room,
    };
    let mut districts = vec![district(0, 0, false, false, false); 6];
    districts[3].full[1] = true;
    (districts[1], districts[2], districts[4]) =
        (district(100, 16, true, false, false), district(280, 100, false, true, false), district(200, 0, false, false, true));
    let shared = SharedOut {
        id: "senior-696".to_string(),
        stage: 3,
        year: 2026,
        unit: BudgetUnit::Intake,
        strategy: SeatStrategy::Need,
        tiers: vec![Some(Tier::Quality), Some(Tier::Standard)],
        left_over: 4,
        schools: Vec::new(),
        districts,
    };
    Findings { shared: vec![shared], ..findings("plan-2024", 2088.0) }
}

#[test]
fn the_report_tells_who_gets_the_places_and_where_they_were_not_needed() {
    let (plan, provenance) = (with_places(), provenance());
    let page = |language| {
        let contents = report::Contents { scenarios: &[&plan], comparisons: &[], pictures: &[], provenance: &provenance };
        section(&report::html(&contents, language), "shared")
    };
    insta::assert_snapshot!(page(Chinese), @r#"
    新增名额分给了谁
    senior-696：普通高中，2026学年起，696个招生计划，分配策略“按需求比例”。696个中有200个给了2026学年不加也有空位的县（市）区（中心未来，起始年级）。达到上限的：西市区（优质学校每校上限）、盖州市（本区上限）、老边区（没有普通学校可接收）。另有4个没有分出去。
    县（市）区 | 优质学校（个） | 普通学校（个） | 合计（个） | 达到的上限 | 不加名额时 | 此后最严重学年仍缺（个） | 最严重学年 |
    站前区 | 0 | 0 | 0 |  | 不够 | 700 | 2033学年 |
    西市区 | 100 | 16 | 116 | 优质学校每校上限 | 不够 | 320 | 2033学年 |
    盖州市 | 280 | 100 | 380 | 本区上限 | 不够 | 640 | 2033学年 |
    老边区 | 0 | 0 | 0 | 没有普通学校可接收 | 不够 | 95 | 2033学年 |
    鲅鱼圈区 | 200 | 0 | 200 |  | 有空位 | 35 | 2033学年 |
    大石桥市 | 0 | 0 | 0 |  | 不够 | 0 | – |
    "#);
    insta::assert_snapshot!(page(English), @r#"
    Who gets the places
    senior-696: Senior secondary, from 2026/27, 696 intake places, strategy: in proportion to demand. 200 of 696 went to districts that had room in 2026/27 without them (central future, entry grade). Bounds reached in Xishi (limit per school, quality schools), Gaizhou (limit of the district), Laobian (no other schools to take any). 4 were not given to anybody.
    District | quality schools | other schools | Places in all | Bound reached | Without them | Still short in the worst year since | Worst year |
    Zhanqian | 0 | 0 | 0 |  | short | 700 | 2033/34 |
    Xishi | 100 | 16 | 116 | limit per school, quality schools | short | 320 | 2033/34 |
    Gaizhou | 280 | 100 | 380 | limit of the district | short | 640 | 2033/34 |
    Laobian | 0 | 0 | 0 | no other schools to take any | short | 95 | 2033/34 |
    Bayuquan | 200 | 0 | 200 |  | has room | 35 | 2033/34 |
    Dashiqiao | 0 | 0 | 0 |  | short | 0 | – |
    "#);
}
