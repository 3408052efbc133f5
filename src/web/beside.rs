//! What else stands beside the base: other scenarios, and the what-ifs that were made before.

use maud::{Markup, html};

use super::Desk;
use super::answer::written;
use crate::domain::{MOST_BESIDE, Offered, Question, Said, Task, Variant};
use crate::said;

/// Boxes to tick, what-ifs first: they are what a meeting has just made.
pub fn boxes(desk: &impl Desk, scenarios: &[Offered], question: &Question) -> Markup {
    let language = question.language;
    let what_ifs = what_ifs(desk, question);
    let stands = |key: &str| Variant { key: key.to_owned(), changes: Vec::new() };
    let others = scenarios.iter().filter(|scenario| question.base.as_ref() != Some(&scenario.key) && scenario.refused.is_none());
    html! {
        details.also open[!question.also.is_empty()] {
            summary { (language.pick("同时比较更多方案", "Compare more plans at once")) @if !question.also.is_empty() { span.count { (question.also.len()) } } }
            fieldset {
                legend.note { (note().told(language)) }
                @for what_if in &what_ifs { (one(what_if, &desk.called(what_if), question)) }
                @for scenario in others { (one(&stands(&scenario.key), &scenario.name, question)) }
            }
        }
    }
}

fn one(variant: &Variant, name: &Said, question: &Question) -> Markup {
    html! {
        label.tick {
            input type="checkbox" name="also" value=(written(variant)) checked[question.also.contains(variant)];
            (name.told(question.language))
        }
    }
}

fn note() -> Said {
    said!(
        "勾选的方案与上面所选的方案一起，都与同一个方案比较，最多{MOST_BESIDE}个；在页面上运行过的假设也列在这里。",
        "What is ticked is compared with the same scenario, together with the one chosen above: {MOST_BESIDE} at most. What-ifs that were run on this page are listed too."
    )
}

/// What-ifs of this question, and of those that were answered, the oldest first, each once.
fn what_ifs(desk: &impl Desk, question: &Question) -> Vec<Variant> {
    let answered: Vec<Question> = desk.answered().into_iter().rev().map(|answered| answered.question).collect();
    let all = answered.iter().flat_map(|asked| asked.also.iter().cloned().chain([asked.own()])).chain(question.also.iter().cloned());
    let mut found: Vec<Variant> = Vec::new();
    for variant in all.filter(|variant| !variant.changes.is_empty()) {
        if !found.contains(&variant) {
            found.push(variant);
        }
    }
    found
}

/// Why so many, or such, scenarios cannot be compared.
pub fn in_order(question: &Question) -> Result<(), Said> {
    let beside = question.variants().len() - 1;
    if beside > MOST_BESIDE {
        return Err(said!(
            "与一个方案比较的最多{MOST_BESIDE}个方案，现有{beside}个\n  提示：请取消勾选几个",
            "{MOST_BESIDE} scenarios at most are compared with one; here are {beside}\n  hint: untick some"
        ));
    }
    if question.task == Task::Run && question.base.is_none() && beside > 0 {
        return Err(said!(
            "比较几个方案时，请在“与哪个方案比较”中选定与谁比较",
            "several plans are compared with one: choose it under “Compare with”"
        ));
    }
    Ok(())
}
