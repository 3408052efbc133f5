//! What `benchmark admissions` leaves behind: a table, a picture, and the summary for the terminal.

use super::super::super::written::{noted, results_in};
use super::super::super::{Failure, Options};
use crate::domain::AdmissionBenchmark;
use crate::outputs::png::Rasteriser;
use crate::outputs::tables::admissions;
use crate::outputs::{RunFolder, admission_summary, charts};

/// Writes the folder and returns what the terminal says.
pub fn write(folder: RunFolder, benchmark: &AdmissionBenchmark, options: &Options) -> Result<String, Failure> {
    let language = options.language();
    let picture = charts::mechanisms::draw(benchmark, language);
    folder.write("benchmark.csv", &admissions::benchmark_csv(benchmark))?;
    folder.write(&format!("charts/{}.svg", picture.file_stem), picture.svg.as_bytes())?;
    let note = match Rasteriser::with_system_fonts().png(&picture) {
        Ok(png) => {
            folder.write(&format!("charts/{}.png", picture.file_stem), &png)?;
            None
        }
        Err(why) => Some(why.reason(language)),
    };
    let place = folder.finish()?;
    if options.quiet {
        return Ok(String::new());
    }
    let note = note.map_or_else(String::new, |note| noted(&note, language));
    Ok(admission_summary::benchmark(benchmark, language) + &note + &results_in(&place, language))
}
