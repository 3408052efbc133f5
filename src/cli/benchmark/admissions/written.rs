//! What `benchmark admissions` leaves behind: a table, pictures, and the summary for the terminal.

use super::super::super::written::{draw, noted, rasterise, results_in};
use super::super::super::{Failure, Options};
use crate::domain::AdmissionBenchmark;
use crate::outputs::tables::admissions;
use crate::outputs::{RunFolder, admission_summary, charts};

/// Writes the folder and returns what the terminal says.
pub fn write(folder: RunFolder, benchmark: &AdmissionBenchmark, options: &Options) -> Result<String, Failure> {
    let language = options.language();
    let dots = charts::mechanisms::draw(benchmark, language);
    let pictures: Vec<_> = std::iter::once(dots).chain(charts::admission_frontier::draw(benchmark, language)).collect();
    folder.write("benchmark.csv", &admissions::benchmark_csv(benchmark))?;
    let note = draw(&folder, &pictures, rasterise(&pictures), language)?;
    let place = folder.finish()?;
    if options.quiet {
        return Ok(String::new());
    }
    let note = note.map_or_else(String::new, |note| noted(&note, language));
    Ok(admission_summary::benchmark(benchmark, language) + &note + &results_in(&place, language))
}
