//! Modelled schools: how many classes a district has room for, and how they make up schools.

use super::assumptions::{
    CLASSES_PER_SPARE_ROOM, COUNTY_QUALITY_SCHOOLS, JUNIOR_CLASSES, PRIMARY_CLASSES, RESERVE, ROOMS_OF_2010, STANDARD_INTAKE_SHARE,
};
use super::pupils::{Pupils, STAGES};
use super::{District, Sources, Table, kindergartens};

/// A school, named by what it is and a number.
pub struct School {
    pub name: String,
    pub name_en: String,
    pub stage: usize,
    pub classes: usize,
    pub sector: &'static str,
    pub quality: bool,
}

/// Names of a kind of school in Chinese and English.
pub struct Kind {
    pub zh: &'static str,
    pub en: &'static str,
    pub stage: usize,
    pub sector: &'static str,
    pub quality: bool,
}

/// `sizes` classes per grade make schools of one kind, numbered from 1.
pub fn schools(district: &District, kind: &Kind, sizes: &[usize], first: usize) -> Vec<School> {
    let digits = if sizes.len() + first > 10 { 2 + usize::from(sizes.len() + first > 100) } else { 1 };
    let school = |(number, classes): (usize, &usize)| School {
        name: format!("{}{}{number:0digits$}", district.name, kind.zh),
        name_en: format!("{} {} {number}", district.name_en, kind.en),
        stage: kind.stage,
        classes: *classes,
        sector: kind.sector,
        quality: kind.quality,
    };
    (first..).zip(sizes).map(school).collect()
}

/// `classes` in equal schools of about `usual` classes each.
pub fn split(classes: usize, usual: usize) -> Vec<usize> {
    let count = ((classes + usual / 2) / usual).max(1);
    (0..count).map(|index| (classes + index) / count).rev().filter(|size| *size > 0).collect()
}

/// `whole` shared out by weight, by largest remainders.
pub fn apportion(whole: usize, weights: &[f64]) -> Vec<usize> {
    let sum: f64 = weights.iter().sum();
    let shares: Vec<f64> = weights.iter().map(|weight| whole as f64 * weight / sum).collect();
    super::rounding::to_sum(&shares, whole as f64).into_iter().map(|share| share as usize).collect()
}

/// Rooms that stand in a district for each one that its pupils of 2020 need: part of them was built for the people of 2010.
pub fn late(district: &District) -> f64 {
    ROOMS_OF_2010 * district.residents_2010 / district.residents_2020 + 1.0 - ROOMS_OF_2010
}

pub fn class_size(sources: &Sources, stage: usize) -> f64 {
    sources.figure("norms", &[("stage", STAGES[stage].name), ("measure", "class_size")])
}

/// Classes per grade that the pupils of a compulsory stage need, with the lag and the reserve.
fn compulsory_classes(sources: &Sources, district: &District, stage: usize, pupils: &[f64]) -> usize {
    let seats = pupils.iter().sum::<f64>() * late(district) * (1.0 + RESERVE);
    (seats / class_size(sources, stage) / pupils.len() as f64).ceil() as usize
}

fn compulsory(sources: &Sources, district: &District, pupils: &[Vec<f64>]) -> Vec<School> {
    let kind = |zh, en, stage| Kind { zh, en, stage, sector: "public", quality: false };
    let kinds = [(kind("小学", "primary school", 1), PRIMARY_CLASSES), (kind("初中", "junior school", 2), JUNIOR_CLASSES)];
    let of_kind = |(kind, usual): (Kind, [usize; 2])| {
        let classes = compulsory_classes(sources, district, kind.stage, &pupils[kind.stage]);
        schools(district, &kind, &split(classes, usual[usize::from(!district.urban)]), 1)
    };
    kinds.into_iter().flat_map(of_kind).collect()
}

/// The general senior schools of each district: the plan's counts, at least one for each district, and whole classes for the intake.
fn senior(sources: &Sources, districts: &[District], intake: &[f64]) -> Vec<Vec<School>> {
    let classes: Vec<usize> = intake.iter().map(|pupils| (pupils / class_size(sources, 3)).round() as usize).collect();
    let standard_classes = STANDARD_INTAKE_SHARE * classes.iter().sum::<usize>() as f64;
    let plan = |item| sources.figure("yingkou-plan-2024", &[("item", item)]) as usize;
    let share_out = |count: usize, urban: bool| {
        let weight = |(d, classes): (&District, &usize)| {
            if d.urban == urban { *classes as f64 } else { 0.0 }
        };
        let floor: Vec<usize> = districts.iter().map(|d| usize::from(d.urban == urban)).collect();
        let weights: Vec<f64> = districts.iter().zip(&classes).map(weight).collect();
        let rest = apportion(count - floor.iter().sum::<usize>(), &weights);
        floor.into_iter().zip(rest).map(|(one, more)| one + more).collect::<Vec<_>>()
    };
    let county_schools = plan("county_senior_schools");
    let standard_schools = county_schools - COUNTY_QUALITY_SCHOOLS;
    let standard_size = (standard_classes / standard_schools as f64).round() as usize;
    let (urban, county) = (share_out(plan("urban_quality_senior_schools"), true), share_out(county_schools, false));
    let standard = share_out(standard_schools, false);
    let of_district = |at: usize| {
        let quality = urban[at] + county[at] - standard[at];
        senior_of(&districts[at], classes[at], quality, &vec![standard_size; standard[at]])
    };
    (0..districts.len()).map(of_district).collect()
}

fn senior_of(district: &District, classes: usize, quality: usize, standard: &[usize]) -> Vec<School> {
    let kind = |quality| Kind { zh: "普通高中", en: "general senior school", stage: 3, sector: "public", quality };
    let rest = classes - standard.iter().sum::<usize>();
    let sizes: Vec<usize> = apportion(rest, &vec![1.0; quality]);
    let mut all = schools(district, &kind(true), &sizes, 1);
    all.extend(schools(district, &kind(false), standard, quality + 1));
    all
}

/// Losing residents leaves rooms empty; quality senior schools are where the plan sees room for more classes.
fn spare_rooms(district: &District, school: &School) -> usize {
    let rooms = school.classes * STAGES[school.stage].grades / CLASSES_PER_SPARE_ROOM;
    let emptied = district.residents_2020 < district.residents_2010;
    if emptied || (school.stage == 3 && school.quality) { rooms } else { 0 }
}

pub fn table(sources: &Sources, districts: &[District], pupils: &Pupils, intake: &[f64]) -> Table {
    let columns = [
        "school",
        "district",
        "stage",
        "classes_per_grade",
        "class_size",
        "name_zh",
        "name_en",
        "sector",
        "tier",
        "spare_rooms",
        "basis",
        "source",
    ];
    let mut table = Table::new("schools", &columns);
    let senior = senior(sources, districts, intake);
    let kindergartens = kindergartens::kindergartens(sources, districts, pupils);
    for (((district, pupils), kindergartens), senior) in districts.iter().zip(pupils).zip(kindergartens).zip(senior) {
        for school in kindergartens.into_iter().chain(compulsory(sources, district, pupils)).chain(senior) {
            let tier = if school.quality { "quality" } else { "standard" };
            let (size, rooms) = (class_size(sources, school.stage).to_string(), spare_rooms(district, &school).to_string());
            let (name, stage, classes) = (&school.name, STAGES[school.stage].name, school.classes.to_string());
            table.row(&[
                name,
                &district.name,
                stage,
                &classes,
                &size,
                name,
                &school.name_en,
                school.sector,
                tier,
                &rooms,
                "modelled",
                "data/README.md",
            ]);
        }
    }
    table
}
