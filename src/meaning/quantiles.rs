//! Quantiles without sorting.

/// Parts into which the range of the values is cut; a power of two.
const PARTS: usize = 256;

/// Room for finding quantiles, kept from one list of values to the next.
#[derive(Clone, Debug, Default)]
pub struct Sorter {
    /// The part into which each value falls.
    part_of: Vec<u8>,
    /// Parts in which some quantile lies.
    wanted: Vec<usize>,
    /// Their values, sorted.
    chosen: Vec<f64>,
}

impl Sorter {
    /// Quantiles at rising shares by linear interpolation between order statistics (type 7 of Hyndman and Fan, the default of R and numpy).
    ///
    /// The range is cut into equal parts; values are counted by part, which tells the parts where the wanted order statistics lie, and only
    /// the values of those parts are sorted. Exact, like sorting all of them. `values` holds at least one value and no NaN.
    pub fn quantiles<const N: usize>(&mut self, values: &[f64], shares: [f64; N]) -> [f64; N] {
        let last = values.len() - 1;
        let places = shares.map(|share| share * last as f64);
        let below = self.count_below_parts(values);
        let part_of_rank = |rank: usize| below.partition_point(|&count| count as usize <= rank) - 1;
        let ranks = places.map(|place| [place.floor() as usize, (place.floor() as usize + 1).min(last)]);
        let mut wanted = [false; PARTS];
        self.wanted.clear();
        for part in ranks.as_flattened().iter().map(|&rank| part_of_rank(rank)) {
            if !std::mem::replace(&mut wanted[part], true) {
                self.wanted.push(part);
            }
        }
        self.choose(values, &wanted);
        // By how much a rank among the chosen is lower: what lies below its part and was not chosen.
        let left_out = |part: usize| {
            let before = self.wanted.iter().filter(|&&before| before < part);
            let chosen: u32 = before.map(|&before| below[before + 1] - below[before]).sum();
            (below[part] - chosen) as usize
        };
        let at = |rank: usize| self.chosen[rank - left_out(part_of_rank(rank))];
        std::array::from_fn(|number| {
            let ([rank, next], within) = (ranks[number], places[number].fract());
            let low = at(rank);
            if within > 0.0 { low + (at(next) - low) * within } else { low }
        })
    }

    /// Values below each part, and at last all of them.
    fn count_below_parts(&mut self, values: &[f64]) -> [u32; PARTS + 1] {
        // Adding 2^52 leaves a number below 256, rounded, in the lowest byte: cheaper than a conversion, and never out of order.
        const TO_WHOLE: f64 = (1_u64 << 52) as f64;
        let (low, high) = range(values);
        let scale = if high > low { (PARTS - 1) as f64 / (high - low) } else { 0.0 };
        self.part_of.clear();
        self.part_of.extend(values.iter().map(|value| ((value - low) * scale + TO_WHOLE).to_bits() as u8));
        let mut below = [0; PARTS + 1];
        self.part_of.iter().for_each(|&part| below[usize::from(part) + 1] += 1);
        let mut sum = 0;
        for count in &mut below {
            sum += *count;
            *count = sum;
        }
        below
    }

    fn choose(&mut self, values: &[f64], wanted: &[bool; PARTS]) {
        let Self { part_of, chosen, .. } = self;
        chosen.clear();
        chosen.extend(part_of.iter().zip(values).filter(|(part, _)| wanted[usize::from(**part)]).map(|(_, &value)| value));
        chosen.sort_unstable_by(f64::total_cmp);
    }
}

/// The smallest and the largest value, several side by side.
fn range(values: &[f64]) -> (f64, f64) {
    const SIDE_BY_SIDE: usize = 8;
    let (mut low, mut high) = ([values[0]; SIDE_BY_SIDE], [values[0]; SIDE_BY_SIDE]);
    let eights = values.chunks_exact(SIDE_BY_SIDE);
    let rest = eights.remainder();
    for eight in eights {
        for (place, &value) in eight.iter().enumerate() {
            low[place] = if value < low[place] { value } else { low[place] };
            high[place] = if value > high[place] { value } else { high[place] };
        }
    }
    let lowest = |low: f64, &value: &f64| if value < low { value } else { low };
    let highest = |high: f64, &value: &f64| if value > high { value } else { high };
    (low.iter().chain(rest).fold(values[0], lowest), high.iter().chain(rest).fold(values[0], highest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_r_and_numpy() {
        // numpy.quantile([1, 2, 3, 4, 10], [0, .1, .5, .9, .95]): type 7.
        let found = Sorter::default().quantiles(&[10.0, 1.0, 3.0, 2.0, 4.0], [0.0, 0.1, 0.5, 0.9, 0.95]);
        for (got, expected) in found.iter().zip([1.0, 1.4, 3.0, 7.6, 8.8]) {
            assert!((got - expected).abs() < 1e-12, "{found:?}");
        }
    }

    #[test]
    fn counted_quantiles_equal_sorted_ones() {
        let shares = [0.0, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 1.0];
        let mut sorter = Sorter::default();
        let shapes: [fn(usize) -> f64; 5] = [
            |i| (i * 7919 % 37) as f64 * 0.37,
            |i| (i * 7919 % 1009) as f64 * -1.1e7,
            |i| if i.is_multiple_of(10) { (i * 31 % 97) as f64 } else { 0.0 },
            |i| if i == 3 { 1e300 } else { (i * 613 % 101) as f64 },
            |_| 5.0,
        ];
        for shape in shapes {
            for count in [1, 2, 3, 4, 5, 7, 10, 11, 39, 100, 997, 1000, 5000] {
                let mut values: Vec<f64> = (0..count).map(shape).collect();
                let found = sorter.quantiles(&values, shares);
                values.sort_unstable_by(f64::total_cmp);
                for (share, got) in shares.iter().zip(found) {
                    let place = share * (count - 1) as f64;
                    let low = values[place as usize];
                    let high = values.get(place as usize + 1).copied().unwrap_or(low);
                    assert_eq!(got, low + (high - low) * place.fract(), "{share} of {count}");
                }
            }
        }
    }
}
