//! `new`: a dataset and a scenario to begin with.

use super::args::Novelty;
use super::{Failure, Options};
use crate::outputs::{RunFolder, tables};
use crate::synthetic::{self, Country};

/// Writes a synthetic country; returns where.
pub fn new(novelty: &Novelty, options: &Options) -> Result<String, Failure> {
    let folder = RunFolder::begin_marked(&novelty.folder, options.overwrite, synthetic::MARK)?;
    write(&synthetic::country(novelty.synthetic, options.seed), &folder)?;
    let place = folder.finish()?;
    let scenario = place.join("scenario.toml");
    Ok(if options.quiet { String::new() } else { format!("{}\n", scenario.display()) })
}

fn write(country: &Country, folder: &RunFolder) -> Result<(), Failure> {
    for table in &country.tables {
        let (name, content) =
            tables::dataset::file(table).map_err(|why| Failure::Failed(format!("cannot write the table {}: {why}", table.name)))?;
        folder.write(&name, &content)?;
    }
    folder.write("README.md", country.readme.as_bytes())?;
    folder.write("scenario.toml", country.scenario.as_bytes())?;
    Ok(())
}
