//! The six districts: names, seats, areas, and how urban they are.

use super::assumptions::{CITY_SHARE, TOWN_SHARE_OF_URBAN};
use super::{District, Row, Sources, Table};
use std::f64::consts::PI;

pub fn districts(sources: &Sources) -> Vec<District> {
    sources.rows("yingkou-districts").iter().map(|row| district(sources, row)).collect()
}

fn district(sources: &Sources, row: &Row) -> District {
    let name = row.text("district").to_owned();
    let residents_2020 = sources.census(&name, "residents", "2020");
    District {
        name_en: row.text("name_en").to_owned(),
        urban: row.is("kind", "urban"),
        residents_2010: sources.census(&name, "residents", "2010"),
        residents_2020,
        mix: mix(sources, &name, residents_2020, row.is("kind", "urban")),
        townships: row.number("townships"),
        name,
    }
}

fn mix(sources: &Sources, name: &str, residents: f64, urban: bool) -> [f64; 3] {
    if let Some((_, city)) = CITY_SHARE.iter().find(|(district, _)| *district == name) {
        return [*city, 0.0, 1.0 - city];
    }
    let share = sources.census(name, "urban_residents", "2020") / residents;
    let town = if urban { 0.0 } else { TOWN_SHARE_OF_URBAN * share };
    [share - town, town, 1.0 - share]
}

pub fn table(sources: &Sources) -> Table {
    let mut table = Table::new("districts", &["district", "name_zh", "name_en", "kind", "lon", "lat", "area_km2", "basis", "source"]);
    for row in sources.rows("yingkou-districts") {
        let (lon, lat) = wgs84(row.number("seat_lon_gcj02"), row.number("seat_lat_gcj02"));
        let (lon, lat) = (format!("{lon:.4}"), format!("{lat:.4}"));
        let name = row.text("district");
        let [en, kind, area, basis, source] = ["name_en", "kind", "area_km2", "area_basis", "source"].map(|column| row.text(column));
        table.row(&[name, name, en, kind, &lon, &lat, area, basis, source]);
    }
    table
}

/// Public maps of China are drawn on a shifted datum (GCJ-02). The shift is known as a formula from WGS84; near a point it is
/// nearly constant, so taking it off at the shifted point is right to a few metres.
fn wgs84(lon: f64, lat: f64) -> (f64, f64) {
    let (x, y) = (lon - 105.0, lat - 35.0);
    let (radius, eccentricity) = (6_378_245.0, 0.006_693_421_622_965_943);
    let phi = lat / 180.0 * PI;
    let magic = 1.0 - eccentricity * phi.sin() * phi.sin();
    let north = shift_north(x, y) * 180.0 / (radius * (1.0 - eccentricity) / (magic * magic.sqrt()) * PI);
    let east = shift_east(x, y) * 180.0 / (radius / magic.sqrt() * phi.cos() * PI);
    (lon - east, lat - north)
}

fn shift_north(x: f64, y: f64) -> f64 {
    let plane = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * x.abs().sqrt();
    plane + ripple(x) + waves(y, &[(20.0, 1.0), (40.0, 3.0), (160.0, 12.0), (320.0, 30.0)])
}

fn shift_east(x: f64, y: f64) -> f64 {
    let plane = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * x.abs().sqrt();
    plane + ripple(x) + waves(x, &[(20.0, 1.0), (40.0, 3.0), (150.0, 12.0), (300.0, 30.0)])
}

fn ripple(x: f64) -> f64 {
    ((6.0 * x * PI).sin() + (2.0 * x * PI).sin()) * 20.0 * 2.0 / 3.0
}

fn waves(x: f64, terms: &[(f64, f64)]) -> f64 {
    terms.iter().map(|(size, period)| size * (x / period * PI).sin()).sum::<f64>() * 2.0 / 3.0
}
