//! Eight futures side by side: the number that the hot path computes with.

use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// Futures in a bundle. Eight `f64` fill one cache line, two AVX2 registers, or four SSE2 registers.
pub const LANES: usize = 8;

/// One quantity in eight futures at once, so that the equations read as they are written and the compiler makes them SIMD.
///
/// Everything here is inlined always: only then does the arithmetic take the instructions of whoever calls it (`futures::Machine`).
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(align(64))]
pub struct Bundle(pub [f64; LANES]);

impl Bundle {
    /// Zero in every future.
    pub const ZERO: Self = Self([0.0; LANES]);
    /// One in every future.
    pub const ONE: Self = Self([1.0; LANES]);

    /// The same value in every future.
    #[inline(always)]
    pub const fn splat(value: f64) -> Self {
        Self([value; LANES])
    }

    /// The larger of the two, future by future.
    #[inline(always)]
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        self.zip(other, |a, b| if a > b { a } else { b })
    }

    /// The smaller of the two, future by future.
    #[inline(always)]
    #[must_use]
    pub fn min(self, other: Self) -> Self {
        self.zip(other, |a, b| if a < b { a } else { b })
    }

    /// Square root, future by future (exactly rounded on every machine).
    #[inline(always)]
    #[must_use]
    pub fn sqrt(self) -> Self {
        self.map(f64::sqrt)
    }

    /// Nothing below zero: what is short counts as none.
    #[inline(always)]
    #[must_use]
    pub fn floor_zero(self) -> Self {
        self.max(Self::ZERO)
    }

    /// `f` of each future.
    #[inline(always)]
    #[must_use]
    pub fn map(self, f: impl Fn(f64) -> f64) -> Self {
        let mut result = Self::ZERO;
        for lane in 0..LANES {
            result.0[lane] = f(self.0[lane]);
        }
        result
    }

    /// `f` of each pair of futures.
    #[inline(always)]
    #[must_use]
    pub fn zip(self, other: Self, f: impl Fn(f64, f64) -> f64) -> Self {
        let mut result = Self::ZERO;
        for lane in 0..LANES {
            result.0[lane] = f(self.0[lane], other.0[lane]);
        }
        result
    }
}

macro_rules! arithmetic {
    ($($trait:ident $method:ident $op:tt),*) => {$(
        impl $trait for Bundle {
            type Output = Self;
            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                self.zip(other, |a, b| a $op b)
            }
        }
        impl $trait<f64> for Bundle {
            type Output = Self;
            #[inline(always)]
            fn $method(self, other: f64) -> Self {
                self.map(|a| a $op other)
            }
        }
    )*};
}

arithmetic!(Add add +, Sub sub -, Mul mul *, Div div /);

impl AddAssign for Bundle {
    #[inline(always)]
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Bundle {
    #[inline(always)]
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Neg for Bundle {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        self.map(|a| -a)
    }
}
