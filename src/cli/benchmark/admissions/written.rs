//! What `benchmark admissions` leaves behind: a table, pictures, a report, and the summary for the terminal.

use crate::cli::Spoken;
use std::time::Instant;

use crate::cli::prepare::Prepared;
use crate::cli::record::{provenance, run_record};
use crate::cli::written::{draw, rasterise, report_in};
use crate::cli::{Failure, Options};
use crate::domain::AdmissionBenchmark;
use crate::outputs::report::{self, Mechanisms};
use crate::outputs::tables::admissions;
use crate::outputs::{RunFolder, admission_summary, charts};

/// Writes the folder and returns what the terminal says.
pub fn write(
    folder: RunFolder,
    benchmark: &AdmissionBenchmark,
    prepared: &Prepared,
    options: &Options,
    started: Instant,
) -> Result<Spoken, Failure> {
    let language = options.language();
    let dots = charts::mechanisms::draw(benchmark, language);
    let pictures: Vec<_> = std::iter::once(dots).chain(charts::admission_frontier::draw(benchmark, language)).collect();
    folder.write("benchmark.csv", &admissions::benchmark_csv(benchmark))?;
    let note = draw(&folder, &pictures, rasterise(&pictures), language)?;
    let notes: Vec<String> = prepared.warnings.iter().map(|warning| warning.told(language)).chain(note).collect();
    let provenance = provenance(&[prepared], &notes, options);
    let contents = Mechanisms { benchmark, pictures: &pictures, provenance: &provenance };
    folder.write("report.html", report::mechanisms(&contents, language).as_bytes())?;
    folder.write("run.json", run_record(&[prepared], &provenance, started).as_bytes())?;
    let place = folder.finish()?;
    if options.quiet {
        return Ok(Spoken::default());
    }
    let told = admission_summary::benchmark(benchmark, language) + &report_in(&place, language);
    Ok(Spoken::from(told).noting(&notes, language))
}
