//! Schools one by one: each district's and stage's live and tell for themselves, side by side.

use rayon::prelude::*;

use crate::domain::{SchoolBlock, World};
use crate::futures::SchoolLives;
use crate::meaning::{self, Scene, SchoolRoom, Told, ToldSchools};

/// What the schools of a neighbourhood tell in each scenario; nothing where none is asked for.
pub fn tell(worlds: &[&World], scenes: &[Scene], seed: u64) -> Vec<Told> {
    let of_scenario = |(world, scene): (&&World, &Scene)| {
        let blocks: Vec<(usize, &SchoolBlock)> = world.schools.iter().filter_map(|block| Some((local(scene, block)?, block))).collect();
        let told: Vec<ToldSchools> =
            blocks.par_iter().map_init(SchoolRoom::default, |room, &(local, block)| tell_block(scene, local, block, seed, room)).collect();
        let mut schools = ToldSchools::default();
        for told in told {
            schools.append(told);
        }
        Told { schools, ..Told::default() }
    };
    worlds.iter().zip(scenes).map(of_scenario).collect()
}

/// Position in the scene of a block's district.
fn local(scene: &Scene, block: &SchoolBlock) -> Option<usize> {
    scene.districts.iter().position(|&district| district == block.district)
}

fn tell_block(scene: &Scene, local: usize, block: &SchoolBlock, seed: u64, room: &mut SchoolRoom) -> ToldSchools {
    let mut lives = SchoolLives::new(scene.world, scene.ensemble, scene.districts, block, seed);
    let mut told = ToldSchools::default();
    for year in 0..scene.world.horizon.len() {
        lives.live_year();
        if scene.world.horizon.reported().contains(&year) {
            told.append(meaning::tell_schools(scene, block, (local, year), &lives.lived(), room));
        }
    }
    told.in_order()
}
