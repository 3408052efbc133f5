//! What the school years cost, as it is said.

use super::costs::yuan;
use super::{school_year, school_years, stage_name};
use crate::domain::{CostYear, Findings, Language, YearlyCosts};

/// A sentence on running and one on capital costs of the whole city; none where a scenario tells none.
pub fn cost_sentences(findings: &Findings, language: Language) -> Vec<String> {
    let Some(costs) = YearlyCosts::of(findings) else { return Vec::new() };
    [running(findings, &costs, language), capital(&costs, language)].into_iter().flatten().collect()
}

fn running(findings: &Findings, costs: &YearlyCosts, language: Language) -> Option<String> {
    let sum = costs.sum(CostYear::running);
    let most = costs.most(CostYear::running).filter(|_| sum >= 0.5)?;
    let stages: Vec<&str> = costs.stages.iter().map(|&stage| stage_name(findings, stage, language)).collect();
    let years = school_years(costs.years.first()?.year, costs.years.last()?.year, language);
    let (peak, year, sum) = (yuan(most.running(), language), school_year(most.year, language), yuan(sum, language));
    Some(match language {
        Language::Chinese => format!("运行费用（{}）：{year}最多，约{peak}；{years}合计约{sum}", stages.join("、")),
        Language::English => format!("Running costs ({}): about {peak} at most ({year}), about {sum} in {years}", stages.join(", ")),
    })
}

fn capital(costs: &YearlyCosts, language: Language) -> Option<String> {
    let built: Vec<&CostYear> = costs.years.iter().filter(|year| year.capital_yuan >= 0.5).collect();
    let (first, last) = (built.first()?.year, built.last()?.year);
    let years = school_years(first, last, language);
    let sum = yuan(costs.sum(|year| year.capital_yuan), language);
    Some(match language {
        Language::Chinese => format!("建设费用：{years}{}约{sum}", if first == last { "" } else { "合计" }),
        Language::English => format!("Capital costs: about {sum} in {years}"),
    })
}
