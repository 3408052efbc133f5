//! From one grade to the next.

use crate::domain::{Bundle, Noise};

/// Pupils who want the next grade [children]. Chance: binomial for those who stay, Poisson for net arrivals above them.
pub fn progress(enrolled: Bundle, ratio: f64, shock: Bundle, noise: &mut impl Noise) -> Bundle {
    let ratio = shock * ratio;
    let stays = ratio * (Bundle::ONE - ratio);
    let arrives = ratio - Bundle::ONE;
    let variance = enrolled * stays.max(arrives).floor_zero();
    (enrolled * ratio + variance.sqrt() * noise.normal()).floor_zero()
}
