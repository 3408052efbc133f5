//! The floor line of reserved places (指标到校分数线): so many points below the school's open cut-off.

use crate::domain::{Admission, Applications};

/// Worst merit that may take a reserved place `[school]`: that of the lowest score which is at most `points` below the lowest score
/// admitted to the school in `open`, an admission to the open places alone. `u32::MAX` where `open` leaves
/// open places empty, or there are none: no line is drawn below a cut-off that is not there.
pub fn floor_lines(applications: &Applications, open: &Admission, scores: &[f64], points: f64) -> Vec<u32> {
    let mut cutoffs = vec![f64::INFINITY; applications.capacity.len()];
    let mut placed = vec![0; cutoffs.len()];
    for (pupil, &score) in scores.iter().enumerate() {
        if let Some(school) = open.school(applications, pupil) {
            cutoffs[school] = cutoffs[school].min(score);
            placed[school] += 1;
        }
    }
    let worst_merit = |(school, &cutoff): (usize, &f64)| {
        if placed[school] < applications.capacity[school] || placed[school] == 0 {
            return u32::MAX;
        }
        let reaches = |&(&score, _): &(&f64, &u32)| score >= cutoff - points;
        scores.iter().zip(&applications.merit).filter(reaches).map(|(_, &merit)| merit).max().unwrap_or(0)
    };
    cutoffs.iter().enumerate().map(worst_merit).collect()
}
