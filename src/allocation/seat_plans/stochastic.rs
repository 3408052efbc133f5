//! What it is worth to plan for all futures at once, and to know which one comes.

use super::judging::Judging;

/// Both values [children].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct StochasticValue {
    /// Expected unmet pupils of the plans made for the mean future, minus those of the plans made for all futures (Birge and Louveaux 1997).
    pub of_stochastic_solution: f64,
    /// Expected unmet pupils of the plans made for all futures, minus those if each future had plans of its own.
    pub of_perfect_information: f64,
}

/// Both values of plans `[budget][district]` made for all futures and for their mean; `least` is what [`super::least_unmet`] finds.
pub fn stochastic_value(all: &[Judging], (for_all, for_mean): (&[Vec<u64>], &[Vec<u64>]), least: &[Vec<u64>]) -> StochasticValue {
    let sum = |of: &dyn Fn(usize, &Judging) -> f64| all.iter().enumerate().map(|(place, judging)| of(place, judging)).sum::<f64>();
    let expected = |plans: &[Vec<u64>]| sum(&|_, judging| mean(judging, &judging.unmet(plans)));
    let (known, for_all) = (sum(&|place, judging| mean(judging, &least[place])), expected(for_all));
    StochasticValue { of_stochastic_solution: (expected(for_mean) - for_all).max(0.0), of_perfect_information: (for_all - known).max(0.0) }
}

fn mean(judging: &Judging, unmet: &[u64]) -> f64 {
    let total = unmet.iter().map(|&unmet| u128::from(unmet)).sum::<u128>() as f64;
    judging.children(total / unmet.len().max(1) as f64)
}
