//! The page: the form on the left, the answer on the right.

use maud::{DOCTYPE, Markup, html};

use super::answer::{link, short};
use super::{Answered, Desk, levers};
use crate::domain::{Language, LeverGroup, Offered, Phrase, Question, Said, both};

/// What a page shows.
pub struct Shown<'a> {
    /// The question that the form holds.
    pub question: &'a Question,
    /// The answer, if there is one.
    pub answer: Option<Answered>,
    /// Why the last request was refused.
    pub refused: Option<&'a Said>,
    /// What was understood of the scenario, where that was asked for.
    pub understood: Option<&'a str>,
    /// The scenario that was just saved.
    pub saved: Option<&'a str>,
}

/// The style of the page.
pub fn style() -> &'static str {
    include_str!("page.css")
}

/// The script of the page; without it the page works too.
pub fn script() -> &'static str {
    include_str!("page.js")
}

/// The whole page.
pub fn page(desk: &impl Desk, shown: &Shown) -> String {
    let language = shown.question.language;
    let title = shown.answer.as_ref().map(|answer| format!("{} – xuewei", answer.title.told(language)));
    let page = html! {
        (DOCTYPE)
        html lang=(language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title.unwrap_or_else(|| language.pick("学位模拟 xuewei", "xuewei: school seats").into())) }
                link rel="stylesheet" href="/page.css";
                link rel="icon" href="data:,";
                script src="/page.js" defer {}
            }
            body {
                (header(desk, shown.question))
                main {
                    (form(desk, shown))
                    section.answer { (answer(desk, shown)) }
                }
            }
        }
    };
    page.into_string()
}

fn header(desk: &impl Desk, question: &Question) -> Markup {
    let language = question.language;
    let other = language.pick("English", "中文");
    let in_other =
        Question { language: if language == Language::Chinese { Language::English } else { Language::Chinese }, ..question.clone() };
    html! {
        header {
            h1 { a href={ "/?lang=" (short(language)) } { (language.pick("学位模拟 xuewei", "xuewei 学位")) } }
            span.folder { (language.pick("方案文件夹：", "Scenarios in ")) (desk.folder()) }
            a.language href=(link(&in_other, None)) hreflang=(in_other.language.tag()) lang=(in_other.language.tag()) { (other) }
        }
    }
}

fn form(desk: &impl Desk, shown: &Shown) -> Markup {
    let (question, language) = (shown.question, shown.question.language);
    let (scenarios, groups) = (desk.scenarios(), desk.levers(&question.plan));
    html! {
        form.ask method="post" action="/run" {
            // First of all buttons, so that the Enter key runs; the style shows it last.
            div.run {
                button.go type="submit" { (language.pick("运行", "Run")) }
                p.progress data-text=(language.pick("正在计算…", "Running…")) role="status" {}
            }
            input type="hidden" name="lang" value=(short(language));
            input type="hidden" name="shown" value=(question.plan);
            @match &scenarios {
                Ok(scenarios) => (choice(scenarios, question)),
                Err(why) => p.refused { (why.told(language)) },
            }
            (levers::fields(&groups, question))
            (strategies(&groups, language))
            (drawn(question))
            (keep(language))
            (earlier(desk, language))
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
        button.show type="submit" formmethod="get" formaction="/" { (language.pick("显示所选方案的数值", "Show the numbers of this scenario")) }
    }
}

fn option(scenario: &Offered, chosen: Option<&str>, language: Language) -> Markup {
    let broken = if scenario.refused.is_some() { language.pick("（有问题）", " (has problems)") } else { "" };
    html! { option value=(scenario.key) selected[chosen == Some(&scenario.key)] { (scenario.name.told(language)) (broken) } }
}

/// Every strategy for the places that the scenario shares out; nothing where it shares none.
fn strategies(groups: &[LeverGroup], language: Language) -> Markup {
    let shares = groups.iter().flat_map(|group| &group.levers).any(|lever| lever.key.starts_with("seat_budget."));
    html! {
        @if shares {
            div.strategies {
                button type="submit" formaction="/run" name="strategies" value="on" { (language.pick("比较各种分配策略", "Compare all strategies")) }
                p.note { (language.pick(
                    "名额分给谁最好：每种策略各分一遍，在同样的未来中评判。",
                    "Who should get the places: every strategy shares them out, all are judged in the same futures.")) }
            }
        }
    }
}

/// How many futures, and from which seed.
fn drawn(question: &Question) -> Markup {
    let language = question.language;
    html! {
        details {
            summary { (language.pick("未来数与种子", "Futures and seed")) }
            label.lever { span { (language.pick("未来数", "Futures")) small { (language.pick("0为只算中心未来；更多则更稳定", "0 is the central one alone; more are steadier")) } }
                input name="futures" value=(question.futures) inputmode="numeric"; }
            label.lever { span { (language.pick("种子", "Seed")) small { (language.pick("同一种子得到同样的结果", "the same seed gives the same result")) } }
                input name="seed" value=(question.seed) inputmode="numeric"; }
        }
    }
}

fn keep(language: Language) -> Markup {
    html! {
        details {
            summary { (language.pick("把改动另存为方案", "Keep the changes as a scenario")) }
            p.note { (language.pick(
                "在方案文件夹中写一个只含改动的小文件，以后可再次运行、与别的方案比较。",
                "Writes a small file with the changes alone into the folder of scenarios, to be run again and compared.")) }
            label.lever { span { (language.pick("新方案的名称", "Name of the new scenario")) } input name="save_as" value=""; }
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

fn answer(desk: &impl Desk, shown: &Shown) -> Markup {
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
                @let table = if answer.question.strategies { "benchmark.csv" } else { "report.xlsx" };
                a href=(file(table)) download { (language.pick("下载表格 ", "Tables: ")) (table) }
                span { (language.pick("结果文件夹：", "Run folder: ")) code { (answer.place) } }
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
        ("answer", both("结论", "Answer")),
        ("changes", both("方案改变了什么", "What the plan changes")),
        ("places", both("各县（市）区名额", "Places of each district")),
        ("targets", both("目标", "Targets")),
        ("pictures", both("图", "Pictures")),
        ("list", both("全部压力点", "All pressure points")),
        ("schools", both("学校", "Schools")),
        ("access", both("可达学位", "Seats within reach")),
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
            "选择一个方案；若要看它改变了什么，再选一个与之比较的方案。",
            "需要时改动左边的数：出生、迁移、新增学位、项目的年份……改动过的数会标出。",
            "按“运行”。结论、图和表出现在这里；每次运行都留有结果文件夹。",
        ],
        Language::English => [
            "Choose a scenario; to see what it changes, also one to compare it with.",
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
                dt { a href=(link(&Question { plan: scenario.key.clone(), changes: Vec::new(), strategies: false, ..question.clone() }, None)) { (scenario.name.told(language)) } }
                dd { @if scenario.refused.is_some() { strong { (language.pick("有问题：点开查看", "has problems: open to see them")) } } @else { (scenario.why.told(language)) } }
            } }
        }
    }
}
