//! What-ifs of a meeting: which numbers of a scenario may be changed, and what is asked.

use super::{Language, Said};

/// A scenario of a folder, as it is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// Name of its file without the ending; how it is asked for.
    pub key: String,
    /// What it is called.
    pub name: Said,
    /// Why it exists; empty where it does not say.
    pub why: Said,
    /// Why it cannot run as it stands, all reasons.
    pub refused: Option<Said>,
}

/// A number or word of a scenario that a what-if may change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lever {
    /// Its key in the scenario, such as `births.level`.
    pub key: String,
    /// What it is.
    pub name: Said,
    /// How it counts: unit, an example.
    pub note: Said,
    /// What holds now, as a scenario writes it; empty where nothing does.
    pub now: String,
    /// The words that may stand here; empty for numbers.
    pub choices: Vec<&'static str>,
}

/// Levers on one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeverGroup {
    /// The subject.
    pub title: Said,
    /// Its levers.
    pub levers: Vec<Lever>,
}

/// A key of a scenario and the value that it is to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The key, such as `births.level`.
    pub key: String,
    /// The value, as a scenario writes it.
    pub value: String,
}

impl Change {
    /// As the command line takes it.
    pub fn written(&self) -> String {
        format!("{}={}", self.key, self.value)
    }
}

/// What is done with a scenario.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Task {
    /// It is run, beside another one where that is asked for.
    #[default]
    Run,
    /// Every strategy shares its places out.
    Strategies,
    /// Every rule of admission admits its pupils.
    Admissions,
}

impl Task {
    /// The word under which forms, links and folders know it; none for a run.
    pub fn key(self) -> Option<&'static str> {
        match self {
            Self::Run => None,
            Self::Strategies => Some("strategies"),
            Self::Admissions => Some("admissions"),
        }
    }
}

/// What is asked: a scenario, changed or as it stands, alone or beside another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Language of the answer.
    pub language: Language,
    /// Scenario to compare with; none where the plan is run alone.
    pub base: Option<String>,
    /// The scenario.
    pub plan: String,
    /// What is done with it.
    pub task: Task,
    /// What is changed of it.
    pub changes: Vec<Change>,
    /// Whether the base is changed in the same way.
    pub both: bool,
    /// Futures drawn.
    pub futures: usize,
    /// Seed of all draws.
    pub seed: u64,
}

impl Question {
    /// The scenario beside which the plan is shown: none where it would stand beside itself, or where strategies or rules stand beside each other.
    pub fn beside(&self) -> Option<&str> {
        if self.task != Task::Run {
            return None;
        }
        let base = self.base.as_deref()?;
        let same = base == self.plan && (self.both || self.changes.is_empty());
        (!same).then_some(base)
    }

    /// The scenarios asked for, the base first, and whether each is changed.
    pub fn scenarios(&self) -> Vec<(&str, bool)> {
        let changed = !self.changes.is_empty();
        let base = self.beside().map(|base| (base, changed && self.both));
        base.into_iter().chain([(self.plan.as_str(), changed)]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(base: Option<&str>, changes: usize, both: bool) -> Question {
        let change = Change { key: "births.level".into(), value: "0.9".into() };
        Question {
            language: Language::English,
            base: base.map(Into::into),
            plan: "plan".into(),
            task: Task::Run,
            changes: vec![change; changes],
            both,
            futures: 1000,
            seed: 1,
        }
    }

    #[test]
    fn a_scenario_is_never_compared_with_itself_as_it_stands() {
        assert_eq!(question(Some("plan"), 0, false).scenarios(), [("plan", false)]);
        assert_eq!(question(Some("plan"), 1, true).scenarios(), [("plan", true)]);
        assert_eq!(question(Some("plan"), 1, false).scenarios(), [("plan", false), ("plan", true)]);
    }

    #[test]
    fn changes_are_for_the_plan_alone_unless_both_are_asked_for() {
        assert_eq!(question(Some("base"), 1, false).scenarios(), [("base", false), ("plan", true)]);
        assert_eq!(question(Some("base"), 1, true).scenarios(), [("base", true), ("plan", true)]);
        assert_eq!(question(None, 1, true).scenarios(), [("plan", true)]);
        let strategies = Question { task: Task::Strategies, ..question(Some("base"), 1, true) };
        assert_eq!(strategies.scenarios(), [("plan", true)], "strategies stand beside each other");
    }
}
