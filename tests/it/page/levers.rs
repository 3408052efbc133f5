//! The numbers that the page offers to change.

use std::collections::BTreeSet;

use xuewei::domain::Lever;
use xuewei::inputs::scenario::{self, levers, listing};

use crate::program::root;

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
            let value = lever
                .choices
                .iter()
                .find(|choice| **choice != lever.now && **choice != "manual")
                .map_or_else(|| other(lever), |choice| (*choice).into());
            let set = format!("{}={value}", lever.key);
            let Ok(changed) = scenario::load(&file, std::slice::from_ref(&set)) else { panic!("{}: {set}", file.display()) };
            let again = levers::of(&changed.settings).into_iter().flat_map(|group| group.levers);
            let moved: BTreeSet<String> =
                again.zip(&levers).filter(|(after, before)| after.now != before.now).map(|(after, _)| after.key).collect();
            assert_eq!(moved, BTreeSet::from([lever.key.clone()]), "{}: {set}", file.display());
        }
    }
}

/// A number near the one that holds, whole where that is whole.
fn other(lever: &Lever) -> String {
    match lever.now.parse::<i64>() {
        Ok(whole) => (whole + 1).to_string(),
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
