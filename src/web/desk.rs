//! Who answers the page's questions.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::Receiver;

use crate::domain::{Language, LeverGroup, Offered, Question, Said, Variant};

/// Whether the browser that asked has gone: its tab was closed, its connection lost, or the run stopped.
pub type Gone = Arc<AtomicBool>;

/// A question that has been answered.
#[derive(Clone, Debug)]
pub struct Answered {
    /// Name under which its files are asked for.
    pub name: String,
    /// What was asked, in words.
    pub title: Said,
    /// What was asked.
    pub question: Question,
    /// Its run folder, with the whole path.
    pub place: String,
    /// The command that gives the same, where one does.
    pub command: Option<String>,
}

/// Reads scenarios, runs them and keeps what came out.
pub trait Desk: Sync {
    /// The language that every page is to have; that of the browser where none was asked for.
    fn language(&self) -> Option<Language>;

    /// Futures and seed unless the page asks for others.
    fn usual(&self) -> (usize, u64);

    /// The folder whose scenarios are offered.
    fn folder(&self) -> String;

    /// The scenarios on offer, or why there are none.
    fn scenarios(&self) -> Result<Vec<Offered>, Said>;

    /// What may be changed of a scenario; nothing of one that cannot be read.
    fn levers(&self, scenario: &str) -> Vec<LeverGroup>;

    /// What was understood of a question's scenario and its dataset, or every problem of them.
    fn check(&self, question: &Question) -> Result<String, Said>;

    /// Runs what is asked, or tells every reason why not; ends soon, and leaves nothing, once the browser has gone.
    fn answer(&self, question: &Question, gone: &Gone) -> Result<Answered, Said>;

    /// Waits a moment for an answer that is being made; whether it still is when the moment is over.
    fn still_at_work(&self, done: &Receiver<()>) -> bool;

    /// What a scenario is called, with what is changed of it.
    fn called(&self, variant: &Variant) -> Said;

    /// What has been answered, the newest first.
    fn answered(&self) -> Vec<Answered>;

    /// A file of an answer; none that is not one.
    fn file(&self, answer: &str, file: &str) -> Option<Vec<u8>>;

    /// Names of an answer's pictures, as PNG where they were made, otherwise as SVG.
    fn pictures(&self, answer: &str) -> Vec<String>;

    /// How far the run at work is [per cent]; none where no run is.
    fn progress(&self) -> Option<usize>;

    /// Keeps a what-if as a scenario of this name; returns how it is asked for.
    fn save(&self, question: &Question, name: &str) -> Result<String, Said>;
}
