//! What the scenario's block `[admissions]` says, with what holds where it says nothing.

use super::super::super::Failure;
use super::super::super::args::MechanismName;
use super::super::super::prepare::Prepared;
use crate::domain::{ChoiceModel, Mechanism, Pointing};
use crate::inputs::problem::{Problem, Problems};
use crate::inputs::scenario::settings::{AdmissionsSettings, ApplicantsName};
use crate::inputs::world::{choice_model, leavers};
use crate::said;

/// Everything that is decided before anybody is drawn.
pub struct Plan {
    /// Stage position.
    pub stage: usize,
    /// School year.
    pub year: i32,
    /// Its position in the horizon.
    pub year_position: usize,
    /// Grade and position of the year in which those who apply sit; `None` where the stage's entrants apply.
    pub leavers: Option<(usize, usize)>,
    /// How pupils wish.
    pub model: ChoiceModel,
    /// A way to school up to this length is near [km].
    pub radius_km: f64,
    /// Share of places reserved for schools of origin.
    pub reserved_share: f64,
    /// Shares of the pupils at which score groups end.
    pub groups: Vec<f64>,
    /// Mechanisms to hold against each other; score groups are cut anew in each future.
    pub mechanisms: Vec<Mechanism>,
    /// The rule in force.
    pub today: Mechanism,
}

impl Plan {
    /// The plan of a scenario, or why it cannot be carried out.
    pub fn of(prepared: &Prepared, strategies: &[MechanismName]) -> Result<Self, Failure> {
        let (world, said) = (&prepared.world, &prepared.scenario.settings.admissions);
        let stage = said.stage.as_ref().and_then(|stage| world.ladder.position(stage)).unwrap_or(world.ladder.stages.len() - 1);
        let year = said.year.unwrap_or(world.alert.from_year);
        let Some(year_position) = world.horizon.position(year) else {
            let what = said!("{year} 学年不在结果的年份之内", "the school year {year} is not reported");
            let (first, last) = (world.horizon.first_year, world.horizon.last_year);
            let problem = prepared.scenario.places.problem("admissions.year", what);
            return Err(refused(problem.hint(said!("从 {first} 到 {last}", "from {first} to {last}"))));
        };
        let leavers = leavers(said, &world.ladder, stage, year_position == 0).map(|grade| (grade, year_position.saturating_sub(1)));
        if leavers.is_none() && said.applicants == Some(ApplicantsName::Leavers) {
            let what = said!("那一年没有已知的毕业生升入这一学段", "nobody is known to leave a stage for this one in that year");
            let hint =
                said!("`entrants` 取方案预计进入该学段的学生", "`entrants` takes those whom the scenario expects to enter the stage");
            return Err(refused(prepared.scenario.places.problem("admissions.applicants", what).hint(hint)));
        }
        let reserved_share = said.reserved_share.unwrap_or(0.0);
        Ok(Self {
            stage,
            year,
            year_position,
            leavers,
            model: choice_model(said),
            radius_km: said.radius_km.unwrap_or(10.0),
            reserved_share,
            groups: groups(said),
            mechanisms: mechanisms(said, strategies, reserved_share)?,
            today: mechanism(said.today.unwrap_or(MechanismName::Parallel), said),
        })
    }
}

fn refused(problem: Problem) -> Failure {
    Problems { list: vec![problem] }.into()
}

fn groups(said: &AdmissionsSettings) -> Vec<f64> {
    let mut shares = said.groups.clone().unwrap_or_else(|| vec![0.3, 0.6]);
    shares.sort_by(f64::total_cmp);
    shares
}

/// Every mechanism, or those asked for. Trading knows no reserved places, so with them it is left out.
fn mechanisms(said: &AdmissionsSettings, strategies: &[MechanismName], reserved_share: f64) -> Result<Vec<Mechanism>, Failure> {
    let all = <MechanismName as clap::ValueEnum>::value_variants();
    let trades = |name: &MechanismName| *name == MechanismName::TopTradingCycles && reserved_share > 0.0;
    if strategies.iter().any(trades) {
        return Err(Failure::Failed(said!(
            "top_trading_cycles 不能有指标名额\n  提示：--set admissions.reserved_share=0",
            "top_trading_cycles knows no reserved places\n  hint: --set admissions.reserved_share=0"
        )));
    }
    let asked = if strategies.is_empty() { all } else { strategies };
    Ok(asked.iter().filter(|name| !trades(name)).map(|&name| mechanism(name, said)).collect())
}

fn mechanism(name: MechanismName, said: &AdmissionsSettings) -> Mechanism {
    match name {
        MechanismName::ScoreOrder => Mechanism::ScoreOrder,
        MechanismName::Parallel => Mechanism::Parallel { band: said.band.unwrap_or(3) },
        MechanismName::ImmediateAcceptance => Mechanism::ImmediateAcceptance,
        MechanismName::DeferredAcceptance => Mechanism::DeferredAcceptance,
        MechanismName::Grouped => Mechanism::Grouped { ends: vec![0; groups(said).len()] },
        MechanismName::TopTradingCycles => Mechanism::TopTradingCycles { pointing: Pointing::All },
        MechanismName::Lottery => Mechanism::Lottery,
    }
}
