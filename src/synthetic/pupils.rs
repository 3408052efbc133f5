//! Pupils of the base year by grade.

use super::BASE_YEAR;
use super::draws::Draws;
use super::people::Residents;
use super::places::Place;
use super::rows;
use crate::domain::{Cells, Table};

/// A stage of the country's ladder.
pub(super) struct StageOf {
    pub id: &'static str,
    /// Name within the names of its schools.
    pub of_schools: &'static str,
    pub grades: usize,
    /// Age in the first grade [years].
    entry_age: usize,
    /// Share of residents who are in class, by grade; the last one holds for all further grades (data/README.md, enrolment).
    share: &'static [f64],
    /// How far a district's share may lie from that, either way.
    apart: f64,
    /// Seats in a class [pupils per class].
    pub class_size: f64,
    /// Classes per grade of a usual school: urban, county.
    pub usual_classes: [f64; 2],
}

/// Stages, lowest first.
pub(super) const STAGES: [StageOf; 4] = [
    StageOf {
        id: "kindergarten",
        of_schools: "幼儿园",
        grades: 3,
        entry_age: 3,
        share: &[0.768, 0.886, 0.945],
        apart: 0.04,
        class_size: 30.0,
        usual_classes: [3.0, 2.0],
    },
    StageOf {
        id: "primary",
        of_schools: "小学",
        grades: 6,
        entry_age: 6,
        share: &[1.0],
        apart: 0.02,
        class_size: 45.0,
        usual_classes: [4.0, 2.0],
    },
    StageOf {
        id: "junior",
        of_schools: "初级中学",
        grades: 3,
        entry_age: 12,
        share: &[1.0],
        apart: 0.02,
        class_size: 50.0,
        usual_classes: [8.0, 5.0],
    },
    StageOf {
        id: "senior",
        of_schools: "高级中学",
        grades: 3,
        entry_age: 15,
        share: &[0.525, 0.532, 0.535],
        apart: 0.05,
        class_size: 50.0,
        usual_classes: [14.0, 10.0],
    },
];

/// Grades of all stages.
pub(super) const GRADES: usize = 15;

/// Pupils of a district by grade of all stages [children], whole.
pub(super) type Rolls = [f64; GRADES];

/// Draws the pupils of a district.
pub(super) fn draw(place: &Place, people: &Residents, seed: u64) -> Rolls {
    let mut draws = Draws::of(seed, "enrolment", &place.name);
    let mut rolls = [0.0; GRADES];
    let mut grade = 0;
    for stage in &STAGES {
        let own = draws.between(1.0 - stage.apart, 1.0 + stage.apart);
        for step in 0..stage.grades {
            let share = stage.share[step.min(stage.share.len() - 1)] * own;
            rolls[grade] = (people.of_age(stage.entry_age + step) * share).round();
            grade += 1;
        }
    }
    rolls
}

/// The table of enrolment.
pub(super) fn table(places: &[Place], rolls: &[Rolls]) -> Table {
    let grades = || {
        (0..places.len()).flat_map(|_| STAGES.iter().enumerate().flat_map(|(at, stage)| (0..stage.grades).map(move |grade| (at, grade))))
    };
    let pupils: Vec<f64> = rolls.iter().flatten().copied().collect();
    let count = pupils.len();
    Table {
        name: "enrolment",
        columns: vec![
            ("district", rows::districts(places, |_| GRADES)),
            ("stage", rows::words(&STAGES.map(|stage| stage.id), grades().map(|(stage, _)| stage))),
            ("grade", rows::words(&["1", "2", "3", "4", "5", "6"], grades().map(|(_, grade)| grade))),
            ("year", Cells::Whole(vec![BASE_YEAR; count])),
            ("pupils", Cells::Number(pupils)),
            rows::basis(count),
        ],
    }
}
