//! What does not go together, said before anything is read.

use std::path::Path;

use super::super::Failure;
use super::super::args::{Admissions, LotteryName, MechanismName, PointingName, TiesName};
use crate::domain::{Language, Phrase, both};
use crate::said;

/// Refuses options that contradict each other.
pub fn check(asked: &Admissions) -> Result<(), Failure> {
    let trading = asked.mechanism == MechanismName::TopTradingCycles;
    let multiple = asked.lottery == Some(LotteryName::Multiple);
    let reserves = asked.quotas.is_some() || asked.quota_share.is_some();
    let together = asked.ties != TiesName::Subscore;
    let drawn = asked.lottery.is_some() || asked.mechanism == MechanismName::Lottery;
    let refused: [(bool, Phrase); 10] = [
        (
            asked.mechanism == MechanismName::Parallel && asked.band.is_none(),
            both("parallel 需要写明每段的志愿数\n  提示：--band 3", "parallel needs the choices in a band\n  hint: --band 3"),
        ),
        (
            asked.mechanism == MechanismName::Grouped && asked.groups.is_empty(),
            both(
                "grouped 需要写明各组的最低分\n  提示：--groups 600,500",
                "grouped needs the lowest score of each group\n  hint: --groups 600,500",
            ),
        ),
        (
            trading && reserves,
            both(
                "top_trading_cycles 不能有指标名额\n  提示：deferred_acceptance 可以",
                "top_trading_cycles knows no reserved places\n  hint: deferred_acceptance does",
            ),
        ),
        (
            trading && together,
            both(
                "top_trading_cycles 要求考生先后分明\n  提示：--ties subscore，或 --lottery single",
                "top_trading_cycles tells everyone apart\n  hint: --ties subscore, or --lottery single",
            ),
        ),
        (
            trading && multiple && asked.pointing == PointingName::All,
            both(
                "每所学校各抽一个号时，学校无法指向没有填报它的考生：他们在该校没有号\n  提示：--pointing listers，或 --lottery single",
                "with a number at each school, a school cannot point to pupils who do not list it: nothing is drawn for them\n  \
                 hint: --pointing listers, or --lottery single",
            ),
        ),
        (
            multiple && asked.mechanism == MechanismName::ScoreOrder,
            both(
                "score_order 对所有学校用同一个先后次序\n  提示：--lottery single",
                "score_order serves pupils in one order for all schools\n  hint: --lottery single",
            ),
        ),
        (
            together && reserves,
            both(
                "有指标名额时，考生须先后分明\n  提示：--ties subscore，或 --lottery single",
                "with reserved places everyone must be told apart\n  hint: --ties subscore, or --lottery single",
            ),
        ),
        (
            together && drawn,
            both(
                "抽签之后没有同分\n  提示：--ties subscore，或不用 --lottery",
                "a lottery leaves no ties\n  hint: --ties subscore, or no --lottery",
            ),
        ),
        (
            asked.quota_floor.is_some() && asked.mechanism == MechanismName::Lottery,
            both(
                "抽签没有录取分数线，也就没有最低控制线\n  提示：请去掉 --quota-floor",
                "a lottery has no cut-off score, so there is no floor line\n  hint: leave --quota-floor out",
            ),
        ),
        (
            asked.quota_floor.is_some() && !reserves,
            both(
                "--quota-floor 是指标名额的最低控制线\n  提示：用 --quotas 或 --quota-share 写明名额",
                "--quota-floor is the floor line of reserved places\n  hint: name them with --quotas or --quota-share",
            ),
        ),
    ];
    match refused.iter().find(|(refused, _)| *refused) {
        Some((_, why)) => Err(Failure::Failed((*why).into()).misused()),
        None => Ok(()),
    }
}

/// Options that are given and decide nothing.
pub fn unused(asked: &Admissions, language: Language) -> Vec<String> {
    let name = asked.mechanism;
    let unused = [
        (asked.band.is_some() && name != MechanismName::Parallel, "--band"),
        (!asked.groups.is_empty() && name != MechanismName::Grouped, "--groups"),
        (asked.priorities.is_some() && name == MechanismName::ScoreOrder, "--priorities"),
    ];
    let says = |option: &str| match language {
        Language::Chinese => format!("这种录取方式不使用 {option}"),
        Language::English => format!("this mechanism does not use {option}"),
    };
    unused.iter().filter(|(unused, _)| *unused).map(|(_, option)| says(option)).collect()
}

/// A folder that holds one of the inputs is not replaced: the new one would not hold it.
pub fn keep_inputs(asked: &Admissions, place: &Path) -> Result<(), Failure> {
    let Ok(folder) = place.canonicalize() else { return Ok(()) };
    let inputs = [Some(&asked.applicants), Some(&asked.schools), asked.priorities.as_ref(), asked.quotas.as_ref()];
    for input in inputs.into_iter().flatten() {
        if input.canonicalize().is_ok_and(|file| file.starts_with(&folder)) {
            let (place, input) = (place.display(), input.display());
            return Err(Failure::Failed(said!(
                "{place} 中有 {input}，不予替换\n  提示：用 --out 换一个文件夹",
                "{place} holds {input} and is not replaced\n  hint: --out names another folder"
            )));
        }
    }
    Ok(())
}
