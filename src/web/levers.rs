//! The numbers of a scenario as fields: what holds now stands in them, what was changed is marked.

use maud::{Markup, html};

use super::form::{Form, field, field_before};
use super::number;
use crate::domain::{Change, Language, Lever, LeverGroup, Question, Said};
use crate::outputs::words::word_of_scenario;

/// Groups that are open at first: what meetings ask for most.
const OPEN: usize = 2;

/// All fields, whatever else was changed, and for whom changes hold.
pub fn fields(groups: &[LeverGroup], name: &Said, question: &Question, typed: &Form) -> Markup {
    let name = name.told(question.language);
    let language = question.language;
    let known = |change: &&Change| groups.iter().flat_map(|group| &group.levers).any(|lever| lever.key == change.key);
    let others: Vec<String> = question.changes.iter().filter(|change| !known(change)).map(Change::written).collect();
    html! {
        h2 { (language.pick("如果……", "What if …")) }
        p.note { (language.pick("以下改动用于所选方案：", "Changes below are made to ")) strong { (name) } (language.pick("。", ".")) }
        @for (position, group) in groups.iter().enumerate() { (one_group(group, position < OPEN, question, typed)) }
        details open[!others.is_empty()] {
            summary { (language.pick("其他设置", "Anything else")) }
            label.other { (language.pick("每行一个：键=值", "One a line: KEY=VALUE"))
                textarea name="other" rows="3" placeholder="births.from_year=2026" { (typed.get("other").map_or_else(|| others.join("\n"), str::to_owned)) } }
            p.note { (language.pick("全部键见 docs/scenario.zh.md。", "docs/scenario.md lists every key.")) }
        }
        label.tick {
            input type="checkbox" name="all" value="on" checked[question.all];
            (language.pick("改动也用于比较中的所有其他方案", "Change every other scenario of the comparison in the same way"))
        }
        button.aside type="submit" formmethod="get" formaction="/" name="aside" value="on" {
            (language.pick("把这组改动留作比较，再改另一组", "Keep these changes in the comparison and try others"))
        }
    }
}

fn one_group(group: &LeverGroup, open: bool, question: &Question, typed: &Form) -> Markup {
    let language = question.language;
    let changed = group.levers.iter().filter(|lever| value(lever, question).is_some()).count();
    html! {
        details open[open || changed > 0 || group.levers.iter().any(|lever| typed.unread(lever).is_some())] {
            summary { (group.title.told(language)) @if changed > 0 { span.count { (changed) } } }
            @for lever in &group.levers { (row(lever, question, typed)) }
        }
    }
}

/// The value that a lever was changed to.
fn value<'a>(lever: &Lever, question: &'a Question) -> Option<&'a str> {
    question.changes.iter().rfind(|change| change.key == lever.key).map(|change| change.value.as_str())
}

fn row(lever: &Lever, question: &Question, typed: &Form) -> Markup {
    let (language, changed, wrong) = (question.language, value(lever, question), typed.unread(lever));
    let as_typed = typed.get(&field(lever)).filter(|_| wrong.is_some());
    let shown = as_typed.or(changed).unwrap_or(&lever.now);
    let why = wrong.as_ref().map(|_| format!("why:{}", lever.key));
    html! {
        input type="hidden" name=(field_before(lever)) value=(lever.now);
        label.lever.changed[changed.is_some()] title=(lever.key) {
            span { (lever.name.told(language)) small { (lever.note.told(language)) @if changed.is_some() { (was(lever, language)) } } }
            @if lever.choices.is_empty() {
                span.number {
                    input name=(field(lever)) value=(shown) placeholder=(lever.now) autocomplete="off" aria-invalid=[why.as_ref().map(|_| "true")] aria-describedby=[why.as_ref()];
                    @if lever.share { small.read { @if let Some(percent) = number::in_percent(shown) { "= " (percent) } } }
                }
            }
            @else { select name=(field(lever)) { @for key in &lever.choices { option value=(key) selected[*key == shown] { (word_of_scenario(key, language)) } } } }
        }
        @if let (Some(wrong), Some(why)) = (&wrong, &why) { p.wrong id=(why) { (wrong.told(language)) } }
    }
}

fn was(lever: &Lever, language: Language) -> String {
    let now = match lever.now.as_str() {
        "" => language.pick("空", "blank"),
        now => word_of_scenario(now, language),
    };
    match language {
        Language::Chinese => format!("；原为{now}"),
        Language::English => format!("; was {now}"),
    }
}
