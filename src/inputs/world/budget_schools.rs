//! Single schools among which a budget is shared, and what they let their districts take.

use super::context::Context;
use crate::domain::{BudgetSchool, Lot, Said, Tier};
use crate::inputs::dataset::SchoolRow;
use crate::inputs::phrases;
use crate::inputs::problem::Problems;
use crate::inputs::scenario::settings::{AmongName, SeatBudgetSettings, StrategyName};
use crate::{said, told};

/// Schools of a stage that stand in a school year.
pub(super) fn standing<'a>(context: &'a Context<'_>, stage: usize, year: i32) -> Vec<&'a SchoolRow> {
    let stands = |row: &&SchoolRow| row.opened.is_none_or(|opened| opened <= year) && row.closed.is_none_or(|closed| year < closed);
    let id = &context.ladder.stages[stage].id;
    context.data.schools.iter().filter(|row| row.stage == *id).filter(stands).collect()
}

/// Whether a school takes places of a tier: where no school has one, all do.
pub(super) fn takes(row: &SchoolRow, tier: Option<Tier>, tiers_known: bool) -> bool {
    tier.is_none() || !tiers_known || row.tier == tier
}

/// Most places that one school takes: whole classes where places come in classes.
pub(super) fn most_of_one(said: &SeatBudgetSettings, places_each: u64) -> Option<u64> {
    said.at_most_per_school.map(|most| most / places_each * places_each)
}

/// The schools, by district, then by name; none where districts alone share. Lots and the districts' bounds become what their schools can take.
pub(super) fn read(
    context: &Context<'_>,
    said: &SeatBudgetSettings,
    (stage, places_each): (usize, u64),
    (lots, at_most): (&mut [Lot], &mut [Option<u64>]),
    problems: &mut Problems,
) -> Vec<BudgetSchool> {
    if said.among != Some(AmongName::Schools) {
        return Vec::new();
    }
    let rows = standing(context, stage, said.year);
    let tiers_known = rows.iter().any(|row| row.tier.is_some());
    let most = most_of_one(said, places_each);
    let school = |row: &&SchoolRow| {
        let of_lots = lots.iter().enumerate().filter(|(_, lot)| takes(row, lot.tier, tiers_known)).map(|(position, _)| position);
        let seats = row.entry_seats(context.ladder.stages[stage].class_norm);
        Some(BudgetSchool {
            name: row.school.clone(),
            district: context.district(&row.district)?,
            lots: of_lots.collect(),
            // A school that starts from nothing still takes places where no other does.
            weight: ((seats * 1e6).round() as u128).max(1),
            at_most: most,
        })
    };
    let mut schools: Vec<BudgetSchool> = rows.iter().filter_map(school).collect();
    schools.sort_by(|a, b| a.district.cmp(&b.district).then(a.name.cmp(&b.name)));
    bound(&schools, lots, at_most);
    check(context, said, stage, (&schools, lots, at_most), problems);
    schools
}

/// A district takes what its schools take, and nothing of a lot for which it has no school.
fn bound(schools: &[BudgetSchool], lots: &mut [Lot], at_most: &mut [Option<u64>]) {
    let room = |district: usize, of: &dyn Fn(&BudgetSchool) -> bool| {
        schools.iter().filter(|school| school.district == district && of(school)).try_fold(0_u64, |sum, school| Some(sum + school.at_most?))
    };
    for (position, lot) in lots.iter_mut().enumerate() {
        lot.at_most = (0..at_most.len()).map(|district| room(district, &|school| school.lots.contains(&position))).collect();
    }
    for (district, bound) in at_most.iter_mut().enumerate() {
        let all = room(district, &|_| true);
        *bound = all.map_or(*bound, |all| Some(bound.map_or(all, |bound| bound.min(all))));
    }
}

