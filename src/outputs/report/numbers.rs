//! Demand, seats and utilisation by stage and school year: whole city first, then the districts.

use maud::{Markup, html};

use crate::domain::{AlertRule, Distribution, Findings, Language, Measure, SummaryRow};
use crate::outputs::words::{district_name, grouped, measure_name, percent, scenario_name, stage_name};

/// Years per table: more would not fit across a page, with six digits in each.
const MOST_YEARS: i32 = 10;

/// One table per scenario and stage, split where the years do not fit.
pub fn section(scenarios: &[&Findings], language: Language) -> Markup {
    html! {
        div.wide {
            h2 id="numbers" { (language.pick("需求、学位与使用率", "Demand, seats and utilisation")) }
            p.note { (language.pick(
                "数值为各未来的中位数；需求下一行为八成可能的范围（全市）。使用率 = 需求 ÷ 学位，涂色为达到或超过100%（橙）与低于闲置线（蓝）。",
                "Medians over the futures; below the city's demand, its 80 % range. Utilisation is demand over seats; shaded from 100 % (orange) \
                 and below the slack limit (blue).")) }
            @if !scenarios.iter().all(|findings| findings.tells_districts()) {
                p.note { (language.pick("县（市）区太多，此处只列全部合计；各县（市）区见 summary.csv。", "Too many districts for a page: here is the whole of them; summary.csv tells each.")) }
            }
            @for findings in scenarios {
                @for stage in 0..findings.ladder.stages.len() { (stage_tables(findings, stage, scenarios.len() > 1, language)) }
            }
        }
    }
}

fn stage_tables(findings: &Findings, stage: usize, several: bool, language: Language) -> Markup {
    let (first, last) = (findings.horizon.first_year, findings.horizon.last_year);
    // As many in one table as in the next.
    let tables = (last - first).div_euclid(MOST_YEARS) + 1;
    let years = (last - first).div_euclid(tables) + 1;
    let starts = (first..=last).step_by(years as usize);
    html! {
        h3 {
            @if several { (scenario_name(findings, language)) (language.pick("：", ": ")) }
            (stage_name(findings, stage, language))
        }
        @for start in starts { (years_table(findings, stage, (start, last.min(start + years - 1)), language)) }
    }
}

fn years_table(findings: &Findings, stage: usize, (first, last): (i32, i32), language: Language) -> Markup {
    let told = if findings.tells_districts() { findings.districts.len() } else { 0 };
    let places = std::iter::once(None).chain((0..told).map(Some));
    html! {
        div.scroll { table.dense {
            thead { tr {
                th { (language.pick("县（市）区", "District")) }
                th { (language.pick("学年", "School year")) }
                @for year in first..=last { th.n { (year) } }
            } }
            @for place in places { tbody { (place_rows(findings, place, stage, (first, last), language)) } }
        } }
    }
}

fn place_rows(findings: &Findings, place: Option<usize>, stage: usize, years: (i32, i32), language: Language) -> Markup {
    let series = |measure| within(findings.series(place, stage, measure), years);
    let (demand, seats, utilisation) = (series(Measure::Demand), series(Measure::Seats), series(Measure::Utilisation));
    html! {
        tr.place {
            th scope="row" { (district_name(findings, place, language)) }
            td { (measure_name(Measure::Demand, language)) }
            @for row in &demand { td.n { (grouped(row.over_futures.p50)) } }
        }
        @if place.is_none() { tr {
            td {}
            td.note { (language.pick("八成可能", "80 % range")) }
            @for row in &demand { td.n.note { (range(&row.over_futures)) } }
        } }
        tr {
            td {}
            td { (measure_name(Measure::Seats, language)) }
            @for row in &seats { td.n { (grouped(row.over_futures.p50)) } }
        }
        tr {
            td {}
            td { (measure_name(Measure::Utilisation, language)) }
            @for (row, seats) in utilisation.iter().zip(&seats) { (utilisation_cell(row, seats, &findings.alert, language)) }
        }
    }
}

/// The 80 % range; one number where both ends are written alike.
fn range(over_futures: &Distribution) -> Markup {
    let (low, high) = (grouped(over_futures.p10), grouped(over_futures.p90));
    html! { @if low == high { (low) } @else { (low) "–" br; (high) } }
}

fn within(rows: Vec<&SummaryRow>, (first, last): (i32, i32)) -> Vec<&SummaryRow> {
    rows.into_iter().filter(|row| (first..=last).contains(&row.year)).collect()
}

fn utilisation_cell(row: &SummaryRow, seats: &SummaryRow, rule: &AlertRule, language: Language) -> Markup {
    let value = row.over_futures.p50;
    // Children over no seats is no number to show.
    let none = seats.over_futures.p50 <= 0.0 && value > 0.0;
    let text = if none { language.pick("无学位", "no seats").to_owned() } else { percent(value, language) };
    html! { td.n.full[value >= rule.red_from].loose[value < rule.slack_below] { (text) } }
}
