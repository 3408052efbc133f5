//! The page: the form on the left, the answer on the right.

use maud::{DOCTYPE, Markup, html};

use super::answer::short;
use super::form::Form;
use super::{Answered, Desk, pane, question};
use crate::domain::{Language, Question, Said};

/// What a page shows.
pub struct Shown<'a> {
    /// The question that the form holds.
    pub question: &'a Question,
    /// What was typed, right or wrong.
    pub typed: &'a Form,
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
                    (question::form(desk, shown))
                    section.answer { (pane::answer(desk, shown)) }
                }
            }
        }
    };
    page.into_string()
}

fn header(desk: &impl Desk, question: &Question) -> Markup {
    let language = question.language;
    let other = if language == Language::Chinese { Language::English } else { Language::Chinese };
    html! {
        header {
            // First of all buttons, so that the Enter key runs; who tabs or listens meets the one at the end.
            button.unseen type="submit" form="ask" tabindex="-1" aria-hidden="true" {}
            h1 { a href={ "/?lang=" (short(language)) } { (language.pick("学位模拟 xuewei", "xuewei 学位")) } }
            span.folder { (language.pick("方案文件夹：", "Scenarios in ")) (desk.folder()) }
            // A button of the form, so that what was typed is not lost.
            button.link.language type="submit" form="ask" formmethod="get" formaction="/" name="to" value=(short(other)) lang=(other.tag()) {
                (other.pick("中文", "English"))
            }
        }
    }
}
