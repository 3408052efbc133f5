//! Dated changes of seats: about one for each district.

use super::BASE_YEAR;
use super::draws::Draws;
use super::places::Place;
use super::pupils::STAGES;
use super::rows;
use super::schools::School;
use crate::domain::{Cells, Table};

/// A new building is a year late in three cases out of ten, two years in one.
const LATE: &str = "0:0.6 1:0.3 2:0.1";
/// Fewer schools than this and none is closed.
const ENOUGH_SCHOOLS: usize = 4;

/// A row of the table, as text.
struct Project<'a> {
    name: String,
    school: String,
    place: &'a Place,
    stage: usize,
    kind: &'static str,
    year: i32,
    intake: &'static str,
    classes: &'static str,
    phase_in: &'static str,
    delay: &'static str,
}

/// The table of projects.
pub(super) fn table(places: &[Place], schools: &[School], seed: u64) -> Table {
    let mut projects = Vec::new();
    let mut from = 0;
    for (district, place) in places.iter().enumerate() {
        let count = schools[from..].iter().take_while(|school| school.district == district).count();
        projects.extend(of_district(place, &schools[from..from + count], seed));
        from += count;
    }
    let text = |of: &dyn Fn(&Project<'_>) -> String| Cells::Text(projects.iter().map(of).collect());
    Table {
        name: "projects",
        columns: vec![
            ("project", text(&|project| project.name.clone())),
            ("school", text(&|project| project.school.clone())),
            ("district", text(&|project| project.place.name.clone())),
            ("stage", text(&|project| STAGES[project.stage].id.to_owned())),
            ("kind", text(&|project| project.kind.to_owned())),
            ("year", Cells::Whole(projects.iter().map(|project| project.year).collect())),
            ("intake", text(&|project| project.intake.to_owned())),
            ("classes", text(&|project| project.classes.to_owned())),
            ("phase_in", text(&|project| project.phase_in.to_owned())),
            ("delay", text(&|project| project.delay.to_owned())),
            rows::basis(projects.len()),
        ],
    }
}

fn of_district<'a>(place: &'a Place, schools: &[School], seed: u64) -> Vec<Project<'a>> {
    let mut draws = Draws::of(seed, "projects", &place.name);
    let year = BASE_YEAR + 2 + draws.below(6) as i32;
    let of_stage = |stage: usize| schools.iter().filter(move |school| school.stage == stage);
    let blank = |kind, what: &str, stage, school: String| Project {
        name: format!("{}{what}", place.name),
        school,
        place,
        stage,
        kind,
        year,
        intake: "",
        classes: "",
        phase_in: "",
        delay: "0",
    };
    let mut projects = Vec::new();
    if place.urban() && draws.happens(0.8) {
        let new = format!("{}新建小学", place.name);
        projects.push(Project { classes: "3", phase_in: "intake", delay: LATE, ..blank("open", "新建小学", 1, new) });
    }
    if place.urban() && draws.happens(0.4) {
        projects.push(Project { intake: "100", ..blank("intake", "普通高中扩招", 3, String::new()) });
    }
    if !place.urban() && draws.happens(0.5) {
        let smallest = of_stage(1).min_by_key(|school| school.classes).filter(|_| of_stage(1).count() >= ENOUGH_SCHOOLS);
        projects.extend(smallest.map(|school| blank("close", "撤并小学", 1, school.name.clone())));
    }
    if let Some(school) = of_stage(0).next().filter(|_| draws.happens(0.4)) {
        projects.push(Project { classes: "1", delay: LATE, ..blank("expand", "扩建幼儿园", 0, school.name.clone()) });
    }
    projects
}
