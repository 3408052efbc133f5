//! Writes every picture, the report and the terminal text into a folder, for people to look at: `cargo test look -- --ignored --nocapture`.

use std::time::Instant;

use xuewei::domain::Language;
use xuewei::outputs::{BasisCount, Provenance, charts, png::Rasteriser, report, tables, terminal};

use super::synthetic::{city, comparison, findings};

#[test]
#[ignore = "for people: writes pictures into the temporary folder"]
#[allow(clippy::print_stdout)]
fn a_large_city_into_a_folder_to_look_at() {
    let raster = Rasteriser::with_system_fonts();
    for (name, districts, last_year) in [("large", 60, 2060), ("small", 1, 2024), ("wide", 12, 2034)] {
        let findings = city("baseline", 0.0, districts, last_year);
        let folder = std::env::temp_dir().join("xuewei-look").join(name);
        std::fs::create_dir_all(&folder).unwrap();
        let start = Instant::now();
        let pictures = charts::all(&[&findings], &[], Language::English);
        println!("{} pictures of {} rows as SVG in {:?}", pictures.len(), findings.summary.len(), start.elapsed());
        for picture in &pictures {
            std::fs::write(folder.join(format!("{}.png", picture.file_stem)), raster.png(picture).unwrap()).unwrap();
        }
        let contents = report::Contents { scenarios: &[&findings], comparisons: &[], pictures: &pictures, provenance: &provenance() };
        let start = Instant::now();
        std::fs::write(folder.join("report.html"), report::html(&contents, Language::English)).unwrap();
        println!("report in {:?}", start.elapsed());
        let start = Instant::now();
        println!("{} bytes of CSV in {:?}", tables::summary::csv(&[&findings]).len(), start.elapsed());
        let start = Instant::now();
        println!("{} bytes of Parquet in {:?}", tables::summary::parquet(&[&findings]).unwrap().len(), start.elapsed());
    }
}

#[test]
#[allow(clippy::print_stdout)]
#[ignore = "for people: writes pictures into the temporary folder"]
fn everything_into_a_folder_to_look_at() {
    let base = findings("baseline", 0.0);
    let plan = findings("plan-2024", 2088.0);
    let scenarios = [&base, &plan];
    let comparisons = [comparison(&base, &plan)];
    let raster = Rasteriser::with_system_fonts();
    for language in [Language::Chinese, Language::English] {
        let folder = std::env::temp_dir().join("xuewei-look").join(language.tag());
        std::fs::create_dir_all(&folder).unwrap();
        let start = Instant::now();
        let pictures = charts::all(&scenarios, &comparisons, language);
        println!("{} pictures as SVG in {:?}", pictures.len(), start.elapsed());
        for picture in &pictures {
            let start = Instant::now();
            std::fs::write(folder.join(format!("{}.svg", picture.file_stem)), &picture.svg).unwrap();
            std::fs::write(folder.join(format!("{}.png", picture.file_stem)), raster.png(picture).unwrap()).unwrap();
            println!("{} as PNG in {:?}", picture.file_stem, start.elapsed());
        }
        let contents =
            report::Contents { scenarios: &scenarios, comparisons: &comparisons, pictures: &pictures, provenance: &provenance() };
        let start = Instant::now();
        let page = report::html(&contents, language);
        println!("report in {:?}, {} kB", start.elapsed(), page.len() / 1000);
        std::fs::write(folder.join("report.html"), page).unwrap();
        println!("{}", terminal::summary(&scenarios, &comparisons, language));
    }
    let start = Instant::now();
    let rows = base.summary.len();
    println!("{rows} rows: {} bytes in {:?}", tables::summary::csv(&[&base]).len(), start.elapsed());
}

fn provenance() -> Provenance {
    let basis = |table: &str, basis: &str, rows| BasisCount { table: table.to_string(), basis: basis.to_string(), rows };
    Provenance {
        version: "0.1.0".to_string(),
        command: "xuewei compare scenarios/baseline.toml scenarios/plan-2024.toml --futures 1000".to_string(),
        seed: 1,
        futures: 1000,
        dataset: "made-up".to_string(),
        basis: vec![basis("population", "census", 1212), basis("schools", "official", 412), basis("fertility", "modelled", 210)],
        inputs: vec![("population.csv".to_string(), "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_string())],
        warnings: vec!["population.csv: 盖州市 is estimated from its share of the prefecture".to_string()],
    }
}
