//! The report: one file, no network, both languages.

use xuewei::domain::Language::{self, Chinese, English};
use xuewei::domain::{Factor, Learnt};
use xuewei::outputs::{BasisCount, Provenance, charts, report};

use super::synthetic::{comparison, findings};

fn page(language: Language) -> String {
    let (base, plan) = (findings("baseline", 0.0), findings("plan-2024", 2088.0));
    let (scenarios, comparisons) = ([&base, &plan], [comparison(&base, &plan)]);
    let pictures = charts::all(&scenarios, &comparisons, language);
    let contents = report::Contents { scenarios: &scenarios, comparisons: &comparisons, pictures: &pictures, provenance: &provenance() };
    report::html(&contents, language)
}

/// A run of a dataset that holds 12 modelled rows of population and nothing else.
pub fn provenance() -> Provenance {
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

/// The lines of the box before the answer.
fn grounds(page: &str) -> String {
    let (before, box_and_after) = page.split_once("<div class=\"grounds\"").unwrap();
    assert!(!before.contains("<h2"), "the box stands on the first screen");
    let lines = box_and_after.split("</ul>").next().unwrap().split("<li>").skip(1);
    lines.map(|line| line.split('<').next().unwrap()).collect::<Vec<_>>().join("\n")
}

#[test]
fn before_the_answer_stands_what_the_numbers_rest_on() {
    let base = findings("baseline", 0.0);
    let told = |provenance: &Provenance, language| {
        grounds(&report::html(&report::Contents { scenarios: &[&base], comparisons: &[], pictures: &[], provenance }, language))
    };
    let rows = |table: &str, basis: &str, rows| BasisCount { table: table.to_string(), basis: basis.to_string(), rows };
    let basis = vec![
        rows("districts", "official", 6),
        rows("schools", "modelled", 647),
        rows("births", "estimated", 1),
        rows("seats", "unstated", 9),
    ];
    let guessed = Provenance { basis, ..provenance() };
    insta::assert_snapshot!(told(&guessed, Chinese), @r#"
    数据集没有在校生历史（三个学年以上），预测没有用过去检验过。
    不确定范围：方案中写明的判断，不是由过去的预测误差得出。
    推算或估计的数据——学校表：推算647行，出生人口表：估计1行；没有注明依据的表：学位表；推算的学校不是真实的学校。
    "#);
    insta::assert_snapshot!(told(&guessed, English), @r#"
    The dataset has no enrolment history (three school years or more): forecasts were not tested against the past.
    Ranges of uncertainty: judged, as the scenario states them, not fitted to past errors.
    Rows that nobody counted: schools (647 rows modelled), births (1 row estimated); not stated: seats; modelled schools are no real ones.
    "#);
    let learnt = Learnt { years: (2008, 2021), errors: Some((2013, 2021)), factors: vec![Factor::Progression] };
    let counted = Provenance { basis: vec![rows("schools", "official", 20)], learnt: Some(learnt), ..provenance() };
    insta::assert_snapshot!(told(&counted, Chinese), @r#"
    数据集有2008–2021学年的在校生历史，预测已与2013–2021学年的实际数对照过。
    不确定范围：升级率由过去的预测误差得出，其余为判断。
    各表都来自普查或官方数据。
    "#);
    insta::assert_snapshot!(told(&counted, English), @r#"
    The dataset has an enrolment history of 2008 to 2021: forecasts were tested against what came in 2013 to 2021.
    Ranges of uncertainty: progression fitted to past errors, the others judged.
    All tables are census or official figures.
    "#);
}

#[test]
fn the_answer_comes_first_and_every_section_follows() {
    let page = page(English);
    let places: Vec<usize> = ["changes", "answer", "targets", "pictures", "list", "numbers", "made", "method"]
        .map(|id| page.find(&format!("<h2 id=\"{id}\"")).unwrap_or(0))
        .to_vec();
    assert!(places[0] > 0 && places.is_sorted(), "{places:?}");
}

/// What stands between two headings, without markup.
pub fn section(page: &str, id: &str) -> String {
    let section = page.split(&format!("<h2 id=\"{id}\"")).nth(1).unwrap().split("<h2").next().unwrap();
    let lines =
        ["</h2>", "</h3>", "</p>", "</li>", "</caption>", "</tr>"].iter().fold(section.to_owned(), |text, end| text.replace(end, "\n"));
    let rows = lines.replace("</td>", " | ").replace("</th>", " | ");
    let text: String = rows.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_comparison_tells_where_it_changes_and_says_nothing_twice() {
    let page = page(English);
    insta::assert_snapshot!(section(&page, "changes"), @r#"
    What the plans change
    In each future chance is the same for both scenarios (births, migration and progression as far above or below their centre), so the difference comes only from what the scenarios say differently. Numbers are means over the futures; in brackets, the school year in which the whole city changes most.
    plan-2024 against baseline
    Senior secondary (2032/33): about 2,100 more seats; expected shortfall about 2,100 lower (80 % interval 1,300 to 2,900), better than the base with a chance of 90 %; in 2033/34, the worst year that it can influence, about 1,800 short instead of 3,900.
    Where it changes: school years at each level, seats short in the worst year; before → after
    District | Stage | red alert | orange alert | yellow alert | slack (empty seats) | Seats short, worst year |
    Gaizhou | Senior secondary | 5 → 3 | 0 | 2 | 0 → 2 | 1,400 → 640 |
    Zhanqian | Senior secondary | 6 → 5 | 0 | 1 | 0 | 1,200 → 700 |
    Xishi | Senior secondary | 5 → 3 | 1 → 2 | 1 → 0 | 0 → 1 | 590 → 320 |
    Dashiqiao | Senior secondary | 3 → 0 | 1 | 1 → 2 | 4 → 6 | 350 → 0 |
    Laobian | Senior secondary | 5 → 3 | 0 | 1 → 2 | 2 → 5 | 250 → 95 |
    Bayuquan | Senior secondary | 4 → 1 | 1 → 2 | 0 → 1 | 3 → 5 | 160 → 35 |
    "#);
    let answer = section(&page, "answer");
    let told: Vec<&str> = answer.lines().filter(|line| line.contains("chance")).collect();
    let distinct: std::collections::BTreeSet<&&str> = told.iter().collect();
    assert!(told.len() > 10 && distinct.len() == told.len(), "{told:#?}");
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
