//! Instances to measure admissions on: multinomial-logit lists, random priorities, seats for 95 % of the pupils.

use xuewei::domain::Applications;

/// A small generator (SplitMix64), so that an instance is the same everywhere.
pub struct Numbers(pub u64);

impl Numbers {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub fn below(&mut self, bound: usize) -> usize {
        (self.unit() * bound as f64) as usize
    }
}

/// `pupils` pupils list `length` of `schools` schools. Wishes follow a multinomial logit over qualities: choices are drawn one after the
/// other in proportion to the schools' weights, without those drawn before. Each school ranks pupils at random.
pub fn multinomial_logit(pupils: usize, schools: usize, length: usize, seed: u64) -> Applications {
    let mut numbers = Numbers(seed);
    // The sum of twelve uniform numbers less six is near enough to a standard normal quality.
    let weights: Vec<f64> = (0..schools).map(|_| ((0..12).map(|_| numbers.unit()).sum::<f64>() - 6.0).exp()).collect();
    let upto: Vec<f64> = weights.iter().scan(0.0, |sum, weight| Some(*sum + weight).inspect(|next| *sum = *next)).collect();
    let total = upto[schools - 1];
    let mut choices: Vec<u32> = Vec::with_capacity(pupils * length);
    for pupil in 0..pupils {
        while choices.len() < (pupil + 1) * length {
            let point = numbers.unit() * total;
            let school = upto.partition_point(|&end| end <= point).min(schools - 1) as u32;
            if !choices[pupil * length..].contains(&school) {
                choices.push(school);
            }
        }
    }
    let keys = choices.iter().map(|_| (numbers.next() >> 33) as u32).collect();
    let mut merit: Vec<u32> = (0..pupils as u32).collect();
    (1..pupils).for_each(|place| merit.swap(place, numbers.below(place + 1)));
    let mut capacity = vec![0; schools];
    (0..pupils * 95 / 100).for_each(|_| capacity[numbers.below(schools)] += 1);
    Applications { length, choices, keys, merit, capacity, ahead: Vec::new() }
}
