//! The numbers that the page offers to change.

use std::collections::BTreeSet;
use std::path::Path;

use xuewei::domain::{Lever, World};
use xuewei::futures;
use xuewei::inputs::scenario::{self, levers, listing};
use xuewei::inputs::world;

use crate::program::root;
use crate::small_world::{bits, run};

/// Every shipped scenario with its levers.
fn shipped() -> Vec<(std::path::PathBuf, Vec<Lever>)> {
    let folder = root().join("scenarios");
    let offered = listing::of_folder(&folder).unwrap();
    let levers = |key: &str| {
        let file = listing::file(&folder, key);
        let settings = scenario::load(&file, &[]).unwrap().settings;
        (file, levers::of(&settings).into_iter().flat_map(|group| group.levers).collect())
    };
    offered.iter().map(|scenario| levers(&scenario.key)).collect()
}

#[test]
fn every_lever_set_to_what_it_says_is_the_scenario_itself() {
    for (file, levers) in shipped() {
        let stated = levers.iter().filter(|lever| !lever.now.is_empty());
        let sets: Vec<String> = stated.map(|lever| format!("{}={}", lever.key, lever.now)).collect();
        assert!(sets.len() >= 4, "{}: {sets:?}", file.display());
        let changed = scenario::load(&file, &sets).unwrap_or_else(|problems| panic!("{}: {problems:?}", file.display()));
        let again: Vec<Lever> = levers::of(&changed.settings).into_iter().flat_map(|group| group.levers).collect();
        assert_eq!(again, levers, "{}", file.display());
    }
}

#[test]
fn every_lever_moves_what_it_names_and_nothing_beside() {
    for (file, levers) in shipped() {
        for lever in &levers {
            let set = format!("{}={}", lever.key, value(lever));
            let Ok(changed) = scenario::load(&file, std::slice::from_ref(&set)) else { panic!("{}: {set}", file.display()) };
            let again = levers::of(&changed.settings).into_iter().flat_map(|group| group.levers);
            let moved: BTreeSet<String> =
                again.zip(&levers).filter(|(after, before)| after.now != before.now).map(|(after, _)| after.key).collect();
            assert_eq!(moved, BTreeSet::from([lever.key.clone()]), "{}: {set}", file.display());
        }
    }
}

/// What a lever is not: another word, or a number nearby.
fn value(lever: &Lever) -> String {
    let word = lever.choices.iter().find(|choice| **choice != lever.now && **choice != "manual");
    word.map_or_else(|| other(lever), |choice| (*choice).into())
}

/// A number near the one that holds, whole where that is whole.
fn other(lever: &Lever) -> String {
    match lever.now.parse::<i64>() {
        Ok(whole) => (whole + 1).to_string(),
        Err(_) if lever.now.is_empty() && lever.key.contains("delay") => "1".into(),
        Err(_) => lever.now.parse::<f64>().map_or_else(|_| "0.95".into(), |number| (number * 0.99).to_string()),
    }
}

#[test]
fn levers_speak_both_languages_and_have_keys_of_their_own() {
    let chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for (file, levers) in shipped() {
        let keys: BTreeSet<&String> = levers.iter().map(|lever| &lever.key).collect();
        assert_eq!(keys.len(), levers.len(), "{}", file.display());
        for lever in &levers {
            assert!(chinese(&lever.name.chinese) && chinese(&lever.note.chinese), "{lever:?}");
            assert!(!lever.name.english.is_empty() && !lever.note.english.is_empty(), "{lever:?}");
        }
    }
}

/// A scenario with one key set, its budgets shared out; none where the door refuses it.
fn world(file: &Path, set: Option<&String>) -> Option<World> {
    let scenario = scenario::load(file, set.map_or(&[], std::slice::from_ref)).ok()?;
    let loaded = world::load(&scenario.settings, &scenario.dataset, &|key, what| scenario.places.problem(key, what)).ok()?;
    Some(futures::with_budgets(loaded.world, 1, 7))
}

/// Whatever lever is pulled: beside the scenario itself a what-if is what it is alone, and so is the scenario.
#[test]
fn a_what_if_beside_its_scenario_is_what_each_is_alone() {
    let asked = ["plan-2024.toml", "new-compounds.toml", "kindergarten-conversion.toml", "six-districts.toml"];
    let tiny = root().join("tests/it/fixtures/tiny/plan.toml");
    let shipped = shipped().into_iter().map(|(file, _)| file).filter(|file| asked.iter().any(|name| file.ends_with(name)));
    let mut pulled = 0;
    for file in shipped.chain([tiny]) {
        let before = world(&file, None).unwrap();
        let alone = bits(&run(&before, 7));
        for lever in levers::of(&scenario::load(&file, &[]).unwrap().settings).into_iter().flat_map(|group| group.levers) {
            let set = format!("{}={}", lever.key, value(&lever));
            let Some(after) = world(&file, Some(&set)) else { continue };
            let both = futures::run(&[&before, &after], 1, 7, &|| {});
            assert_eq!(bits(&both[0]), alone, "{set}");
            assert_eq!(bits(&both[1]), bits(&run(&after, 7)), "{set}");
            pulled += 1;
        }
    }
    assert!(pulled > 50, "{pulled} levers");
}
