//! A scenario's settings and a dataset's rows to one [`World`], or every reason why not.
//!
//! In: [`Settings`] and [`Dataset`]. Out: the world with levers applied, central values, and warnings. First the rows are checked
//! against each other, then each part is built; all problems of a phase are collected before anything is refused.

mod access;
mod births;
mod budget_schools;
mod budgets;
mod changes;
mod checks;
mod context;
mod duplicates;
mod enrolment;
mod entry;
mod flows;
mod housing;
mod ladder;
mod levers;
mod neighbours;
mod past;
mod people;
mod pool_index;
mod pools;
mod population;
mod progression;
mod rules;
mod schools;
mod seats;
mod targets;
mod town;
mod wishes;
mod yearly;

use std::path::Path;

pub use population::{PopulationOnly, build_population};
pub use town::{town, without_places};
pub use wishes::{choice_model, leavers};

use super::dataset::{self, Dataset};
use super::problem::{Problem, Problems, Severity};
use super::scenario::Settings;
use crate::domain::{DemandRates, MigrationTiming, People, RecordedBirths, Said, SchoolBlock, Seats, World};
use crate::said;
use context::Context;

/// Makes a problem at the place of a scenario key such as `project[NAME].district`, from what is wrong there.
pub type Place<'a> = dyn Fn(&str, Said) -> Problem + 'a;

/// A world with what it was made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The world.
    pub world: World,
    /// The dataset, for the files to hash and the rows by basis.
    pub dataset: Dataset,
    /// What the user should know; nothing in it stops a run.
    pub warnings: Vec<Problem>,
}

/// Reads the dataset in a folder and builds the world; the problems of reading and of the rows' fit come in one list.
pub fn load(settings: &Settings, folder: &Path, place: &Place<'_>) -> Result<Loaded, Problems> {
    let stages: Vec<&str> = settings.stage.iter().map(|stage| stage.id.as_str()).collect();
    if !folder.is_dir() {
        let problem = place("dataset", said!("没有文件夹 `{}`", "there is no folder `{}`", folder.display()));
        return Err(Problems {
            list: vec![problem.hint(said!(
                "数据集是存放表的文件夹；路径从写明它的文件算起",
                "a dataset is a folder of tables; its path is seen from the file that names it"
            ))],
        });
    }
    let (dataset, mut problems) = dataset::read(folder, &stages);
    if problems.has_errors() {
        if let Some(context) = context::read(settings, &dataset, place, &mut problems) {
            checks::all(&context, &mut problems);
        }
        return Err(problems);
    }
    let (world, warnings) = build(settings, &dataset, place)?;
    Ok(Loaded { world, dataset, warnings: problems.list.into_iter().chain(warnings).collect() })
}

/// Builds the world of a scenario, with warnings.
pub fn build(settings: &Settings, dataset: &Dataset, place: &Place<'_>) -> Result<(World, Vec<Problem>), Problems> {
    let mut problems = Problems::default();
    let Some(context) = context::read(settings, dataset, place, &mut problems) else { return Err(problems) };
    checks::all(&context, &mut problems);
    if problems.has_errors() {
        return Err(problems);
    }
    let world = world(&context, &mut problems);
    match world.filter(|_| !problems.has_errors()) {
        Some(world) => Ok((world, problems.list.into_iter().filter(|problem| problem.severity == Severity::Warning).collect())),
        None => Err(problems),
    }
}

fn world(context: &Context<'_>, problems: &mut Problems) -> Option<World> {
    let years: Vec<i32> = (0..context.horizon.len()).map(|position| context.horizon.year(position)).collect();
    let ((people, of_people), ((seats, schools), of_seats)) = people_and_seats(context, &years);
    problems.list.extend(of_people.list);
    let recorded = births::recorded(context.data, &context.districts);
    people::check_births_known(context.data, &context.districts, &years, people.as_ref(), &recorded, problems);
    let people = people.map(|people| levers::apply(context, people, &recorded, problems));
    let rolls = enrolment::Rolls::read(context);
    let past = past::Past::read(context, &rolls, &recorded);
    let demand = demand(context, people.as_ref(), &recorded, (&rolls, past.as_ref()), problems);
    let recorded_births = births::extended(context, recorded, people.is_some(), problems);
    let compounds = housing::compounds(context, problems);
    problems.list.extend(of_seats.list);
    let neighbours = neighbours::read(context);
    let access = access::read(context, &neighbours, problems);
    if let Some(demand) = demand.as_ref().filter(|_| !schools.is_empty()) {
        schools::warn_of_pupils(context, &schools, &demand.base_enrolment, problems);
    }
    Some(World {
        budgets: budgets::read(context, problems),
        neighbours,
        access,
        uncertainty: rules::uncertainty(context, past.as_ref(), problems),
        alert: rules::alert(context, problems),
        targets: targets::read(context, problems),
        districts: context.districts.clone(),
        ladder: context.ladder.clone(),
        horizon: context.horizon,
        demand: demand?,
        people,
        recorded_births,
        seats,
        compounds,
        schools,
    })
}

/// A part of the world, and what is wrong with its tables.
type Found<T> = (T, Problems);

type SeatsAndSchools = (Seats, Vec<SchoolBlock>);

/// People and seats, which know nothing of each other, side by side: the most of a nation's tables. Each with its problems.
fn people_and_seats(context: &Context<'_>, years: &[i32]) -> (Found<Option<People>>, Found<SeatsAndSchools>) {
    let (data, districts) = (context.data, &context.districts);
    std::thread::scope(|threads| {
        let people = threads.spawn(|| {
            let mut problems = Problems::default();
            (people::read(data, districts, years, 1, MigrationTiming::End, &mut problems), problems)
        });
        let mut problems = Problems::default();
        let seats = seats::read(context, &mut problems);
        (people.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), (seats, problems))
    })
}

fn demand(
    context: &Context<'_>,
    people: Option<&People>,
    births: &RecordedBirths,
    (rolls, past): (&enrolment::Rolls, Option<&past::Past>),
    problems: &mut Problems,
) -> Option<DemandRates> {
    let flows = flows::read(context, problems);
    let base_enrolment = enrolment::base(context, rolls, problems)?;
    let entry_rate = entry::read(context, &entry::Sources { rolls, people, births, flows: &flows, past }, problems);
    let progression = progression::read(context, (rolls, past), people, problems);
    Some(DemandRates { base_enrolment, entry_rate, progression, flows })
}
