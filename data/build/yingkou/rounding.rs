//! Whole persons that keep the published sums.

/// Whole numbers near `values` that sum to `sum`: rounded down, and the largest remainders up.
pub fn to_sum(values: &[f64], sum: f64) -> Vec<f64> {
    let mut whole: Vec<f64> = values.iter().map(|value| value.floor()).collect();
    let missing = (sum - whole.iter().sum::<f64>()).round();
    assert!((0.0..=values.len() as f64).contains(&missing), "values and their sum do not belong together");
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| (values[*b] - whole[*b]).total_cmp(&(values[*a] - whole[*a])).then(a.cmp(b)));
    for index in order.into_iter().take(missing as usize) {
        whole[index] += 1.0;
    }
    whole
}

/// Rounds a block of cells, each with one place on every axis, so that all sums along every axis come out as given.
/// Rounding down leaves each axis the same number of persons short; the missing persons queue up on every axis, and the
/// first in each queue together name the cell that gets one more.
pub fn to_margins(cells: &[f64], places: &[Vec<usize>], margins: &[Vec<f64>]) -> Vec<f64> {
    let mut whole: Vec<f64> = cells.iter().map(|cell| cell.floor()).collect();
    let queues: Vec<Vec<usize>> = margins.iter().enumerate().map(|(axis, sums)| queue(&whole, places, axis, sums)).collect();
    for turn in 0..queues[0].len() {
        let cell = places.iter().position(|place| place.iter().zip(&queues).all(|(at, queue)| *at == queue[turn]));
        whole[cell.expect("a cell for every combination")] += 1.0;
    }
    whole
}

fn queue(whole: &[f64], places: &[Vec<usize>], axis: usize, sums: &[f64]) -> Vec<usize> {
    let missing = |at: usize| {
        let held: f64 = whole.iter().zip(places).filter(|(_, place)| place[axis] == at).map(|(cell, _)| cell).sum();
        (sums[at] - held).round() as usize
    };
    (0..sums.len()).flat_map(|at| std::iter::repeat_n(at, missing(at))).collect()
}
