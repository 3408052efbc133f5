//! The widest instructions of the machine that is safe to use, chosen once when the program starts.
//!
//! With AVX2 a bundle is two registers instead of four, and the engine takes half the time. Nothing is multiplied and added in one
//! rounding (the compiler never does so by itself, and we never ask), so both ways give the same bits.

use pulp::{Arch, Simd, WithSimd};

/// The machine's instructions.
#[derive(Clone, Copy, Debug)]
pub struct Machine(Arch);

/// Work that gains from wide instructions. `run` must be inlined always, as all that it calls.
pub trait Wide {
    /// What comes of it.
    type Output;

    /// Does it.
    fn run(self) -> Self::Output;
}

/// [`Wide`] work for the library that chooses.
struct Chosen<W>(W);

impl<W: Wide> WithSimd for Chosen<W> {
    type Output = W::Output;

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> W::Output {
        self.0.run()
    }
}

impl Machine {
    /// Looks at the machine.
    pub fn here() -> Self {
        Self(Arch::new())
    }

    /// Runs work with the widest instructions.
    #[inline]
    pub fn run<W: Wide>(self, work: W) -> W::Output {
        self.0.dispatch(Chosen(work))
    }
}
