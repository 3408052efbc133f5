//! What `run` and `compare` leave behind: the run folder, and the summary for the terminal.

use std::time::Instant;

use rayon::prelude::*;

use super::answer::Answer;
use super::args::Details;
use super::prepare::Prepared;
use super::record::{provenance, run_record};
use super::{Failure, Options, Spoken};
use crate::domain::{Comparison, Findings, Language};
use crate::outputs::png::{NoPng, Rasteriser};
use crate::outputs::tables::{comparison, costs, population, pressure, schools, summary, targets};
use crate::outputs::workbook::report::{LONGEST_OF_CITY, LONGEST_OF_COUNTRY};
use crate::outputs::{FolderError, Picture, RunFolder, charts, report, terminal, workbook};
use crate::said;

/// Everything that is written.
pub struct Written<'a> {
    /// Scenarios, base first.
    pub answers: &'a [Answer],
    /// Comparisons with the base.
    pub comparisons: &'a [Comparison],
    /// What else to write.
    pub details: Details,
    /// Whether summary and differences were written as they were told.
    pub told: bool,
    /// Options of the command.
    pub options: &'a Options,
    /// When the command began.
    pub started: Instant,
}

/// A file's name and its content.
type NamedFile = (&'static str, Vec<u8>);

impl From<FolderError> for Failure {
    fn from(error: FolderError) -> Self {
        Self::Failed(error.told(&said!("用 --out 可换一个文件夹", "--out names another folder")))
    }
}

impl Written<'_> {
    /// Writes the folder and returns what the terminal says.
    pub fn write(&self, folder: RunFolder) -> Result<Spoken, Failure> {
        self.options.watch.go_on();
        let language = self.options.language();
        let findings: Vec<&Findings> = self.answers.iter().map(|answer| &answer.findings).collect();
        let pictures = charts::all(&findings, self.comparisons, language);
        let mut notes = self.notes(language);
        let (tables, pngs) = rayon::join(|| self.tables_and_workbook(&findings), || rasterise(&pictures));
        let (tables, workbook) = tables?;
        for (name, content) in tables.iter().map(|(name, content)| (*name, content)).chain([("report.xlsx", &workbook)]) {
            folder.write(name, content)?;
        }
        notes.extend(draw(&folder, &pictures, pngs, language)?);
        if self.details.population {
            self.residents(&folder)?;
        }
        let prepared: Vec<&Prepared> = self.answers.iter().map(|answer| &answer.prepared).collect();
        let provenance = provenance(&prepared, &notes, self.options);
        let contents =
            report::Contents { scenarios: &findings, comparisons: self.comparisons, pictures: &pictures, provenance: &provenance };
        folder.write("report.html", report::html(&contents, language).as_bytes())?;
        folder.write("run.json", run_record(&prepared, &provenance, self.started).as_bytes())?;
        self.options.watch.go_on();
        let place = folder.finish()?;
        if self.options.quiet {
            return Ok(Spoken::default());
        }
        let told = terminal::summary(&findings, self.comparisons, language) + &report_in(&place, language);
        Ok(Spoken::from(told).noting(&notes, language))
    }

    /// Tables by file name, and those of them that are CSV as one workbook.
    fn tables_and_workbook(&self, findings: &[&Findings]) -> Result<(Vec<NamedFile>, Vec<u8>), Failure> {
        let tables = self.tables(findings)?;
        let longest = if self.told { LONGEST_OF_COUNTRY } else { LONGEST_OF_CITY };
        let sheets = tables.iter().filter_map(|(name, content)| Some((name.strip_suffix(".csv")?, content.as_slice())));
        let workbook =
            workbook::report::xlsx(&sheets.collect::<Vec<_>>(), findings, longest, self.options.language()).map_err(unwritable)?;
        Ok((tables, workbook))
    }

    /// Tables by file name, the slowest first, made side by side; without those that were written as they were told.
    fn tables(&self, findings: &[&Findings]) -> Result<Vec<NamedFile>, Failure> {
        let mut names = vec!["pressure.csv", "targets.csv"];
        if !self.told {
            names.splice(..0, ["summary.parquet", "summary.csv"]);
            names.extend((!self.comparisons.is_empty()).then_some("comparison.csv"));
            names.extend(findings.iter().any(|findings| !findings.schools.places.is_empty()).then_some("school_pressure.csv"));
        }
        names.extend(self.comparisons.iter().any(|comparison| !comparison.costs.is_empty()).then_some("costs.csv"));
        let table = |name: &'static str| -> Result<Vec<u8>, Failure> {
            Ok(match name {
                "summary.parquet" => summary::parquet(findings).map_err(unwritable)?,
                "summary.csv" => summary::csv(findings),
                "pressure.csv" => pressure::csv(findings),
                "targets.csv" => targets::csv(findings),
                "costs.csv" => costs::csv(findings[0], self.comparisons),
                "school_pressure.csv" => schools::pressure(findings),
                _ => comparison::csv(findings[0], self.comparisons),
            })
        };
        names.par_iter().map(|&name| Ok((name, table(name)?))).collect()
    }

    /// Residents of future 0: one file, or one for each scenario of a comparison.
    fn residents(&self, folder: &RunFolder) -> Result<(), Failure> {
        for (number, answer) in self.answers.iter().enumerate() {
            let world = &answer.prepared.world;
            let Some(people) = &world.people else { continue };
            let of = |year: usize| {
                answer.city.residents.iter().map(move |(&district, residents)| population::Residents {
                    year: world.horizon.year(year),
                    district: &world.districts[district].name,
                    step_years: people.step_years,
                    persons: &residents[year * people.cells()..(year + 1) * people.cells()],
                })
            };
            let residents: Vec<population::Residents> = (0..world.horizon.len()).flat_map(of).collect();
            let name = if number == 0 { "population.csv".into() } else { format!("population-{}.csv", answer.findings.scenario) };
            folder.write(&name, &population::csv(&residents))?;
        }
        Ok(())
    }

    /// What the user should know before trusting a number.
    fn notes(&self, language: Language) -> Vec<String> {
        let mut notes: Vec<String> = Vec::new();
        for answer in self.answers {
            let found = answer.prepared.warnings.iter().map(|warning| warning.told(language));
            let stopped = answer.city.stopped.then(|| {
                let text = language.pick(
                    "有的年龄组迁出人数超过现有人数，已按现有人数计算",
                    "migration asked for more people than some ages had; it stopped at the people who were there",
                );
                format!("{}: {text}", answer.findings.scenario)
            });
            for note in found.chain(stopped) {
                if !notes.contains(&note) {
                    notes.push(note);
                }
            }
        }
        notes
    }
}

