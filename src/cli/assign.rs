//! `assign`: every pupil to a school with the least travel.

use super::args::AssignmentFiles;
use super::written::results_in;
use super::{Failure, Options, folder_name};
use crate::allocation::access::{self, Decay, Way};
use crate::allocation::travel::{Arc, Instance, MICROMETRES_PER_KM, Travel, least_travel, travel};
use crate::domain::Language;
use crate::inputs::assignment::{self, Assignment};
use crate::outputs::tables::assignment::{Flow, access as access_csv, flows, measures};
use crate::outputs::words::grouped;
use crate::outputs::{ASSIGNMENT, RunFolder};

/// Reads the tables, assigns, and writes `flows.csv` and `measures.csv`; with a catchment `access.csv` too.
pub fn assign(files: &AssignmentFiles, options: &Options) -> Result<String, Failure> {
    let decay = files.reach.decay()?;
    let known = assignment::read(&files.demand, &files.schools, &files.distances)?;
    let name = files.demand.file_stem().map_or_else(|| "demand".into(), |name| name.to_string_lossy().into_owned());
    let folder = RunFolder::begin(&folder_name::place(options, &format!("{name}-assigned")), options.overwrite, &ASSIGNMENT)?;
    let instance = instance(&known);
    let flow = least_travel(&instance);
    let found = travel(&instance, &flow);
    folder.write("flows.csv", &flows(&rows(&known, &instance, &flow)))?;
    folder.write("measures.csv", &measures(&measured(&found)))?;
    if let Some(decay) = decay {
        folder.write("access.csv", &access_table(&known, &decay))?;
    }
    let place = folder.finish()?;
    let language = options.language();
    Ok(if options.quiet { String::new() } else { told(&found, language) + "\n" + &results_in(&place, language) })
}

fn instance(known: &Assignment) -> Instance {
    let arc = |(&(zone, school), &km): (&(usize, usize), &f64)| Arc {
        zone: zone as u32,
        school: school as u32,
        length: (km * MICROMETRES_PER_KM).round() as i64,
    };
    Instance {
        pupils: known.zones.iter().map(|&(_, pupils)| pupils).collect(),
        seats: known.schools.iter().map(|&(_, seats)| seats).collect(),
        arcs: known.ways.iter().map(arc).collect(),
    }
}

/// Ways that somebody goes, by zone and school.
fn rows<'a>(known: &'a Assignment, instance: &Instance, flow: &[u64]) -> Vec<Flow<'a>> {
    let taken = instance.arcs.iter().zip(flow).zip(known.ways.values()).filter(|((_, pupils), _)| **pupils > 0);
    taken
        .map(|((arc, &pupils), &km)| Flow {
            from: &known.zones[arc.zone as usize].0,
            to: &known.schools[arc.school as usize].0,
            pupils,
            km,
        })
        .collect()
}

fn measured(found: &Travel) -> [(&'static str, Option<f64>); 5] {
    [
        ("placed", Some(found.placed as f64)),
        ("unplaced", Some(found.unplaced as f64)),
        ("pupil_km", Some(found.pupil_km)),
        ("mean_km", found.mean_km),
        ("p95_km", found.p95_km),
    ]
}

fn access_table(known: &Assignment, decay: &Decay) -> Vec<u8> {
    let numbers = |of: &[(String, u64)]| of.iter().map(|&(_, count)| count as f64).collect::<Vec<f64>>();
    let ways: Vec<Way> = known.ways.iter().map(|(&(place, school), &km)| Way { place, school, km }).collect();
    let access = access::access(&numbers(&known.zones), &numbers(&known.schools), &ways, decay);
    access_csv(&known.zones.iter().zip(access).map(|((zone, pupils), access)| (zone.as_str(), *pupils, access)).collect::<Vec<_>>())
}

fn told(found: &Travel, language: Language) -> String {
    let (placed, unplaced) = (grouped(found.placed as f64), grouped(found.unplaced as f64));
    let way = match (found.mean_km.zip(found.p95_km), language) {
        (None, _) => String::new(),
        (Some((mean, p95)), Language::Chinese) => format!("；平均{mean:.2}公里，95%的学生在{p95:.2}公里以内"),
        (Some((mean, p95)), Language::English) => format!("; {mean:.2} km on average, 95 % within {p95:.2} km"),
    };
    match language {
        Language::Chinese => format!("有学位：{placed}人；没有学位：{unplaced}人{way}。"),
        Language::English => format!("Placed: {placed} pupils; without a seat: {unplaced}{way}."),
    }
}
