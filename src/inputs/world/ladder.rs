//! The ladder of stages, from the scenario's `[[stage]]` blocks.

use super::Place;
use super::context::did_you_mean;
use crate::domain::{EntryFrom, Ladder, OverflowRule, PlacementRule, Stage};
use crate::inputs::problem::Problems;
use crate::inputs::scenario::Settings;
use crate::inputs::scenario::settings::{EntrySource, PlacementStrategy, RuleName, StageSettings};
use crate::said;

/// Reads the ladder; `None` where it cannot be climbed.
pub(super) fn read(settings: &Settings, place: &Place<'_>, problems: &mut Problems) -> Option<Ladder> {
    let faults = problems.list.len();
    if settings.stage.is_empty() {
        problems.add(place("stage", said!("没有列出任何学段", "no stage is listed")).hint(said!(
            "方案由低到高列出各学段，或引用已列出的方案",
            "a scenario names its ladder, lowest stage first, or extends one that does"
        )));
    }
    let mut stages: Vec<Stage> = Vec::new();
    for written in &settings.stage {
        check(written, &stages, place, problems);
        stages.push(stage(settings, written, &stages, place, problems));
    }
    check_placement(settings, place, problems);
    (problems.list.len() == faults).then_some(Ladder { stages })
}

/// Stands for all grades of a stage in what is written.
const ALL_GRADES: &str = "all";

fn check(written: &StageSettings, below: &[Stage], place: &Place<'_>, problems: &mut Problems) {
    let id = &written.id;
    let key = |name: &str| format!("stage[{id}].{name}");
    if below.iter().any(|stage| stage.id == *id) {
        problems.add(place(&key("id"), said!("学段 `{id}` 列出了两次", "the stage `{id}` is listed twice")));
    }
    if written.grades.is_empty() {
        problems.add(place(&key("grades"), said!("学段至少有一个年级", "a stage has at least one grade")));
    }
    if written.grades.iter().any(|grade| grade == ALL_GRADES) {
        let what = said!(
            "`{ALL_GRADES}` 在各表中表示各年级合计，不能用作年级",
            "`{ALL_GRADES}` stands for all grades together in the tables and cannot be a grade"
        );
        problems.add(place(&key("grades"), what).hint(said!("请换一个名称", "give it another name")));
    }
    if let Some(twice) = written.grades.iter().enumerate().find_map(|(at, grade)| written.grades[..at].contains(grade).then_some(grade)) {
        problems.add(place(&key("grades"), said!("年级 `{twice}` 列出了两次", "the grade `{twice}` is listed twice")));
    }
    if written.entry_ages.is_empty() && written.entry_from != EntrySource::Leavers {
        problems.add(place(&key("entry_ages"), said!("缺少入学年龄", "the ages at which children enter are missing")));
    }
    if written.entry_ages.windows(2).any(|ages| ages[1] != ages[0] + 1) {
        problems.add(place(&key("entry_ages"), said!("入学年龄应逐岁递增", "entry ages must rise one by one")));
    }
    for (name, value) in [("class_norm", written.class_norm), ("large_class_from", written.large_class_from)] {
        if value.is_some_and(|value| !(value > 0.0 && value.is_finite())) {
            problems.add(place(&key(name), said!("应大于零 [人/班]", "must be above zero [pupils per class]")));
        }
    }
}

fn stage(settings: &Settings, written: &StageSettings, below: &[Stage], place: &Place<'_>, problems: &mut Problems) -> Stage {
    let entry_from = match written.entry_from {
        EntrySource::Population => EntryFrom::Population,
        EntrySource::Births => EntryFrom::Births,
        EntrySource::Leavers => EntryFrom::Leavers(leavers(written, below, place, problems)),
    };
    let strategy = settings.placement.get(&written.id).map_or(PlacementStrategy::HomeFirst, |placement| placement.strategy);
    Stage {
        id: written.id.clone(),
        name_zh: written.name_zh.clone().unwrap_or_else(|| written.id.clone()),
        name_en: written.name_en.clone().unwrap_or_else(|| written.id.clone()),
        grades: written.grades.clone(),
        entry_ages: entry_ages(written, entry_from, below),
        entry_from,
        rule: rule(written.rule),
        spillover: strategy != PlacementStrategy::HomeFirst,
        overflow: overflow(strategy),
        class_norm: written.class_norm,
        large_class_from: written.large_class_from,
    }
}

fn leavers(written: &StageSettings, below: &[Stage], place: &Place<'_>, problems: &mut Problems) -> usize {
    let key = format!("stage[{}].leavers_of", written.id);
    let Some(id) = &written.leavers_of else {
        if below.is_empty() {
            problems.add(place(
                &key,
                said!("第一个学段不能由别的学段的毕业生入学", "the first stage cannot enter from the leavers of another"),
            ));
        }
        return below.len().saturating_sub(1);
    };
    below.iter().position(|stage| stage.id == *id).unwrap_or_else(|| {
        let problem = place(&key, said!("`{id}` 不是 `{}` 之前的学段", "`{id}` is not a stage below `{}`", written.id));
        problems.add(did_you_mean(problem, id, below.iter().map(|stage| stage.id.as_str())));
        0
    })
}

/// Entry ages; leavers are as old as the stage below makes them, unless the ladder says otherwise.
fn entry_ages(written: &StageSettings, entry_from: EntryFrom, below: &[Stage]) -> Vec<usize> {
    let EntryFrom::Leavers(position) = entry_from else { return written.entry_ages.clone() };
    match below.get(position) {
        Some(stage) if written.entry_ages.is_empty() => stage.entry_ages.iter().map(|age| age + stage.grades.len()).collect(),
        _ => written.entry_ages.clone(),
    }
}

fn rule(name: RuleName) -> PlacementRule {
    match name {
        RuleName::Absorb => PlacementRule::Absorb,
        RuleName::Divert => PlacementRule::Divert,
        RuleName::Wait => PlacementRule::Wait,
    }
}

fn overflow(strategy: PlacementStrategy) -> OverflowRule {
    match strategy {
        PlacementStrategy::HomeFirst | PlacementStrategy::Spillover => OverflowRule::InOrder,
        PlacementStrategy::Proportional => OverflowRule::Proportional,
        PlacementStrategy::Nearest => OverflowRule::Nearest,
        PlacementStrategy::LeastTravel => OverflowRule::LeastTravel,
    }
}

fn check_placement(settings: &Settings, place: &Place<'_>, problems: &mut Problems) {
    let ids = || settings.stage.iter().map(|stage| stage.id.as_str());
    for id in settings.placement.keys().filter(|id| !ids().any(|known| known == *id)) {
        let problem = place(&format!("placement.{id}"), said!("`{id}` 不是学段体系中的学段", "`{id}` is not a stage of the ladder"));
        problems.add(did_you_mean(problem, id, ids()));
    }
}
