//! Bankruptcy rules: an estate that is too small for all claims (O'Neill 1982; Aumann and Maschler 1985, Game theoretic analysis of a
//! bankruptcy problem from the Talmud). Exact: awards come as whole numerators over one denominator.

/// Awards `[claimant]`: each is its numerator over the common denominator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Awards {
    /// Numerators.
    pub numerators: Vec<u128>,
    /// What all of them are divided by.
    pub denominator: u128,
}

/// Constrained equal awards: the same for everybody, nobody above the claim. The estate is at most the sum of claims.
pub fn equal_awards(claims: &[u128], estate: u128) -> Awards {
    let (level, sharers) = water_level(claims, estate);
    Awards { numerators: claims.iter().map(|&claim| (claim * sharers).min(level)).collect(), denominator: sharers }
}

/// Constrained equal losses: the same missing for everybody, nobody below zero.
pub fn equal_losses(claims: &[u128], estate: u128) -> Awards {
    let total: u128 = claims.iter().sum();
    let losses = equal_awards(claims, total - estate.min(total));
    let kept = |(&claim, &loss): (&u128, &u128)| claim * losses.denominator - loss;
    Awards { numerators: claims.iter().zip(&losses.numerators).map(kept).collect(), denominator: losses.denominator }
}

/// The Talmud rule: equal awards on half-claims while the estate is at most half of all claims, equal losses on half-claims above.
pub fn talmud(claims: &[u128], estate: u128) -> Awards {
    let total: u128 = claims.iter().sum();
    // In halves: a half-claim of c is c, an estate of E is 2 E.
    let half = if 2 * estate <= total { equal_awards(claims, 2 * estate) } else { above_half(claims, total, estate) };
    Awards { numerators: half.numerators, denominator: 2 * half.denominator }
}

fn above_half(claims: &[u128], total: u128, estate: u128) -> Awards {
    let losses = equal_awards(claims, 2 * (total - estate.min(total)));
    let kept = |(&claim, &loss): (&u128, &u128)| 2 * claim * losses.denominator - loss;
    Awards { numerators: claims.iter().zip(&losses.numerators).map(kept).collect(), denominator: losses.denominator }
}

/// The level up to which everybody is served, as a numerator over the number of those who share what the smaller claims leave.
fn water_level(claims: &[u128], estate: u128) -> (u128, u128) {
    let mut rising: Vec<u128> = claims.to_vec();
    rising.sort_unstable();
    let mut left = estate;
    for (place, &claim) in rising.iter().enumerate() {
        let sharers = (rising.len() - place) as u128;
        if claim * sharers >= left {
            return (left, sharers);
        }
        left -= claim;
    }
    (rising.last().copied().unwrap_or(0), 1)
}
