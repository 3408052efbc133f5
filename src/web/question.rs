//! The form on the left: which scenario, beside which, what if, how many futures, what to keep.

use maud::{Markup, html};

use super::answer::{link, short};
use super::form::Form;
use super::page::Shown;
use super::{Desk, beside, levers};
use crate::domain::{Language, LeverGroup, Offered, Question, Task, Variant};

/// The form, filled in as the question is.
pub fn form(desk: &impl Desk, shown: &Shown) -> Markup {
    let (question, language) = (shown.question, shown.question.language);
    let (scenarios, groups) = (desk.scenarios(), desk.levers(&question.plan));
    let name = desk.called(&Variant { key: question.plan.clone(), changes: Vec::new() });
    html! {
        form.ask #ask method="post" action="/run" {
            input type="hidden" name="lang" value=(short(language));
            input type="hidden" name="shown" value=(question.plan);
            @match &scenarios {
                Ok(scenarios) => { (choice(scenarios, question)) (beside::boxes(desk, scenarios, question)) },
                Err(why) => p.refused { (why.told(language)) },
            }
            (levers::fields(&groups, &name, question, shown.typed))
            (beside_each_other(&groups, language))
            (drawn(question, shown.typed))
            (keep(shown.typed, language))
            (earlier(desk, language))
            div.run {
                button.go type="submit" { (language.pick("运行", "Run")) }
                // For the script: while a run is at work, leaving its page ends it.
                button.stop type="button" hidden { (language.pick("停止", "Stop")) }
                p.progress data-text=(language.pick("正在计算…", "Running…")) data-stopped=(language.pick("已停止", "Stopped")) role="status" {}
            }
        }
    }
}

/// Which scenario, and beside which.
fn choice(scenarios: &[Offered], question: &Question) -> Markup {
    let language = question.language;
    let chosen = scenarios.iter().find(|scenario| scenario.key == question.plan);
    html! {
        label.big { (language.pick("方案", "Scenario"))
            select name="plan" { @for scenario in scenarios { (option(scenario, Some(&question.plan), language)) } }
        }
        button.show type="submit" formmethod="get" formaction="/" { (language.pick("显示所选方案的数值", "Show the numbers of this scenario")) }
        @if let Some(scenario) = chosen {
            p.why { (scenario.why.told(language)) " "
                button.link type="submit" formmethod="get" formaction="/" name="check" value="on" { (language.pick("检查方案和数据", "Check it and its data")) } }
        }
        label.big { (language.pick("与哪个方案比较", "Compare with"))
            select name="base" {
                option value="" { (language.pick("不比较", "nothing: by itself")) }
                @for scenario in scenarios { (option(scenario, question.base.as_deref(), language)) }
            }
        }
    }
}

fn option(scenario: &Offered, chosen: Option<&str>, language: Language) -> Markup {
    let broken = if scenario.refused.is_some() { language.pick("（有问题）", " (has problems)") } else { "" };
    html! { option value=(scenario.key) selected[chosen == Some(&scenario.key)] { (scenario.name.told(language)) (broken) } }
}

/// What else can be asked of a scenario: strategies for the places that it shares out, rules of admission for its pupils.
fn beside_each_other(groups: &[LeverGroup], language: Language) -> Markup {
    let shares = groups.iter().flat_map(|group| &group.levers).any(|lever| lever.key.starts_with("seat_budget."));
    let ask = |task: Task, text: &str, note: &str| {
        html! { p { button type="submit" formaction="/run" name="task" value=[task.key()] { (text) } small.note { (note) } } }
    };
    html! {
        details.tasks {
            summary { (language.pick("哪种办法最好", "Which way is best")) }
            @if shares { (ask(
                Task::Strategies,
                language.pick("比较各种分配策略", "Compare all strategies"),
                language.pick("新增名额分给谁：每种策略各分一遍，在同样的未来中评判。", "Who should get the new places: every strategy shares them out, all are judged in the same futures."),
            )) }
            (ask(
                Task::Admissions,
                language.pick("比较各种录取方式", "Compare all rules of admission"),
                language.pick("谁进哪所学校：每种方式各录取一遍同样的学生。", "Who gets into which school: every rule admits the same pupils."),
            ))
        }
    }
}

/// How many futures, and from which seed.
fn drawn(question: &Question, typed: &Form) -> Markup {
    let language = question.language;
    let shown = |name: &str, number: String| typed.get(name).map_or(number, str::to_owned);
    html! {
        details open[typed.in_order().is_err()] {
            summary { (language.pick("未来数与种子", "Futures and seed")) }
            label.lever { span { (language.pick("未来数", "Futures")) small { (language.pick("0为只算中心未来；更多则更稳定", "0 is the central one alone; more are steadier")) } }
                input name="futures" value=(shown("futures", question.futures.to_string())) inputmode="numeric"; }
            label.lever { span { (language.pick("种子", "Seed")) small { (language.pick("同一种子得到同样的结果", "the same seed gives the same result")) } }
                input name="seed" value=(shown("seed", question.seed.to_string())) inputmode="numeric"; }
        }
    }
}

fn keep(typed: &Form, language: Language) -> Markup {
    let name = typed.get("save_as").unwrap_or_default();
    html! {
        details open[!name.is_empty()] {
            summary { (language.pick("把改动另存为方案", "Keep the changes as a scenario")) }
            p.note { (language.pick(
                "在方案文件夹中写一个只含改动的小文件，以后可再次运行、与别的方案比较。",
                "Writes a small file with the changes alone into the folder of scenarios, to be run again and compared.")) }
            label.lever { span { (language.pick("新方案的名称", "Name of the new scenario")) } input name="save_as" value=(name); }
            button type="submit" formaction="/save" { (language.pick("保存", "Save")) }
        }
    }
}

/// What has been asked before.
fn earlier(desk: &impl Desk, language: Language) -> Markup {
    let answered = desk.answered();
    html! {
        @if !answered.is_empty() {
            h2 { (language.pick("已运行", "Run so far")) }
            ol.earlier reversed {
                @for answer in answered { li { a href=(link(&Question { language, ..answer.question.clone() }, Some(&answer.name))) { (answer.title.told(language)) } } }
            }
        }
    }
}
