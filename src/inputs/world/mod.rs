//! A scenario's settings and a dataset's rows to one [`World`], or every reason why not.
//!
//! In: [`Settings`] and [`Dataset`]. Out: the world with levers applied, central values, and warnings. First the rows are checked
//! against each other, then each part is built; all problems are collected before anything is refused. Rows that are wrong are set aside, and
//! what may stand in one of them is not missed.

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
mod idle_factors;
mod kinds_told;
mod ladder;
mod levers;
mod money;
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
mod sound;
mod special_needs;
mod staff;
mod targets;
mod town;
mod wishes;
mod yearly;
mod yearly_said;

use std::path::Path;

pub use population::{PopulationOnly, build_population, steps};
pub use town::{read_town, without_places};
pub use wishes::{choice_model, leavers};

use super::dataset::{self, Dataset};
use super::problem::{Problem, Problems, Severity};
use super::scenario::Settings;
use super::tables::spec::YIELD;
use crate::domain::{DemandRates, MigrationTiming, People, RecordedBirths, Said, SchoolBlock, Seats, World};
use crate::said;
use context::{Asked, Context};

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
    load_in_doubt(settings, folder, place, &[])
}

/// The same for a scenario that is wrong at some keys, such as `last_year`, `stage` or `project[NAME]`, so that the problems of its dataset can
/// be told with its own.
pub fn load_in_doubt(settings: &Settings, folder: &Path, place: &Place<'_>, doubt: &[String]) -> Result<Loaded, Problems> {
    if !folder.is_dir() {
        return Err(no_folder(folder, place));
    }
    let stages: Vec<&str> = settings.stage.iter().map(|stage| stage.id.as_str()).collect();
    let (dataset, mut problems) = dataset::read(folder, &stages);
    if doubt.iter().any(|key| key == "stage") {
        problems.list.retain(|problem| !problem.column.starts_with(YIELD));
    }
    let asked = Asked { settings, data: &dataset, place, doubt };
    let (world, found) = as_far_as_known(&asked, problems.has_errors());
    problems.list.extend(found.list);
    match world.filter(|_| !problems.has_errors()) {
        Some(world) => Ok(Loaded { world, dataset, warnings: problems.list }),
        None => Err(problems),
    }
}

fn no_folder(folder: &Path, place: &Place<'_>) -> Problems {
    let problem = place("dataset", said!("没有文件夹 `{}`", "there is no folder `{}`", folder.display()));
    let hint = said!(
        "数据集是存放表的文件夹；路径从写明它的文件算起",
        "a dataset is a folder of tables; its path is seen from the file that names it"
    );
    Problems { list: vec![problem.hint(hint)] }
}

/// Builds the world of a scenario, with warnings.
pub fn build(settings: &Settings, dataset: &Dataset, place: &Place<'_>) -> Result<(World, Vec<Problem>), Problems> {
    let (world, problems) = as_far_as_known(&Asked { settings, data: dataset, place, doubt: &[] }, false);
    match world.filter(|_| !problems.has_errors()) {
        Some(world) => Ok((world, problems.list.into_iter().filter(|problem| problem.severity == Severity::Warning).collect())),
        None => Err(problems),
    }
}

/// The world, if nothing is wrong, and every problem; `faulty` where something was found wrong before.
fn as_far_as_known(asked: &Asked<'_>, faulty: bool) -> (Option<World>, Problems) {
    let mut problems = Problems::default();
    let Some(context) = context::read(asked, &mut problems) else {
        let districts = context::districts(asked.data, &mut Problems::default()).unwrap_or_default();
        checks::tables_alone(asked.data, &districts, &mut problems);
        return (None, problems);
    };
    checks::all(&context, &mut problems);
    if !faulty && !problems.has_errors() {
        let world = world(&context, true, &mut problems);
        return (world, problems);
    }
    let sound = sound::of(&context);
    let asked = Asked { data: &sound, ..*asked };
    if let Some(context) = context::read(&asked, &mut Problems::default()).filter(|context| !context.districts.is_empty()) {
        world(&context, false, &mut problems);
    }
    (None, problems)
}

/// The world; of a dataset that is not `sound` only the problems are of interest.
fn world(context: &Context<'_>, sound: bool, problems: &mut Problems) -> Option<World> {
    let years: Vec<i32> = (0..context.horizon.len()).map(|position| context.horizon.year(position)).collect();
    let ((people, of_people), ((seats, schools), of_seats)) = people_and_seats(context, &years);
    problems.list.extend(of_people.list);
    let recorded = births::recorded(context.data, &context.districts);
    people::check_births_known(context.data, &context.districts, &years, people.as_ref(), &recorded, problems);
    let people = people.map(|people| levers::apply(context, people, &recorded));
    let rolls = enrolment::Rolls::read(context);
    let past = if sound { past::Past::read(context, &rolls, &recorded) } else { None };
    let demand = demand(context, people.as_ref(), &recorded, (&rolls, past.as_ref()), problems);
    let recorded_births = births::extended(context, recorded, people.is_some(), problems);
    let compounds = housing::compounds(context, problems);
    problems.list.extend(of_seats.list);
    let neighbours = neighbours::read(context);
    let access = access::read(context, &neighbours, problems);
    if let Some(demand) = demand.as_ref().filter(|_| !schools.is_empty()) {
        schools::warn_of_pupils(context, &schools, &demand.base_enrolment, problems);
    }
    let staff = staff::read(context, demand.as_ref().map(|demand| &demand.base_enrolment[..]), problems);
    let money = money::read(context, &seats);
    let special_needs = special_needs::read(context, problems);
    let known = targets::Known { staff: &staff, money: &money, special_needs: &special_needs };
    Some(World {
        budgets: budgets::read(context, problems),
        neighbours,
        access,
        uncertainty: rules::uncertainty(context, past.as_ref(), &recorded_births, problems),
        alert: rules::alert(context, problems),
        targets: targets::read(context, known, problems),
        staff,
        money,
        special_needs,
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
    let base_enrolment = enrolment::base(context, rolls, problems);
    enrolment::warn_of_later(context, rolls, problems);
    let entry_rate = entry::read(context, &entry::Sources { rolls, people, births, flows: &flows, past }, problems);
    let progression = progression::read(context, (rolls, past), people, problems);
    Some(DemandRates { base_enrolment: base_enrolment?, entry_rate, progression, flows })
}
