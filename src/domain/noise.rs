//! Small-number noise: standard normal numbers, drawn ahead of the step that uses them.

use super::{Bundle, LANES};

/// Standard normal numbers of one cell in eight futures. Single precision is far finer than the noise that they stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[repr(align(32))]
pub struct Normals(pub [f32; LANES]);

/// Where a step takes its noise from, without knowing how it was drawn.
pub trait Noise: Copy {
    /// Whether there is any: where not, the step leaves out what chance would add.
    const DRAWN: bool;

    /// The standard normal numbers of a cell.
    fn of(self, cell: usize) -> Bundle;
}

/// No noise: every number of children is its mean.
#[derive(Clone, Copy, Debug, Default)]
pub struct Still;

impl Noise for Still {
    const DRAWN: bool = false;

    #[inline(always)]
    fn of(self, _: usize) -> Bundle {
        Bundle::ZERO
    }
}

/// Noise that was drawn for each cell.
#[derive(Clone, Copy, Debug)]
pub struct Drawn<'a>(pub &'a [Normals]);

impl Noise for Drawn<'_> {
    const DRAWN: bool = true;

    #[inline(always)]
    fn of(self, cell: usize) -> Bundle {
        let mut bundle = Bundle::ZERO;
        for lane in 0..LANES {
            bundle.0[lane] = f64::from(self.0[cell].0[lane]);
        }
        bundle
    }
}
