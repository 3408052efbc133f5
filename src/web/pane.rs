//! The answer on the right: why not, the report of a run, what was understood, or what there is to choose from.

use maud::{Markup, html};

use super::answer::link;
use super::page::Shown;
use super::{Answered, Desk};
use crate::domain::{Language, Offered, Phrase, Question, Task, both};

/// What is shown beside the form.
pub fn answer(desk: &impl Desk, shown: &Shown) -> Markup {
    let (question, language) = (shown.question, shown.question.language);
    let scenarios = desk.scenarios().unwrap_or_default();
    let broken = scenarios.iter().find(|scenario| scenario.key == question.plan).and_then(|scenario| scenario.refused.as_ref());
    html! {
        @if let Some(key) = shown.saved { p.saved role="status" { (language.pick("已保存：", "Saved: ")) code { (desk.folder()) "/" (key) ".toml" } } }
        @match (shown.refused.or(broken), &shown.answer) {
            (Some(why), _) => (refusal(why.told(language), language)),
            (None, Some(answer)) => (report(desk, answer, language)),
            (None, None) => (welcome(&scenarios, question, shown.understood)),
        }
    }
}

fn refusal(why: &str, language: Language) -> Markup {
    html! {
        div.refused role="alert" {
            h2 { (language.pick("不能运行，请先更正", "This cannot run until it is put right")) }
            pre { (why) }
        }
    }
}

/// The report of a run, and the ways to its parts and tables.
fn report(desk: &impl Desk, answer: &Answered, language: Language) -> Markup {
    let file = |name: &str| ["/runs/", &answer.name, "/", name].concat();
    html! {
        div.result {
            h2 { (answer.title.told(language)) }
            nav.ways aria-label=(language.pick("报告各部分", "Parts of the report")) {
                @for (part, name) in parts(desk, answer) { a href={ (file("report.html")) "#" (part) } target="report" { (name.told(language)) } }
            }
            p.ways {
                a href=(file("report.html")) target="_blank" { (language.pick("单独打开报告", "Report alone")) }
                @let table = if answer.question.task == Task::Run { "report.xlsx" } else { "benchmark.csv" };
                a href=(file(table)) download { (language.pick("下载表格 ", "Tables: ")) (table) }
                span { (language.pick("结果文件夹：", "Run folder: ")) code { (answer.place) } }
            }
            @let pictures = desk.pictures(&answer.name);
            @if !pictures.is_empty() {
                details.pictures {
                    summary { (language.pick("下载图片", "Take pictures along")) }
                    p.ways { @for name in &pictures { a href=(file(&["charts/", name].concat())) download { (name) } } }
                }
            }
            @if let Some(command) = &answer.command {
                p.ways { span { (language.pick("同样结果的命令：", "The same on the command line: ")) code { (command) } } }
            }
        }
        iframe name="report" src=(file("report.html")) title=(language.pick("报告", "Report")) {}
    }
}

/// The parts that a report has, in the order in which a meeting asks for them.
fn parts(desk: &impl Desk, answer: &Answered) -> Vec<(&'static str, Phrase)> {
    let known = [
        ("changes", both("方案改变了什么", "What the plan changes")),
        ("answer", both("结论", "Answer")),
        ("places", both("各县（市）区", "District by district")),
        ("targets", both("目标", "Targets")),
        ("shared", both("新增名额分给谁", "Who gets the places")),
        ("pictures", both("图", "Pictures")),
        ("list", both("全部压力点", "All pressure points")),
        ("grades", both("个别年级不够", "Single grades short")),
        ("schools", both("学校", "Schools")),
        ("access", both("可达学位", "Seats within reach")),
        ("teachers", both("教师", "Teachers")),
        ("special-needs", both("特殊需要儿童", "Special needs")),
        ("numbers", both("数字", "Numbers")),
        ("made", both("如何得出", "How it was made")),
    ];
    let report = desk.file(&answer.name, "report.html").unwrap_or_default();
    let report = String::from_utf8_lossy(&report);
    known.into_iter().filter(|(part, _)| report.contains(&format!("id=\"{part}\""))).collect()
}

/// What to do here, and what there is to choose from.
fn welcome(scenarios: &[Offered], question: &Question, understood: Option<&str>) -> Markup {
    let language = question.language;
    let steps = match language {
        Language::Chinese => [
            "选择一个方案；若要看它改变了什么，再选一个与之比较的方案，也可同时比较几个方案。",
            "需要时改动左边的数：出生、迁移、新增学位、项目的年份……改动过的数会标出。",
            "按“运行”。结论、图和表出现在这里；每次运行都留有结果文件夹。",
        ],
        Language::English => [
            "Choose a scenario; to see what it changes, also one to compare it with, or several at once.",
            "Change numbers on the left if you like: births, migration, places, the year of a project. What is changed is marked.",
            "Press Run. The answer, pictures and tables appear here; each run leaves a folder.",
        ],
    };
    html! {
        div.welcome {
            @if let Some(understood) = understood {
                h2 { (language.pick("程序读懂了什么", "What was understood")) }
                pre.understood { (understood) }
            } @else { ol { @for step in steps { li { (step) } } } }
            h2 { (language.pick("可选的方案", "Scenarios to choose from")) }
            dl { @for scenario in scenarios {
                dt { a href=(link(&Question { plan: scenario.key.clone(), changes: Vec::new(), task: Task::Run, ..question.clone() }, None)) { (scenario.name.told(language)) } }
                dd { @if scenario.refused.is_some() { strong { (language.pick("有问题：点开查看", "has problems: open to see them")) } } @else { (scenario.why.told(language)) } }
            } }
        }
    }
}
