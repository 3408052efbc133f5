//! Pupils who apply, drawn where no real lists are at hand: merit, home, school of origin, lot and wishes.
//!
//! Every pupil of a district takes the same numbers from the district's stream whatever the number of pupils, so a scenario with more
//! pupils has the same ones and some more. Homes lie over a disc around the district's seat, nearly evenly; the way to school is the straight line between
//! home and the seat of the school's district, times 1.3.

use super::{Keys, Stream, inverse_normal};
use crate::allocation::admissions::{common_order, keys_of};
use crate::domain::{Applications, BARRED, Bundle, ChoiceModel, LANES, NO_SCHOOL, Town};

/// By road it is this much further than in a straight line.
const DETOUR: f64 = 1.3;

/// Pupils of one future.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DrawnPupils {
    /// Ability, a standard normal number; the higher the better `[pupil]`.
    pub ability: Vec<f64>,
    /// Number drawn in a lottery, between 0 and 1 `[pupil]`.
    pub lot: Vec<f64>,
    /// District position `[pupil]`.
    pub home: Vec<u32>,
    /// School of origin `[pupil]`.
    pub origin: Vec<u32>,
    /// School of each choice, best first `[pupil][choice]`.
    pub choices: Vec<u32>,
    /// Way to the school of each choice [km] `[pupil][choice]`.
    pub km: Vec<f32>,
    /// Priority class at the school of each choice, 0 is first; barred where the pupil may not go `[pupil][choice]`.
    pub classes: Vec<u32>,
}

/// Draws the pupils of a bundle's futures; `counts` says how many each district has [children] `[district]`, `seats` what stands at each school in
/// each of the futures `[campus]`. Nobody lists a school without any, but all like it, so that pupils are the same where one stands and where not.
pub fn draw_pupils(
    model: &ChoiceModel,
    town: &Town,
    (keys, year, bundle): (Keys, i32, usize),
    counts: &[Bundle],
    seats: &[Bundle],
) -> Vec<DrawnPupils> {
    let mut futures = vec![DrawnPupils::default(); LANES];
    for (district, count) in counts.iter().enumerate() {
        let mut stream = Stream::new(keys.key("applicants", &town.districts[district].name, year), bundle);
        let pupils = count.map(|count| count.max(0.0).round()).0;
        let most = pupils.iter().fold(0.0_f64, |most, &pupils| most.max(pupils)) as usize;
        let mut liked: Vec<Bundle> = vec![Bundle::ZERO; town.campuses.len()];
        for pupil in 0..most {
            let drawn = Drawn::next(&mut stream);
            for liking in &mut liked {
                *liking = inverse_normal(stream.uniform());
            }
            for (lane, future) in futures.iter_mut().enumerate().filter(|(lane, _)| (pupil as f64) < pupils[*lane]) {
                let liked = liked.iter().zip(seats).map(|(liking, seats)| (seats.0[lane] > 0.0).then_some(liking.0[lane]));
                future.add(model, town, district, &drawn.lane(lane), liked);
            }
        }
    }
    futures
}

/// What makes a pupil, in each future.
struct Drawn {
    ability: Bundle,
    lot: Bundle,
    origin: Bundle,
    east: Bundle,
    north: Bundle,
}

/// What makes a pupil, in one future.
struct Pupil {
    ability: f64,
    lot: f64,
    origin: f64,
    /// From the district's seat, as parts of the spread.
    offset: (f64, f64),
}

impl Drawn {
    fn next(stream: &mut Stream) -> Self {
        let ability = inverse_normal(stream.uniform());
        Self { ability, lot: stream.uniform(), origin: stream.uniform(), east: stream.uniform(), north: stream.uniform() }
    }

    fn lane(&self, lane: usize) -> Pupil {
        let offset = in_disc(2.0 * self.east.0[lane] - 1.0, 2.0 * self.north.0[lane] - 1.0);
        Pupil { ability: self.ability.0[lane], lot: self.lot.0[lane], origin: self.origin.0[lane], offset }
    }
}

/// A point of the square from -1 to 1 moved into the disc by the elliptical mapping: nearly even, and without a sine, whose last bit
/// differs between machines.
fn in_disc(x: f64, y: f64) -> (f64, f64) {
    (x * (1.0 - y * y / 2.0).sqrt(), y * (1.0 - x * x / 2.0).sqrt())
}

impl DrawnPupils {
    /// Their lists, ranked by scores, the higher the better, then by `last`, the lower the better; nobody is put ahead.
    pub fn ranked(&self, scores: &[&[f64]], last: &[f64], capacity: Vec<u32>) -> Applications {
        let length = self.choices.len() / self.ability.len().max(1);
        let (merit, _) = common_order(scores, last, self.ability.len(), false);
        let places: Vec<u32> = merit.iter().flat_map(|&place| std::iter::repeat_n(place, length)).collect();
        let keys = keys_of(&self.classes, &places);
        Applications { length, choices: self.choices.clone(), keys, ahead: Vec::new(), merit, capacity }
    }

    /// Adds a pupil who likes the schools that stand by so much, beside quality and distance.
    fn add(&mut self, model: &ChoiceModel, town: &Town, district: usize, pupil: &Pupil, liking: impl Iterator<Item = Option<f64>>) {
        let home = &town.districts[district];
        let place = (home.seat.0 + model.home_spread_km * pupil.offset.0, home.seat.1 + model.home_spread_km * pupil.offset.1);
        let ways: Vec<f64> = town.campuses.iter().map(|campus| way_km(place, town.districts[campus.district].seat)).collect();
        let value = |(school, noise): (usize, f64)| {
            let quality = if town.campuses[school].quality { model.quality } else { 0.0 };
            (quality - model.distance * ways[school] + model.noise * noise, school)
        };
        let mut best: Vec<(f64, usize)> = liking.enumerate().filter_map(|(school, noise)| Some(value((school, noise?)))).collect();
        best.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        best.truncate(model.choices);
        for choice in 0..model.choices {
            let school = best.get(choice).map(|&(_, school)| school);
            self.choices.push(school.map_or(NO_SCHOOL, |school| school as u32));
            self.km.push(school.map_or(0.0, |school| ways[school] as f32));
            self.classes.push(school.map_or(BARRED, |school| class(model, town.campuses[school].district == district)));
        }
        self.ability.push(pupil.ability);
        self.lot.push(pupil.lot);
        self.home.push(district as u32);
        let origin = home.origins.partition_point(|&(_, upto)| upto < pupil.origin).min(home.origins.len().saturating_sub(1));
        self.origin.push(home.origins.get(origin).map_or(0, |&(origin, _)| origin));
    }
}

fn class(model: &ChoiceModel, own_district: bool) -> u32 {
    match own_district {
        false if model.own_district_only => BARRED,
        false if model.own_district_first => 1,
        _ => 0,
    }
}

fn way_km(from: (f64, f64), to: (f64, f64)) -> f64 {
    let (east, north) = (to.0 - from.0, to.1 - from.1);
    DETOUR * (east * east + north * north).sqrt()
}
