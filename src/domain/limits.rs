//! Limits, read past the last places of floating-point sums: 100 children at an entry rate of 0.57 are a hair below 57.

/// Part of a limit by which sums of fractions may miss it: far above what they do, far below what anyone counts.
const PART: f64 = 1e-9;
/// A number of children that is none [children].
const NOBODY: f64 = 1e-6;

/// Whether a value reaches a limit.
pub fn reaches(value: f64, limit: f64) -> bool {
    value >= limit - PART * limit.abs().max(1.0)
}

/// Whether a number of children is more than nobody.
pub fn anybody(children: f64) -> bool {
    children > NOBODY
}
