//! Every figure of the dataset that no source gives. `data/README.md` says the same in words.

/// Share of city dwellers in districts whose urban population is not published; the rest lives in the countryside.
pub const CITY_SHARE: [(&str, f64); 3] = [("站前区", 1.0), ("鲅鱼圈区", 0.85), ("老边区", 0.70)];

/// In the two county-level cities half of the urban residents live in the city proper and half in towns.
pub const TOWN_SHARE_OF_URBAN: f64 = 0.5;

/// Moves of those under 15, relative to ages 20 to 34: families with children move less than young adults.
pub const MOVES_OF_CHILDREN: f64 = 0.5;
/// Moves at 15 to 19, relative to ages 20 to 34.
pub const MOVES_OF_TEENAGERS: f64 = 0.75;

/// The old city. Boundaries between its districts moved in these years and the dates are not known, so half of what sets the
/// growth of one apart from that of all three is not taken for migration.
pub const OLD_CITY: [&str; 3] = ["站前区", "西市区", "老边区"];
pub const OLD_CITY_IN_COMMON: f64 = 0.5;

/// Share of the yearly net migration of 2010 to 2020 that goes on from each year: as long as published year-end populations
/// show it, all of it; then it is damped to half, as a planner would who does not trust a trend for ever.
pub const MIGRATION_GOES_ON: [(usize, f64); 3] = [(2020, 1.00), (2024, 0.75), (2027, 0.50)];

/// Children in class per child at 3, 4 and 5, relative to each other; the level comes from Liaoning's enrolment.
pub const KINDERGARTEN_SHAPE: [f64; 3] = [0.78, 0.90, 0.96];

/// Buildings follow people late: this share of a district's rooms still stands where people lived in 2010.
pub const ROOMS_OF_2010: f64 = 0.30;
/// Seats beyond the pupils of an average district, primary and junior.
pub const RESERVE: f64 = 0.08;

/// Shares of kindergarten seats in public kindergartens, and in public or inclusive private ones: a little below the plan's targets for 2024.
pub const PUBLIC_SHARE: f64 = 0.50;
pub const INCLUSIVE_SHARE: f64 = 0.88;

/// Quality schools among the county senior schools (all urban ones are), and the share of intake places in the others.
pub const COUNTY_QUALITY_SCHOOLS: usize = 4;
pub const STANDARD_INTAKE_SHARE: f64 = 0.18;

/// Classes per grade of a school of usual size, urban and county districts.
pub const PRIMARY_CLASSES: [usize; 2] = [4, 2];
pub const JUNIOR_CLASSES: [usize; 2] = [8, 5];
pub const KINDERGARTEN_CLASSES: usize = 2;
pub const CENTRE_KINDERGARTEN_CLASSES: usize = 2;
pub const QUALITY_KINDERGARTEN_CLASSES: usize = 4;

/// One spare room for so many classes: in districts that have lost residents, and in quality senior schools.
pub const CLASSES_PER_SPARE_ROOM: usize = 10;
