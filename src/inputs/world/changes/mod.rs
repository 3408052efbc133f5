//! Projects of the table and of the scenario to dated changes of seats. They are compiled in the order of their years, each seeing what
//! the earlier ones did; delays move them later, when futures are drawn.

mod amount;
mod convert;
mod kinds;
mod ledger;
mod merge;
mod site;
mod standing;
mod taking;
mod unsure;
mod waiting;

use super::context::Context;
use super::pool_index::Pools;
use crate::domain::{Delay, ProjectCost, Said, SeatChange};
use crate::inputs::phrases;
use crate::inputs::problem::{Problem, Problems};
use crate::inputs::scenario::settings::{DelaySettings, ProjectKind, ProjectSettings};
use crate::inputs::tables::expected;
use crate::inputs::tables::spec::PROJECT_KINDS;
use crate::{said, told};
pub(super) use ledger::PoolStep;
use ledger::{Ledger, Part};
use site::Site;
pub(super) use unsure::Unsure;

/// One line of a project, and where it is written.
pub(super) struct Line<'a> {
    context: &'a Context<'a>,
    said: &'a ProjectSettings,
    /// Line of the table `projects`; `None` for the scenario.
    row: Option<usize>,
}

impl Line<'_> {
    /// Whether it comes after all years that are reported.
    fn is_too_late(&self) -> bool {
        self.said.year.is_some_and(|year| year > self.context.horizon.last_year)
    }

    /// A problem with one of its keys; the keys mean the same in the table and in the scenario.
    fn problem(&self, key: &str, what: impl Into<Said>) -> Problem {
        match self.row {
            Some(row) => self.context.data.at("projects", row, key, what),
            None => Problem { hint: expected("projects", key), ..self.context.at(&format!("project[{}].{key}", self.said.project), what) },
        }
    }
}

/// A project that was compiled, and what it does to single pools where that is asked.
pub(super) struct Compiled {
    /// The change of the districts' seats.
    pub change: SeatChange,
    /// What it does to pools.
    pub of_pools: Vec<PoolStep>,
    /// Stage and names of a school that is merged, and of the one that takes its pupils.
    pub merger: Option<(usize, String, String)>,
}

/// Compiles all projects; also returns the pools as they stand with every change in time, and what is not known of them. What happens to single
/// pools is told of some stages `[stage]`.
pub(super) fn compile<'a>(
    context: &'a Context<'a>,
    pools: Pools,
    of_pools: Vec<bool>,
    problems: &mut Problems,
) -> (Vec<Compiled>, Pools, Unsure<'a>) {
    let mut ledger = Ledger::new(context, pools, of_pools);
    let table = context.data.projects.iter().map(|(row, said)| Line { context, said, row: Some(*row) });
    let scenario = context.settings.project.iter().map(|said| Line { context, said, row: None });
    let mut lines: Vec<Line<'_>> = table.chain(scenario).collect();
    lines.sort_by_cached_key(|line| (line.said.year, line.said.project.clone(), format!("{:?}", line.said)));
    let mut changes = Vec::new();
    for line in &lines {
        match change(line, &mut ledger, problems) {
            Some(compiled) => changes.extend(compiled),
            None if line.is_too_late() => {}
            None => ledger.unsure.add(line.said),
        }
    }
    (changes, ledger.pools, ledger.unsure)
}

fn change(line: &Line<'_>, ledger: &mut Ledger<'_>, problems: &mut Problems) -> Option<Vec<Compiled>> {
    let kind = kind(line, problems)?;
    let year = year(line, problems);
    let delay = line.said.delay.as_ref().map_or_else(|| Ok(Delay::none()), delay).map_err(|what| problems.add(line.problem("delay", what)));
    let (year, delay) = (year?, delay.ok()?);
    note_never(line, year, &delay, problems);
    ledger.start(year, &line.said.project, &delay);
    let site = site::find(line, kind, ledger, problems)?;
    let moves = kinds::apply(line, kind, &site, ledger, problems)?;
    let (parts, below_zero) = ledger.finish();
    if let Some(what) = below_zero {
        problems.add(line.problem("project", too_many(&line.said.project, &what)).hint(said!(
            "表 schools 和 seats 写明现有学位，较早的项目已减去一部分",
            "the tables schools and seats say what stands there, earlier projects what they took"
        )));
    }
    let merger = line.said.into.clone().filter(|_| kind == ProjectKind::Merge).zip(site.school.clone());
    let mut merger = merger.map(|(into, school)| (site.stage, school, into));
    let costs = costs(line, kind, &site, moves.first().map(|pupils| pupils.to));
    let mut once = Some((moves, costs));
    let compiled = |Part { after, year, steps, of_pools }: Part| {
        let (name, kind, year) = (line.said.project.clone(), key(kind).into(), line.context.horizon.year(year));
        // Pupils move once and a project is paid once, with what waits for nothing.
        let ((moves, costs), merger) = (once.take().unwrap_or_default(), merger.take());
        Compiled {
            change: SeatChange { name, kind, year, delay: delay.clone(), after, chance: 1.0, steps, moves, costs },
            of_pools,
            merger,
        }
    };
    Some(parts.into_iter().map(compiled).collect())
}

