//! What a benchmark of seat plans leaves behind: the table, its pictures, the report, and the summary for the terminal.

use crate::cli::Spoken;
use std::time::Instant;

use super::schools;
use crate::cli::prepare::Prepared;
use crate::cli::record::{provenance, run_record};
use crate::cli::written::{draw, rasterise, report_in};
use crate::cli::{Failure, Options};
use crate::domain::{Benchmark, BudgetUnit, Language, Said, SeatBudget};
use crate::futures::judged_budgets;
use crate::outputs::report::{self, Strategies};
use crate::outputs::words::{grouped, information_sentence, school_year};
use crate::outputs::{RunFolder, benchmark, charts, tables};

/// Writes the folder and returns what the terminal says.
pub fn write(folder: RunFolder, found: &Benchmark, prepared: &Prepared, options: &Options, started: Instant) -> Result<Spoken, Failure> {
    let language = options.language();
    let (world, schools) = (&prepared.world, schools(&prepared.world));
    folder.write("benchmark.csv", &tables::benchmark::csv(found))?;
    let pictures: Vec<_> =
        std::iter::once(charts::strategies::draw(found, language)).chain(charts::frontier::draw(found, language)).collect();
    let note = draw(&folder, &pictures, rasterise(&pictures), language)?;
    let notes: Vec<String> = prepared.warnings.iter().map(|warning| warning.told(language)).chain(note).collect();
    let provenance = provenance(&[prepared], &notes, options);
    let budgets: Vec<Said> = world.budgets.iter().map(|budget| shared_out(budget, prepared)).collect();
    let (pictures, provenance) = (&pictures[..], &provenance);
    let current = current(&world.budgets);
    let contents =
        Strategies { benchmark: found, current, budgets: &budgets, districts: &world.districts, schools: &schools, pictures, provenance };
    folder.write("report.html", report::strategies(&contents, language).as_bytes())?;
    folder.write("run.json", run_record(&[prepared], provenance, started).as_bytes())?;
    let place = folder.finish()?;
    if options.quiet {
        return Ok(Spoken::default());
    }
    let mut told = benchmark::summary(found, language) + "\n" + &benchmark::by_district(found, &world.districts, language);
    told += &benchmark::by_school(found, &world.districts, &schools, language);
    told.extend(information_sentence(found, language));
    Ok(Spoken::from(told + &report_in(&place, language)).noting(&notes, language))
}

/// The strategy that the scenario names, where its budgets name one.
fn current(budgets: &[SeatBudget]) -> Option<&'static str> {
    let first = budgets.first()?.strategy;
    budgets.iter().all(|budget| budget.strategy == first).then_some(first.key())
}

/// What a budget shares out, in a sentence.
fn shared_out(budget: &SeatBudget, prepared: &Prepared) -> Said {
    let stage = &prepared.world.ladder.stages[budget.stage];
    let places = grouped(budget.lots.iter().map(|lot| lot.places).sum::<u64>() as f64);
    let (zh, en) = (&stage.name_zh, &stage.name_en);
    let [year_zh, year_en] = [Language::Chinese, Language::English].map(|language| school_year(budget.year, language));
    match budget.unit {
        BudgetUnit::Intake => Said {
            chinese: format!("{zh}，{year_zh}新增{places}个招生计划。"),
            english: format!("{en}: {places} more places of the entry grade from {year_en}."),
        },
        BudgetUnit::Seats => Said {
            chinese: format!("{zh}，{year_zh}新增{places}个学位。"),
            english: format!("{en}: {places} more seats from {year_en}."),
        },
    }
}

/// Which school years, stages and grades strategies are judged by.
pub fn judged(prepared: &Prepared) -> Said {
    let budgets = &prepared.world.budgets;
    let all: Vec<Said> = judged_budgets(budgets).into_iter().map(|position| judged_of(&budgets[position], prepared)).collect();
    let joined = |language: Language| all.iter().map(|said| said.told(language)).collect::<Vec<_>>().join(language.pick("；", "; "));
    Said { chinese: format!("评判：{}。", joined(Language::Chinese)), english: format!("Judged: {}.", joined(Language::English)) }
}

fn judged_of(budget: &SeatBudget, prepared: &Prepared) -> Said {
    let stage = &prepared.world.ladder.stages[budget.stage];
    let (zh, en) = (&stage.name_zh, &stage.name_en);
    let [year_zh, year_en] = [Language::Chinese, Language::English].map(|language| school_year(budget.year, language));
    match budget.unit {
        BudgetUnit::Intake => Said {
            chinese: format!("{year_zh}{zh}起始年级的需求与学位"),
            english: format!("demand and seats of the entry grade, {en}, {year_en}"),
        },
        BudgetUnit::Seats => Said {
            chinese: format!("{year_zh}{zh}各年级的需求与学位，缺口逐年级相加"),
            english: format!("demand and seats of every grade, {en}, {year_en}, shortfalls added up grade by grade"),
        },
    }
}
