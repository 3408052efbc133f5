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
    /// Whether it is a part or a multiple of something, which may be said in per cent.
    pub share: bool,
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

/// A scenario as it stands, or with changes of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The scenario.
    pub key: String,
    /// What is changed of it; empty as it stands.
    pub changes: Vec<Change>,
}

/// Most scenarios that stand beside a base: more are neither read in a meeting nor told apart in a picture.
pub const MOST_BESIDE: usize = 6;

/// What is asked: a scenario, changed or as it stands, alone or with others beside a base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Language of the answer.
    pub language: Language,
    /// Scenario to compare with; none where the plan is run alone.
    pub base: Option<String>,
    /// What else is compared with the base: scenarios, and what-ifs made before.
    pub also: Vec<Variant>,
    /// The scenario.
    pub plan: String,
    /// What is done with it.
    pub task: Task,
    /// What is changed of it.
    pub changes: Vec<Change>,
    /// Whether every other scenario of the question is changed in the same way.
    pub all: bool,
    /// Futures drawn.
    pub futures: usize,
    /// Seed of all draws.
    pub seed: u64,
}

impl Question {
    /// The plan with its changes.
    pub fn own(&self) -> Variant {
        Variant { key: self.plan.clone(), changes: self.changes.clone() }
    }

    /// The scenarios asked for, the base first and the plan last, each once. Strategies or rules stand beside each other: there the plan alone.
    pub fn variants(&self) -> Vec<Variant> {
        let base = self.base.iter().map(|key| Variant { key: key.clone(), changes: Vec::new() });
        let others = base.chain(self.also.iter().cloned()).filter(|_| self.task == Task::Run);
        let mut variants: Vec<Variant> = Vec::new();
        for variant in others.map(|other| self.changed(other)).chain([self.own()]) {
            if !variants.contains(&variant) {
                variants.push(variant);
            }
        }
        variants
    }

    /// Another scenario, changed as the plan is where that is asked for; the plan's value counts where both say one.
    fn changed(&self, mut other: Variant) -> Variant {
        if self.all {
            other.changes.retain(|own| self.changes.iter().all(|change| change.key != own.key));
            other.changes.extend(self.changes.iter().cloned());
        }
        other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(key: &str, value: &str) -> Change {
        Change { key: key.into(), value: value.into() }
    }

    fn question(base: Option<&str>, changes: usize, all: bool) -> Question {
        Question {
            language: Language::English,
            base: base.map(Into::into),
            also: Vec::new(),
            plan: "plan".into(),
            task: Task::Run,
            changes: vec![change("births.level", "0.9"); changes],
            all,
            futures: 1000,
            seed: 1,
        }
    }

    /// The scenarios, and how many changes each has.
    fn asked(question: &Question) -> Vec<(String, usize)> {
        question.variants().into_iter().map(|variant| (variant.key, variant.changes.len())).collect()
    }

    fn are(expected: &[(&str, usize)]) -> Vec<(String, usize)> {
        expected.iter().map(|(key, changes)| ((*key).to_owned(), *changes)).collect()
    }

    #[test]
    fn a_scenario_is_never_compared_with_itself_as_it_stands() {
        assert_eq!(asked(&question(Some("plan"), 0, false)), are(&[("plan", 0)]));
        assert_eq!(asked(&question(Some("plan"), 1, true)), are(&[("plan", 1)]));
        assert_eq!(asked(&question(Some("plan"), 1, false)), are(&[("plan", 0), ("plan", 1)]));
    }

    #[test]
    fn changes_are_for_the_plan_alone_unless_all_are_asked_for() {
        assert_eq!(asked(&question(Some("base"), 1, false)), are(&[("base", 0), ("plan", 1)]));
        assert_eq!(asked(&question(Some("base"), 1, true)), are(&[("base", 1), ("plan", 1)]));
        assert_eq!(asked(&question(None, 1, true)), are(&[("plan", 1)]));
        let strategies = Question { task: Task::Strategies, ..question(Some("base"), 1, true) };
        assert_eq!(asked(&strategies), are(&[("plan", 1)]), "strategies stand beside each other");
    }

    #[test]
    fn a_what_if_beside_the_plan_keeps_its_changes_but_for_what_all_are_given() {
        let more = Variant { key: "plan".into(), changes: vec![change("births.level", "0.8"), change("migration.level", "2")] };
        let as_it_stands = Variant { key: "plan".into(), changes: Vec::new() };
        let beside = |all| Question { also: vec![as_it_stands.clone(), more.clone()], ..question(Some("base"), 1, all) };
        assert_eq!(asked(&beside(false)), are(&[("base", 0), ("plan", 0), ("plan", 2), ("plan", 1)]));
        assert_eq!(beside(true).variants()[2].changes, [change("migration.level", "2"), change("births.level", "0.9")]);
        assert_eq!(asked(&beside(true)), are(&[("base", 1), ("plan", 1), ("plan", 2)]), "what comes out alike stands there once");
    }
}