/// What a project costs in each of its districts, in equal parts, in the stage whose seats it makes; the district that takes the pupils of a
/// merged school is one of them. A class that moves up is paid until it leaves.
fn costs(line: &Line<'_>, kind: ProjectKind, site: &Site, takes: Option<usize>) -> Vec<ProjectCost> {
    let (capital, running) = (line.said.capital_cost.unwrap_or(0.0), line.said.running_cost.unwrap_or(0.0));
    let runs_years = (kind == ProjectKind::Bulge).then(|| line.context.ladder.stages[site.stage].grades.len());
    let into = line.said.into.as_ref().filter(|_| kind == ProjectKind::Convert);
    let stage = into.and_then(|word| line.context.ladder.position(word)).unwrap_or(site.stage);
    let districts: Vec<usize> = site.districts.iter().copied().chain(takes).collect();
    let part = |yuan: f64| yuan / districts.len() as f64;
    let of = |&district: &usize| ProjectCost { district, stage, capital_yuan: part(capital), running_yuan: part(running), runs_years };
    if capital > 0.0 || running > 0.0 { districts.iter().map(of).collect() } else { Vec::new() }
}

fn too_many(project: &str, what: &Said) -> Said {
    Said::by(|language| {
        let what = what.told(language);
        told!(language, "`{project}` 减去的学位多于现有：{what}", "`{project}` takes more seats than there are: {what}")
    })
}

fn kind(line: &Line<'_>, problems: &mut Problems) -> Option<ProjectKind> {
    if line.said.kind.is_none() {
        problems.add(line.problem("kind", said!("没有写项目的种类", "the kind of project is missing")).hint(phrases::those_are(
            "种类有：",
            "known are",
            &PROJECT_KINDS,
        )));
    }
    line.said.kind
}

/// Position of the year in the horizon; a project after it changes nothing that is reported.
fn year(line: &Line<'_>, problems: &mut Problems) -> Option<usize> {
    let horizon = &line.context.horizon;
    match line.said.year {
        None => problems.add(
            line.problem("year", said!("没有写年份", "the year is missing"))
                .hint(said!("变动的第一个学年", "the first school year of the change")),
        ),
        Some(year) if year < horizon.base_year => {
            let what = said!("{year} 早于基年 {}", "{year} is before the base year {}", horizon.base_year);
            problems.add(
                line.problem("year", what)
                    .hint(said!("此前建成的已在表 schools 或 seats 中", "what was built before stands in the table schools or seats")),
            );
        }
        Some(year) if year > horizon.last_year => {
            let what = said!(
                "{year} 晚于末年 {}：这个项目不起作用",
                "{year} is after the last year {}: this project changes nothing",
                horizon.last_year
            );
            problems.add(line.problem("year", what).warning());
        }
        Some(year) => return horizon.position(year),
    }
    None
}

/// Notes a project that is so late in every future that it comes after all years that are reported.
fn note_never(line: &Line<'_>, year: usize, delay: &Delay, problems: &mut Problems) {
    let horizon = &line.context.horizon;
    let soonest = delay.chances.iter().filter(|(_, chance)| *chance > 0.0).map(|(years, _)| *years).min().unwrap_or(0);
    if year.saturating_add(soonest) >= horizon.len() {
        let what = said!(
            "推迟 {soonest} 年后晚于末年 {}：这个项目不起作用",
            "{soonest} years late it comes after the last year {}: this project changes nothing",
            horizon.last_year
        );
        problems.add(line.problem("delay", what).warning());
    }
}

/// A delay with its chances, or what is wrong with it.
pub(super) fn delay(said: &DelaySettings) -> Result<Delay, Said> {
    let chances = match said {
        DelaySettings::Years(years) => return Ok(Delay::fixed(*years)),
        DelaySettings::Chances(chances) => chances,
    };
    let mut delays = Vec::new();
    for (years, chance) in chances {
        let years: usize = years.parse().map_err(|_| said!("`{years}` 不是年数", "`{years}` is not a number of years"))?;
        if !(0.0..=1.0).contains(chance) {
            return Err(said!(
                "推迟 {years} 年的概率 {chance} 不在 0 至 1 之间",
                "the chance {chance} of {years} years is not from 0 to 1"
            ));
        }
        delays.push((years, *chance));
    }
    delays.sort_by_key(|(years, _)| *years);
    let sum: f64 = delays.iter().map(|(_, chance)| chance).sum();
    if (sum - 1.0).abs() > 1e-6 {
        return Err(said!("推迟的各概率之和为 {}，应为 1", "the chances of the delays sum to {}, not to 1", (sum * 1e6).round() / 1e6));
    }
    Ok(Delay { chances: delays })
}

fn key(kind: ProjectKind) -> &'static str {
    match kind {
        ProjectKind::Open => "open",
        ProjectKind::Expand => "expand",
        ProjectKind::Bulge => "bulge",
        ProjectKind::Close => "close",
        ProjectKind::Merge => "merge",
        ProjectKind::Convert => "convert",
        ProjectKind::ClassNorm => "class_norm",
        ProjectKind::Intake => "intake",
    }
}
