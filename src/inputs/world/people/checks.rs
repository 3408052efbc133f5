//! Whether the population tables fit each other.

use std::collections::BTreeSet;

use crate::domain::{District, People, RecordedBirths};
use crate::inputs::dataset::Dataset;
use crate::inputs::problem::Problems;
use crate::said;

/// Refuses a population whose births nobody knows: neither fertility nor recorded births in every year.
pub(in crate::inputs::world) fn births_known(
    data: &Dataset,
    districts: &[District],
    years: &[i32],
    people: Option<&People>,
    recorded: &RecordedBirths,
    problems: &mut Problems,
) {
    let Some(people) = people else { return };
    for (place, district) in districts.iter().enumerate() {
        let bare = |step: usize| people.fertility.row(step, place).iter().all(|rate| *rate == 0.0);
        let unknown = (0..years.len().saturating_sub(1)).find(|&step| bare(step) && recorded.of(place, years[step]).is_none());
        let may_be_told = ["fertility", "births"].iter().any(|table| data.may_hold(table, &[("district", &district.name)]));
        if let Some(step) = unknown.filter(|_| !may_be_told) {
            let what = said!(
                "`{}` 在 {} 年既没有生育率，也没有登记的出生数",
                "`{}` has neither fertility rates nor recorded births in {}",
                district.name,
                years[step]
            );
            problems.add(data.at("fertility", 0, "", what));
        }
    }
}

/// Ages of a table that lie beyond those of the population, or in other classes.
pub(in crate::inputs::world) fn ages(data: &Dataset, problems: &mut Problems) {
    let listed: BTreeSet<usize> = data.population.iter().map(|row| row.age).collect();
    if listed.is_empty() {
        return;
    }
    let survival = data.survival.iter().map(|row| ("survival", row.row, row.age));
    let fertility = data.fertility.iter().map(|row| ("fertility", row.row, row.age));
    let migration = data.migration.iter().map(|row| ("migration", row.row, row.age));
    let unlisted = |age: &usize| !listed.contains(age) && !data.may_hold("population", &[("age", &age.to_string())]);
    for (table, row, age) in survival.chain(fertility).chain(migration).filter(|(_, _, age)| unlisted(age)) {
        let what = said!("表 population 中没有 {age} 岁", "age {age} is not an age of the table population");
        problems.add(data.at(table, row, "age", what));
    }
}
