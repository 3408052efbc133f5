//! Districts: prefectures around a city, some districts urban and the others counties, each with its size and course.

use super::draws::Draws;
use super::names::{self, Name};
use super::patterns::Mix;
use super::rows;
use crate::domain::{Cells, DistrictKind, Table};

/// Residents of a district: median, and standard deviation of the logarithm (the country's counties and districts, census 2020).
const MEDIAN_PERSONS: f64 = 400_000.0;
const SPREAD_OF_PERSONS: f64 = 0.6;
/// Districts of a prefecture, at least and at most.
const PREFECTURE: std::ops::RangeInclusive<usize> = 6..=10;
/// Share of a prefecture's districts that are urban.
const URBAN_SHARE: f64 = 0.35;
/// Where prefectures lie: longitudes and latitudes [degrees].
const WEST_TO_EAST: (f64, f64) = (101.0, 122.0);
const SOUTH_TO_NORTH: (f64, f64) = (23.0, 44.0);
/// How far an urban district or a county lies from the prefecture's centre at most, in each direction [degrees].
const NEAR: f64 = 0.15;
const FAR: f64 = 0.9;

/// A district.
pub(super) struct Place {
    pub name: String,
    pub name_en: String,
    pub kind: DistrictKind,
    /// Longitude and latitude [degrees].
    pub position: (f64, f64),
    /// Residents [persons].
    pub persons: f64,
    pub mix: Mix,
    /// Children per adult against the country: the south has more, the north fewer.
    pub young: f64,
    /// Net migrants per young adult and year.
    pub moves: f64,
}

impl Place {
    /// Whether it is an urban district.
    pub fn urban(&self) -> bool {
        self.kind == DistrictKind::Urban
    }
}

/// What the districts of a prefecture share.
struct Prefecture {
    name: Name,
    centre: (f64, f64),
    young: f64,
    /// Migrants whom its city takes for each one who leaves its counties.
    pull: f64,
    /// Where its list of names of districts begins.
    first_name: usize,
}

/// Draws districts, sorted by name.
pub(super) fn draw(districts: usize, seed: u64) -> Vec<Place> {
    let mut country = Draws::of(seed, "prefectures", "*");
    let first_name = country.below(10_000);
    let mut places: Vec<Place> = Vec::with_capacity(districts);
    for position in 0.. {
        let left = districts - places.len();
        if left == 0 {
            break;
        }
        let size = PREFECTURE.start() + country.below(PREFECTURE.end() - PREFECTURE.start() + 1);
        let prefecture = Prefecture::draw(names::pair(first_name, position), seed);
        places.extend(prefecture.districts(size.min(left), seed));
    }
    places.sort_by(|a, b| a.name.cmp(&b.name));
    places
}

impl Prefecture {
    fn draw(name: Name, seed: u64) -> Self {
        let mut draws = Draws::of(seed, "prefecture", &name.zh);
        let centre = (draws.between(WEST_TO_EAST.0, WEST_TO_EAST.1), draws.between(SOUTH_TO_NORTH.0, SOUTH_TO_NORTH.1));
        let south = (SOUTH_TO_NORTH.1 - centre.1) / (SOUTH_TO_NORTH.1 - SOUTH_TO_NORTH.0);
        let young = 0.75 + 0.45 * south + draws.between(-0.1, 0.1);
        Self { name, centre, young, pull: draws.between(0.6, 1.4), first_name: draws.below(10_000) }
    }

    fn districts(&self, size: usize, seed: u64) -> Vec<Place> {
        let urban = ((size as f64 * URBAN_SHARE).round() as usize).max(1);
        let mut places: Vec<Place> = (0..size).map(|position| self.district(position, position < urban, seed)).collect();
        self.balance(&mut places);
        places
    }

    fn district(&self, position: usize, urban: bool, seed: u64) -> Place {
        let own = names::pair(self.first_name, position);
        let (kind, zh, en, reach) =
            if urban { (DistrictKind::Urban, "区", "District", NEAR) } else { (DistrictKind::County, "县", "County", FAR) };
        let name = format!("{}市{}{zh}", self.name.zh, own.zh);
        let mut draws = Draws::of(seed, "district", &name);
        let (east, north) = (draws.between(-reach, reach), draws.between(-reach, reach));
        let city = if urban { draws.between(0.75, 0.95) } else { draws.between(0.0, 0.1) };
        let town = if urban { (1.0 - city) * 0.6 } else { draws.between(0.3, 0.5) };
        Place {
            name_en: format!("{} {en}, {}", own.en, self.name.en),
            kind,
            position: (rows::rounded(self.centre.0 + east, 4), rows::rounded(self.centre.1 + north, 4)),
            persons: draws.log_normal(MEDIAN_PERSONS, SPREAD_OF_PERSONS).round(),
            mix: [city, town, 1.0 - city - town],
            young: self.young * draws.between(0.93, 1.07),
            // A county loses 0.4 to 1.6 % of its young adults a year; what an urban district gains is found from that.
            moves: if urban { 0.0 } else { -draws.between(0.004, 0.016) },
            name,
        }
    }

    /// Who leaves the counties goes to the prefecture's city, more or fewer of them as it draws or loses people.
    fn balance(&self, places: &mut [Place]) {
        let leavers: f64 = places.iter().map(|place| -place.moves * place.persons).sum();
        let city: f64 = places.iter().filter(|place| place.urban()).map(|place| place.persons).sum();
        let gain = (leavers * self.pull / city).min(0.025);
        places.iter_mut().filter(|place| place.urban()).for_each(|place| place.moves = gain);
    }
}

/// The table of districts.
pub(super) fn table(places: &[Place]) -> Table {
    let count = places.len();
    let text = |of: &dyn Fn(&Place) -> &String| Cells::Text(places.iter().map(|place| of(place).clone()).collect());
    let degrees = |of: &dyn Fn(&Place) -> f64| Cells::Number(places.iter().map(of).collect());
    Table {
        name: "districts",
        columns: vec![
            ("district", text(&|place| &place.name)),
            ("name_zh", text(&|place| &place.name)),
            ("name_en", text(&|place| &place.name_en)),
            ("kind", rows::words(&["urban", "county"], places.iter().map(|place| usize::from(!place.urban())))),
            ("lon", degrees(&|place| place.position.0)),
            ("lat", degrees(&|place| place.position.1)),
            rows::basis(count),
            ("note", rows::words(&["synthetic: no such place"], std::iter::repeat_n(0, count))),
        ],
    }
}
