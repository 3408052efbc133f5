//! What is modelled or estimated, in plain words.

use maud::{Markup, html};

use super::Contents;
use crate::domain::{AlertRule, Factor, Language, Learnt};
use crate::outputs::BasisCount;
use crate::outputs::words::{alert_rule_name, ground_name, table_name};

/// What each part of the result rests on.
pub fn section(contents: &Contents, language: Language) -> Markup {
    html! {
        h2 id="method" { (language.pick("哪些是推算或估计", "What is modelled or estimated")) }
        ul {
            @for (chinese, english) in STATEMENTS { li { (language.pick(chinese, english)) } }
            @if let Some(learnt) = &contents.provenance.learnt { @for sentence in past(learnt, language) { li { (sentence) } } }
        }
        @if let Some(findings) = contents.scenarios.first() { p { (rule(&findings.alert, language)) } }
        (basis(&contents.provenance.basis, language))
    }
}

const STATEMENTS: [(&str, &str); 6] = [
    (
        "将来的人口是推算的：现有各年龄人口逐年长大，加上预计出生和净迁入。已登记的出生按登记数计算。",
        "Future residents are modelled: today's residents grow older year by year, plus expected births and net migration. Recorded births are used as recorded.",
    ),
    (
        "学位需求是推算的：适龄儿童乘以入学率，在校生逐年乘以升级率，并计入跨区就学。这些比率来自近年数据或假设。",
        "Demand is modelled: children of entry age times an entry rate, pupils times progression ratios from grade to grade, and schooling across districts. \
         The rates come from recent years or are assumptions.",
    ),
    (
        "学位按数据集中的学校、班级和建设项目计算；尚未建成的项目可能推迟。",
        "Seats are those of the schools, classes and projects in the dataset; projects that are not finished may be late.",
    ),
    (
        "缺口按年级计算：三年级的空位不能抵消一年级的不足，因此全学段学位够用时也可能有缺口。",
        "Shortfall is counted by grade: empty seats in grade 3 do not make up for missing ones in grade 1, so a stage with enough seats in all can still be short.",
    ),
    (
        "可能性是许多个未来中出现该情况的比例；每个未来的出生、迁移、入学和工期在给定范围内各不相同。它只包含写明的不确定因素，不包含政策突变等意外。",
        "A chance is the share of futures in which something happens; births, migration, entry and building times differ from future to future within the stated ranges. \
         It holds the stated uncertainties only, not surprises such as a new law.",
    ),
    (
        "文字中的人数已按习惯取整，表格文件中保留完整数值。",
        "Numbers in sentences are rounded as one would say them; the table files keep them in full.",
    ),
];

/// What the rates and the uncertainty rest on in the past.
fn past(learnt: &Learnt, language: Language) -> Vec<String> {
    let ((first, last), fitted) = (learnt.years, factor_names(&learnt.factors, language));
    let rates = match language {
        Language::Chinese => format!(
            "升级率和入学率由{first}至{last}学年的在校生数推出：近年权重大，人数少的地区向全市靠拢。可用 backtest 命令检验这一方法过去的误差。"
        ),
        Language::English => format!(
            "Progression and entry rates are forecast from the rolls of {first} to {last}: recent years count more, small districts lean on the whole city. \
             The command backtest shows how far this method was off in the past."
        ),
    };
    let uncertainty = learnt.errors.filter(|_| !fitted.is_empty()).map(|(from, to)| match language {
        Language::Chinese => format!("{fitted}的不确定范围由{from}至{to}学年预测与实际之差得出；其余范围由方案写明。"),
        Language::English => {
            format!("The range of {fitted} is fitted to the errors of forecasts of {from} to {to}; the scenario states the others.")
        }
    });
    let stated = || match language {
        Language::Chinese => "不确定范围由方案写明，未用过去的误差校准。".to_owned(),
        Language::English => "The ranges of uncertainty are those that the scenario states, not fitted to past errors.".to_owned(),
    };
    vec![rates, uncertainty.unwrap_or_else(stated)]
}

/// Names of uncertain factors, one after the other.
pub(super) fn factor_names(factors: &[Factor], language: Language) -> String {
    factors.iter().map(|factor| factor_name(*factor, language)).collect::<Vec<_>>().join(language.pick("、", ", "))
}

fn factor_name(factor: Factor, language: Language) -> &'static str {
    match factor {
        Factor::Fertility => language.pick("出生", "births"),
        Factor::RecordedBirths => language.pick("已登记出生", "recorded births"),
        Factor::Migration => language.pick("迁移", "migration"),
        Factor::Entry(_) => language.pick("入学率", "entry"),
        Factor::Progression => language.pick("升级率", "progression"),
        Factor::Continuation => language.pick("升学率", "continuation"),
        Factor::UsableShare => language.pick("可用学位比例", "usable share of seats"),
    }
}

fn rule(rule: &AlertRule, language: Language) -> String {
    let percent = |share: f64| (share * 100.0).round();
    let (red, yellow, slack) = (percent(rule.red_from), percent(rule.yellow_from), percent(rule.slack_below));
    let chances = [rule.red_chance, rule.orange_chance, rule.yellow_chance, rule.slack_chance].map(percent);
    let name = alert_rule_name(rule, language);
    match language {
        Language::Chinese => format!(
            "{name}：学位使用率达到{red}%的可能性不低于{}%为红色，不低于{}%为橙色；使用率达到{yellow}%的可能性不低于{}%为黄色；使用率低于{slack}%的可能性不低于{}%为富余（闲置）。",
            chances[0], chances[1], chances[2], chances[3]
        ),
        Language::English => format!(
            "Alert rule {name}: red where utilisation of {red} % or more has a chance of at least {} %, orange at least {} %; \
             yellow where {yellow} % or more has at least {} %; slack where less than {slack} % has at least {} %.",
            chances[0], chances[1], chances[2], chances[3]
        ),
    }
}

fn basis(counts: &[BasisCount], language: Language) -> Markup {
    html! {
        @if !counts.is_empty() {
            table {
                caption { (language.pick("数据集各表的依据", "What the tables of the dataset rest on")) }
                thead { tr { th { (language.pick("表", "Table")) } th { (language.pick("依据", "Basis")) } th.n { (language.pick("行数", "Rows")) } } }
                tbody { @for count in counts { tr { td { (table_name(&count.table, language)) } td { (ground_name(&count.basis, language)) } td.n { (count.rows) } } } }
            }
        }
    }
}
