//! Grades of a district, one year on: the noise of small numbers, and who goes on to the next grade.

use super::draws::Draws;
use super::machine::Wide;
use super::stream::Stream;
use crate::demand;
use crate::domain::{Bundle, Drawn, Ladder, Normals, Still, World};

/// Draws the small-number noise of all grades of a bundle `[year][district][grade]`: the same for every scenario and every cause.
pub fn draw_noise(world: &World, draws: &Draws, bundle: usize, noise: &mut Vec<Normals>) {
    let (districts, grades) = (world.districts.len(), world.ladder.grades());
    let drawn = world.uncertainty.small_numbers;
    noise.resize(if drawn { world.horizon.len() * districts * grades } else { 0 }, Normals::default());
    for (place, cells) in noise.chunks_exact_mut(grades).enumerate() {
        if let Some(keys) = draws.noise(place % districts, place / districts) {
            draws.machine.run(OfGrades { key: keys.grades, bundle, cells });
        }
    }
}

struct OfGrades<'a> {
    key: u64,
    bundle: usize,
    cells: &'a mut [Normals],
}

impl Wide for OfGrades<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        Stream::new(self.key, self.bundle).fill(self.cells);
    }
}

/// All grades of a district but the entry grades.
pub struct Progress<'a> {
    pub ladder: &'a Ladder,
    /// Who sat in class the year before `[grade]`.
    pub enrolled: &'a [Bundle],
    pub ratios: &'a [f64],
    pub shock: Bundle,
    pub noise: Option<&'a [Normals]>,
    pub demand: &'a mut [Bundle],
}

impl Wide for Progress<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        for stage in 0..self.ladder.stages.len() {
            for grade in self.ladder.grades_of(stage).skip(1) {
                let (below, ratio) = (self.enrolled[grade - 1], self.ratios[grade]);
                self.demand[grade] = match self.noise {
                    Some(noise) => demand::progress(below, ratio, self.shock, Drawn(noise), grade),
                    None => demand::progress(below, ratio, self.shock, Still, grade),
                };
            }
        }
    }
}
