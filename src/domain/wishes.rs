//! What pupils wish for: the choice model from which lists are drawn where no real ones are at hand.

use super::Seats;

/// Seats of a school that stands without a class [children]: enough to be chosen, and to take places where no other school does.
pub const HARDLY_ANY: f64 = 1e-6;

/// How pupils like schools: quality x (1 for a quality school) - distance x km + noise x a standard normal number of their own.
#[derive(Clone, Debug, PartialEq)]
pub struct ChoiceModel {
    /// Choices on a list.
    pub choices: usize,
    /// What a quality school is worth more than a standard one.
    pub quality: f64,
    /// What a kilometre costs.
    pub distance: f64,
    /// Standard deviation of what else makes a pupil like a school.
    pub noise: f64,
    /// Homes lie within this distance of the district's seat [km].
    pub home_spread_km: f64,
    /// Schools put pupils of their own district first.
    pub own_district_first: bool,
    /// Schools take pupils of their own district only.
    pub own_district_only: bool,
}

/// Where pupils live and schools stand, on a plane [km].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Town {
    /// Districts by name.
    pub districts: Vec<TownDistrict>,
    /// Schools by name.
    pub campuses: Vec<Campus>,
    /// Number of schools of origin in all districts.
    pub origins: usize,
    /// Seats of the entry grade that stand at each listed school, and every dated change of them; the first index is the school, in the place of
    /// a district `[campus]`. `None` where schools have their intake in every future.
    pub seats: Option<Seats>,
}

/// A district with the schools that its pupils leave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TownDistrict {
    /// Key.
    pub name: String,
    /// Its seat (km east, km north).
    pub seat: (f64, f64),
    /// (school of origin, share of the district's pupils up to and with it).
    pub origins: Vec<(u32, f64)>,
}

/// A school to which pupils are admitted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Campus {
    /// Key.
    pub name: String,
    /// District position.
    pub district: usize,
    /// Whether it is a quality school.
    pub quality: bool,
    /// Places of the entry grade when nothing is late; those of a future share out the district's places.
    pub intake: f64,
    /// Whether it stands for the seats of its district that belong to no listed school.
    pub is_rest: bool,
}
