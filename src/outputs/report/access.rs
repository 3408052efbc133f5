//! Access: how many seats a child of each district can reach, year by year.

use maud::{Markup, html};

use crate::domain::{Decay, Findings, Language, Measure};
use crate::outputs::words::{district_name, reach_words, scenario_name, seats_per_child, stage_name};

/// Years per table: more would not fit across a page.
const MOST_YEARS: usize = 12;

/// One table per stage of each scenario that asks for access; nothing where none does.
pub fn section(scenarios: &[&Findings], language: Language) -> Markup {
    let asked: Vec<(&Findings, &Decay)> = scenarios.iter().filter_map(|findings| Some((*findings, findings.access.as_ref()?))).collect();
    html! {
        @if !asked.is_empty() {
            h2 id="access" { (language.pick("可达学位", "Seats within reach")) }
            @for (findings, decay) in asked {
                p.note { (explained(decay, language)) }
                @for stage in 0..findings.ladder.stages.len() { (of_stage(findings, stage, scenarios.len() > 1, language)) }
            }
        }
    }
}

fn explained(decay: &Decay, language: Language) -> String {
    let reach = reach_words(decay, language);
    match language {
        Language::Chinese => format!(
            "每名需要学位的儿童可达的学位数（各未来的中位数），{reach}。各校学位先在可达的儿童之间分配，再按居住地加总（两步移动搜索法）。涂色为不足1个。"
        ),
        Language::English => format!(
            "Seats within reach per child who wants one (median over the futures), {reach}. Seats are shared among all children who can reach them, \
             then added up where children live (two-step floating catchment areas). Shaded: fewer than one."
        ),
    }
}

fn of_stage(findings: &Findings, stage: usize, several: bool, language: Language) -> Markup {
    let years: Vec<i32> = (findings.horizon.first_year..=findings.horizon.last_year).collect();
    html! {
        h3 {
            @if several { (scenario_name(findings, language)) (language.pick("：", ": ")) }
            (stage_name(findings, stage, language))
        }
        @for years in years.chunks(MOST_YEARS) { (table(findings, stage, years, language)) }
    }
}

fn table(findings: &Findings, stage: usize, years: &[i32], language: Language) -> Markup {
    let places = std::iter::once(None).chain((0..findings.districts.len()).map(Some));
    html! {
        div.scroll { table.dense {
            thead { tr { th { (language.pick("县（市）区", "District")) } @for year in years { th.n { (year) } } } }
            tbody {
                @for place in places { tr {
                    th scope="row" { (district_name(findings, place, language)) }
                    @for row in findings.series(place, stage, Measure::Access).iter().filter(|row| years.contains(&row.year)) {
                        td.n.full[row.over_futures.p50 < 1.0] { (seats_per_child(row.over_futures.p50)) }
                    }
                } }
            }
        } }
    }
}
