//! Admissions over the futures: who is worse off than today, and measures with their range.

use crate::domain::{Admission, AdmissionMeasure, BenchmarkRow};

/// Share of a district's applicants who have a school, and who fare worse than under the rule in force: lowest placed rate, share of all
/// applicants worse off, and share of each district's `[district]`.
pub fn worse_off(admission: &Admission, today: &Admission, home: &[u32], districts: usize) -> (f64, f64, Vec<f64>) {
    let mut counts = vec![[0.0; 3]; districts];
    for (pupil, &district) in home.iter().enumerate() {
        let [applicants, placed, worse] = &mut counts[district as usize];
        *applicants += 1.0;
        *placed += f64::from(admission.is_placed(pupil));
        // No school counts as a choice behind all others.
        *worse += f64::from(admission.choice[pupil] > today.choice[pupil]);
    }
    let share = |part: f64, of: f64| if of > 0.0 { part / of } else { 0.0 };
    let lowest = counts.iter().filter(|count| count[0] > 0.0).map(|count| count[1] / count[0]).fold(1.0, f64::min);
    let all = counts.iter().fold([0.0, 0.0], |[applicants, worse], count| [applicants + count[0], worse + count[2]]);
    (lowest, share(all[1], all[0]), counts.iter().map(|count| share(count[2], count[0])).collect())
}

/// A measure over the futures, from its value in each.
pub fn over_futures(measure: AdmissionMeasure, district: Option<usize>, values: &[f64]) -> BenchmarkRow {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    let se = if values.len() > 1 { (squares / (count - 1.0) / count).sqrt() } else { 0.0 };
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let at = |share: f64| {
        let place = share * (sorted.len() - 1) as f64;
        let (low, high) = (sorted[place as usize], sorted[(place as usize + 1).min(sorted.len() - 1)]);
        low + (high - low) * place.fract()
    };
    BenchmarkRow { measure, district, mean, p10: at(0.1), p90: at(0.9), se }
}
