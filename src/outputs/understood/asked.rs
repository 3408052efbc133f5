//! What was understood of teachers and money.

use crate::domain::{Language, Money, Staff, World};
use crate::outputs::words::{grouped, unknown_in_post};

/// One line each, where a scenario asks.
pub fn lines(world: &World, language: Language) -> Vec<String> {
    let stages = || world.ladder.stages.iter().enumerate();
    let named = |stage: usize| language.pick(&world.ladder.stages[stage].name_zh, &world.ladder.stages[stage].name_en);
    let staff = stages().filter_map(|(stage, _)| Some(teachers(named(stage), world.staff[stage].as_ref()?, language))).collect();
    let money = stages().filter_map(|(stage, _)| costs(named(stage), stage, &world.money, language)).collect();
    [(language.pick("教师：", "Teachers: "), staff), (language.pick("经费：", "Money: "), money)]
        .into_iter()
        .filter(|(_, told): &(_, Vec<String>)| !told.is_empty())
        .map(|(head, told)| [head, &told.join(language.pick("；", "; "))].concat())
        .collect()
}

/// The norm of the base year, and how many are in post in it.
fn teachers(stage: &str, staff: &Staff, language: Language) -> String {
    let unknown = unknown_in_post(staff.in_post.iter().any(Option::is_some), language);
    let norm = staff.pupils_per_teacher[0];
    match (language, staff.in_post_in_all(0).map(grouped)) {
        (Language::Chinese, Some(in_post)) => format!("{stage}每名教师{norm}名学生，基年在岗{in_post}人"),
        (Language::Chinese, None) => format!("{stage}每名教师{norm}名学生，{unknown}"),
        (Language::English, Some(in_post)) => format!("{stage} {norm} pupils a teacher, {in_post} in post in the base year"),
        (Language::English, None) => format!("{stage} {norm} pupils a teacher, {unknown}"),
    }
}

/// What a pupil costs, and whether projects do; nothing where neither is known.
fn costs(stage: &str, position: usize, money: &Money, language: Language) -> Option<String> {
    let pupil = money.per_pupil_yuan[position].map(|yuan| match language {
        Language::Chinese => format!("每名学生每年{}元", grouped(yuan)),
        Language::English => format!("{} yuan a pupil and year", grouped(yuan)),
    });
    let projects = (money.projects_run[position] || money.projects_build[position])
        .then(|| language.pick("计入项目费用", "costs of projects").to_owned());
    let told: Vec<String> = pupil.into_iter().chain(projects).collect();
    (!told.is_empty()).then(|| format!("{stage}{}{}", language.pick("", " "), told.join(language.pick("，", ", "))))
}
