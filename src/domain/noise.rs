//! Small-number noise: standard normal numbers, drawn ahead of the step that uses them.

use super::{Bundle, LANES};

/// Standard normal numbers of one cell in eight futures. Single precision is far finer than the noise that they stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[repr(align(32))]
pub struct Normals(pub [f32; LANES]);

impl Normals {
    /// `f` of each future.
    #[inline(always)]
    #[must_use]
    pub fn map(self, f: impl Fn(f32) -> f32) -> Self {
        let mut result = Self::default();
        for lane in 0..LANES {
            result.0[lane] = f(self.0[lane]);
        }
        result
    }

    /// `f` of each pair of futures.
    #[inline(always)]
    #[must_use]
    pub fn zip(self, other: Self, f: impl Fn(f32, f32) -> f32) -> Self {
        let mut result = Self::default();
        for lane in 0..LANES {
            result.0[lane] = f(self.0[lane], other.0[lane]);
        }
        result
    }
}

/// Where a step takes its noise from, without knowing how it was drawn.
pub trait Noise: Copy {
    /// Whether there is any: where not, the step leaves out what chance would add.
    const DRAWN: bool;

    /// Normal numbers of mean zero and this variance for a cell.
    fn scatter(self, cell: usize, variance: Bundle) -> Bundle;
}

/// No noise: every number of children is its mean.
#[derive(Clone, Copy, Debug, Default)]
pub struct Still;

impl Noise for Still {
    const DRAWN: bool = false;

    #[inline(always)]
    fn scatter(self, _: usize, _: Bundle) -> Bundle {
        Bundle::ZERO
    }
}

/// Noise that was drawn for each cell.
#[derive(Clone, Copy, Debug)]
pub struct Drawn<'a>(pub &'a [Normals]);

impl Noise for Drawn<'_> {
    const DRAWN: bool = true;

    #[inline(always)]
    fn scatter(self, cell: usize, variance: Bundle) -> Bundle {
        let mut single = Normals::default();
        for lane in 0..LANES {
            single.0[lane] = variance.0[lane] as f32;
        }
        let scattered = single.map(f32::sqrt).zip(self.0[cell], |spread, normal| spread * normal);
        let mut bundle = Bundle::ZERO;
        for lane in 0..LANES {
            bundle.0[lane] = f64::from(scattered.0[lane]);
        }
        bundle
    }
}
