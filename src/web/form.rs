//! What a form says: which scenarios, and which numbers were changed of those that it showed.

use super::{Answered, Desk, number};
use crate::domain::{Change, Language, Lever, LeverGroup, Question, Said, Task, Variant};
use crate::inputs::scenario::key_and_value;
use crate::said;

/// Most futures that the page draws; the command line draws more.
pub const MOST_FUTURES: usize = 100_000;

/// Names and values in the order of the form.
pub struct Form {
    pairs: Vec<(String, String)>,
}

/// The name of a lever's field.
pub fn field(lever: &Lever) -> String {
    format!("lever:{}", lever.key)
}

/// The name of the field that says what a lever was when the form was made: the scenario may have been edited since.
pub fn field_before(lever: &Lever) -> String {
    format!("was:{}", lever.key)
}

impl Form {
    /// Reads what is written as in an address: `plan=low-births&futures=200`.
    pub fn read(bytes: &[u8]) -> Self {
        Self { pairs: form_urlencoded::parse(bytes).map(|(name, value)| (name.into_owned(), value.into_owned())).collect() }
    }

    /// A value.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The language asked for: the one to change to, or that of the form.
    pub fn language(&self) -> Option<Language> {
        match self.get("to").or(self.get("lang"))? {
            "zh" => Some(Language::Chinese),
            "en" => Some(Language::English),
            _ => None,
        }
    }

    /// The answer that is to be shown.
    pub fn answer(&self, desk: &impl Desk) -> Option<Answered> {
        let name = self.get("run")?;
        desk.answered().into_iter().find(|answered| answered.name == name)
    }

    /// Whether the numbers of the run are numbers.
    pub fn in_order(&self) -> Result<(), Said> {
        let futures = self.get("futures").map_or(Some(0), number::whole);
        if futures.is_none_or(|futures| futures > MOST_FUTURES as u64) {
            return Err(said!("未来数：请填0至{MOST_FUTURES}的整数", "futures: write a whole number from 0 to {MOST_FUTURES}"));
        }
        match self.get("seed").map_or(Some(0), number::whole) {
            None => Err(said!("种子：请填不小于0的整数", "seed: write a whole number of zero or more")),
            Some(_) => Ok(()),
        }
    }

    /// The question; what is not said is as usual, and the scenario the first that can run.
    pub fn question(&self, desk: &impl Desk, language: Language) -> Question {
        let (futures, seed) = desk.usual();
        let plan = self.get("plan").map_or_else(|| first(desk), Into::into);
        let (mut also, mut changes) = (self.also(), self.changes(desk));
        if self.get("aside").is_some() {
            also.push(Variant { key: plan.clone(), changes: std::mem::take(&mut changes) });
        }
        Question {
            language,
            base: self.get("base").filter(|base| !base.is_empty()).map(Into::into),
            changes,
            plan,
            task: self.task(),
            also,
            all: self.get("all").is_some(),
            futures: self.get("futures").and_then(number::whole).map_or(futures, |futures| futures as usize),
            seed: self.get("seed").and_then(number::whole).unwrap_or(seed),
        }
    }

    /// What else is compared, each once; what-ifs say what they change.
    fn also(&self) -> Vec<Variant> {
        let mut also: Vec<Variant> = Vec::new();
        for (_, text) in self.pairs.iter().filter(|(name, _)| name == "also") {
            let of = Self::read(text.as_bytes());
            let changes = of.written_out().collect();
            let variant = of.get("plan").map(|key| Variant { key: key.to_owned(), changes });
            also.extend(variant.filter(|variant| !also.contains(variant)));
        }
        also
    }

    fn task(&self) -> Task {
        let asked = self.get("task");
        [Task::Strategies, Task::Admissions].into_iter().find(|task| task.key() == asked).unwrap_or_default()
    }

    /// The fields that cannot be read, with what each says and what is expected.
    pub fn unreadable(&self, desk: &impl Desk) -> Vec<(Said, Said)> {
        let levers = self.levers(desk);
        levers.into_iter().filter_map(|lever| Some((self.unread(&lever)?, lever.name))).map(|(why, name)| (name, why)).collect()
    }

    /// Why the field of a lever cannot be read; none where it can.
    pub fn unread(&self, lever: &Lever) -> Option<Said> {
        self.value(lever)?.err()
    }

    /// The levers that the form showed.
    fn levers(&self, desk: &impl Desk) -> Vec<Lever> {
        let groups = self.get("shown").map(|shown| desk.levers(shown)).unwrap_or_default();
        groups.into_iter().flat_map(|LeverGroup { levers, .. }| levers).collect()
    }

    /// What a lever is changed to; none where nobody touched its field.
    fn value(&self, lever: &Lever) -> Option<Result<String, Said>> {
        let text = self.get(&field(lever))?.trim();
        let before = self.get(&field_before(lever)).unwrap_or(&lever.now);
        if text.is_empty() || text == before {
            return None;
        }
        let value = if lever.choices.is_empty() { number::read(text, lever.share) } else { Ok(text.to_owned()) };
        Some(value).filter(|value| value.as_deref() != Ok(before))
    }

    /// What was changed: fields that differ from what their scenario says, and keys that were written out.
    fn changes(&self, desk: &impl Desk) -> Vec<Change> {
        let levers = self.levers(desk);
        let changed = levers.iter().filter_map(|lever| {
            let value = self.value(lever)?.ok()?;
            Some(Change { key: lever.key.clone(), value })
        });
        let mut changes: Vec<Change> = Vec::new();
        for change in changed.chain(self.written_out()) {
            // What is written out counts where a field says otherwise.
            changes.retain(|before| before.key != change.key);
            changes.push(change);
        }
        changes
    }

    fn written_out(&self) -> impl Iterator<Item = Change> {
        let lines = self.pairs.iter().filter(|(name, _)| name == "set" || name == "other").flat_map(|(_, value)| value.lines());
        lines.map(str::trim).filter(|line| !line.is_empty()).map(|line| {
            let (key, value) = key_and_value(line);
            Change { key, value }
        })
    }
}

/// The scenario that everything else builds on, or the first that can run.
fn first(desk: &impl Desk) -> String {
    let scenarios = desk.scenarios().unwrap_or_default();
    let sound = || scenarios.iter().filter(|scenario| scenario.refused.is_none());
    let found = sound().find(|scenario| scenario.key == "baseline").or_else(|| sound().next()).or(scenarios.first());
    found.map(|scenario| scenario.key.clone()).unwrap_or_default()
}