/// Every picture as PNG, or why not.
pub(super) fn rasterise(pictures: &[Picture]) -> Vec<Result<Vec<u8>, NoPng>> {
    let rasteriser = Rasteriser::with_system_fonts();
    pictures.par_iter().map(|picture| rasteriser.png(picture)).collect()
}

/// Writes every picture as SVG and PNG; where no PNG can be made, tells the reason, once.
pub(super) fn draw(
    folder: &RunFolder,
    pictures: &[Picture],
    pngs: Vec<Result<Vec<u8>, NoPng>>,
    language: Language,
) -> Result<Option<String>, Failure> {
    let mut note = None;
    for (picture, png) in pictures.iter().zip(pngs) {
        folder.write(&format!("charts/{}.svg", picture.file_stem), picture.svg.as_bytes())?;
        match png {
            Ok(bytes) => folder.write(&format!("charts/{}.png", picture.file_stem), &bytes)?,
            Err(why) => note = Some(why.reason(language).to_owned()),
        }
    }
    Ok(note)
}

/// The last line of a command that writes a report: where it is.
pub fn report_in(place: &std::path::Path, language: Language) -> String {
    format!("{}{}\n", language.pick("报告：", "Report: "), place.join("report.html").display())
}

/// The last line of a command that writes no report: where its tables are.
pub fn results_in(place: &std::path::Path, language: Language) -> String {
    format!("{}{}\n", language.pick("结果：", "Results: "), place.display())
}

#[allow(clippy::needless_pass_by_value)] // as `map_err` hands it over
pub(super) fn unwritable(error: impl std::fmt::Display) -> Failure {
    Failure::Failed(said!("无法写出表：{error}", "a table cannot be written: {error}"))
}
