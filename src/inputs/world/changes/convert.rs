//! Seats that become those of another stage, sector or tier.

use super::super::context::did_you_mean;
use super::super::pools::Pool;
use super::site::{Site, sector, tier};
use super::taking::take_stated;
use super::waiting::Portion;
use super::{Ledger, Line};
use crate::domain::{Sector, Tier};
use crate::inputs::problem::Problems;
use crate::inputs::scenario::settings::{SectorName, TierName};
use crate::inputs::tables::spec::{SECTORS, TIERS};
use crate::said;

/// What seats become.
enum Into {
    Stage(usize),
    Sector(Sector),
    Tier(Tier),
}

/// Converts what the project states, or all of its school.
pub(super) fn convert(line: &Line<'_>, site: &Site, ledger: &mut Ledger<'_>, problems: &mut Problems) -> Option<()> {
    let into = into(line, problems)?;
    let taken = take_stated(line, site, ledger, problems)?;
    for (from, grade, portion) in taken {
        let Pool { sector, tier, class_size: size, .. } = ledger.pools[from];
        match into {
            Into::Stage(stage) => {
                let pool = site.home(line, (stage, None), sector, tier, ledger);
                let grades = line.context.ladder.stages[stage].grades.len();
                let each = Portion { seats: portion.seats / grades as f64, ..portion };
                (0..grades).for_each(|grade| ledger.give_portion(pool, grade, each.clone()));
            }
            Into::Sector(sector) => {
                let pool = site.home(line, (site.stage, size), Some(sector), tier, ledger);
                ledger.give_portion(pool, grade, portion);
            }
            Into::Tier(tier) => {
                let pool = site.home(line, (site.stage, size), sector, Some(tier), ledger);
                ledger.give_portion(pool, grade, portion);
            }
        }
    }
    Some(())
}

fn into(line: &Line<'_>, problems: &mut Problems) -> Option<Into> {
    let Some(word) = &line.said.into else {
        problems.add(line.problem(
            "into",
            said!("没有写学位转成什么：学段、办学性质或等次", "what the seats become is missing: a stage, a sector or a tier"),
        ));
        return None;
    };
    let stages = line.context.ladder.stages.iter().map(|stage| stage.id.as_str());
    let found = line.context.ladder.position(word).map(Into::Stage).or_else(|| match word.as_str() {
        "public" => Some(Into::Sector(sector(SectorName::Public))),
        "inclusive" => Some(Into::Sector(sector(SectorName::Inclusive))),
        "private" => Some(Into::Sector(sector(SectorName::Private))),
        "quality" => Some(Into::Tier(tier(TierName::Quality))),
        "standard" => Some(Into::Tier(tier(TierName::Standard))),
        _ => None,
    });
    if found.is_none() {
        let problem = line.problem("into", said!("`{word}` 不是学段、办学性质或等次", "`{word}` is not a stage, a sector or a tier"));
        problems.add(did_you_mean(problem, word, stages.chain(SECTORS).chain(TIERS)));
    }
    found
}
