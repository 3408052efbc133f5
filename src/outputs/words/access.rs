//! Seats within reach, as they are said.

use crate::domain::{Decay, Findings, Language, Measure};

use super::{district_name, school_year, stage_name};

/// `0.94`: two decimals, and never one where it is less.
pub fn seats_per_child(seats: f64) -> String {
    let shown = if seats < 1.0 { seats.min(0.99) } else { seats };
    format!("{shown:.2}")
}

/// Which seats count: `within 10 km`.
pub fn reach_words(decay: &Decay, language: Language) -> String {
    match (decay, language) {
        (Decay::Flat(within), Language::Chinese) => format!("{within}公里以内"),
        (Decay::Flat(within), Language::English) => format!("within {within} km"),
        (Decay::Gaussian { sigma, within }, Language::Chinese) => format!("{within}公里以内，权重按宽{sigma}公里的正态曲线随距离下降"),
        (Decay::Gaussian { sigma, within }, Language::English) => {
            format!("within {within} km, their weight falling with distance as a normal curve of {sigma} km")
        }
        (Decay::Steps(steps), Language::Chinese) => {
            format!("权重按距离分级：{}", steps.iter().map(|(km, weight)| format!("{km}公里以内{weight}")).collect::<Vec<_>>().join("，"))
        }
        (Decay::Steps(steps), Language::English) => {
            format!(
                "by steps of weight: {}",
                steps.iter().map(|(km, weight)| format!("{weight} up to {km} km")).collect::<Vec<_>>().join(", ")
            )
        }
    }
}

/// Where and when fewest seats are within reach of a child; nothing where access is not asked for.
pub fn fewest_within_reach(findings: &Findings, language: Language) -> Option<String> {
    findings.access.as_ref()?;
    let rows = findings.summary.iter().filter(|row| row.measure == Measure::Access && row.district.is_some());
    let fewest = rows.min_by(|a, b| a.over_futures.p50.total_cmp(&b.over_futures.p50))?;
    let (district, stage) = (district_name(findings, fewest.district, language), stage_name(findings, fewest.stage, language));
    let (year, seats) = (school_year(fewest.year, language), seats_per_child(fewest.over_futures.p50));
    Some(match language {
        Language::Chinese => format!("可达学位最少：{district} {stage} {year}，每名儿童{seats}个"),
        Language::English => format!("Fewest seats within reach: {district}, {stage}, {year}, {seats} per child"),
    })
}
