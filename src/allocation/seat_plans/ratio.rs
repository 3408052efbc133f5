//! Fractions of whole numbers, compared exactly: cross-multiplied, never divided.

use std::cmp::Ordering;

/// A fraction; a denominator of zero under a positive numerator is infinite. 0/0 does not occur.
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    pub numerator: u128,
    pub denominator: u128,
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        product(self.numerator, other.denominator).cmp(&product(other.numerator, self.denominator))
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ratio {}

/// The exact product of two numbers as its high and low half.
fn product(a: u128, b: u128) -> (u128, u128) {
    const LOW: u128 = u64::MAX as u128;
    if a <= LOW && b <= LOW {
        return (0, a * b);
    }
    let (a_high, a_low, b_high, b_low) = (a >> 64, a & LOW, b >> 64, b & LOW);
    let (low, left, right) = (a_low * b_low, a_high * b_low, a_low * b_high);
    let middle = (low >> 64) + (left & LOW) + (right & LOW);
    (a_high * b_high + (left >> 64) + (right >> 64) + (middle >> 64), (middle << 64) | (low & LOW))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_keep_every_digit() {
        assert_eq!(product(u128::MAX, u128::MAX), (u128::MAX - 1, 1));
        assert_eq!(product(1 << 100, 1 << 60), (1 << 32, 0));
        assert_eq!(product(12_345, 678), (0, 8_369_910));
    }

    #[test]
    fn a_hair_of_a_difference_is_seen() {
        let ratio = |numerator, denominator| Ratio { numerator, denominator };
        assert!(ratio(u128::MAX - 1, u128::MAX) < ratio(1, 1));
        assert!(ratio(1, 3) < ratio(333_333_333_334, 1_000_000_000_000));
        assert!(ratio(1, 0) > ratio(u128::MAX, 1));
        assert_eq!(ratio(2, 4), ratio(1, 2));
    }
}
