//! An assignment of pupils to schools, and which seats count as reachable.

use std::path::PathBuf;

use clap::Args;

use crate::allocation::access::Decay;
use crate::cli::Failure;
use crate::said;

/// The tables of an assignment.
#[derive(Args, Clone, Debug)]
pub struct AssignmentFiles {
    /// Table of zones: zone, pupils
    pub demand: PathBuf,
    /// Table of schools: school, seats
    #[arg(long, value_name = "TABLE")]
    pub schools: PathBuf,
    /// Table of the ways that are allowed: from, to, km
    #[arg(long, value_name = "TABLE")]
    pub distances: PathBuf,
    /// Which seats count as reachable, for access.csv.
    #[command(flatten)]
    pub reach: Reach,
}

/// Which seats count as reachable.
#[derive(Args, Clone, Debug, Default)]
pub struct Reach {
    /// Tell the seats per child within this distance too
    #[arg(long, value_name = "KM", value_parser = above_zero)]
    pub catchment: Option<f64>,
    /// Let the weight of a seat fall with distance as a normal curve of this width
    #[arg(long, value_name = "KM", requires = "catchment", value_parser = above_zero)]
    pub sigma: Option<f64>,
    /// Let the weight of a seat fall by steps instead, such as 5:1,10:0.68,15:0.22
    #[arg(long, value_name = "KM:WEIGHT,…", conflicts_with = "catchment", value_delimiter = ',', value_parser = step)]
    pub weights: Vec<(f64, f64)>,
}

impl Reach {
    /// How seats count, where that is asked for; a distance has one weight.
    pub fn decay(&self) -> Result<Option<Decay>, Failure> {
        if !self.weights.is_empty() {
            let mut steps = self.weights.clone();
            steps.sort_by(|a, b| a.0.total_cmp(&b.0));
            if let Some(twice) = steps.windows(2).find(|pair| pair[0].0 == pair[1].0) {
                let km = twice[0].0;
                return Err(Failure::Failed(said!(
                    "--weights 中 {km} 公里写了两次\n  提示：每个距离写一个权重",
                    "--weights names {km} km twice\n  hint: one weight for each distance"
                ))
                .misused());
            }
            return Ok(Some(Decay::Steps(steps)));
        }
        let Some(within) = self.catchment else { return Ok(None) };
        Ok(Some(self.sigma.map_or(Decay::Flat(within), |sigma| Decay::Gaussian { sigma, within })))
    }
}

/// A distance and the weight of a seat up to it.
fn step(text: &str) -> Result<(f64, f64), String> {
    let (km, weight) = text.split_once(':').ok_or("a distance and a weight are expected, such as 5:1")?;
    Ok((above_zero(km)?, above_zero(weight)?))
}

/// A number above zero.
fn above_zero(text: &str) -> Result<f64, String> {
    text.parse::<f64>().ok().filter(|km| *km > 0.0 && km.is_finite()).ok_or_else(|| "a number above zero is expected".into())
}
