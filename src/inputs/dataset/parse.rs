//! A checked row to a typed one; `None` where a cell that it cannot do without was refused, which has been reported.

use std::collections::BTreeMap;

use super::rows::{
    AgeRow, ApplicantRow, BirthsRow, DistanceRow, DistrictRow, EnrolmentRow, FlowRow, MigrationRow, PopulationRow, SchoolRow, SeatsRow,
    TeachersRow, ValueRow,
};
use crate::domain::{DistrictKind, SEXES, Sector, Tier};
use crate::inputs::scenario::settings::{DelaySettings, HousingSettings, PhaseIn, ProjectKind, ProjectSettings, SectorName, TierName};
use crate::inputs::tables::Row;
use crate::inputs::tables::spec::{CHOICES, YIELD};

pub(super) fn district(row: Row<'_>) -> Option<DistrictRow> {
    Some(DistrictRow {
        row: row.number,
        district: row.owned("district")?,
        name_zh: row.owned("name_zh"),
        name_en: row.owned("name_en"),
        kind: row.text("kind").map(|kind| if kind == "urban" { DistrictKind::Urban } else { DistrictKind::County }),
        lon: row.measure("lon"),
        lat: row.measure("lat"),
    })
}

pub(super) fn population(row: Row<'_>) -> Option<PopulationRow> {
    let (district, sex, age) = (row.owned("district")?, sex(row)?, row.whole("age")?);
    Some(PopulationRow { row: row.number, district, sex, age, persons: row.measure("persons")? })
}

/// A row of `survival` or `fertility`, the latter without sex.
pub(super) fn by_age(row: Row<'_>, column: &str) -> Option<AgeRow> {
    let (district, age, value) = (row.owned("district")?, row.whole("age")?, row.measure(column)?);
    Some(AgeRow { row: row.number, district, sex: sex(row).unwrap_or_default(), age, year: row.year("year"), value })
}

pub(super) fn migration(row: Row<'_>) -> Option<MigrationRow> {
    let (district, sex, age, year) = (row.owned("district")?, sex(row)?, row.whole("age")?, row.year("year"));
    Some(MigrationRow { row: row.number, district, sex, age, year, persons: row.measure("persons"), rate: row.measure("rate") })
}

pub(super) fn value(row: Row<'_>, column: &str) -> Option<ValueRow> {
    Some(ValueRow { row: row.number, district: row.owned("district")?, year: row.year("year"), value: row.measure(column)? })
}

pub(super) fn births(row: Row<'_>) -> Option<BirthsRow> {
    let school_year = row.text("calendar") == Some("school");
    let (district, year, births) = (row.owned("district")?, row.year("year")?, row.measure("births")?);
    Some(BirthsRow { row: row.number, district, year, births, school_year })
}

pub(super) fn enrolment(row: Row<'_>) -> Option<EnrolmentRow> {
    Some(EnrolmentRow {
        row: row.number,
        district: row.owned("district")?,
        stage: row.owned("stage")?,
        grade: row.owned("grade")?,
        year: row.year("year")?,
        pupils: row.measure("pupils")?,
        sector: sector(row),
        tier: tier(row),
    })
}

pub(super) fn flow(row: Row<'_>) -> Option<FlowRow> {
    let (home, seat, stage) = (row.owned("home")?, row.owned("seat")?, row.owned("stage")?);
    Some(FlowRow { row: row.number, home, seat, stage, year: row.year("year"), share: row.measure("share")? })
}

pub(super) fn school(row: Row<'_>) -> Option<SchoolRow> {
    Some(SchoolRow {
        row: row.number,
        school: row.owned("school")?,
        district: row.owned("district")?,
        stage: row.owned("stage")?,
        classes_per_grade: row.measure("classes_per_grade")?,
        class_size: row.measure("class_size"),
        sector: sector(row),
        tier: tier(row),
        opened: row.year("opened"),
        closed: row.year("closed"),
        name_zh: row.owned("name_zh"),
        name_en: row.owned("name_en"),
        position: row.measure("lon").zip(row.measure("lat")),
        pupils: row.measure("pupils"),
    })
}

pub(super) fn seats(row: Row<'_>) -> Option<SeatsRow> {
    Some(SeatsRow {
        row: row.number,
        district: row.owned("district")?,
        stage: row.owned("stage")?,
        grade: row.owned("grade"),
        year: row.year("year")?,
        seats: row.measure("seats")?,
        sector: sector(row),
        tier: tier(row),
    })
}

