//! How the plan's places were shared out.

use maud::{Markup, html};

use crate::domain::{Findings, Language, SharedOut};
use crate::outputs::words::{
    bound_words, bounds_sentence, children_count, district_name, grouped, room_sentence, scenario_name, school_year, shared_sentence,
    short_after, tier_name,
};

/// Rows of a table.
const MOST: usize = 60;

/// A table for each budget of each scenario; nothing where there is none.
pub fn section(scenarios: &[&Findings], language: Language) -> Markup {
    html! {
        @if scenarios.iter().any(|findings| !findings.shared.is_empty()) {
            h2 id="shared" { (language.pick("新增名额分给了谁", "Who gets the places")) }
            @for findings in scenarios {
                @if scenarios.len() > 1 && !findings.shared.is_empty() { h3 { (scenario_name(findings, language)) } }
                @for shared in &findings.shared { (budget(findings, shared, language)) }
            }
        }
    }
}

fn budget(findings: &Findings, shared: &SharedOut, language: Language) -> Markup {
    let tiers = if shared.tiers.len() > 1 { &shared.tiers[..] } else { &[] };
    // Those that got any; of a country the first ones.
    let given = (0..shared.districts.len()).filter(|&district| shared.districts[district].all() > 0 || shared.districts.len() <= MOST);
    let sentences =
        [shared_sentence(findings, shared, language), room_sentence(shared, language), bounds_sentence(findings, shared, language)];
    html! {
        p { (sentences.join(language.pick("", " "))) }
        table.list {
            thead { tr {
                th { (language.pick("县（市）区", "District")) }
                @for tier in tiers { th.n { (tier_name(*tier, language)) (language.pick("（个）", "")) } }
                th.n { (language.pick("合计（个）", "Places in all")) }
                th { (language.pick("达到的上限", "Bound reached")) }
                th { (language.pick("不加名额时", "Without them")) }
                th.n.wrapped { (language.pick("此后最严重学年仍缺（个）", "Still short in the worst year since")) }
                th { (language.pick("最严重学年", "Worst year")) }
            } }
            tbody { @for district in given.take(MOST) { (row(findings, shared, district, language)) } }
        }
    }
}

fn row(findings: &Findings, shared: &SharedOut, district: usize, language: Language) -> Markup {
    let found = &shared.districts[district];
    let tiers = if shared.tiers.len() > 1 { &found.places[..] } else { &[] };
    let after = short_after(findings, shared, district);
    let short = after.filter(|(_, short)| *short >= 0.5);
    html! {
        tr {
            td { (district_name(findings, Some(district), language)) }
            @for &places in tiers { td.n { (grouped(places as f64)) } }
            td.n { (grouped(found.all() as f64)) }
            td { (bound_words(shared, found, language)) }
            td { (if found.had_room { language.pick("有空位", "has room") } else { language.pick("不够", "short") }) }
            td.n { (after.map_or_else(|| "–".to_owned(), |(_, short)| children_count(short, language))) }
            td { (short.map_or_else(|| "–".to_owned(), |(year, _)| school_year(year, language))) }
        }
    }
}
