//! Whole places from fractional shares.

/// Largest remainder (Hamilton): everyone gets the whole part of the quota, then the largest remainders get one place each;
/// ties go to the larger weight, then to the earlier position (districts stand in the order of their names).
pub fn largest_remainder(places: u64, weights: &[f64]) -> Vec<u64> {
    let total: f64 = weights.iter().sum();
    if total <= 0.0 {
        return vec![0; weights.len()];
    }
    let quotas: Vec<f64> = weights.iter().map(|weight| places as f64 * weight / total).collect();
    let mut shares: Vec<u64> = quotas.iter().map(|quota| quota.floor() as u64).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by(|&a, &b| (quotas[b].fract()).total_cmp(&quotas[a].fract()).then(weights[b].total_cmp(&weights[a])).then(a.cmp(&b)));
    let left = places.saturating_sub(shares.iter().sum());
    for &i in order.iter().cycle().take(left as usize) {
        shares[i] += 1;
    }
    shares
}
