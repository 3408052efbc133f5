//! Every sentence that a scenario's problems are told in.

use super::shape::Shape;
use super::tree::Value;
use crate::inputs::problem::nearest;

/// What is wrong, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Wording {
    /// What is wrong, with the value.
    pub what: String,
    /// What was expected, or what to do.
    pub hint: Option<String>,
}

fn say(what: impl Into<String>) -> Wording {
    Wording { what: what.into(), hint: None }
}

impl Wording {
    fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    fn maybe(mut self, hint: Option<String>) -> Self {
        self.hint = hint;
        self
    }
}

/// Longest name or value shown in a sentence [characters].
const LONGEST_SHOWN: usize = 60;

/// A name or value within a sentence.
fn short(text: &str) -> String {
    let shown: String = text.chars().take(LONGEST_SHOWN).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().count() > LONGEST_SHOWN { shown + "…" } else { shown }
}

fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().map(|name| format!("`{}`", short(name))).collect::<Vec<_>>().join(", ")
}

fn did_you_mean(written: &str, known: &[&str]) -> Option<String> {
    nearest(written, known.iter().copied()).map(|name| format!("did you mean `{}`?", short(name)))
}

/// The nearest known name, or all of them.
fn known(written: &str, names: &[&str]) -> Option<String> {
    let all = (!names.is_empty()).then(|| format!("known: {}", listed(names.iter().copied())));
    did_you_mean(written, names).or(all)
}

// Files

/// No file under this path.
pub(super) fn no_file(path: &str, nearby: &[String]) -> Wording {
    let names: Vec<&str> = nearby.iter().map(String::as_str).collect();
    let all = (!names.is_empty()).then(|| format!("scenarios in that folder: {}", listed(names.iter().take(10).copied())));
    let file_name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    say(format!("there is no file `{path}`")).maybe(did_you_mean(file_name, &names).or(all))
}

/// Neither the file nor its folder.
pub(super) fn no_folder(path: &str, folder: &str) -> Wording {
    say(format!("there is no file `{path}`")).hint(format!("there is no folder `{folder}` either"))
}

/// A folder where a file is expected.
pub(super) fn a_folder(path: &str) -> Wording {
    say(format!("`{path}` is a folder")).hint("a scenario is a file such as `scenarios/baseline.toml`")
}

/// The system refuses to read.
pub(super) fn no_access(error: &std::io::Error) -> Wording {
    say(format!("cannot be read: {error}"))
}

/// A byte that UTF-8 does not have.
pub(super) fn not_utf8(byte: u8) -> Wording {
    say(format!("not UTF-8: byte 0x{byte:02X}")).hint("save the file with the encoding UTF-8")
}

/// Nothing in the file.
pub(super) fn empty_file() -> Wording {
    say("the file is empty").hint("`xuewei new FOLDER` writes a scenario to fill in")
}

/// TOML that cannot be read; `line` is the line where the reading ended.
pub(super) fn not_toml(message: &str, line: &str) -> Wording {
    let key_in_chinese = message.contains("unquoted key") && !line.is_ascii();
    say(format!("not TOML: {message}")).maybe(key_in_chinese.then(|| "names in Chinese stand in quotes: `\"站前区\" = 1`".into()))
}

/// Files that extend each other.
pub(super) fn circle(chain: &[String]) -> Wording {
    say(format!("`extends` goes round in a circle: {}", chain.join(" > ")))
}

// The command line

/// No `key=value`.
pub(super) fn no_assignment() -> Wording {
    say("`key=value` is expected").hint("such as `--set births.level=0.9` or `--set target.coverage.at_least=0.95`")
}

/// `extends` on the command line.
pub(super) fn extends_by_set() -> Wording {
    say("`extends` belongs in a scenario file")
}

/// No entry of a list has this name.
pub(super) fn no_such_entry(list: &str, name: &str, names: &[&str]) -> Wording {
    say(format!("no `{list}` is called `{}`", short(name))).maybe(known(name, names))
}

// Keys and values

/// A key that is not known here.
pub(super) fn unknown_key(path: &str, key: &str, keys: &[&str]) -> Wording {
    say(format!("unknown key `{}`", short(path))).maybe(known(key, keys))
}

/// A value of the wrong kind.
pub(super) fn wrong_kind(path: &str, shape: &Shape, value: &Value, siblings: Option<(&str, &[&str])>) -> Wording {
    let wording = say(format!("`{}` must be {}, not {}", short(path), expected(shape), found(value)));
    match (shape, value) {
        (Shape::Text | Shape::Choice(_), Value::Whole(_) | Value::Number(_) | Value::Other(_)) => wording.hint("put the value in quotes"),
        (Shape::List(item), Value::Table(_)) if item.entry_key().is_some() => wording.hint(format!("write the heading `[[{path}]]`")),
        _ => wording.maybe(siblings.and_then(|(key, keys)| did_you_mean(key, keys))),
    }
}

fn expected(shape: &Shape) -> String {
    match shape {
        Shape::Text => "text".into(),
        Shape::Whole { least: 0, .. } => "a whole number from 0 up".into(),
        Shape::Whole { .. } => "a whole number".into(),
        Shape::Number => "a number".into(),
        Shape::Truth => "true or false".into(),
        Shape::Choice(words) => format!("one of {}", listed(words.iter().map(String::as_str))),
        Shape::List(_) => "a list".into(),
        Shape::Table(_) => "a table".into(),
        Shape::Either(shapes) => shapes.iter().map(expected).collect::<Vec<_>>().join(" or "),
    }
}

