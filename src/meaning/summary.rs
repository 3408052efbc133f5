//! The summary: every measure by district, stage, grade and year.

use super::measures::{ALERT_UTILISATION, Sums, measures_of, told_by};
use super::statistics::{READINGS, Values};
use crate::domain::{AlertRule, Chance, Distribution, Ensemble, Measure, SummaryRow, World};

/// A part of the city.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The whole city.
    City,
    /// The district at this position.
    District(usize),
}

impl Part {
    /// Positions of its districts.
    pub fn districts(self, world: &World) -> std::ops::Range<usize> {
        match self {
            Self::City => 0..world.districts.len(),
            Self::District(district) => district..district + 1,
        }
    }

    /// Position of the district; `None` for the whole city.
    pub fn position(self) -> Option<usize> {
        match self {
            Self::City => None,
            Self::District(district) => Some(district),
        }
    }

    /// The whole city, then each district.
    pub fn all(world: &World) -> Vec<Self> {
        std::iter::once(Self::City).chain((0..world.districts.len()).map(Self::District)).collect()
    }
}

/// Stages and reported years, which can be summarised side by side.
pub fn stage_years(world: &World) -> Vec<(usize, usize)> {
    (0..world.ladder.stages.len()).flat_map(|stage| world.horizon.reported().map(move |year| (stage, year))).collect()
}

/// Summary rows of one stage and year: city first, then districts; all grades first, then each; measures in their order.
pub fn summarise(world: &World, ensemble: &Ensemble, stage: usize, year: usize) -> Vec<SummaryRow> {
    let mut block = Block::read(world, ensemble, stage, year);
    let mut rows = Vec::new();
    for part in Part::all(world) {
        for grade in block.grades() {
            rows.extend(rows_of(world, part, grade, (stage, year), &mut block));
        }
    }
    rows
}

/// Puts rows of all stages and years in the order of the summary: district (city first), stage, grade (all first), year, measure.
pub fn in_order(mut rows: Vec<SummaryRow>) -> Vec<SummaryRow> {
    rows.sort_by_key(|row| (row.district, row.stage, row.grade, row.year, row.measure));
    rows
}

/// One measure in every future that counts.
pub struct Drawn {
    /// District position; `None` is the whole city.
    pub district: Option<usize>,
    /// Grade within the stage; `None` is all grades.
    pub grade: Option<usize>,
    /// What is measured.
    pub measure: Measure,
    /// Values by future.
    pub values: Vec<f64>,
}

/// Every measure of a stage and year in every future, in the order of [`summarise`].
pub fn every_future(world: &World, ensemble: &Ensemble, stage: usize, year: usize) -> Vec<Drawn> {
    let mut block = Block::read(world, ensemble, stage, year);
    let mut drawn = Vec::new();
    for part in Part::all(world) {
        for grade in block.grades() {
            for measure in measures_of(&world.ladder, stage) {
                let zeros = || vec![0.0; ensemble.count()];
                let values = block.values(part, grade, measure as usize).map_or_else(zeros, |values| values.list.clone());
                drawn.push(Drawn { district: part.position(), grade, measure, values });
            }
        }
    }
    drawn
}

/// The values of one stage and year for every part and grade, read from each life once: grades make stages, districts make the city.
struct Block {
    grades: usize,
    /// Which of the values are read; the others are told by one of them.
    told_by: [Option<usize>; READINGS],
    /// `[city, then districts][all grades, then each]`, flat.
    values: Vec<[Values; READINGS]>,
}

impl Block {
    fn read(world: &World, ensemble: &Ensemble, stage: usize, year: usize) -> Self {
        let grades = world.ladder.grades_of(stage);
        let groups = grades.len() + 1;
        let mut block = Self { grades: grades.len(), told_by: told_by(world, stage, year), values: Vec::new() };
        block.values.resize_with((world.districts.len() + 1) * groups, Default::default);
        for (number, life) in ensemble.lives.iter().enumerate() {
            let mut city = vec![Sums::ZERO; groups];
            for district in 0..world.districts.len() {
                let mut all = Sums::ZERO;
                for (group, grade) in grades.clone().enumerate() {
                    let cell = Sums::of_cell(world, life, stage, (district, grade, year));
                    all.add(&cell);
                    city[group + 1].add(&cell);
                    block.keep((district + 1) * groups + group + 1, &cell, number, ensemble.futures);
                }
                city[0].add(&all);
                block.keep((district + 1) * groups, &all, number, ensemble.futures);
            }
            city.into_iter().enumerate().for_each(|(group, sums)| block.keep(group, &sums, number, ensemble.futures));
        }
        block
    }

    fn keep(&mut self, place: usize, sums: &Sums, number: usize, futures: usize) {
        let reading = sums.reading();
        let distinct = (0..READINGS).filter(|&position| self.told_by[position] == Some(position));
        for position in distinct {
            let values = &mut self.values[place][position];
            if number == 0 {
                values.make_room(futures);
            }
            values.add(reading[position], number, futures);
        }
    }

    fn grades(&self) -> impl Iterator<Item = Option<usize>> + use<> {
        std::iter::once(None).chain((0..self.grades).map(Some))
    }

    /// The values of a measure or of the alert's utilisation; `None` where they are zero in every future.
    fn values(&mut self, part: Part, grade: Option<usize>, position: usize) -> Option<&mut Values> {
        let row = part.position().map_or(0, |district| district + 1);
        let place = row * (self.grades + 1) + grade.map_or(0, |grade| grade + 1);
        self.told_by[position].map(|position| &mut self.values[place][position])
    }

    /// The distribution of a measure, formed once for all measures that it tells.
    fn distribution(&mut self, part: Part, grade: Option<usize>, position: usize) -> (f64, Distribution) {
        self.values(part, grade, position).map_or((0.0, Distribution::default()), |values| (values.central, values.distribution()))
    }
}

/// One row for each measure of a place.
fn rows_of(world: &World, part: Part, grade: Option<usize>, (stage, year): (usize, usize), block: &mut Block) -> Vec<SummaryRow> {
    let mut rows: Vec<SummaryRow> = Vec::new();
    for measure in measures_of(&world.ladder, stage) {
        let told_by = block.told_by[measure as usize];
        let known = rows.iter().find(|row| told_by == Some(row.measure as usize)).map(|row| (row.central, row.over_futures));
        let (central, over_futures) = known.unwrap_or_else(|| block.distribution(part, grade, measure as usize));
        let chance = chance_of(measure, &world.alert, |position| block.values(part, grade, position));
        let (district, year) = (part.position(), world.horizon.year(year));
        rows.push(SummaryRow { district, stage, grade, year, measure, central, over_futures, chance });
    }
    rows
}

/// The chance that belongs to a measure: being full, any shortfall, or empty rooms.
fn chance_of<'a>(measure: Measure, alert: &AlertRule, read: impl FnOnce(usize) -> Option<&'a mut Values>) -> Option<Chance> {
    match measure {
        Measure::Utilisation => Some(read(measure as usize)?.chance(|utilisation| utilisation >= alert.red_from)),
        Measure::Shortfall => Some(read(measure as usize)?.chance(|shortfall| shortfall > 0.0)),
        Measure::Spare => Some(read(ALERT_UTILISATION)?.chance(|utilisation| utilisation < alert.slack_below)),
        _ => None,
    }
}
