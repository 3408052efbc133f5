//! `admit`: real pupils with lists to schools.

mod lots;

mod refusals;

mod reserve;

mod round;

mod written;

use super::args::{Admissions, LotteryName, MechanismName, PointingName, TiesName};
use super::{Failure, Options, Spoken, folder_name};
use crate::allocation::admissions;
use crate::domain::{Mechanism, Pointing, Ties};
use crate::inputs::admissions::{Candidates, Files, load};
use crate::outputs::{ADMISSION, RunFolder};
use round::Round;
use written::Written;

/// Admits pupils and writes who has which seat; returns the summary for the terminal.
pub fn admit(asked: &Admissions, options: &Options) -> Result<Spoken, Failure> {
    refusals::check(asked)?;
    let (candidates, warnings) = load(&files(asked))?;
    let name = asked.applicants.file_stem().map_or_else(|| "admissions".into(), |stem| stem.to_string_lossy().into_owned());
    let place = folder_name::place(options, &format!("{name}-admitted"));
    refusals::keep_inputs(asked, &place)?;
    let folder = RunFolder::begin(&place, options.overwrite, &ADMISSION)?;
    let round = Round::of(&candidates, asked, options.seed);
    let mechanism = mechanism(asked, &candidates, &round);
    let ties = ties(asked);
    let quotas = reserve::quotas(asked, &candidates, &round, &mechanism);
    let admission = admissions::admit(&round.applications, &mechanism, ties, quotas.as_ref());
    let written = Written { candidates: &candidates, round: &round, mechanism, quotas: quotas.as_ref(), admission: &admission };
    let language = options.language();
    let notes = warnings.iter().map(|warning| warning.told(language)).chain(refusals::unused(asked, language));
    let notes: Vec<String> = notes.chain(written.notes(asked, language)).collect();
    written.write(folder, &notes, options)
}

fn files(asked: &Admissions) -> Files<'_> {
    Files {
        applicants: &asked.applicants,
        schools: &asked.schools,
        priorities: asked.priorities.as_deref(),
        quotas: asked.quotas.as_deref(),
        by_score: needs_score(asked),
        by_district: asked.by_district,
        by_origin: asked.quotas.is_some() || asked.quota_share.is_some(),
    }
}

/// Priorities or a lottery can rank pupils without scores; an order of scores, groups and floor lines cannot be formed without them.
fn needs_score(asked: &Admissions) -> bool {
    let ranked_otherwise = asked.priorities.is_some() || asked.lottery.is_some() || asked.mechanism == MechanismName::Lottery;
    let by_score = match asked.mechanism {
        MechanismName::Grouped => true,
        MechanismName::ScoreOrder => asked.lottery.is_none(),
        _ => asked.quota_floor.is_some(),
    };
    by_score || !ranked_otherwise
}

fn ties(asked: &Admissions) -> Ties {
    match asked.ties {
        TiesName::Subscore => Ties::Subscore,
        TiesName::AdmitAll => Ties::AdmitAll,
        TiesName::RejectAll => Ties::RejectAll,
    }
}

/// One number for each pupil unless said otherwise.
fn is_multiple(asked: &Admissions) -> bool {
    asked.lottery == Some(LotteryName::Multiple)
}

fn mechanism(asked: &Admissions, candidates: &Candidates, round: &Round) -> Mechanism {
    match asked.mechanism {
        MechanismName::ScoreOrder => Mechanism::ScoreOrder,
        MechanismName::Parallel => Mechanism::Parallel { band: asked.band.unwrap_or(candidates.length) },
        MechanismName::ImmediateAcceptance => Mechanism::ImmediateAcceptance,
        MechanismName::DeferredAcceptance => Mechanism::DeferredAcceptance,
        MechanismName::Grouped => Mechanism::Grouped { ends: round.ends_of_groups(&asked.groups, &candidates.scores) },
        MechanismName::TopTradingCycles => Mechanism::TopTradingCycles { pointing: pointing(asked, candidates) },
        MechanismName::Lottery => Mechanism::Lottery,
    }
}

/// To whom schools point: to nobody of another district where they take those of their own alone.
fn pointing(asked: &Admissions, candidates: &Candidates) -> Pointing {
    match asked.pointing {
        PointingName::Listers => Pointing::Listers,
        PointingName::All if candidates.district.is_empty() => Pointing::All,
        PointingName::All => Pointing::Residents {
            of_school: candidates.schools.iter().map(|school| school.district).collect(),
            of_pupil: candidates.district.clone(),
        },
    }
}
