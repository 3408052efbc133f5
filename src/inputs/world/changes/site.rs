//! Where a project happens: the stage, the district, and the pools of seats that it names.

use std::collections::BTreeSet;

use super::super::context::did_you_mean;
use super::super::pools::Pool;
use super::{Ledger, Line};
use crate::domain::{Sector, Tier};
use crate::inputs::dataset::ALL_OTHERS;
use crate::inputs::phrases;
use crate::inputs::problem::{Problems, nearest};
use crate::inputs::scenario::settings::{ProjectKind, SectorName, TierName};
use crate::said;

/// Where a project happens.
pub(super) struct Site {
    /// School, where one is named.
    pub school: Option<String>,
    /// Districts; one, unless a class norm changes everywhere.
    pub districts: Vec<usize>,
    pub stage: usize,
    /// Sector and tier that the project names.
    pub sector: Option<Sector>,
    pub tier: Option<Tier>,
}

impl Site {
    /// The pools that the project names, by position.
    pub fn pools(&self, ledger: &Ledger<'_>) -> Vec<usize> {
        let pools = &ledger.pools;
        if let Some(school) = &self.school {
            let here = |pool: &Pool| self.districts.contains(&pool.district) && pool.stage == self.stage;
            return pools.of_school(school).filter(|&at| here(&pools[at])).collect();
        }
        let named =
            |pool: &Pool| self.sector.is_none_or(|_| pool.sector == self.sector) && self.tier.is_none_or(|_| pool.tier == self.tier);
        let here = self.districts.iter().flat_map(|&district| pools.at(district, self.stage));
        let mut found: Vec<usize> = here.filter(|&at| named(&pools[at])).collect();
        found.sort_unstable();
        found
    }

    /// The pool to which new seats of a stage come, in classes of a size where it is known; made where there is none yet.
    pub fn home(
        &self,
        line: &Line<'_>,
        (stage, size): (usize, Option<f64>),
        sector: Option<Sector>,
        tier: Option<Tier>,
        ledger: &mut Ledger<'_>,
    ) -> usize {
        let district = self.districts[0];
        let fits = |pool: &Pool| size.is_none() || pool.class_size == size;
        let same = |pool: &Pool| pool.school == self.school && pool.sector == sector && pool.tier == tier && fits(pool);
        let known = ledger.pools.at(district, stage).find(|&at| same(&ledger.pools[at]));
        known.unwrap_or_else(|| {
            let mut pool = Pool::empty(line.context, self.school.clone(), district, stage);
            pool.sector = sector;
            pool.tier = tier;
            pool.class_size = size.or(line.said.class_size).or(pool.class_size);
            ledger.pools.push(pool)
        })
    }
}

/// Finds the site; `None` where something named does not exist, which is reported.
pub(super) fn find(line: &Line<'_>, kind: ProjectKind, ledger: &Ledger<'_>, problems: &mut Problems) -> Option<Site> {
    let school = line.said.school.clone();
    let known: Vec<&Pool> = school.iter().flat_map(|school| ledger.pools.of_school(school)).map(|at| &ledger.pools[at]).collect();
    if school.is_some() && known.is_empty() && kind != ProjectKind::Open {
        return unknown_school(line, "school", school.as_deref().unwrap_or_default(), ledger, problems);
    }
    let stage = stage(line, &known, problems);
    let districts = districts(line, kind, &known, problems);
    let (stage, districts) = (stage?, districts?);
    if !known.is_empty() && kind != ProjectKind::Open && !known.iter().any(|pool| pool.stage == stage) {
        let (school, id) = (school.unwrap_or_default(), &line.context.ladder.stages[stage].id);
        if ledger.unsure.of_school(&school, Some(stage)) {
            return None;
        }
        problems.add(line.problem("stage", said!("`{school}` 没有学段 {id}", "`{school}` has no stage {id}")));
        return None;
    }
    Some(Site { school, districts, stage, sector: line.said.sector.map(sector), tier: line.said.tier.map(tier) })
}

