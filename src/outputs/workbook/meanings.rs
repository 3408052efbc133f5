//! What the columns of a run's tables mean, as a note on their names: docs/run-folder.md in short.

use crate::domain::{Phrase, both};

/// Columns with their meaning.
const MEANINGS: [(&str, Phrase); 38] = [
    ("scenario", both("方案名", "name of the scenario")),
    ("base", both("作为基准的方案", "scenario that the others are compared with")),
    ("district", both("县（市）区；* 为全市", "district; * is the whole city")),
    ("school", both("学校；* 为本区未列入学校的学位", "school; * is the district's seats of no listed school")),
    ("stage", both("学段", "stage")),
    ("grade", both("年级；all 为全部年级", "grade; all is all grades together")),
    ("year", both("学年，以开始的年份称呼", "school year, by the year it starts")),
    (
        "measure",
        both(
            "指标：demand 学位需求，seats 学位，enrolment 在校生，utilisation 学位使用率，shortfall 学位缺口，spare 空余学位，placed 在本区就读，waiting 等待入学，\
             diverted 分流，left 外区就读，over_capacity 超容量学生，large_classes 大班额班级，access 每名孩子的可及学位，\
             teachers_needed 需要教师，teachers_in_post 在岗教师，teachers_short 教师缺口，running_cost 运行费用（元/年），capital_cost 建设费用（元），\
             special_needs 特殊需要儿童，in_ordinary_classes 其中随班就读，home_taught 其中送教上门，in_special_schools 其中在特教学校，special_unplaced 其中未安置",
            "demand, seats, enrolment, utilisation (demand / seats), shortfall, spare, placed, waiting, diverted, left (in another district), over_capacity, \
             large_classes, access (seats within reach per child), teachers_needed, teachers_in_post, teachers_short, running_cost [yuan a year], capital_cost [yuan], \
             special_needs (children with special needs), of them in_ordinary_classes, home_taught, in_special_schools, special_unplaced (without a place)",
        ),
    ),
    ("mean", both("各未来的平均值", "mean over the futures")),
    ("p10", both("十种未来中有一种低于此数", "one future in ten lies below")),
    ("p50", both("一半的未来低于此数", "half of the futures lie below")),
    ("p90", both("十种未来中有一种高于此数", "one future in ten lies above")),
    ("chance", both("可能性，0 至 1", "chance, 0 to 1")),
    ("se", both("可能性的标准误；在 comparison 中为平均差的标准误", "standard error of the chance; in comparison, of the mean difference")),
    ("level", both("预警等级：red 红，orange 橙，yellow 黄，slack 富余", "alert level: red, orange, yellow, slack")),
    ("expected_shortfall", both("平均缺口 [人]", "mean shortfall [children]")),
    ("p90_shortfall", both("十种未来中有一种超过的缺口 [人]", "shortfall that one future in ten exceeds [children]")),
    ("expected_spare", both("平均空余学位 [个]", "mean spare seats [seats]")),
    ("first_year", both("首次列入该等级的学年", "first school year at this level")),
    (
        "why_births_and_ageing",
        both(
            "自首个报告学年以来预计缺口（富余为空余学位）的变化中，由出生和年龄推移引起的部分",
            "part of the change of the shortfall (where slack, of the spare seats) since the first year: births and ageing",
        ),
    ),
    (
        "why_migration",
        both(
            "自首个报告学年以来预计缺口（富余为空余学位）的变化中，由迁移引起的部分",
            "part of the change of the shortfall (where slack, of the spare seats) since the first year: migration",
        ),
    ),
    (
        "why_entry",
        both(
            "自首个报告学年以来预计缺口（富余为空余学位）的变化中，由入学率引起的部分",
            "part of the change of the shortfall (where slack, of the spare seats) since the first year: entry rates",
        ),
    ),
    (
        "why_progression",
        both(
            "自首个报告学年以来预计缺口（富余为空余学位）的变化中，由升级率引起的部分",
            "part of the change of the shortfall (where slack, of the spare seats) since the first year: progression",
        ),
    ),
    (
        "why_flows",
        both(
            "自首个报告学年以来预计缺口（富余为空余学位）的变化中，由跨区就学引起的部分",
            "part of the change of the shortfall (where slack, of the spare seats) since the first year: flows between districts",
        ),
    ),
    (
        "why_seats",
        both(
            "自首个报告学年以来预计缺口（富余为空余学位）的变化中，由学位变动引起的部分",
            "part of the change of the shortfall (where slack, of the spare seats) since the first year: seats",
        ),
    ),
    ("target", both("规划目标", "target of the plan")),
    ("goal", both("要求", "what is asked for")),
    ("value_central", both("中心未来的数值", "value in the central future")),
    ("chance_met", both("达到目标的可能性", "chance that the target is met")),
    ("chance_better", both("优于基准方案的可能性", "chance of being better than the base")),
    (
        "pupil_costs",
        both(
            "学生费用：counted 已计入，left_out 未计（只有一个方案写明）",
            "what pupils cost: counted, or left_out where only one scenario gives it",
        ),
    ),
    ("cost_mean", both("费用之差，平均 [元]", "difference of costs, mean [yuan]")),
    ("cost", both("费用之差 [元]", "difference of costs [yuan]")),
    ("avoided_mean", both("减少的缺口，平均 [人·年]", "shortfall avoided, mean [pupil-years]")),
    ("avoided", both("减少的缺口 [人·年]", "shortfall avoided [pupil-years]")),
    ("chance_avoided", both("减少缺口的可能性", "chance that a shortfall is avoided")),
    ("yuan_per_pupil_year", both("每减少一人·年缺口的费用 [元]", "cost of each pupil-year of shortfall avoided [yuan]")),
    ("difference", both("与基准方案之差，各未来的分位数", "difference from the base, quantile over the futures")),
];

/// What a column means; its quantiles are told with it.
pub fn meaning(column: &str) -> Option<Phrase> {
    let quantile = ["_p10", "_p50", "_p90"].into_iter().find_map(|end| column.strip_suffix(end));
    let known = |name: &str| MEANINGS.iter().find(|(known, _)| *known == name).map(|(_, meaning)| *meaning);
    let of_quantile = || match quantile? {
        "value" => Some(both("数值，各未来的分位数", "value, quantile over the futures")),
        name => known(name),
    };
    known(column).or_else(of_quantile)
}
