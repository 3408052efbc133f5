//! The report: one file, no network, both languages.

use xuewei::domain::Language::{self, Chinese, English};
use xuewei::outputs::{BasisCount, Provenance, charts, report};

use super::synthetic::{comparison, findings};

fn page(language: Language) -> String {
    let (base, plan) = (findings("baseline", 0.0), findings("plan-2024", 2088.0));
    let (scenarios, comparisons) = ([&base, &plan], [comparison(&base, &plan)]);
    let pictures = charts::all(&scenarios, &comparisons, language);
    let contents = report::Contents { scenarios: &scenarios, comparisons: &comparisons, pictures: &pictures, provenance: &provenance() };
    report::html(&contents, language)
}

fn provenance() -> Provenance {
    Provenance {
        version: "0.1.0".to_string(),
        command: "xuewei compare a.toml b.toml".to_string(),
        seed: 1,
        futures: 1000,
        dataset: "made-up".to_string(),
        basis: vec![BasisCount { table: "population".to_string(), basis: "modelled".to_string(), rows: 12 }],
        inputs: vec![("population.csv".to_string(), "9f86d081".to_string())],
        learnt: None,
        warnings: vec!["a <warning> & more".to_string()],
    }
}

#[test]
fn nothing_is_fetched_from_elsewhere() {
    for language in [Chinese, English] {
        let page = page(language).replace("http://www.w3.org/2000/svg", "");
        for outside in ["http:", "https:", "//", "src=", "@import", "url(", "<script", "<link", "<img"] {
            assert!(!page.contains(outside), "{outside}");
        }
    }
}

#[test]
fn the_answer_comes_first_and_every_section_follows() {
    let page = page(English);
    let places: Vec<usize> = ["answer", "targets", "changes", "pictures", "list", "numbers", "made", "method"]
        .map(|id| page.find(&format!("<h2 id=\"{id}\"")).unwrap_or(0))
        .to_vec();
    assert!(places[0] > 0 && places.is_sorted(), "{places:?}");
}

#[test]
fn the_page_speaks_the_language_that_was_asked_for() {
    let (chinese, english) = (page(Chinese), page(English));
    assert!(chinese.contains("<html lang=\"zh-Hans\">") && chinese.contains("红色预警") && chinese.contains("哪些是推算或估计"));
    assert!(
        english.contains("<html lang=\"en-GB\">") && english.contains("red alert") && english.contains("What is modelled or estimated")
    );
    let han = english.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count();
    assert_eq!(han, 0, "no Chinese in the English page where every name has an English one");
}

#[test]
fn what_came_from_files_is_escaped() {
    assert!(page(English).contains("a &lt;warning&gt; &amp; more"));
}
