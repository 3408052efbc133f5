//! What was understood of a scenario, on one page: for `check`.

mod asked;
mod ledger;
mod special_needs;

use comfy_table::{CellAlignment, Table, presets};

use super::BasisCount;
use super::words::{GROUNDS, grouped, percent, reach_words};
use crate::domain::{EntryFrom, Language, PlacementRule, SchoolBlock, Stage, World};

/// What else the page says besides the world.
#[derive(Clone, Copy, Debug)]
pub struct Heading<'a> {
    /// Name of the scenario in the language of the page.
    pub name: &'a str,
    /// Why it exists.
    pub why: &'a str,
    /// Folder of its dataset.
    pub dataset: &'a str,
    /// What the dataset's rows rest on.
    pub basis: &'a [BasisCount],
}

/// The page.
pub fn page(heading: &Heading, world: &World, language: Language) -> String {
    let blank = String::new();
    let mut lines = vec![heading.name.to_owned()];
    if !heading.why.is_empty() {
        lines.push(heading.why.to_owned());
    }
    lines.extend([blank.clone(), extent(heading, world, language), blank.clone(), stages(world, language), blank.clone()]);
    lines.extend(levers(world, language));
    lines.extend(by_school(world, language));
    lines.extend(
        world.access.as_ref().map(|decay| [language.pick("可达学位：", "Seats within reach: "), &reach_words(decay, language)].concat()),
    );
    lines.extend(asked::lines(world, language));
    lines.extend(special_needs::lines(world, language));
    lines.push(grounds(heading.basis, language));
    lines.join("\n") + "\n"
}

fn extent(heading: &Heading, world: &World, language: Language) -> String {
    let (districts, horizon) = (world.districts.len(), world.horizon);
    match language {
        Language::Chinese => format!(
            "数据集 {}：{districts}个县（市）区，基年{}学年，报告{}–{}学年",
            heading.dataset, horizon.base_year, horizon.first_year, horizon.last_year
        ),
        Language::English => format!(
            "Dataset {}: {districts} districts, base year {}, reported {} to {}",
            heading.dataset, horizon.base_year, horizon.first_year, horizon.last_year
        ),
    }
}

fn stages(world: &World, language: Language) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(match language {
        Language::Chinese => ["学段", "年级", "生源", "学位不足时", "基年学生", "基年学位", "使用率"],
        Language::English => ["Stage", "Grades", "Entrants from", "Above the seats", "Pupils", "Seats", "Utilisation"],
    });
    for (position, stage) in world.ladder.stages.iter().enumerate() {
        let (pupils, seats) = base_year(world, position);
        let utilised = if seats > 0.0 { percent(pupils / seats, language) } else { "–".into() };
        table.add_row([
            language.pick(&stage.name_zh, &stage.name_en).to_owned(),
            stage.grades.len().to_string(),
            source(world, stage, language),
            rule(stage, language).to_owned(),
            grouped(pupils),
            grouped(seats),
            utilised,
        ]);
    }
    for column in [1, 4, 5, 6] {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.trim_fmt()
}

/// Pupils and seats of a stage in the base year, all districts [children].
fn base_year(world: &World, stage: usize) -> (f64, f64) {
    let (grades, years) = (world.ladder.grades(), world.horizon.len());
    let cells = || (0..world.districts.len()).flat_map(|d| world.ladder.grades_of(stage).map(move |g| d * grades + g));
    (cells().map(|cell| world.demand.base_enrolment[cell]).sum(), cells().map(|cell| world.seats.standing[cell * years]).sum())
}

fn source(world: &World, stage: &Stage, language: Language) -> String {
    let ages = stage.entry_ages.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    match stage.entry_from {
        EntryFrom::Population => match language {
            Language::Chinese => format!("{ages}岁常住儿童"),
            Language::English => format!("resident children of age {ages}"),
        },
        EntryFrom::Births => language.pick("出生人口", "births").to_owned(),
        EntryFrom::Leavers(below) => {
            let below = &world.ladder.stages[below];
            match language {
                Language::Chinese => format!("{}毕业生", below.name_zh),
                Language::English => format!("leavers of {}", below.name_en.to_lowercase()),
            }
        }
    }
}

fn rule(stage: &Stage, language: Language) -> &'static str {
    match stage.rule {
        PlacementRule::Absorb => language.pick("全部接收（超班额）", "all taken, classes overfull"),
        PlacementRule::Divert => language.pick("分流到中职", "sent to vocational school"),
        PlacementRule::Wait => language.pick("未能入园，等待", "turned away"),
    }
}

/// What moves the world: the ledger, budgets, compounds, uncertainty, targets.
fn levers(world: &World, language: Language) -> Vec<String> {
    let counted = [
        (world.seats.changes.len(), language.pick("学位变动", "changes of seats")),
        (world.compounds.len(), language.pick("新建小区", "new compounds")),
        (world.targets.len(), language.pick("规划目标", "targets")),
        (world.uncertainty.factors.len(), language.pick("不确定因素", "uncertain factors")),
    ];
    let mut lines =
        vec![counted.map(|(count, what)| format!("{what}{}{count}", language.pick("：", ": "))).join(language.pick("；", "; "))];
    lines.extend(ledger::lines(&world.seats.changes, language));
    lines
}

/// Stages whose pupils are placed school by school, with the number of schools.
fn by_school(world: &World, language: Language) -> Vec<String> {
    let schools = |stage: usize| world.schools.iter().filter(|block| block.stage == stage).map(SchoolBlock::unlisted).sum::<usize>();
    let asked = world.ladder.stages.iter().enumerate().filter(|(stage, _)| schools(*stage) > 0);
    asked
        .map(|(position, stage)| match language {
            Language::Chinese => format!("{}：逐校安排，{}所学校", stage.name_zh, schools(position)),
            Language::English => format!("{}: placed school by school, {} schools", stage.name_en, schools(position)),
        })
        .collect()
}

/// What the numbers rest on, so that nobody takes a modelled figure for a counted one.
fn grounds(basis: &[BasisCount], language: Language) -> String {
    let rows = |kind: &str| {
        let tables: Vec<&str> = basis.iter().filter(|count| count.basis == kind).map(|count| count.table.as_str()).collect();
        tables.join(", ")
    };
    let told = GROUNDS
        .iter()
        .filter(|(kind, _)| !rows(kind).is_empty())
        .map(|(kind, name)| format!("  {}{}{}", name.told(language), language.pick("：", ": "), rows(kind)));
    std::iter::once(language.pick("数据依据：", "What the numbers rest on:").to_owned()).chain(told).collect::<Vec<_>>().join("\n")
}