pub(super) fn project(row: Row<'_>) -> Option<ProjectSettings> {
    Some(ProjectSettings {
        project: row.owned("project")?,
        school: row.owned("school"),
        district: row.owned("district"),
        stage: row.owned("stage"),
        kind: Some(project_kind(row.text("kind")?)?),
        year: Some(row.year("year")?),
        seats: row.number("seats"),
        intake: row.number("intake"),
        classes: row.number("classes"),
        class_size: row.number("class_size"),
        phase_in: row.text("phase_in").map(|phase| if phase == "intake" { PhaseIn::Intake } else { PhaseIn::All }),
        delay: delay(row),
        sector: sector(row).map(sector_name),
        tier: tier(row).map(tier_name),
        into: row.owned("into"),
        capital_cost: row.number("capital_cost"),
        running_cost: row.number("running_cost"),
    })
}

pub(super) fn housing(row: Row<'_>, stages: &[&str]) -> Option<HousingSettings> {
    let of_stage = |stage: &&str| Some((stage.to_string(), row.number(&format!("{YIELD}{stage}"))?));
    Some(HousingSettings {
        id: row.owned("id"),
        district: row.owned("district")?,
        year: row.year("year")?,
        dwellings: row.number("dwellings")?,
        pupil_yield: stages.iter().filter_map(of_stage).collect(),
        kindergarten_seats: row.number("kindergarten_seats").unwrap_or_default(),
        chance: row.number("chance"),
        delay: delay(row),
    })
}

pub(super) fn distance(row: Row<'_>) -> Option<DistanceRow> {
    Some(DistanceRow { row: row.number, from: row.owned("from")?, to: row.owned("to")?, km: row.measure("km")? })
}

pub(super) fn teachers(row: Row<'_>) -> Option<TeachersRow> {
    Some(TeachersRow {
        row: row.number,
        district: row.owned("district")?,
        stage: row.owned("stage")?,
        year: row.year("year")?,
        teachers: row.number("teachers")?,
        recruits: row.number("recruits"),
        attrition: row.number("attrition"),
    })
}

pub(super) fn applicant(row: Row<'_>) -> Option<ApplicantRow> {
    let wished = CHOICES.iter().filter_map(|column| Some((*column, row.owned(column)?)));
    Some(ApplicantRow { row: row.number, applicant: row.owned("applicant")?, district: row.owned("district")?, choices: wished.collect() })
}

fn sex(row: Row<'_>) -> Option<usize> {
    let written = row.text("sex")?;
    SEXES.iter().position(|sex| *sex == written)
}

fn sector(row: Row<'_>) -> Option<Sector> {
    match row.text("sector")? {
        "public" => Some(Sector::Public),
        "inclusive" => Some(Sector::Inclusive),
        _ => Some(Sector::Private),
    }
}

fn tier(row: Row<'_>) -> Option<Tier> {
    row.text("tier").map(|tier| if tier == "quality" { Tier::Quality } else { Tier::Standard })
}

fn sector_name(sector: Sector) -> SectorName {
    match sector {
        Sector::Public => SectorName::Public,
        Sector::Inclusive => SectorName::Inclusive,
        Sector::Private => SectorName::Private,
    }
}

fn tier_name(tier: Tier) -> TierName {
    match tier {
        Tier::Quality => TierName::Quality,
        Tier::Standard => TierName::Standard,
    }
}

fn project_kind(word: &str) -> Option<ProjectKind> {
    match word {
        "open" => Some(ProjectKind::Open),
        "expand" => Some(ProjectKind::Expand),
        "bulge" => Some(ProjectKind::Bulge),
        "close" => Some(ProjectKind::Close),
        "merge" => Some(ProjectKind::Merge),
        "convert" => Some(ProjectKind::Convert),
        "class_norm" => Some(ProjectKind::ClassNorm),
        "intake" => Some(ProjectKind::Intake),
        _ => None,
    }
}

fn delay(row: Row<'_>) -> Option<DelaySettings> {
    let delays = row.delays("delay")?;
    match delays[..] {
        [(years, 1.0)] => Some(DelaySettings::Years(years)),
        _ => Some(DelaySettings::Chances(delays.iter().map(|(years, chance)| (years.to_string(), *chance)).collect::<BTreeMap<_, _>>())),
    }
}
