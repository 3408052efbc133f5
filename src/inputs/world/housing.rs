//! New compounds: the children who move in, and the kindergarten seats that developers hand over.

use super::changes::delay;
use super::context::{Context, did_you_mean};
use crate::domain::{Compound, Delay, Said, SeatChange, SeatStep};
use crate::inputs::problem::{Problem, Problems};
use crate::inputs::scenario::settings::HousingSettings;
use crate::said;

/// Stage whose seats developers hand over, where the ladder has it; its first stage otherwise.
const KINDERGARTEN: &str = "kindergarten";

/// Seats of compound kindergartens (配套园): national rules make them public or inclusive, so inclusive is sure and public is not.
const GROUPS: [bool; 3] = [false, true, false];

/// One compound, and where it is written.
struct Written<'a> {
    said: &'a HousingSettings,
    row: Option<usize>,
}

impl Written<'_> {
    fn name(&self) -> String {
        self.said.id.clone().unwrap_or_else(|| format!("{} {}", self.said.district, self.said.year))
    }

    fn problem(&self, context: &Context<'_>, key: &str, what: impl Into<Said>) -> Problem {
        match self.row {
            Some(row) => context.data.at("housing", row, key, what),
            None => context.at(&format!("housing[{}].{key}", self.name()), what),
        }
    }
}

/// Compounds of the table and of the scenario, in an order that does not depend on the order of rows.
fn all<'a>(context: &'a Context<'_>) -> Vec<Written<'a>> {
    let table = context.data.housing.iter().map(|(row, said)| Written { said, row: Some(*row) });
    let scenario = context.settings.housing.iter().map(|said| Written { said, row: None });
    let mut found: Vec<Written<'a>> = table.chain(scenario).collect();
    found.sort_by_cached_key(|written| (written.said.year, written.name(), format!("{:?}", written.said)));
    found
}

/// Children who arrive, with every fault of the rows reported.
pub(super) fn compounds(context: &Context<'_>, problems: &mut Problems) -> Vec<Compound> {
    all(context).iter().filter_map(|written| compound(context, written, problems)).collect()
}

fn compound(context: &Context<'_>, written: &Written<'_>, problems: &mut Problems) -> Option<Compound> {
    check(context, written, problems);
    let said = written.said;
    let Some(district) = context.district(&said.district) else {
        if context.may_be_district(&said.district) {
            return None;
        }
        let problem = written.problem(
            context,
            "district",
            said!("`{}` 不在 {} 中", "`{}` is not in {}", said.district, context.data.file("districts")),
        );
        problems.add(did_you_mean(problem, &said.district, context.districts.iter().map(|district| district.name.as_str())));
        return None;
    };
    context.horizon.position(said.year)?;
    let per_grade = |stage: usize| {
        let of_stage = &context.ladder.stages[stage];
        said.dwellings * said.pupil_yield.get(&of_stage.id).copied().unwrap_or_default() / of_stage.grades.len() as f64
    };
    let stages = 0..context.ladder.stages.len();
    let pupils = stages.flat_map(|stage| vec![per_grade(stage); context.ladder.stages[stage].grades.len()]).collect();
    let below = context.ladder.stages[0].entry_ages.first().copied().unwrap_or_default();
    Some(Compound { district, year: said.year, pupils, infants: vec![per_grade(0); below] })
}

fn check(context: &Context<'_>, written: &Written<'_>, problems: &mut Problems) {
    let said = written.said;
    let horizon = &context.horizon;
    if said.year <= horizon.base_year {
        let what = said!("{} 不晚于基年 {}", "{} is not after the base year {}", said.year, horizon.base_year);
        problems.add(
            written
                .problem(context, "year", what)
                .hint(said!("当时住在那里的人已在表 population 中", "who lived there then is in the table population")),
        );
    } else if said.year > horizon.last_year {
        let what = said!(
            "{} 晚于末年 {}：这个小区不起作用",
            "{} is after the last year {}: this compound changes nothing",
            said.year,
            horizon.last_year
        );
        problems.add(written.problem(context, "year", what).warning());
    }
    let numbers = [("dwellings", said.dwellings), ("kindergarten_seats", said.kindergarten_seats)];
    let yields = said.pupil_yield.iter().map(|(stage, value)| (stage.as_str(), *value));
    for (key, value) in numbers.into_iter().chain(yields).filter(|(_, value)| !(*value >= 0.0 && value.is_finite())) {
        problems.add(written.problem(context, key, said!("{value} 不是零或以上的数", "{value} is not a number, zero or more")));
    }
    if said.chance.is_some_and(|chance| !(0.0..=1.0).contains(&chance)) {
        problems.add(written.problem(context, "chance", said!("应在 0 至 1 之间", "must be from 0 to 1")));
    }
    for id in said.pupil_yield.keys().filter(|id| context.ladder.position(id).is_none()) {
        let problem = written.problem(context, "yield", said!("`{id}` 不是学段体系中的学段", "`{id}` is not a stage of the ladder"));
        problems.add(did_you_mean(problem, id, context.ladder.stages.iter().map(|stage| stage.id.as_str())));
    }
}

/// Kindergarten seats that developers hand over, as changes of the ledger.
pub(super) fn seats(context: &Context<'_>, problems: &mut Problems) -> Vec<SeatChange> {
    let with_seats = |written: &Written<'_>| written.said.kindergarten_seats > 0.0;
    all(context).iter().filter(|written| with_seats(written)).filter_map(|written| handed_over(context, written, problems)).collect()
}

fn handed_over(context: &Context<'_>, written: &Written<'_>, problems: &mut Problems) -> Option<SeatChange> {
    let said = written.said;
    let found = said.delay.as_ref().map_or_else(|| Ok(Delay::none()), delay);
    let delay = found.map_err(|what| problems.add(written.problem(context, "delay", what))).ok()?;
    let district = context.district(&said.district)?;
    context.horizon.position(said.year)?;
    let Some(stage) = context.ladder.position(KINDERGARTEN) else {
        let what = said!("学段体系中没有这些学位所属的学段 `{KINDERGARTEN}`", "the ladder has no stage `{KINDERGARTEN}` for these seats");
        problems.add(
            written
                .problem(context, "kindergarten_seats", what)
                .hint(said!("请写成 `open` 类的项目", "write them as a project of kind `open`")),
        );
        return None;
    };
    let grades = context.ladder.grades_of(stage);
    let seats = said.kindergarten_seats / grades.len() as f64;
    let steps = grades.map(|grade| SeatStep { district, grade, lag_years: 0, seats, groups: GROUPS }).collect();
    let chance = said.chance.unwrap_or(1.0);
    Some(SeatChange {
        name: written.name(),
        kind: "housing".into(),
        year: said.year,
        delay,
        after: Vec::new(),
        chance,
        steps,
        moves: Vec::new(),
        costs: Vec::new(),
    })
}