fn check(
    context: &Context<'_>,
    said: &SeatBudgetSettings,
    stage: usize,
    (schools, lots, at_most): (&[BudgetSchool], &[Lot], &[Option<u64>]),
    problems: &mut Problems,
) {
    let key = |name: &str| format!("seat_budget[{}].{name}", said.id);
    let (file, stage) = (context.data.file("schools"), &context.ladder.stages[stage].id);
    let of_stage = |district: usize| schools.iter().any(|school| school.district == district);
    for (_, details) in context.districts.iter().enumerate().filter(|&(district, _)| !of_stage(district)) {
        let name = &details.name;
        let may_have_one = context.data.may_hold("schools", &[("district", name), ("stage", stage)]);
        if said.site_limits.get(name) != Some(&0) && !may_have_one {
            let what = said!(
                "`{name}` 在 {file} 中没有可以在 {} 年接收学位的 `{stage}` 学校",
                "`{name}` has no school of `{stage}` in {file} that could take places in {}",
                said.year
            );
            let hint = said!(
                "请列出它的学校，或把它排除：site_limits = {{ \"{name}\" = 0 }}",
                "list its schools, or leave it out: site_limits = {{ \"{name}\" = 0 }}"
            );
            problems.add(context.at(&key("among"), what).hint(hint));
        }
    }
    let manual = said.strategy == StrategyName::Manual && !context.data.may_hold("schools", &[("stage", stage)]);
    for lot in lots.iter().filter(|_| manual) {
        let too_many = |&district: &usize| lot.at_most[district].is_some_and(|most| lot.manual[district] > most);
        for district in (0..at_most.len()).filter(too_many) {
            let (name, written) = (&context.districts[district].name, lot.manual[district]);
            let most = lot.at_most[district].unwrap_or(0);
            let what = match lot.tier.map(tier_key) {
                Some(tier) => said!(
                    "手工给 `{name}` 分了 `{tier}` 学位 {written} 个，而它在 {file} 中的 `{tier}` 学校只能接收 {most} 个",
                    "`{name}` gets {written} {tier} places by hand, but its {tier} schools in {file} take {most}"
                ),
                None => said!(
                    "手工给 `{name}` 分了学位 {written} 个，而它在 {file} 中的学校只能接收 {most} 个",
                    "`{name}` gets {written} places by hand, but its schools in {file} take {most}"
                ),
            };
            problems.add(context.at(&key(&format!("manual.{name}")), what).hint(said!(
                "请提高 `at_most_per_school`、列出学校，或少写一些学位",
                "raise `at_most_per_school`, list the school, or write fewer places"
            )));
        }
    }
    for (position, lot) in lots.iter().enumerate().filter(|(_, lot)| lot.places > 0) {
        let Some(tier) = lot.tier.map(tier_key) else { continue };
        let takes = |district: usize| schools.iter().any(|school| school.district == district && school.lots.contains(&position));
        let without: Vec<String> =
            (0..at_most.len()).filter(|&d| of_stage(d) && !takes(d)).map(|d| format!("`{}`", context.districts[d].name)).collect();
        if !(0..at_most.len()).any(takes) {
            let what = said!(
                "{file} 中没有等次为 `{tier}` 的 `{stage}` 学校：它的 {} 个学位无人接收",
                "no school of `{stage}` in {file} is of tier `{tier}`: nobody could take its {} places",
                lot.places
            );
            problems.add(
                context
                    .at(&key(&format!("tiers.{tier}")), what)
                    .hint(said!("请填写学校的 `tier` 列", "fill in the column `tier` of the schools")),
            );
        } else if !without.is_empty() && !manual {
            let without: Vec<&str> = without.iter().map(String::as_str).collect();
            let what = Said::by(|language| {
                let (without, places) = (phrases::listed(&without, language), lot.places);
                told!(
                    language,
                    "{without}：没有 `{tier}` 等次的学校，因此 {places} 个 `{tier}` 学位一个也分不到",
                    "{without}: no {tier} school, so none of the {places} {tier} places"
                )
            });
            problems.add(context.at(&key(&format!("tiers.{tier}")), what).warning());
        }
    }
}

fn tier_key(tier: Tier) -> &'static str {
    match tier {
        Tier::Quality => "quality",
        Tier::Standard => "standard",
    }
}
