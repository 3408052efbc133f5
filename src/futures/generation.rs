//! The people of one district from one year to the next, those who move and those who would have stayed, with the same draws.

use super::draws::NoiseKeys;
use super::machine::Wide;
use super::stream::Stream;
use crate::domain::{Bundle, Drawn, FEMALE, MALE, Normals, People, Still};
use crate::population::{self, BirthShocks, Extent, Rates, StepNoise};

/// Room for the people of one district, kept from bundle to bundle.
#[derive(Clone, Debug, Default)]
pub struct Room {
    pub moving: Generation,
    pub staying: Generation,
    births: [Normals; 3],
    survivors: [Vec<Normals>; 2],
}

/// Residents `[sex][age]` at the start of a year and at its end [persons].
#[derive(Clone, Debug, Default)]
pub struct Generation {
    pub now: Vec<Bundle>,
    pub next: Vec<Bundle>,
}

impl Generation {
    /// The end of a year is the start of the next.
    pub fn turn(&mut self) {
        std::mem::swap(&mut self.now, &mut self.next);
    }
}

impl Room {
    /// The people of a district at the start of the base year.
    pub fn begin(&mut self, people: &People, district: usize) {
        self.moving.now.clear();
        self.moving.now.extend(people.start_of(district).iter().map(|&persons| Bundle::splat(persons)));
        self.moving.next.clone_from(&self.moving.now);
        self.staying.clone_from(&self.moving);
        self.survivors.iter_mut().for_each(|cells| cells.resize(people.ages, Normals::default()));
    }
}

/// One year of one district: the same draws for those who move and for those who stay.
pub struct Year<'a> {
    pub rates: Rates<'a>,
    pub shocks: BirthShocks,
    pub keys: Option<&'a NoiseKeys>,
    pub bundle: usize,
    pub extent: Extent,
    pub stays: bool,
    pub room: &'a mut Room,
}

impl Wide for Year<'_> {
    type Output = [Bundle; 2];

    #[inline(always)]
    fn run(self) -> [Bundle; 2] {
        let Self { rates, shocks, keys, bundle, extent, stays, room } = self;
        if let Some(keys) = keys {
            draw(keys, bundle, extent, room);
        }
        let drawn = StepNoise { births: Drawn(&room.births), survivors: [Drawn(&room.survivors[0]), Drawn(&room.survivors[1])] };
        let noise = keys.map(|_| drawn);
        let of_moving = step(&rates, &shocks, noise, extent, &mut room.moving);
        let staying = BirthShocks { migrates: false, ..shocks };
        let of_staying = if stays { step(&rates, &staying, noise, extent, &mut room.staying) } else { of_moving };
        [of_moving, of_staying]
    }
}

#[inline(always)]
fn step(rates: &Rates, shocks: &BirthShocks, noise: Option<StepNoise<Drawn>>, extent: Extent, generation: &mut Generation) -> Bundle {
    let Some(noise) = noise else {
        let still = StepNoise { births: Still, survivors: [Still; 2] };
        return population::step(rates, shocks, &still, extent, &generation.now, &mut generation.next);
    };
    population::step(rates, shocks, &noise, extent, &generation.now, &mut generation.next)
}

#[inline(always)]
fn draw(keys: &NoiseKeys, bundle: usize, extent: Extent, room: &mut Room) {
    Stream::new(keys.births, bundle).fill(&mut room.births);
    for sex in [FEMALE, MALE] {
        Stream::new(keys.survivors[sex], bundle).fill(&mut room.survivors[sex][1..extent[sex]]);
    }
}
