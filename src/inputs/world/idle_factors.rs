//! Uncertainty that could move nothing is told, and not counted: a range that is stated and does not act would be taken for one that does.

use super::context::Context;
use crate::domain::{EntryFrom, Factor, Phrase, RecordedBirths, both};

const NO_POPULATION: Idle = (
    both("不起作用：数据集没有人口", "it does nothing: the dataset has no population"),
    both("请写入表 population，或去掉这一段", "give the table population, or leave this block out"),
);
const NO_RECORDED_BIRTHS: Idle = (
    both("不起作用：没有登记的出生数进入推算", "it does nothing: no recorded births enter the projection"),
    both(
        "请在表 births 中列出基年及以后的出生数，或去掉这一段",
        "list births of the base year or later in the table births, or leave this block out",
    ),
);
const NO_MODELLED_BIRTHS: Idle = (
    both("不起作用：没有人口，也没有由出生数入学的学段", "it does nothing: there is no population, and no stage enters from births"),
    both("请写入表 population，或去掉这一段", "give the table population, or leave this block out"),
);
const NO_STEPS: Idle =
    (both("不起作用：每个学段都只有一个年级", "it does nothing: every stage has one grade"), both("请去掉这一段", "leave this block out"));
const NO_LEAVERS: Idle = (
    both(
        "不起作用：没有学段由毕业生升入，或各段的 `uncertainty.entry` 已代替它",
        "it does nothing: no stage enters from leavers, or `uncertainty.entry` of each stands in its place",
    ),
    both("请去掉这一段", "leave this block out"),
);
const ALL_SEATS: Idle = (
    both("不起作用：预警规则按全部学位计", "it does nothing: the alert rule counts every seat"),
    both("请写 `usable_share = 0.98`，在 `[alert]` 之下", "state `usable_share = 0.98` under `[alert]`"),
);

/// What is wrong, and what can be done.
pub(super) type Idle = (Phrase, Phrase);

/// Why a factor that the scenario states moves nothing in this dataset; `None` where it acts, or where what it acts on is told to be wrong.
pub(super) fn why(context: &Context<'_>, factor: Factor, births: &RecordedBirths) -> Option<Idle> {
    let known = |table: &str| !context.data.may_hold(table, &[]) && !context.doubts("stage") && !context.doubts("base_year");
    let enters = |wanted: fn(EntryFrom) -> bool| context.ladder.stages.iter().any(|stage| wanted(stage.entry_from));
    let from_births = enters(|from| from == EntryFrom::Births);
    let people = !context.data.population.is_empty();
    let (idle, table, reason) = match factor {
        Factor::Migration => (!people, "population", NO_POPULATION),
        Factor::Fertility => (!people && !from_births, "population", NO_MODELLED_BIRTHS),
        Factor::RecordedBirths => (!from_births && !reach_the_base_year(context, births), "births", NO_RECORDED_BIRTHS),
        Factor::Progression => (context.ladder.stages.iter().all(|stage| stage.grades.len() < 2), "", NO_STEPS),
        Factor::Continuation => (!continues(context), "", NO_LEAVERS),
        Factor::UsableShare => (context.settings.alert.usable_share.is_none(), "", ALL_SEATS),
        Factor::Entry(_) => (false, "", NO_STEPS),
    };
    (idle && known(table)).then_some(reason)
}

/// Whether a stage enters from leavers, and no `uncertainty.entry` of its own.
fn continues(context: &Context<'_>) -> bool {
    let own = &context.settings.uncertainty.entry;
    context.ladder.stages.iter().any(|stage| matches!(stage.entry_from, EntryFrom::Leavers(_)) && !own.contains_key(&stage.id))
}

fn reach_the_base_year(context: &Context<'_>, births: &RecordedBirths) -> bool {
    let last = births.births.iter().map(Vec::len).max().unwrap_or(0) as i32 + births.first_year - 1;
    births.births.iter().any(|years| !years.is_empty()) && last >= context.horizon.base_year
}
