//! Forecasts from past rolls, and how far they may be trusted.
//!
//! In: a [`History`] of pupils by area, grade and year, with births where they are known. Out: forecasts of five methods, intervals learnt
//! from past errors, scores of both, and the uncertainty of entry and progression that a scenario can take. `default` is the method that
//! `run` uses; the others are plain ones that stand beside it so that everybody sees what the effort is worth.
//!
//! A forecast from an origin sees nothing after the origin: it reads the history through [`Seen`], which hides later years, and an interval
//! is learnt from errors that had shown by the origin. What is left out: no method knows of housing, new schools or a change of the law.

mod backtest;
mod births_ahead;
mod by_size;
mod climb;
mod cohorts;
mod errors;
mod fitted;
mod growth;
mod history;
mod intervals;
mod jumps;
mod kind;
mod known;
mod logarithm;
mod median;
mod methods;
mod panel;
mod parents;
mod scores;
mod student;

pub use backtest::{Origins, backtest};
pub use cohorts::{Births, CohortRule, rule};
pub use fitted::{Fit, FittedFactor, LEADS as FITTED_LEADS, fit};
pub use history::{History, Seen, Source};
pub use jumps::{Jump, jumps};
pub use methods::{METHODS, Method, Rates, default_rates};
pub use scores::{relative_error, scores};
