//! Greater Manchester's dataset: published figures in the tables of this project.

use super::table::{Row, Table, read};
use std::path::Path;

const PRIMARY: [&str; 7] = ["R", "Y1", "Y2", "Y3", "Y4", "Y5", "Y6"];
const LICENCE: &str = "(Open Government Licence v3.0)";
/// The count of places of 2023/24 is put on the last year of the rolls, and the planned places after it.
const LAST_ROLLS: &str = "2022";
const PLANNED: &str = "2024";

/// Every table of `data/greater-manchester`, rebuilt from the folder of sources.
pub fn tables(folder: &Path) -> Vec<Table> {
    let source = |name: &str| read(folder, &format!("greater-manchester-{name}"));
    let places = source("places");
    vec![districts(&source("districts")), enrolment(&source("enrolment")), births(&source("births")), seats(&places), projects(&places)]
}

fn districts(rows: &[Row]) -> Table {
    let mut table = Table::new("districts", &["district", "name_zh", "name_en", "kind", "lon", "lat", "basis", "source"]);
    for row in rows {
        let [district, zh, lon, lat, source] = ["district", "name_zh", "lon", "lat", "source"].map(|column| row.text(column));
        table.row(&[district, zh, district, "urban", lon, lat, "estimated", source]);
    }
    table
}

fn enrolment(rows: &[Row]) -> Table {
    let mut table = Table::new("enrolment", &["district", "stage", "grade", "year", "pupils", "basis", "source"]);
    let source = format!("Department for Education, school census {LICENCE}");
    for row in rows {
        let [district, grade, year, pupils] = ["district", "year_group", "year", "pupils"].map(|column| row.text(column));
        let stage = if PRIMARY.contains(&grade) { "primary" } else { "secondary" };
        table.row(&[district, stage, grade, year, pupils, "official", &source]);
    }
    table
}

/// Births are published for years that end in June; ten months of the school year lie in one and two in the next.
fn births(rows: &[Row]) -> Table {
    let mut table = Table::new("births", &["district", "year", "births", "calendar", "basis", "source", "note"]);
    let source = format!("Office for National Statistics, births in the year to 30 June {LICENCE}");
    for (at, row) in rows.iter().enumerate() {
        let district = row.text("district");
        let next = rows.get(at + 1).filter(|next| next.is("district", district));
        let to_june = row.number("births");
        let after = next.map_or(to_june, |next| next.number("births"));
        let births = ((10.0 * to_june + 2.0 * after) / 12.0).round().to_string();
        let year = (row.index("year_to_mid") - 1).to_string();
        let note = if next.is_some() { "10/12 of one year to June, 2/12 of the next" } else { "July and August as the months before" };
        table.row(&[district, &year, &births, "school", "estimated", &source, note]);
    }
    table
}

fn seats(places: &[Row]) -> Table {
    let mut table = Table::new("seats", &["district", "stage", "year", "seats", "basis", "source", "note"]);
    for row in places {
        let [district, stage, early, late, source] =
            ["district", "phase", "places_2009_10", "places_2023_24", "source"].map(|column| row.text(column));
        table.row(&[district, stage, "2009", early, "official", source, ""]);
        table.row(&[district, stage, LAST_ROLLS, late, "official", source, "count of 2023/24, standing in for 2022/23"]);
    }
    table
}

fn projects(places: &[Row]) -> Table {
    let columns = ["project", "district", "stage", "kind", "year", "seats", "phase_in", "basis", "source"];
    let mut table = Table::new("projects", &columns);
    for row in places.iter().filter(|row| row.number("planned_places_next_3_years") > 0.0) {
        let [district, stage, seats, source] =
            ["district", "phase", "planned_places_next_3_years", "source"].map(|column| row.text(column));
        table.row(&[&format!("{district} {stage}"), district, stage, "expand", PLANNED, seats, "all", "official", source]);
    }
    table
}
