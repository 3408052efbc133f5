//! What `backtest` shows: a page and a table on the terminal. Its CSV files are in [`super::tables`], its pictures in [`super::charts`].

mod method;
mod page;
mod terminal;

pub use page::{Page, html};
pub use terminal::summary;

use crate::domain::{BacktestFindings, Language, Score};

/// `1.23 %`: an error to two places, because methods differ in the second.
fn percent2(share: f64, language: Language) -> String {
    format!("{:.2}{}%", share * 100.0 + 0.0, language.pick("", " "))
}

/// `81 %`, a coverage.
fn percent0(share: f64, language: Language) -> String {
    format!("{:.0}{}%", share * 100.0, language.pick("", " "))
}

/// Leads worth a column: 1, 2, 3, 5, 10 and the last.
fn shown_leads(findings: &BacktestFindings) -> Vec<usize> {
    let last = findings.leads();
    (1..=last).filter(|lead| [1, 2, 3, 5, 10].contains(lead) || *lead == last).collect()
}

/// A method's score in a band at a lead.
fn score<'a>(findings: &'a BacktestFindings, method: &'a str, band: &'a str, lead: usize) -> Option<&'a Score> {
    findings.of(method, band).find(|score| score.lead == lead)
}
