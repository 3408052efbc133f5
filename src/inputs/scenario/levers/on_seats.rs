//! Levers on projects, compounds, class sizes and the alert rule.

use std::collections::BTreeMap;

use super::{number, number_if_any, of_it, path, share, stage_name};
use crate::domain::{Lever, Phrase, Said, both};
use crate::inputs::scenario::Settings;
use crate::inputs::scenario::settings::{DelaySettings, HousingSettings, ProjectSettings, StageSettings};

/// When projects of one line come, and how large they are. A project of several lines is changed in its file.
pub fn projects(settings: &Settings) -> Vec<Lever> {
    let lines = |name: &str| settings.project.iter().filter(|other| other.project == name).count();
    settings.project.iter().filter(|project| lines(&project.project) == 1).flat_map(of_project).collect()
}

fn of_project(project: &ProjectSettings) -> Vec<Lever> {
    let name = Said::alike(&project.project);
    let lever = |key: &str, what: Phrase, note: Phrase, now: Option<f64>| {
        number_if_any(path("project", &project.project, key), of_it(&name, &what.into()), note, now)
    };
    [
        lever("year", both("学年", "school year"), both("开学的年份", "the year in which it begins"), project.year.map(f64::from)),
        lever("classes", both("班级", "classes"), both("每个年级的班数", "classes in each grade"), project.classes),
        lever("intake", both("招生名额", "intake"), both("入学年级的学位", "seats in the entry grade"), project.intake),
        lever("seats", both("学位", "seats"), both("各年级合计", "over all grades"), project.seats),
        lever("class_size", both("标准班额", "class norm"), both("每班人数", "pupils per class"), project.class_size),
    ]
    .into_iter()
    .flatten()
    .chain([delay(path("project", &project.project, "delay"), &name, project.delay.as_ref())])
    .collect()
}

/// Years late. Where a scenario names chances no single number holds now; a number in their place is a sure delay.
fn delay(key: String, name: &Said, stated: Option<&DelaySettings>) -> Lever {
    let what = of_it(name, &both("推迟", "delay").into());
    match stated {
        None => number(key, what, both("年", "years"), 0),
        Some(DelaySettings::Years(years)) => number(key, what, both("年", "years"), years),
        Some(DelaySettings::Chances(chances)) => number(key, what, in_chances(chances), ""),
    }
}

/// `now on time 60 %, 1 year 30 %; a number is a sure delay in years`.
fn in_chances(chances: &BTreeMap<String, f64>) -> Said {
    let told = |on_time: &str, years: &str, gap: &str, comma: &str| {
        let told = chances.iter().map(|(late, chance)| {
            let late = if late == "0" { on_time.to_owned() } else { format!("{late}{years}") };
            format!("{late}{gap}{:.0}{gap_of_percent}%", chance * 100.0, gap_of_percent = gap)
        });
        told.collect::<Vec<_>>().join(comma)
    };
    Said {
        chinese: format!("现为{}；填年数则为确定的推迟", told("按时", "年", "", "、")),
        english: format!("now {}; a number of years is a sure delay", told("on time", " years", " ", ", ")),
    }
}

/// When compounds are lived in, how large they are, and whether their kindergartens come.
pub fn compounds(settings: &Settings) -> Vec<Lever> {
    settings.housing.iter().filter_map(|compound| Some(of_compound(compound.id.as_deref()?, compound))).flatten().collect()
}

fn of_compound(id: &str, compound: &HousingSettings) -> Vec<Lever> {
    let name = Said::alike(id);
    let lever = |key: &str, what: Phrase, note: Phrase, now: f64| number(path("housing", id, key), of_it(&name, &what.into()), note, now);
    let handed_over = both("开发商移交的幼儿园学位", "seats that the developer hands over");
    let mut levers = vec![
        lever("year", both("入住学年", "lived in from"), both("开学的年份", "the school year that begins then"), f64::from(compound.year)),
        lever("dwellings", both("住房", "dwellings"), both("套", "number"), compound.dwellings),
        lever("kindergarten_seats", both("幼儿园学位", "kindergarten seats"), handed_over, compound.kindergarten_seats),
        share(lever("chance", both("移交的可能性", "chance of handover"), both("0至1", "0 to 1"), compound.chance.unwrap_or(1.0))),
    ];
    levers.push(delay(path("housing", id, "delay"), &name, compound.delay.as_ref()));
    levers
}

/// Class sizes by stage, and when to warn.
pub fn norms(settings: &Settings) -> Vec<Lever> {
    settings.stage.iter().flat_map(class_sizes).chain(alert(settings)).collect()
}

fn class_sizes(stage: &StageSettings) -> Vec<Lever> {
    let name = stage_name(stage);
    let lever = |key: &str, what: Phrase, now: Option<f64>| {
        number_if_any(path("stage", &stage.id, key), of_it(&name, &what.into()), both("每班人数", "pupils per class"), now)
    };
    let norm = lever("class_norm", both("标准班额", "class norm"), stage.class_norm);
    norm.into_iter().chain(lever("large_class_from", both("大班额界线", "large class from"), stage.large_class_from)).collect()
}

/// What the rule of the alert says unless the scenario does; a blank is the named rule's own number.
fn alert(settings: &Settings) -> Vec<Lever> {
    let alert = &settings.alert;
    let rule = both("学位使用率；不写则用预警规则自己的数", "utilisation; the rule's own number unless given");
    let lever = |key: &str, name: Phrase, note: Phrase, now: Option<f64>| {
        share(number(format!("alert.{key}"), name, note, now.map(|now| now.to_string()).unwrap_or_default()))
    };
    vec![
        lever("red_from", both("红色、橙色：使用率达到", "Red and orange: utilisation from"), rule, alert.red_from),
        lever("yellow_from", both("黄色：使用率达到", "Yellow: utilisation from"), rule, alert.yellow_from),
        lever("slack_below", both("富余：使用率低于", "Slack: utilisation below"), rule, alert.slack_below),
        lever(
            "usable_share",
            both("可用学位比例", "Usable share of seats"),
            both("不写则为全部学位", "every seat unless given"),
            alert.usable_share,
        ),
    ]
}