/// Reports a school that is not there, with the nearest name.
pub(super) fn unknown_school<T>(line: &Line<'_>, key: &str, name: &str, ledger: &Ledger<'_>, problems: &mut Problems) -> Option<T> {
    if ledger.unsure.of_school(name, None) {
        return None;
    }
    let known: BTreeSet<&str> = ledger.pools.iter().filter_map(|pool| pool.school.as_deref()).collect();
    let problem = line.problem(key, said!("`{name}` 不在 {} 中", "`{name}` is not in {}", line.context.data.file("schools")));
    let hint = match nearest(name, known) {
        Some(near) => phrases::did_you_mean(near),
        None => said!("新学校需要 `open` 类的项目，在同年或更早", "a new school needs the kind `open`, in the same year or before"),
    };
    problems.add(problem.hint(hint));
    None
}

fn stage(line: &Line<'_>, known: &[&Pool], problems: &mut Problems) -> Option<usize> {
    let ladder = &line.context.ladder;
    let ids = || ladder.stages.iter().map(|stage| stage.id.as_str());
    if let Some(id) = &line.said.stage {
        let found = ladder.position(id);
        if found.is_none() {
            problems.add(did_you_mean(
                line.problem("stage", said!("`{id}` 不是学段体系中的学段", "`{id}` is not a stage of the ladder")),
                id,
                ids(),
            ));
        }
        return found;
    }
    let stages: BTreeSet<usize> = known.iter().map(|pool| pool.stage).collect();
    if stages.len() == 1 {
        return stages.first().copied();
    }
    let several = if stages.is_empty() {
        said!("没有写学段", "the stage is missing")
    } else {
        said!("没有写学段：该校有几个学段", "the stage is missing: the school has several")
    };
    problems.add(line.problem("stage", several).hint(phrases::those_are("学段有：", "the stages are", &ids().collect::<Vec<_>>())));
    None
}

fn districts(line: &Line<'_>, kind: ProjectKind, known: &[&Pool], problems: &mut Problems) -> Option<Vec<usize>> {
    let context = line.context;
    let Some(name) = &line.said.district else {
        if let Some(pool) = known.first() {
            return Some(vec![pool.district]);
        }
        let what = if line.said.school.is_some() {
            said!("新学校要写明县（市）区", "a new school needs its district")
        } else {
            said!("学校和县（市）区都没有写", "neither a school nor a district is named")
        };
        problems.add(line.problem("district", what));
        return None;
    };
    if name == ALL_OTHERS && kind == ProjectKind::ClassNorm && line.said.school.is_none() {
        return Some((0..context.districts.len()).collect());
    }
    let Some(district) = context.district(name) else {
        if context.may_be_district(name) {
            return None;
        }
        let problem = line.problem("district", said!("`{name}` 不在 {} 中", "`{name}` is not in {}", context.data.file("districts")));
        problems.add(did_you_mean(problem, name, context.districts.iter().map(|district| district.name.as_str())));
        return None;
    };
    if let Some(pool) = known.iter().find(|pool| pool.district != district) {
        let school = line.said.school.as_deref().unwrap_or_default();
        problems.add(line.problem(
            "district",
            said!("`{school}` 在 `{}`，不在 `{name}`", "`{school}` is in `{}`, not in `{name}`", context.districts[pool.district].name),
        ));
        return None;
    }
    Some(vec![district])
}

/// Sector by its name in a scenario.
pub(super) fn sector(name: SectorName) -> Sector {
    match name {
        SectorName::Public => Sector::Public,
        SectorName::Inclusive => Sector::Inclusive,
        SectorName::Private => Sector::Private,
    }
}

/// Tier by its name in a scenario.
pub(super) fn tier(name: TierName) -> Tier {
    match name {
        TierName::Quality => Tier::Quality,
        TierName::Standard => Tier::Standard,
    }
}
