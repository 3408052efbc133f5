//! How the variance of errors grows with the lead: learnt from the errors of all leads at once, beside what is expected.
//!
//! The logarithm of the variance at lead h is what is expected there, plus a level and a slope along ln h that the errors decide: a normal
//! prior for both, and for each lead what it has of its own. A mean square of errors is seen with the noise of a chi-squared number, and
//! errors of different leads show the same years: two of them are as correlated as two spans of a random walk. The mean and the variance of
//! what is then known are those of a Gaussian process (Rasmussen and Williams 2006, eq. 2.22 to 2.24); the variance says how many degrees of
//! freedom Student's t has, because the logarithm of a chi-squared number of f degrees of freedom has the variance 2 / f.

use super::logarithm::{exp, ln};

/// Variance grows with this power of the lead where nothing else is known: between a random walk (1) and a trend that goes astray (2).
pub const GROWTH: f64 = 1.4;
/// Variance of what each lead has of its own.
const OWN: f64 = 0.06;

/// Variance of errors at a lead, and how well it is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Known {
    /// Variance, in squared logarithms.
    pub variance: f64,
    /// Degrees of freedom.
    pub freedom: f64,
}

/// What is expected before any error is seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Expected {
    /// Variance by lead, in squared logarithms.
    pub variance: Vec<f64>,
    /// Degrees of freedom that it is worth.
    pub freedom: f64,
    /// Variance of the slope, the power of the lead, around the one that it has.
    pub slope: f64,
}

/// What is known by lead from what is expected and from mean squares with their degrees of freedom; `None` where no error is known.
pub fn learnt(expected: &Expected, seen: &[Option<Known>]) -> Vec<Known> {
    let leads: Vec<usize> = (0..seen.len()).filter(|lead| seen[*lead].is_some()).collect();
    let known: Vec<Known> = leads.iter().filter_map(|lead| seen[*lead]).collect();
    let before = |one: usize, other: usize| {
        let x = |lead: usize| ln((lead + 1) as f64);
        2.0 / expected.freedom + expected.slope * x(one) * x(other) + if one == other { OWN } else { 0.0 }
    };
    let noise = |one: usize, other: usize| {
        let shared = (leads[one].min(leads[other]) + 1) as f64 / (leads[one].max(leads[other]) + 1) as f64;
        2.0 / (known[one].freedom * known[other].freedom).sqrt() * shared
    };
    let count = leads.len();
    let total = (0..count).map(|one| (0..=one).map(|other| before(leads[one], leads[other]) + noise(one, other)).collect()).collect();
    let root = Root::of(total);
    // The logarithm of a mean square lies low by one over its degrees of freedom.
    let surprise = |(lead, known): (&usize, &Known)| ln(known.variance) + 1.0 / known.freedom - ln(expected.variance[*lead]);
    let surprises = root.divided(leads.iter().zip(&known).map(surprise).collect());
    let at = |lead: usize| {
        let shared = root.divided(leads.iter().map(|other| before(lead, *other)).collect());
        let mean = shared.iter().zip(&surprises).map(|(shared, surprise)| shared * surprise).sum::<f64>();
        let left = before(lead, lead) - shared.iter().map(|shared| shared * shared).sum::<f64>();
        Known { variance: expected.variance[lead] * exp(mean), freedom: 2.0 / left.max(OWN / 10.0) }
    };
    (0..expected.variance.len()).map(at).collect()
}

/// Lower triangle whose product with its mirror is a matrix of covariances (Cholesky).
struct Root {
    rows: Vec<Vec<f64>>,
}

impl Root {
    fn of(mut rows: Vec<Vec<f64>>) -> Self {
        for row in 0..rows.len() {
            for column in 0..=row {
                let rest = rows[row][column] - (0..column).map(|place| rows[row][place] * rows[column][place]).sum::<f64>();
                rows[row][column] = if row == column { rest.max(1e-9).sqrt() } else { rest / rows[column][column] };
            }
        }
        Self { rows }
    }

    /// Solves root x = values.
    fn divided(&self, mut values: Vec<f64>) -> Vec<f64> {
        for (place, row) in self.rows.iter().enumerate() {
            let rest = values[place] - (0..place).map(|other| row[other] * values[other]).sum::<f64>();
            values[place] = rest / row[place];
        }
        values
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expected(variance: &[f64]) -> Expected {
        Expected { variance: variance.to_vec(), freedom: 4.0, slope: 0.1 }
    }

    #[test]
    fn without_errors_what_is_expected_stays() {
        let known = learnt(&expected(&[0.01, 0.02]), &[None, None]);
        assert!((known[0].variance - 0.01).abs() < 1e-15 && (known[0].freedom - 2.0 / (0.5 + OWN)).abs() < 1e-9, "{known:?}");
        assert!((known[1].variance - 0.02).abs() < 1e-15 && known[1].freedom < known[0].freedom, "{known:?}");
    }

    #[test]
    fn many_errors_are_believed_and_carry_to_other_leads() {
        let seen = Known { variance: 0.04, freedom: 1e6 };
        let known = learnt(&expected(&[0.01, 0.02]), &[Some(seen), None]);
        assert!((known[0].variance - 0.04).abs() < 1e-4 && known[0].freedom > 100.0, "{known:?}");
        // What the other lead has of its own is not seen.
        let carried = 0.02 * 4.0_f64.powf(0.5 / (0.5 + OWN));
        assert!((known[1].variance - carried).abs() < 1e-4 && known[1].freedom > 10.0, "{known:?}");
    }

    #[test]
    fn one_error_moves_little() {
        let known = learnt(&expected(&[0.01]), &[Some(Known { variance: 0.04, freedom: 1.0 })]);
        assert!(known[0].variance > 0.01 && known[0].variance < 0.025, "{known:?}");
    }
}
