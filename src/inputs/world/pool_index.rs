//! All pools, found by where they are or by their school without looking through the others: a nation has half a million.

use std::collections::BTreeMap;
use std::ops::{Index, IndexMut};

use super::context::Context;
use super::pools::Pool;

/// Pools by position; those of schools come first, sorted by the school's name, as they stand without any change.
pub(super) struct Pools {
    list: Vec<Pool>,
    /// Positions `[district][stage]`, each rising.
    here: Vec<Vec<u32>>,
    stages: usize,
    /// How many of the first pools are those of schools.
    schools: usize,
    /// Positions of pools that came later, by school.
    added: BTreeMap<String, Vec<usize>>,
}

impl Pools {
    /// Lists pools: those of schools first, sorted by name.
    pub fn new(context: &Context<'_>, list: Vec<Pool>) -> Self {
        let stages = context.ladder.stages.len();
        let mut here = vec![Vec::new(); context.districts.len() * stages];
        for (at, pool) in list.iter().enumerate() {
            here[pool.district * stages + pool.stage].push(at as u32);
        }
        let schools = list.partition_point(|pool| pool.school.is_some());
        Self { list, here, stages, schools, added: BTreeMap::new() }
    }

    /// All pools.
    pub fn iter(&self) -> impl Iterator<Item = &Pool> {
        self.list.iter()
    }

    /// Positions of the pools of a stage in a district, rising.
    pub fn at(&self, district: usize, stage: usize) -> impl Iterator<Item = usize> + Clone + '_ {
        self.here[district * self.stages + stage].iter().map(|&at| at as usize)
    }

    /// The pools of a stage in a district.
    pub fn here(&self, district: usize, stage: usize) -> impl Iterator<Item = &Pool> + Clone {
        self.at(district, stage).map(|at| &self.list[at])
    }

    /// Positions of the pools of a school, rising.
    pub fn of_school<'a>(&'a self, school: &str) -> impl Iterator<Item = usize> + Clone + use<'a> {
        let name = |pool: &Pool| pool.school.as_deref().unwrap_or_default().cmp(school);
        let standing = &self.list[..self.schools];
        let (from, to) = (standing.partition_point(|pool| name(pool).is_lt()), standing.partition_point(|pool| name(pool).is_le()));
        (from..to).chain(self.added.get(school).into_iter().flatten().copied())
    }

    /// Adds a pool; returns its position.
    pub fn push(&mut self, pool: Pool) -> usize {
        let at = self.list.len();
        self.here[pool.district * self.stages + pool.stage].push(at as u32);
        if let Some(school) = &pool.school {
            self.added.entry(school.clone()).or_default().push(at);
        }
        self.list.push(pool);
        at
    }
}

impl Index<usize> for Pools {
    type Output = Pool;

    fn index(&self, at: usize) -> &Pool {
        &self.list[at]
    }
}

impl IndexMut<usize> for Pools {
    fn index_mut(&mut self, at: usize) -> &mut Pool {
        &mut self.list[at]
    }
}
