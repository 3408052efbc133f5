//! Pupils of the base year: residents of an age times the share of them that is in class.

use super::assumptions::KINDERGARTEN_SHAPE;
use super::{BASE_YEAR, District, People, Sources, Table};

/// A stage of the ladder.
pub struct Stage {
    pub name: &'static str,
    pub first_age: usize,
    pub grades: usize,
}

pub const STAGES: [Stage; 4] = [
    Stage { name: "kindergarten", first_age: 3, grades: 3 },
    Stage { name: "primary", first_age: 6, grades: 6 },
    Stage { name: "junior", first_age: 12, grades: 3 },
    Stage { name: "senior", first_age: 15, grades: 3 },
];

/// Pupils by district, stage and grade.
pub type Pupils = Vec<Vec<Vec<f64>>>;

pub fn pupils(sources: &Sources, liaoning: &[People; 3], people: &[People]) -> Pupils {
    let kindergarten = kindergarten_rates(sources, liaoning);
    let senior = senior_rates(sources);
    let rate = |stage: usize, grade: usize| match stage {
        0 => kindergarten[grade],
        3 => senior[grade],
        _ => 1.0,
    };
    let grades = |people: &People, (at, stage): (usize, &Stage)| -> Vec<f64> {
        (0..stage.grades).map(|grade| (of_age(people, stage.first_age + grade) * rate(at, grade)).round()).collect()
    };
    people.iter().map(|people| STAGES.iter().enumerate().map(|stage| grades(people, stage)).collect()).collect()
}

fn of_age(people: &People, age: usize) -> f64 {
    people[0][age] + people[1][age]
}

/// Shares of children in class at 3, 4 and 5 that give Liaoning's enrolment.
fn kindergarten_rates(sources: &Sources, liaoning: &[People; 3]) -> [f64; 3] {
    let enrolled = sources.figure("education", &[("area", "Liaoning"), ("measure", "kindergarten_enrolment")]);
    let children = |grade: usize| liaoning.iter().map(|people| of_age(people, 3 + grade)).sum::<f64>();
    let shaped: f64 = (0..3).map(|grade| KINDERGARTEN_SHAPE[grade] * children(grade)).sum();
    KINDERGARTEN_SHAPE.map(|share| share * enrolled / shaped)
}

/// Shares of 15 to 17 year olds in general senior schools: all in the senior stage times the general share of the year they entered.
fn senior_rates(sources: &Sources) -> [f64; 3] {
    let stage = sources.figure("education", &[("measure", "senior_stage_gross_enrolment")]) / 100.0;
    let general = |year| sources.figure("education", &[("year", year), ("measure", "general_share_of_senior_entrants")]) / 100.0;
    ["2020", "2019", "2018"].map(|year| stage * general(year))
}

/// Yearly places of general senior schools, by district: what the admission plans of 2020 to 2023 took in on the mean, and no
/// fewer than the mean grade of the pupils who are there.
pub fn senior_intake(sources: &Sources, people: &[People], pupils: &Pupils) -> Vec<f64> {
    let rate = senior_rates(sources)[0];
    let entrants = people.iter().map(|people| (12..=15).map(|age| of_age(people, age)).sum::<f64>() / 4.0 * rate);
    entrants.zip(pupils).map(|(entrants, stages)| entrants.max(stages[3].iter().sum::<f64>() / 3.0)).collect()
}

pub fn table(districts: &[District], pupils: &Pupils) -> Table {
    let mut table = Table::new("enrolment", &["district", "stage", "grade", "year", "pupils", "basis", "source"]);
    for (district, stages) in districts.iter().zip(pupils) {
        for (stage, grades) in STAGES.iter().zip(stages) {
            for (grade, pupils) in (1..).zip(grades) {
                let (grade, year): (i32, _) = (grade, BASE_YEAR.to_string());
                table.row(&[&district.name, stage.name, &grade.to_string(), &year, &pupils.to_string(), "modelled", "data/README.md"]);
            }
        }
    }
    table
}
