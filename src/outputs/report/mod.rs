//! `report.html`: one page that opens from disk without a network, on the screen and on A4.
//!
//! The answer comes first (of a comparison: what the plans change), then the targets, the pictures, the numbers, and how all of it was made.

mod access;
mod answer;
mod changes;
mod costs;
mod grounds;
mod made;
mod mechanisms;
mod method;
mod numbers;
mod pictures;
mod schools;
mod shared_out;
mod single_grades;
mod special_needs;
mod staff;
mod strategies;
mod targets;
mod yearly_costs;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::words::{futures_words, scenario_name, school_years};
use super::{Picture, Provenance};
use crate::domain::{Comparison, Findings, Language};

pub use mechanisms::{Mechanisms, mechanisms};
pub use strategies::{Strategies, strategies};

const STYLE: &str = include_str!("style.css");

/// What the page shows; the first scenario is the base of the comparisons.
#[derive(Clone, Copy, Debug)]
pub struct Contents<'a> {
    /// Scenarios, base first.
    pub scenarios: &'a [&'a Findings],
    /// Comparisons with the base.
    pub comparisons: &'a [Comparison],
    /// Pictures with their captions.
    pub pictures: &'a [Picture],
    /// How it was made.
    pub provenance: &'a Provenance,
}

/// The page.
pub fn html(contents: &Contents, language: Language) -> String {
    let title = title(contents, language);
    framed(&title, &body(contents, &title, language), language)
}

/// A page that opens without a network: the style is in it.
pub(super) fn framed(title: &str, body: &Markup, language: Language) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body { (body) }
        }
    };
    page.into_string()
}

fn title(contents: &Contents, language: Language) -> String {
    let names: Vec<&str> = contents.scenarios.iter().map(|findings| scenario_name(findings, language)).collect();
    match language {
        Language::Chinese => format!("学位报告：{}", names.join("、")),
        Language::English => format!("School seats: {}", names.join(", ")),
    }
}

fn body(contents: &Contents, title: &str, language: Language) -> Markup {
    html! {
        h1 { (title) }
        @for findings in contents.scenarios { (why(findings, contents.scenarios.len() > 1, language)) }
        (facts(contents, language))
        (warnings(&contents.provenance.warnings, language))
        (grounds::section(contents.provenance, language))
        (changes::section(contents.scenarios, contents.comparisons, language))
        (answer::section(contents.scenarios, language))
        (targets::section(contents.scenarios, language))
        (shared_out::section(contents.scenarios, language))
        (pictures::section(contents.pictures, language))
        (answer::full_list(contents.scenarios, language))
        (single_grades::section(contents.scenarios, language))
        (schools::section(contents.scenarios, language))
        (access::section(contents.scenarios, language))
        (staff::section(contents.scenarios, language))
        (special_needs::section(contents.scenarios, language))
        (yearly_costs::section(contents.scenarios, language))
        (numbers::section(contents.scenarios, language))
        (made::section(contents.provenance, language))
        (method::section(contents, language))
    }
}

fn why(findings: &Findings, several: bool, language: Language) -> Markup {
    html! {
        @if !findings.why.is_empty() {
            p.why {
                @if several { strong { (scenario_name(findings, language)) (language.pick("：", ": ")) } }
                (language.pick(&findings.why_zh, &findings.why))
            }
        }
    }
}

fn facts(contents: &Contents, language: Language) -> Markup {
    let Some(base) = contents.scenarios.first() else { return html! {} };
    let years = school_years(base.horizon.first_year, base.horizon.last_year, language);
    let (districts, futures) = (base.districts.len(), futures_words(base.futures, language));
    html! {
        p.facts {
            @match language {
                Language::Chinese => { (years) "，" (districts) "个县（市）区，" (futures) "。" }
                Language::English => { (years) ", " (districts) " districts, " (futures) "." }
            }
        }
    }
}

/// Before anything else is read: what the reader should know.
fn warnings(warnings: &[String], language: Language) -> Markup {
    html! {
        @if !warnings.is_empty() {
            div.warn {
                strong { (language.pick("使用前请注意", "Before you rely on this")) }
                ul { @for warning in warnings { li { (warning) } } }
            }
        }
    }
}