fn found(value: &Value) -> String {
    match value {
        Value::Text(text) => format!("text `{}`", short(text)),
        Value::Whole(number) => format!("`{number}`"),
        Value::Number(number) => format!("`{number}`"),
        Value::Truth(truth) => format!("`{truth}`"),
        Value::Other(kind) => (*kind).into(),
        Value::List(_) => "a list".into(),
        Value::Table(_) => "a table".into(),
        Value::Refused => "a value that was refused".into(),
    }
}

/// NaN or an infinite number.
pub(super) fn not_finite(path: &str, number: f64) -> Wording {
    say(format!("`{}` must be a finite number, not `{number}`", short(path)))
}

/// A word that the key does not know.
pub(super) fn unknown_word(path: &str, word: &str, words: &[&str]) -> Wording {
    let all = format!("known: {}", listed(words.iter().copied()));
    let hint = did_you_mean(word, words).map_or(all.clone(), |guess| format!("{guess} {all}"));
    say(format!("`{}` does not know `{}`", short(path), short(word))).hint(hint)
}

/// An entry of a list without the key that tells it apart.
pub(super) fn nameless(path: &str, key: &str) -> Wording {
    say(format!("`{}` has no `{key}`", short(path))).hint(format!("`{key}` says which one is meant"))
}

/// Two entries of one name.
pub(super) fn twice(path: &str) -> Wording {
    say(format!("`{}` is there twice", short(path)))
}

/// A key that must be there.
pub(super) fn missing(path: &str) -> Wording {
    say(format!("`{}` is missing", short(path)))
}

/// What serde refuses though it has the right shape; an error of the program, told rather than hidden.
pub(super) fn unreadable(error: &str) -> Wording {
    say(format!("cannot be understood: {error}"))
}

// Ranges

/// A number outside its bounds, which are told in words.
pub(super) fn out_of_range(path: &str, bounds: &str, value: f64) -> Wording {
    say(format!("`{}` must be {bounds}, not {value}", short(path)))
}

/// Years in the wrong order.
pub(super) fn years_in_order(later: &str, later_year: i32, earlier: &str, earlier_year: i32) -> Wording {
    say(format!("`{later}` {later_year} comes before `{earlier}` {earlier_year}"))
}

/// More years than can be meant.
pub(super) fn too_many_years(years: i32, most: i32) -> Wording {
    say(format!("{years} years from `base_year` to `last_year`, {most} at most"))
}

/// A key that should be a year.
pub(super) fn no_year(path: &str, key: &str) -> Wording {
    say(format!("`{}`: `{}` is not a school year", short(path), short(key)))
}

/// A name that cannot be a folder's.
pub(super) fn no_folder_name(path: &str) -> Wording {
    say(format!("`{path}` cannot name a run folder")).hint("leave out `/`, `\\`, `:` and the like")
}

/// A ladder without stages, a stage without grades.
pub(super) fn nothing_in(path: &str, example: &str) -> Wording {
    say(format!("`{}` is empty", short(path))).hint(example)
}

/// A name that no stage has.
pub(super) fn unknown_stage(path: &str, stage: &str, stages: &[&str]) -> Wording {
    say(format!("`{}`: `{}` is not a stage", short(path), short(stage))).maybe(known(stage, stages))
}

/// A stage that takes leavers of itself or of a later one.
pub(super) fn not_an_earlier_stage(path: &str, stage: &str) -> Wording {
    say(format!("`{}`: `{}` does not come earlier on the ladder", short(path), short(stage)))
}

/// Leavers enter the lowest stage.
pub(super) fn first_from_leavers(path: &str) -> Wording {
    say(format!("`{}`: the first stage has no leavers before it", short(path))).hint("use `population` or `births`")
}

/// An interval that does not hold its centre.
pub(super) fn centre_outside(path: &str, p10: f64, p90: f64, centre: u8) -> Wording {
    let what = if centre == 1 { "a ratio to the central value" } else { "added to the central value" };
    say(format!("`{}`: {p10} to {p90} does not hold {centre}", short(path))).hint(format!("p10 and p90 are {what}: p10 <= {centre} <= p90"))
}

/// Chances that do not sum to one.
pub(super) fn chances_sum(path: &str, sum: f64) -> Wording {
    say(format!("`{}`: the chances sum to {sum}, not 1", short(path)))
}

/// A delay that is no number of years.
pub(super) fn no_delay(path: &str, key: &str) -> Wording {
    say(format!("`{}`: `{}` is not a delay in whole years", short(path), short(key)))
}

/// Exactly one of two keys.
pub(super) fn one_of_two(path: &str, one: &str, other: &str, both: bool) -> Wording {
    let found = if both { "has both" } else { "has neither" };
    say(format!("`{}` {found} `{one}` {} `{other}`", short(path), if both { "and" } else { "nor" })).hint("give one of them")
}

/// A key that another one calls for.
pub(super) fn needed_for(path: &str, reason: &str) -> Wording {
    say(format!("`{}` is missing: {reason} needs it", short(path)))
}

/// A planner's places that do not add up; `tier` where the plan names tiers.
pub(super) fn manual_sum(path: &str, tier: Option<&str>, sum: u128, places: u64) -> Wording {
    let of_tier = tier.map(|tier| format!(" of tier `{tier}`")).unwrap_or_default();
    say(format!("`{}` shares out {sum} places{of_tier}, the budget has {places}", short(path)))
}

/// Places by tier where the budget has none, or the other way round.
pub(super) fn manual_tiers(path: &str, tiers: bool) -> Wording {
    let wanted = if tiers { "must be places by tier, as the budget's" } else { "must be places without tiers, as the budget's" };
    say(format!("`{}` {wanted}", short(path)))
}
