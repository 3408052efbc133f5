//! Modelled kindergartens: the plan's own counts, and public, inclusive and other private ones to make up the district's rooms.

use super::assumptions::{CENTRE_KINDERGARTEN_CLASSES, INCLUSIVE_SHARE, KINDERGARTEN_CLASSES, PUBLIC_SHARE, QUALITY_KINDERGARTEN_CLASSES};
use super::pupils::Pupils;
use super::schools::{Kind, School, apportion, class_size, late, schools, split};
use super::{District, Sources};

const STAGE: usize = 0;
const GRADES: f64 = 3.0;

pub fn kindergartens(sources: &Sources, districts: &[District], pupils: &Pupils) -> Vec<Vec<School>> {
    let plan = |item| sources.figure("yingkou-plan-2024", &[("item", item)]) as usize;
    let children: Vec<f64> = pupils.iter().map(|stages| stages[STAGE].iter().sum()).collect();
    let urban: Vec<f64> = districts.iter().zip(&children).map(|(d, children)| if d.urban { *children } else { 0.0 }).collect();
    let quality = apportion(plan("urban_quality_kindergartens"), &urban);
    let townships: Vec<f64> = districts.iter().map(|district| district.townships).collect();
    let centres = apportion(plan("township_centre_kindergartens"), &townships);
    let fill = children_per_class(sources);
    let rooms = |at: usize| (children[at] * late(&districts[at]) / fill / GRADES).ceil() as usize;
    (0..districts.len()).map(|at| of_district(&districts[at], rooms(at), quality[at], centres[at])).collect()
}

/// Liaoning's kindergartens have many small classes, so they have more rooms than children for them.
fn children_per_class(sources: &Sources) -> f64 {
    let liaoning = |measure| sources.figure("education", &[("area", "Liaoning"), ("measure", measure)]);
    let mean = liaoning("kindergarten_enrolment") / liaoning("kindergarten_classes");
    mean.min(class_size(sources, STAGE))
}

/// `rooms` classes per grade: quality and centre kindergartens first, then other public ones up to the public share, and so on.
fn of_district(district: &District, rooms: usize, quality: usize, centres: usize) -> Vec<School> {
    let up_to = |share: f64| (share * rooms as f64).round() as usize;
    let (public, inclusive) = (up_to(PUBLIC_SHARE), up_to(INCLUSIVE_SHARE));
    let named = quality * QUALITY_KINDERGARTEN_CLASSES + centres * CENTRE_KINDERGARTEN_CLASSES;
    let usual = |classes: usize| split(classes, KINDERGARTEN_CLASSES);
    let kind = |zh, en, sector, quality| Kind { zh, en, stage: STAGE, sector, quality };
    [
        (kind("城区优质幼儿园", "urban quality kindergarten", "public", true), vec![QUALITY_KINDERGARTEN_CLASSES; quality]),
        (kind("乡镇中心幼儿园", "township centre kindergarten", "public", false), vec![CENTRE_KINDERGARTEN_CLASSES; centres]),
        (kind("公办幼儿园", "public kindergarten", "public", false), usual(public - named)),
        (kind("普惠民办幼儿园", "inclusive private kindergarten", "inclusive", false), usual(inclusive - public)),
        (kind("民办幼儿园", "private kindergarten", "private", false), usual(rooms - inclusive)),
    ]
    .into_iter()
    .flat_map(|(kind, sizes)| schools(district, &kind, &sizes, 1))
    .collect()
}
