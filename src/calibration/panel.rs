//! What single areas add to what all have in common: smoothed over the years, and trusted as far as noise allows.
//!
//! An area's deviation is a weighted mean over its years, recent ones counting more. Its noise is known from how much single years differ;
//! what the areas differ by beyond noise is the variance between areas. The deviation is multiplied by between / (between + noise): the
//! empirical Bayes estimate (Efron and Morris 1975; Fay and Herriot 1979 for small areas). So a small area follows its parent, a large one itself.

use super::median::robust_variance;

/// Pupils whose counting noise equals the year-to-year unrest that does not fall with size [children].
const AS_NOISY_AS: f64 = 2000.0;
/// A cell's own estimate of noise or of variance between areas counts as this many years or areas less than all cells' together.
const POOLED: f64 = 3.0;
/// Noise of a deviation of weight one where no two years can be compared: some children in each hundred come and go.
const ASSUMED_NOISE: f64 = 0.25;
/// Keeps the weights of the estimate of variance finite.
const FLOOR: f64 = 1e-4;

/// Deviations from the parent, in logarithms, with their weights `[area][cell][step]`; weight 0 is missing.
#[derive(Clone, Debug)]
pub struct Panel {
    /// Number of areas.
    pub areas: usize,
    /// Number of cells of an area, such as its grades.
    pub cells: usize,
    /// Number of steps in time, the last one ending at the origin.
    pub steps: usize,
    value: Vec<f64>,
    weight: Vec<f64>,
}

/// Weight of a ratio of two counts, in pupils: harmonic mean, with the unrest that large areas have too. Zero where a count is missing or zero.
pub fn weight(before: f64, after: f64) -> f64 {
    if before > 0.0 && after > 0.0 { 1.0 / (1.0 / AS_NOISY_AS + 0.5 / before + 0.5 / after) } else { 0.0 }
}

impl Panel {
    /// A panel in which everything is missing.
    pub fn blank(areas: usize, cells: usize, steps: usize) -> Self {
        Self { areas, cells, steps, value: vec![0.0; areas * cells * steps], weight: vec![0.0; areas * cells * steps] }
    }

    /// Sets a deviation and its weight.
    pub fn set(&mut self, area: usize, cell: usize, step: usize, (value, weight): (f64, f64)) {
        let place = (area * self.cells + cell) * self.steps + step;
        self.value[place] = value;
        self.weight[place] = weight;
    }

    /// A deviation and its weight.
    pub fn at(&self, area: usize, cell: usize, step: usize) -> (f64, f64) {
        let place = (area * self.cells + cell) * self.steps + step;
        (self.value[place], self.weight[place])
    }

    /// Splits each step of an area into what its cells have in common, and what is each cell's own.
    pub fn split(&self) -> (Self, Self) {
        let (mut shared, mut own) = (Self::blank(self.areas, 1, self.steps), self.clone());
        for area in 0..self.areas {
            for step in 0..self.steps {
                let cells = (0..self.cells).map(|cell| self.at(area, cell, step));
                let (sum, total) = cells.fold((0.0, 0.0), |(sum, total), (value, weight)| (sum + value * weight, total + weight));
                let mean = if total > 0.0 { sum / total } else { 0.0 };
                shared.set(area, 0, step, (mean, total));
                for cell in 0..self.cells {
                    let (value, weight) = self.at(area, cell, step);
                    own.set(area, cell, step, (value - mean, weight));
                }
            }
        }
        (shared, own)
    }

    /// Deviations `[area][cell]`, smoothed with `keep` of last year's weight left after a year, and shrunk towards zero as noise demands.
    pub fn shrunk(&self, keep: f64) -> Vec<f64> {
        let mut shrunk = vec![0.0; self.areas * self.cells];
        let noise = self.noise();
        let smoothed: Vec<Smoothed> = (0..self.areas * self.cells)
            .map(|place| Smoothed::of(self, place / self.cells, place % self.cells, keep, noise[place % self.cells]))
            .collect();
        let between = self.between(&smoothed);
        for (place, smoothed) in smoothed.iter().enumerate().filter(|(_, smoothed)| smoothed.known) {
            let between = between[place % self.cells];
            shrunk[place] = smoothed.value * between / (between + smoothed.noise + f64::MIN_POSITIVE);
        }
        shrunk
    }

