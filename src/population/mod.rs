//! Population: one step of the cohort component method for one district, in eight futures at once.
//!
//! In: persons by sex and age at the start of a step, rates, shocks, a source of small-number noise. Out: persons at its end, births.
//!
//! ```text
//! P'[s,x]   = P[s,x-1] S[s,x]                          survivors
//! P'[s,top] = (P[s,top-1] + P[s,top]) S[s,top]         the top age is open
//! births    = width x sum over x of F[x] (P[f,x] + P'[f,x]) / 2
//! P'[s,0]   = births x share(s) x S[s,0]
//! P(t+1)    = P' + M                                    never below zero
//! ```
//!
//! That is the UN Population Division's convention (`End`). With `Even` half of M comes before survival and half after, and women are
//! counted as the mean of both. Assumes: one rate for all people of a sex, age and district. Leaves out: marriage, education, origin.

mod births;

mod migration;

mod survival;

mod step;

mod stopped;

pub use births::with_chance;
pub use step::{BirthShocks, Extent, Rates, StepNoise, step};
pub use stopped::stopped;
