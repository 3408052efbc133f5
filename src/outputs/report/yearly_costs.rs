//! What each school year costs the whole city.

use maud::{Markup, html};

use crate::domain::{CostYear, Findings, Language, YearlyCosts};
use crate::outputs::words::{cost_sentences, grouped, scenario_name, school_year, stage_name};

/// A table of each scenario that tells costs; nothing where none does.
pub fn section(scenarios: &[&Findings], language: Language) -> Markup {
    let told: Vec<(&Findings, YearlyCosts)> =
        scenarios.iter().filter_map(|findings| YearlyCosts::of(findings).map(|costs| (*findings, costs))).collect();
    html! {
        @if !told.is_empty() {
            h2 id="costs" { (language.pick("费用", "Costs")) }
            p.note { (language.pick(
                "全市，各未来的平均，按当年价格。运行费用＝在校生×生均费用＋已建成项目的运行费用；建设费用计入项目建成的学年（含可能的推迟）。没有写明费用的学段和项目不计。",
                "Whole city, means over the futures at the prices of each year. Running costs are pupils in class by what a pupil costs, and what projects cost to run once they have                  come; capital costs stand in the year in which a project comes, delays included. Stages and projects without a price are not in it.")) }
            @for (findings, costs) in &told {
                @if scenarios.len() > 1 { h3 { (scenario_name(findings, language)) } }
                ul.answer { @for sentence in cost_sentences(findings, language) { li { (sentence) } } }
                (table(findings, costs, language))
            }
        }
    }
}

fn table(findings: &Findings, costs: &YearlyCosts, language: Language) -> Markup {
    let (unit, name) = match language {
        Language::Chinese => (1e4, "万元"),
        Language::English => (1e3, "thousand yuan"),
    };
    let running = costs.stages.iter().map(|&stage| stage_name(findings, stage, language));
    html! {
        div.scroll { table.list {
            caption { (name) }
            thead { tr {
                th { (language.pick("学年", "Year")) }
                @for stage in running { th.n { (stage) } }
                @if costs.stages.len() > 1 { th.n { (language.pick("运行合计", "Running, all")) } }
                @if costs.builds { th.n { (language.pick("建设", "Capital")) } th.n { (language.pick("合计", "All")) } }
            } }
            tbody { @for year in &costs.years { (line(costs, year, unit, language)) } }
        } }
    }
}

fn line(costs: &YearlyCosts, year: &CostYear, unit: f64, language: Language) -> Markup {
    let said = |yuan: f64| grouped(yuan / unit);
    html! {
        tr {
            td { (school_year(year.year, language)) }
            @for &yuan in &year.running_yuan { td.n { (said(yuan)) } }
            @if costs.stages.len() > 1 { td.n { (said(year.running())) } }
            @if costs.builds { td.n { (said(year.capital_yuan)) } td.n { (said(year.all())) } }
        }
    }
}
