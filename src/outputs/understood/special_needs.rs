//! Children with special needs, as they were understood.

use crate::domain::{Language, SpecialNeeds, SpecialSeats, World};
use crate::outputs::words::grouped;

/// A line for each stage that is asked for.
pub fn lines(world: &World, language: Language) -> Vec<String> {
    let asked = world.ladder.stages.iter().zip(&world.special_needs);
    let line = |name: &str, needs: &SpecialNeeds| {
        let said = said(needs, world.horizon.len(), language);
        format!("{}{name}{}{said}", language.pick("特殊需要儿童，", "Children with special needs, "), language.pick("：", ": "))
    };
    asked.filter_map(|(stage, needs)| Some(line(language.pick(&stage.name_zh, &stage.name_en), needs.as_ref()?))).collect()
}

/// Values of the base year, and of the last one where they differ.
fn said(needs: &SpecialNeeds, years: usize, language: Language) -> String {
    let share = |shares: &[f64]| format!("{}{}%", course(shares, per_cent, language), language.pick("", " "));
    let (prevalence, ordinary, home) = (share(&needs.prevalence), share(&needs.in_ordinary_classes), share(&needs.home_teaching));
    let (seats, of_city) = match &needs.seats {
        SpecialSeats::OfCity(seats) => (seats.clone(), true),
        SpecialSeats::OfDistricts(seats) => ((0..years).map(|year| seats.iter().skip(year).step_by(years).sum()).collect(), false),
    };
    let seats = course(&seats, grouped, language);
    match language {
        Language::Chinese => {
            let whose = if of_city { "全市共用" } else { "分县（市）区" };
            format!("占学位需求{prevalence}，其中随班就读{ordinary}，送教上门{home}；特教学校学位{seats}个（{whose}）")
        }
        Language::English => {
            let whose = if of_city { "for the whole city" } else { "each for its own district" };
            format!(
                "{prevalence} of the demand; of them {ordinary} in ordinary classes, {home} taught at home; {seats} seats of special schools, {whose}"
            )
        }
    }
}

fn course(values: &[f64], shown: impl Fn(f64) -> String, language: Language) -> String {
    let ends = [values.first(), values.last()].map(|value| value.map_or_else(String::new, |value| shown(*value)));
    if ends[0] == ends[1] { ends[0].clone() } else { ends.join(language.pick(" 至 ", " to ")) }
}

/// `0.85`: prevalences are below one per cent.
fn per_cent(share: f64) -> String {
    ((share * 10_000.0).round() / 100.0).to_string()
}