    /// Noise of a deviation of weight one `[cell]`, from the differences of successive years; medians, so that a merger does not count as noise.
    fn noise(&self) -> Vec<f64> {
        let of_cell: Vec<Vec<f64>> = (0..self.cells).map(|cell| self.squared_differences(cell)).collect();
        // Years that never differ are known to be without noise; one year alone tells nothing.
        let all = of_cell.concat();
        let all = if all.is_empty() { ASSUMED_NOISE } else { robust_variance(all) };
        let steps = self.steps.saturating_sub(1) as f64;
        let pool = |squares: Vec<f64>| (robust_variance(squares) * steps + all * POOLED) / (steps + POOLED);
        of_cell.into_iter().map(pool).collect()
    }

    fn squared_differences(&self, cell: usize) -> Vec<f64> {
        let pairs = (0..self.areas).flat_map(|area| (1..self.steps).map(move |step| (area, step)));
        pairs
            .filter_map(|(area, step)| {
                let ((before, of_before), (after, of_after)) = (self.at(area, cell, step - 1), self.at(area, cell, step));
                let weight = 1.0 / (1.0 / of_before + 1.0 / of_after);
                (of_before > 0.0 && of_after > 0.0).then_some(weight * (after - before) * (after - before))
            })
            .collect()
    }

    /// Variance between areas beyond noise `[cell]`, by moments.
    fn between(&self, smoothed: &[Smoothed]) -> Vec<f64> {
        let of_cell = |cell: usize| {
            let known = smoothed.iter().skip(cell).step_by(self.cells).filter(|smoothed| smoothed.known);
            let (sum, total) = known.fold((0.0, 0.0), |(sum, total), area| {
                let weight = 1.0 / (area.noise + FLOOR);
                (sum + weight * (area.value * area.value - area.noise), total + weight)
            });
            if total > 0.0 { (sum / total).max(0.0) } else { 0.0 }
        };
        let own: Vec<f64> = (0..self.cells).map(of_cell).collect();
        let all = own.iter().sum::<f64>() / self.cells.max(1) as f64;
        let areas = self.areas as f64;
        own.into_iter().map(|own| (own * areas + all * POOLED) / (areas + POOLED)).collect()
    }
}

/// A deviation over the years, with its noise.
struct Smoothed {
    value: f64,
    noise: f64,
    known: bool,
}

impl Smoothed {
    fn of(panel: &Panel, area: usize, cell: usize, keep: f64, noise_of_one: f64) -> Self {
        let (mut sum, mut total, mut squares, mut recency) = (0.0, 0.0, 0.0, 1.0);
        for step in (0..panel.steps).rev() {
            let (value, weight) = panel.at(area, cell, step);
            sum += weight * recency * value;
            total += weight * recency;
            squares += weight * recency * recency;
            recency *= keep;
        }
        let known = total > 0.0;
        let (value, noise) = if known { (sum / total, noise_of_one * squares / (total * total)) } else { (0.0, 0.0) };
        Self { value, noise, known }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn panel(pupils: f64) -> Panel {
        let mut panel = Panel::blank(4, 1, 6);
        for area in 0..4 {
            for step in 0..6 {
                let sign = if (area + step) % 2 == 0 { 1.0 } else { -1.0 };
                panel.set(area, 0, step, (0.02 * (area as f64 - 1.5) + sign * 0.6 / pupils.sqrt(), weight(pupils, pupils)));
            }
        }
        panel
    }

    #[test]
    fn large_areas_keep_what_is_their_own_and_small_ones_follow_their_parent() {
        let (large, small) = (panel(10_000.0).shrunk(0.9), panel(30.0).shrunk(0.9));
        assert!((large[3] - 0.03).abs() < 0.004, "{large:?}");
        assert!(small[3].abs() < 0.4 * large[3].abs(), "{small:?}");
    }

    #[test]
    fn nothing_known_is_no_deviation() {
        assert_eq!(Panel::blank(2, 2, 3).shrunk(0.5), vec![0.0; 4]);
    }
}
