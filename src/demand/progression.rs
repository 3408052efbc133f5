//! From one grade to the next.

use crate::domain::{Bundle, Noise};

/// Pupils who want the next grade [children]. Chance: binomial for those who stay, Poisson for net arrivals above them.
#[inline(always)]
pub fn progress<N: Noise>(enrolled: Bundle, ratio: f64, shock: Bundle, noise: N, cell: usize) -> Bundle {
    let ratio = shock * ratio;
    if !N::DRAWN {
        return (enrolled * ratio).floor_zero();
    }
    let stays = ratio * (Bundle::ONE - ratio);
    let arrives = ratio - Bundle::ONE;
    let variance = enrolled * stays.max(arrives).floor_zero();
    (enrolled * ratio + noise.scatter(cell, variance)).floor_zero()
}
