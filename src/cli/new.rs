//! `new`: a dataset and a scenario to begin with, empty or synthetic.

use std::fmt::Write;

use super::args::Novelty;
use super::{Failure, Options};
use crate::domain::{Cells, Language, Table};
use crate::inputs::tables::spec::{self, EVERYWHERE, Kind, Need, TABLES};
use crate::inputs::tables::{LEGEND, WORKBOOK};
use crate::outputs::workbook::template::{TemplateColumn, TemplateTable, xlsx};
use crate::outputs::{Results, RunFolder, tables};
use crate::said;
use crate::synthetic::{self, ladder_and_uncertainty};

/// What a synthetic country holds; it may be replaced, while tables to fill in have been filled in.
const COUNTRY: Results = Results {
    always: &["README.md", "scenario.toml"],
    perhaps: &[
        "districts.*",
        "population.*",
        "survival.*",
        "fertility.*",
        "sex_ratio.*",
        "migration.*",
        "births.*",
        "enrolment.*",
        "projects.*",
        "schools.*",
    ],
    pictures: false,
    mark: Some(("README.md", synthetic::MARK)),
};

/// Writes an empty dataset with a scenario, or a synthetic country; says where.
pub fn new(novelty: &Novelty, options: &Options) -> Result<String, Failure> {
    let folder = RunFolder::begin(&novelty.folder, options.overwrite, &COUNTRY)
        .map_err(|why| Failure::Failed(why.told(&said!("请换一个文件夹名", "name another folder"))))?;
    if let Some(districts) = novelty.synthetic {
        let country = synthetic::country(districts, options.seed);
        write(&country.tables, &country.readme, &country.scenario, &folder)?;
    } else {
        let empty: Vec<Table> = TABLES.iter().map(empty).collect();
        let scenario = format!("{}\n{}", include_str!("new/scenario.toml"), ladder_and_uncertainty());
        write(&empty, &columns(), &scenario, &folder)?;
        folder.write("README.zh.md", COLUMNS_ZH.as_bytes())?;
        folder.write(WORKBOOK, &workbook(options.language())?)?;
    }
    let place = folder.finish()?;
    let scenario = place.join("scenario.toml").display().to_string();
    Ok(if options.quiet { String::new() } else { next_step(&scenario, novelty.synthetic.is_some(), options.language()) })
}

/// What to do with what was written: fill it in, or run it.
fn next_step(scenario: &str, filled: bool, language: Language) -> String {
    match (filled, language) {
        (false, Language::Chinese) => {
            format!("按同一文件夹中的 README.zh.md 填写 dataset.xlsx（或各CSV表），再运行：xuewei check {scenario}\n")
        }
        (false, Language::English) => {
            format!("Fill in dataset.xlsx (or the CSV tables) as the README.md beside it says, then: xuewei check {scenario}\n")
        }
        (true, Language::Chinese) => format!("一个不存在的国家，可以直接运行：xuewei run {scenario}\n"),
        (true, Language::English) => format!("A country that does not exist, ready to run: xuewei run {scenario}\n"),
    }
}

/// What every column means, in Chinese; a test holds it to the columns that there are.
const COLUMNS_ZH: &str = include_str!("new/README.zh.md");

fn write(made: &[Table], readme: &str, scenario: &str, folder: &RunFolder) -> Result<(), Failure> {
    for table in made {
        let (name, content) = tables::dataset::file(table)
            .map_err(|why| Failure::Failed(said!("无法写出表 {}：{why}", "cannot write the table {}: {why}", table.name)))?;
        folder.write(&name, &content)?;
    }
    folder.write("README.md", readme.as_bytes())?;
    folder.write("scenario.toml", scenario.as_bytes())?;
    Ok(())
}

/// A table that has its header and no row.
fn empty(table: &spec::Table) -> Table {
    let columns = table.columns.iter().chain(&EVERYWHERE).map(|column| (column.name, Cells::Text(Vec::new())));
    Table { name: table.name, columns: columns.collect() }
}

/// The same tables as one workbook.
fn workbook(language: Language) -> Result<Vec<u8>, Failure> {
    let tables: Vec<TemplateTable> = TABLES.iter().map(template).collect();
    let failed = |why| Failure::Failed(said!("无法写出 {WORKBOOK}：{why}", "cannot write {WORKBOOK}: {why}"));
    xlsx(&tables, LEGEND, language).map_err(failed)
}

fn template(table: &spec::Table) -> TemplateTable {
    let column = |column: &spec::Column| TemplateColumn {
        name: column.name,
        required: column.need != Need::Nothing,
        unit: column.unit,
        meaning: column.meaning,
        choices: if let Kind::Choice(words) = column.kind { words } else { &[] },
    };
    TemplateTable { name: table.name, row_is: table.row_is, columns: table.columns.iter().chain(&EVERYWHERE).map(column).collect() }
}

/// What each column means.
fn columns() -> String {
    let mut page = include_str!("new/README.md").to_owned();
    for table in TABLES {
        let _ = write!(page, "\n## {}\n\nOne row is {}.\n\n| column | unit | meaning |\n|---|---|---|\n", table.name, table.row_is.english);
        for column in table.columns {
            let name = if column.need == Need::Nothing { format!("`{}`", column.name) } else { format!("**`{}`**", column.name) };
            let _ = writeln!(page, "| {name} | {} | {} |", column.unit.english, column.meaning.english);
        }
    }
    page
}
