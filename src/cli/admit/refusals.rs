//! What does not go together, said before anything is read.

use std::path::Path;

use super::super::Failure;
use super::super::args::{Admissions, LotteryName, MechanismName, PointingName, TiesName};
use crate::domain::Language;

/// Refuses options that contradict each other.
pub fn check(asked: &Admissions) -> Result<(), Failure> {
    let trading = asked.mechanism == MechanismName::TopTradingCycles;
    let multiple = asked.lottery == Some(LotteryName::Multiple);
    let reserves = asked.quotas.is_some() || asked.quota_share.is_some();
    let together = asked.ties != TiesName::Subscore;
    let drawn = asked.lottery.is_some() || asked.mechanism == MechanismName::Lottery;
    let refused: [(bool, &str); 10] = [
        (asked.mechanism == MechanismName::Parallel && asked.band.is_none(), "parallel needs the choices in a band\n  hint: --band 3"),
        (
            asked.mechanism == MechanismName::Grouped && asked.groups.is_empty(),
            "grouped needs the lowest score of each group\n  hint: --groups 600,500",
        ),
        (trading && reserves, "top_trading_cycles knows no reserved places\n  hint: deferred_acceptance does"),
        (trading && together, "top_trading_cycles tells everyone apart\n  hint: --ties subscore, or --lottery single"),
        (
            trading && multiple && asked.pointing == PointingName::All,
            "with a number at each school, a school cannot point to pupils who do not list it: nothing is drawn for them\n  \
             hint: --pointing listers, or --lottery single",
        ),
        (
            multiple && asked.mechanism == MechanismName::ScoreOrder,
            "score_order serves pupils in one order for all schools\n  hint: --lottery single",
        ),
        (together && reserves, "with reserved places everyone must be told apart\n  hint: --ties subscore, or --lottery single"),
        (together && drawn, "a lottery leaves no ties\n  hint: --ties subscore, or no --lottery"),
        (
            asked.quota_floor.is_some() && asked.mechanism == MechanismName::Lottery,
            "a lottery has no cut-off score, so there is no floor line\n  hint: leave --quota-floor out",
        ),
        (
            asked.quota_floor.is_some() && !reserves,
            "--quota-floor is the floor line of reserved places\n  hint: name them with --quotas or --quota-share",
        ),
    ];
    match refused.iter().find(|(refused, _)| *refused) {
        Some((_, why)) => Err(Failure::Failed((*why).to_owned())),
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
            let what = format!("{} holds {} and is not replaced\n  hint: --out names another folder", place.display(), input.display());
            return Err(Failure::Failed(what));
        }
    }
    Ok(())
}
