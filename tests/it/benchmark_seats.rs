//! `benchmark seats` as users meet it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use tempfile::TempDir;

use crate::program::{refused, said, said_and_noted, text, xuewei, xuewei_in};

const CITY: &str = "scenarios/six-districts.toml";

/// `benchmark.csv` by strategy and measure: mean, p10, p90.
pub fn table(folder: &Path) -> BTreeMap<(String, String), [f64; 3]> {
    let mut rows = csv::Reader::from_path(folder.join("benchmark.csv")).unwrap();
    assert_eq!(rows.headers().unwrap().iter().collect::<Vec<_>>(), ["strategy", "measure", "mean", "p10", "p90", "se", "seconds"]);
    rows.records()
        .map(|row| {
            let row = row.unwrap();
            let number = |column: usize| row[column].parse().unwrap();
            ((row[0].to_owned(), row[1].to_owned()), [number(2), number(3), number(4)])
        })
        .collect()
}

fn benchmark(arguments: &[&str]) -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("out");
    let told = said(&xuewei(&[&["benchmark", "seats"][..], arguments, &["--out", text(&out)]].concat()));
    (folder, told.replace(text(&out), "out"))
}

/// A line of the table without the time that its strategy took.
fn without_seconds(line: &str) -> &str {
    let is_time = |word: &str| word.starts_with('<') || word.starts_with("0.");
    line.rsplit_once(' ').filter(|(_, last)| is_time(last)).map_or(line, |(rest, _)| rest.trim_end())
}

#[test]
fn lowest_coverage_first_lifts_the_worst_district_at_the_same_budget() {
    let (folder, told) = benchmark(&[CITY, "--futures", "0", "--strategies", "status_quo,need,gap,leximin"]);
    let told: String = told.lines().map(|line| format!("{}\n", without_seconds(line))).collect();
    assert_snapshot!(told, @r#"
    six-districts: strategies beside each other, the central future alone
    Judged: demand and seats of the entry grade, Senior school (first year), 2024/25.

     Strategy                           Unmet     Worst   Gini of    Mean   Worst  Districts  Seconds
                                       pupils  coverage  coverage  regret  regret  worse off
     nothing added (status_quo)        1,700    80.6 %     0.034     696     696          6
     in proportion to demand (need)    1,046    84.0 %     0.033      42      42          5
     in proportion to shortfall (gap)  1,004*   88.6 %     0.019       0*      0*         5
     lowest coverage first (leximin)   1,004*   94.4 %*    0.007*      0*      0*         4*

    Unmet and regret in pupils; * best of the column.

     Places                         District     District     District     District     District
                                           A            B            C            D            E
     nothing added                 0 (>99 %)    0 (>99 %)    0 (>99 %)    0 (>99 %)    0 (>99 %)
     in proportion to demand     172 (>99 %)  143 (>99 %)  129 (>99 %)  103 (>99 %)   86 (>99 %)
     in proportion to shortfall  123 (>99 %)  143 (>99 %)   41 (>99 %)          246  123 (>99 %)
     lowest coverage first         8 (>99 %)  108 (>99 %)    0 (>99 %)          426          154

     Places                        District
                                          F
     nothing added                0 (>99 %)
     in proportion to demand             63
     in proportion to shortfall  20 (>99 %)
     lowest coverage first        0 (>99 %)

    In brackets: the chance that coverage is below today's (the first reported year).
    Report: out/report.html
    "#);
    let found = table(&folder.path().join("out"));
    let mean = |strategy: &str, measure: &str| found[&(strategy.to_owned(), measure.to_owned())][0];
    let places = |strategy: &str| ["A", "B", "C", "D", "E", "F"].map(|district| mean(strategy, &format!("places:{district}")));
    assert_eq!(places("leximin"), [8.0, 108.0, 0.0, 426.0, 154.0, 0.0]);
    assert_eq!(places("need"), [172.0, 143.0, 129.0, 103.0, 86.0, 63.0]);
    assert_eq!(format!("{:.3} {:.3}", mean("need", "worst_coverage"), mean("leximin", "worst_coverage")), "0.840 0.944");
    assert_eq!((mean("need", "shortfall"), mean("leximin", "shortfall")), (1046.0, 1004.0));
    for picture in ["strategies", "frontier"] {
        assert!(fs::read_to_string(folder.path().join(format!("out/charts/{picture}.svg"))).unwrap().contains("<svg"));
    }
}

#[test]
fn the_report_says_what_is_shared_who_is_best_and_who_gets_how_many() {
    for (language, said) in [
        (
            "en",
            [
                "Senior school: 696 more places of the entry grade from 2024/25.",
                "Judged: demand and seats of the entry grade, Senior school, 2024/25.",
                "Unmet pupils: ",
                " at best (",
                "How it was made",
            ],
        ),
        (
            "zh",
            [
                "普通高中，2024学年新增696个招生计划。",
                "评判：2024学年普通高中起始年级的需求与学位。",
                "学位缺口（人）：最好",
                "），最差",
                "如何得出",
            ],
        ),
    ] {
        let (folder, _) = benchmark(&["scenarios/plan-2024.toml", "--futures", "64", "--lang", language]);
        let report = fs::read_to_string(folder.path().join("out/report.html")).unwrap();
        for text in said {
            assert!(report.contains(text), "{text}");
        }
        let found = table(&folder.path().join("out"));
        let places = report.split("id=\"places\"").nth(1).unwrap().split("</table>").next().unwrap();
        let told: Vec<f64> =
            places.split("<td class=\"n\">").skip(1).map(|cell| cell.split('<').next().unwrap().parse().unwrap()).collect();
        assert_eq!(
            told.iter().sum::<f64>(),
            found.iter().filter(|((_, key), _)| key.starts_with("places:")).map(|(_, [mean, ..])| mean).sum::<f64>()
        );
        assert!(!report.contains("<script"), "a report holds no script");
    }
}

#[test]
fn over_futures_fewest_unmet_is_fewest_and_least_regret_is_least() {
    let (folder, told) = benchmark(&["scenarios/six-districts-uncertain.toml", "--futures", "200", "--lang", "zh"]);
    assert!(told.contains("平均缺口最小") && told.contains("能预知未来"), "{told}");
    let found = table(&folder.path().join("out"));
    let of = |measure: &str| of_strategies(&found, measure);
    assert_eq!(of("shortfall").len(), 10, "all strategies but the one that nobody wrote");
    fewest_and_least(&found);
    assert!(of("value_of_stochastic_solution")["expected_unmet"] >= 0.0);
    let spread = found[&("need".to_owned(), "shortfall".to_owned())];
    assert!(spread[1] < spread[0] && spread[0] < spread[2]);
    // Quality and standard places, in single schools with bounds.
    let (folder, _) = benchmark(&["scenarios/plan-2024.toml", "--futures", "200"]);
    fewest_and_least(&table(&folder.path().join("out")));
}

type Table = BTreeMap<(String, String), [f64; 3]>;

fn of_strategies<'a>(found: &'a Table, measure: &str) -> BTreeMap<&'a str, f64> {
    found.iter().filter(|((_, known), _)| known == measure).map(|((strategy, _), numbers)| (strategy.as_str(), numbers[0])).collect()
}

/// No strategy leaves fewer unmet than the one that is for that, and its regret is what knowing the future is worth.
fn fewest_and_least(found: &Table) {
    let of = |measure: &str| of_strategies(found, measure);
    let (shortfall, worst) = (of("shortfall"), of("worst_regret"));
    assert!(shortfall.values().all(|unmet| *unmet >= shortfall["expected_unmet"] - 1e-9), "{shortfall:?}");
    assert!(worst.values().all(|regret| *regret >= worst["minimax_regret"] - 1e-9), "{worst:?}");
    assert!((of("regret")["expected_unmet"] - of("expected_value_of_perfect_information")["expected_unmet"]).abs() < 1e-6);
}

#[test]
fn threads_change_no_number_but_the_seconds() {
    let table_of = |threads: &str| -> Vec<String> {
        let (folder, _) = benchmark(&["scenarios/six-districts-uncertain.toml", "--futures", "50", "--threads", threads]);
        let csv = fs::read_to_string(folder.path().join("out/benchmark.csv")).unwrap();
        csv.lines().map(|line| line.rsplit_once(',').unwrap().0.to_owned()).collect()
    };
    assert_eq!(table_of("1"), table_of("3"));
}

#[test]
fn what_cannot_be_benchmarked_is_told() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("out");
    let tell = |arguments: &[&str]| refused(&xuewei(&[&["benchmark", "seats"][..], arguments, &["--out", text(&out)]].concat()));
    assert_snapshot!(tell(&["scenarios/baseline.toml"]), @r"
    error: scenarios/baseline.toml shares no places out
      hint: add a [[seat_budget]] with id, stage, year, unit, places and strategy
    ");
    assert_snapshot!(tell(&[CITY, "--strategies", "manual,need"]), @r"
    error: scenarios/six-districts.toml writes no places by hand
      hint: add `manual` to each seat_budget, or leave it out of --strategies
    ");
    assert!(!out.exists());
    let unknown = xuewei(&["benchmark", "seats", CITY, "--strategies", "nead"]);
    assert_eq!(unknown.status.code(), Some(2));
    let told = String::from_utf8_lossy(&unknown.stderr).into_owned();
    assert!(told.contains("'need'") && told.contains("minimax_regret"), "{told}");
}

#[test]
fn a_scenario_takes_every_strategy_with_its_keys() {
    let folder = TempDir::new().unwrap();
    crate::broken::lay_tiny(folder.path());
    let plan = "extends = \"tiny.toml\"\nname = \"plan\"\n[[seat_budget]]\nid = \"b\"\nstage = \"primary\"\nyear = 2025\nunit = \"seats\"\nplaces = 600\n";
    for strategy in ["gap", "leximin", "equal_gain", "equal_loss", "talmud", "expected_unmet", "minimax_regret", "choice_aware"] {
        let more = format!("strategy = \"{strategy}\"\nrounding = \"webster\"\nby_class = true\nsite_limits = {{ \"盖州市\" = 300 }}\n");
        fs::write(folder.path().join("plan.toml"), format!("{plan}{more}")).unwrap();
        let told = said_and_noted(&xuewei_in(folder.path(), &["check", "plan.toml", "--futures", "20"]));
        assert!(told.contains("2025 b (intake): +540 seats"), "{strategy}: {told}");
        assert!(told.contains("60 of 600 places fill no whole class of 270"), "{strategy}: {told}");
    }
}

#[test]
fn what_a_budget_cannot_mean_is_refused_with_its_line() {
    let folder = TempDir::new().unwrap();
    crate::broken::lay_tiny(folder.path());
    let plan =
        "extends = \"tiny.toml\"\nname = \"plan\"\n[[seat_budget]]\nid = \"b\"\nstage = \"primary\"\nyear = 2025\nunit = \"seats\"\n";
    let tell = |more: &str| {
        fs::write(folder.path().join("plan.toml"), format!("{plan}{more}")).unwrap();
        refused(&xuewei_in(folder.path(), &["check", "plan.toml"]))
    };
    assert_snapshot!(tell("places = 90000000\nstrategy = \"leximim\"\nrounding = \"hamiltn\"\n"), @r#"
    plan.toml:8:10: `seat_budget[b].places` must be at most 1,000,000, not 90000000
        | places = 90000000
      hint: is a digit, a sign or the decimal point wrong?
    plan.toml:9:12: `seat_budget[b].strategy` does not know `leximim`
        | strategy = "leximim"
      hint: did you mean `leximin`? known: `status_quo`, `manual`, `need`, `gap`, `leximin`, `equal_gain`, `equal_loss`, `talmud`, `expected_unmet`, `minimax_regret`, `choice_aware`
    plan.toml:10:12: `seat_budget[b].rounding` does not know `hamiltn`
        | rounding = "hamiltn"
      hint: did you mean `hamilton`? known: `hamilton`, `webster`, `hill`, `jefferson`, `adams`, `dean`
    "#);
    assert_snapshot!(tell("places = 90000000\nstrategy = \"manual\"\nmanual = { \"盖州市\" = 90000000 }\nby_class = true\n"), @r"
    plan.toml:8:10: `seat_budget[b].places` must be at most 1,000,000, not 90000000
        | places = 90000000
      hint: is a digit, a sign or the decimal point wrong?
    plan.toml:11:12: `seat_budget[b].by_class` does not go with strategy `manual`
        | by_class = true
      hint: leave it out: `manual` shares out what you write
    ");
    assert_snapshot!(tell("places = 90\nstrategy = \"gap\"\nsite_limits = { \"盖洲市\" = 50 }\n"), @r#"
    plan.toml:10:25: `盖洲市` is not in ./districts.csv
        | site_limits = { "盖洲市" = 50 }
      hint: did you mean `盖州市`?
    "#);
}

#[test]
fn access_is_told_where_a_catchment_is_given() {
    let (folder, told) =
        benchmark(&["scenarios/plan-2024.toml", "--futures", "20", "--strategies", "need", "--catchment", "40", "--sigma", "15"]);
    // The heading takes two lines.
    assert!(told.lines().any(|line| line.ends_with("access")), "{told}");
    let found = table(&folder.path().join("out"));
    let of = |measure: &str| found[&("need".to_owned(), measure.to_owned())][0];
    assert!(of("worst_access") > 0.5 && of("worst_access") <= of("access:站前区"));
}

#[test]
fn bounds_that_leave_places_over_are_told() {
    let folder = TempDir::new().unwrap();
    crate::broken::lay_tiny(folder.path());
    let plan = "extends = \"tiny.toml\"\nname = \"plan\"\n[[seat_budget]]\nid = \"b\"\nstage = \"primary\"\nyear = 2025\nunit = \"seats\"\nplaces = 90\n";
    let tell = |more: &str| {
        fs::write(folder.path().join("plan.toml"), format!("{plan}{more}")).unwrap();
        said_and_noted(&xuewei_in(folder.path(), &["check", "plan.toml"]))
    };
    let short = tell("strategy = \"leximin\"\nsite_limits = { \"盖州市\" = 50, \"鲅鱼圈区\" = 10 }\n");
    assert!(short.contains("schools and sites take 60 of 90 places") && short.contains("+60 seats"), "{short}");
    let by_hand = tell("strategy = \"manual\"\nmanual = { \"盖州市\" = 90 }\nsite_limits = { \"盖州市\" = 50 }\n");
    assert!(by_hand.contains("`盖州市` gets 90 places by hand, but its schools and sites take 50"), "{by_hand}");
}

#[test]
fn a_stage_takes_every_rule_for_pupils_above_the_seats() {
    let folder = TempDir::new().unwrap();
    crate::broken::lay_tiny(folder.path());
    for rule in ["home_first", "spillover", "proportional", "nearest", "least_travel"] {
        let set = format!("placement.kindergarten.strategy={rule}");
        let out = folder.path().join(rule);
        said(&xuewei_in(folder.path(), &["run", "tiny.toml", "--futures", "16", "--set", &set, "--out", text(&out), "--quiet"]));
        let told: Vec<_> = crate::golden::rows(&out.join("summary.csv"));
        let mean = |measure: &str| -> f64 {
            let of =
                |row: &&BTreeMap<String, String>| row["stage"] == "kindergarten" && row["district"] == "*" && row["measure"] == measure;
            told.iter().filter(of).map(|row| row["mean"].parse::<f64>().unwrap()).sum()
        };
        let (demand, told) = (mean("demand"), mean("placed") + mean("left") + mean("waiting"));
        assert!((demand - told).abs() < 1e-3, "{rule}: {demand} want a seat, {told} are told of");
    }
}

/// Tiny with a budget, benchmarked: the table, and what is said.
fn tiny_benchmark(plan: &str, more: &[&str]) -> (BTreeMap<(String, String), [f64; 3]>, String) {
    let folder = TempDir::new().unwrap();
    crate::broken::lay_tiny(folder.path());
    fs::write(folder.path().join("plan.toml"), format!("extends = \"tiny.toml\"\nname = \"plan\"\n{plan}")).unwrap();
    let told = said(&xuewei_in(folder.path(), &[&["benchmark", "seats", "plan.toml", "--out", "out"][..], more].concat()));
    (table(&folder.path().join("out")), told)
}

const OF_SCHOOLS: &str = "[[seat_budget]]\nid = \"b\"\nstage = \"primary\"\nyear = 2025\nunit = \"intake\"\nplaces = 30\nstrategy = \"need\"\namong = \"schools\"\nat_most_per_school = 12\n";

#[test]
fn single_schools_share_places_within_their_bounds() {
    let (found, told) = tiny_benchmark(OF_SCHOOLS, &["--futures", "8"]);
    for (strategy, key) in xuewei::domain::SEAT_STRATEGIES.into_iter().filter(|(_, key)| *key != "manual") {
        let at = |place: &str| found[&(key.to_owned(), format!("places:{place}"))][0];
        let schools = ["鲅鱼圈区/海东小学", "鲅鱼圈区/熊岳小学", "盖州市/盖州小学"].map(at);
        assert!(schools.iter().all(|&places| places <= 12.0), "{key}: {schools:?}");
        assert_eq!([schools[0] + schools[1], schools[2]], ["鲅鱼圈区", "盖州市"].map(at), "{key}");
        let all = if strategy == xuewei::domain::SeatStrategy::StatusQuo { 0.0 } else { 30.0 };
        assert_eq!(schools.iter().sum::<f64>(), all, "{key}");
    }
    // In proportion to demand Bayuquan would get 20 of 30: more than its smaller school can take of it by its seats.
    assert!(told.contains("Places by school") && told.contains("熊岳小学"), "{told}");
}

#[test]
fn tables_fit_on_a_screen() {
    let wide = |line: &str| line.chars().map(|letter| if letter >= '\u{2E80}' { 2 } else { 1 }).sum::<usize>();
    for language in ["en", "zh"] {
        let (_, told) = benchmark(&["scenarios/six-districts-uncertain.toml", "--futures", "20", "--lang", language]);
        for line in told.lines() {
            assert!(wide(line) <= 100, "{}: {line}", wide(line));
        }
    }
}

#[test]
fn what_schools_cannot_take_is_refused() {
    let folder = TempDir::new().unwrap();
    crate::broken::lay_tiny(folder.path());
    let write =
        |plan: &str| fs::write(folder.path().join("plan.toml"), format!("extends = \"tiny.toml\"\nname = \"plan\"\n{plan}")).unwrap();
    let tell = |plan: &str| {
        write(plan);
        refused(&xuewei_in(folder.path(), &["check", "plan.toml"]))
    };
    let nowhere = tell(&OF_SCHOOLS.replace("primary", "kindergarten"));
    assert!(nowhere.contains("plan.toml:10:9: `盖州市` has no school of `kindergarten` in ./schools.csv"), "{nowhere}");
    assert!(nowhere.contains("hint: list its schools, or leave it out: site_limits = { \"盖州市\" = 0 }"), "{nowhere}");
    let by_hand = tell(&OF_SCHOOLS.replace("\"need\"", "\"manual\"\nmanual = { \"盖州市\" = 20, \"鲅鱼圈区\" = 10 }"));
    assert!(by_hand.contains("plan.toml:10:20: `盖州市` gets 20 places by hand, but its schools in ./schools.csv take 12"), "{by_hand}");
    let by_tier = |tiers: &str| OF_SCHOOLS.replace("places = 30", &format!("tiers = {tiers}")).replace("primary", "junior");
    fs::write(folder.path().join("schools.csv"), "school,district,stage,classes_per_grade,class_size,tier\n熊岳小学,鲅鱼圈区,primary,3,45,\n盖州小学,盖州市,primary,1,50,\n熊岳中学,鲅鱼圈区,junior,2,50,quality\n盖州中学,盖州市,junior,1,50,quality\n").unwrap();
    let no_tier = tell(&by_tier("{ quality = 10, standard = 5 }"));
    assert!(no_tier.contains("no school of `junior` in ./schools.csv is of tier `standard`: nobody could take its 5 places"), "{no_tier}");
    write(
        &OF_SCHOOLS
            .replace("primary", "kindergarten")
            .replace("at_most_per_school = 12", "site_limits = { \"盖州市\" = 0, \"鲅鱼圈区\" = 0 }"),
    );
    assert!(said_and_noted(&xuewei_in(folder.path(), &["check", "plan.toml"])).contains("take 0 of 30 places"));
}

#[test]
fn where_pupils_choose_the_plan_that_looks_at_it_serves_them_best() {
    let plan = "[admissions]\nstage = \"junior\"\nchoices = 2\n[[seat_budget]]\nid = \"b\"\nstage = \"junior\"\nyear = 2025\nunit = \"intake\"\nplaces = 12\nstrategy = \"choice_aware\"\nat_most_per_school = 10\n";
    let (found, told) = tiny_benchmark(plan, &["--futures", "16"]);
    assert!(told.contains("Mean"), "{told}");
    let of = |strategy: &str, measure: &str| found[&(strategy.to_owned(), measure.to_owned())][0];
    let served = |strategy: &str| (of(strategy, "without_school"), of(strategy, "mean_rank"));
    for (_, strategy) in xuewei::domain::SEAT_STRATEGIES.into_iter().filter(|(_, key)| *key != "manual") {
        assert!(served("choice_aware") <= served(strategy), "{strategy}: {:?}, {:?}", served("choice_aware"), served(strategy));
    }
    let places = |found: &BTreeMap<(String, String), [f64; 3]>| {
        ["盖州市", "鲅鱼圈区"].map(|district| found[&("choice_aware".to_owned(), format!("places:{district}"))][0])
    };
    assert_eq!(places(&found).iter().sum::<f64>(), 12.0);
    let (central, _) = tiny_benchmark(plan, &["--futures", "0"]);
    assert_eq!(places(&found), places(&central), "whatever the number of futures");
}

const TOWN: &str = "name = \"town\"\nwhy = \"as many want a seat as were born\"\ndataset = \"data\"\nbase_year = 2023\nlast_year = 2024\n[[stage]]\nid = \"senior\"\nname_zh = \"高中\"\nname_en = \"Senior\"\ngrades = [\"1\"]\nentry_from = \"births\"\nentry_ages = [15]\nrule = \"divert\"\nclass_norm = 45\n[entry.senior]\nrate = 1.0\n[alert]\nfrom_year = 2024\n[uncertainty]\nsmall_numbers = false\n[[seat_budget]]\nid = \"b\"\nstage = \"senior\"\nyear = 2024\nunit = \"intake\"\n";

/// Lays a town whose districts want so many seats of a grade, with a table of seats or schools and a budget.
fn lay_town(folder: &Path, wanted: &[(&str, u32)], (table, rows): (&str, &str), plan: &str) {
    let of = |row: &dyn Fn(&str, u32) -> String| wanted.iter().map(|&(district, wanted)| row(district, wanted)).collect::<String>();
    let write = |name: &str, text: String| fs::write(folder.join("data").join(name), text).unwrap();
    fs::create_dir_all(folder.join("data")).unwrap();
    write("districts.csv", format!("district\n{}", of(&|district, _| format!("{district}\n"))));
    let births = of(&|district, wanted| format!("{district},2007,{wanted},school\n{district},2008,{wanted},school\n"));
    write("births.csv", format!("district,year,births,calendar\n{births}"));
    let enrolled = of(&|district, wanted| format!("{district},senior,1,2023,{wanted}\n"));
    write("enrolment.csv", format!("district,stage,grade,year,pupils\n{enrolled}"));
    write(table, rows.into());
    fs::write(folder.join("town.toml"), plan).unwrap();
}

/// Places of each district by strategy.
fn shared_in_town(wanted: &[(&str, u32)], table_of: (&str, &str), budget: &str) -> BTreeMap<String, Vec<f64>> {
    let folder = TempDir::new().unwrap();
    lay_town(folder.path(), wanted, table_of, &format!("{TOWN}{budget}"));
    said(&xuewei_in(folder.path(), &["benchmark", "seats", "town.toml", "--futures", "0", "--out", "out", "--quiet"]));
    let found = table(&folder.path().join("out"));
    let keys = of_strategies(&found, "shortfall").into_keys().map(str::to_owned);
    keys.map(|key| {
        let places = wanted.iter().map(|(district, _)| found[&(key.clone(), format!("places:{district}"))][0]).collect();
        (key, places)
    })
    .collect()
}

#[test]
fn a_scenario_shares_losses_and_gains_as_published() {
    let nothing = ("seats.csv", "district,stage,year,seats\nA,senior,2023,0\nB,senior,2023,0\nC,senior,2023,0\n");
    let of = |places: u32| {
        shared_in_town(&[("A", 100), ("B", 200), ("C", 300)], nothing, &format!("places = {places}\nstrategy = \"equal_loss\"\n"))
    };
    let [first, second, third] = [100, 200, 300].map(of);
    assert_eq!(
        [&first["equal_loss"], &second["equal_loss"], &third["equal_loss"]],
        [&[0.0, 0.0, 100.0], &[0.0, 50.0, 150.0], &[0.0, 100.0, 200.0]]
    );
    assert_eq!([&first["talmud"], &second["talmud"], &third["talmud"]], [&[34.0, 33.0, 33.0], &[50.0, 75.0, 75.0], &[50.0, 100.0, 150.0]]);
    assert_eq!([&first["equal_gain"], &third["equal_gain"]], [&[34.0, 33.0, 33.0], &[100.0, 100.0, 100.0]]);
}

#[test]
fn a_school_takes_whole_classes_within_its_bound() {
    let schools = "school,district,stage,classes_per_grade,class_size,tier\na,A,senior,1,10,\nb,A,senior,1,10,\nc,A,senior,1,10,\nd,B,senior,1,400,\n";
    let budget = "places = 270\nstrategy = \"gap\"\nat_most_per_school = 80\nby_class = true\n";
    for among in ["", "among = \"schools\"\n"] {
        let found = shared_in_town(&[("A", 400), ("B", 500)], ("schools.csv", schools), &format!("{budget}{among}"));
        for (strategy, places) in found.iter().filter(|(strategy, _)| *strategy != "status_quo") {
            assert_eq!(places, &[135.0, 45.0], "{strategy}: one class of 45 in each school of at most 80");
        }
    }
}

#[test]
fn tiers_are_shared_out_to_the_last_place_and_as_well_as_can_be() {
    let schools = "school,district,stage,classes_per_grade,class_size,tier\nq1,A,senior,1,7,quality\nq2,A,senior,1,7,quality\nq3,A,senior,1,6,quality\nq4,B,senior,1,5,quality\ns1,B,senior,1,5,standard\n";
    let budget = "tiers = { quality = 3, standard = 4 }\nstrategy = \"need\"\nat_most_per_school = 2\nsite_limits = { \"B\" = 1 }\n";
    let found = shared_in_town(&[("A", 10), ("B", 60)], ("schools.csv", schools), budget);
    for (strategy, places) in found.iter().filter(|(strategy, _)| *strategy != "status_quo") {
        assert_eq!(places, &[3.0, 1.0], "{strategy}: the one place of B is a standard one");
    }
    // A lacks 3 and B 3: quality places are for B, which has no standard school.
    let schools = "school,district,stage,classes_per_grade,class_size,tier\nq1,A,senior,1,5,quality\ns1,A,senior,1,5,standard\nq2,B,senior,1,50,quality\n";
    let budget = "tiers = { quality = 3, standard = 3 }\nstrategy = \"need\"\nat_most_per_school = 3\n";
    let found = shared_in_town(&[("A", 13), ("B", 53)], ("schools.csv", schools), budget);
    assert_eq!([&found["expected_unmet"], &found["minimax_regret"]], [&[3.0, 3.0]; 2]);
}

#[test]
fn a_budget_of_seats_counts_who_is_short_grade_by_grade_as_a_run_does() {
    let folder = TempDir::new().unwrap();
    let plan = TOWN
        .replace("[\"1\"]", "[\"1\", \"2\"]")
        .replace("intake", "seats")
        .replace("[alert]", "[progression.senior]\nratio = 1.0\n[alert]");
    let seats = ("seats.csv", "district,stage,year,seats\nA,senior,2023,40\nB,senior,2023,70\n");
    lay_town(folder.path(), &[("A", 30), ("B", 40)], seats, &format!("{plan}places = 20\nstrategy = \"gap\"\n"));
    let enrolled = "district,stage,grade,year,pupils\nA,senior,1,2023,5\nA,senior,2,2023,20\nB,senior,1,2023,39\nB,senior,2,2023,35\n";
    fs::write(folder.path().join("data/enrolment.csv"), enrolled).unwrap();
    said(&xuewei_in(folder.path(), &["benchmark", "seats", "town.toml", "--futures", "0", "--out", "out", "--quiet"]));
    let found = table(&folder.path().join("out"));
    let of = |strategy: &str, measure: &str| found[&(strategy.to_owned(), measure.to_owned())][0];
    // 30 and 5 for 20 seats in each grade of A, 40 and 39 for 35 in each of B.
    assert_eq!(of("status_quo", "shortfall"), 10.0 + 5.0 + 4.0);
    assert_eq!([of("gap", "places:A"), of("gap", "places:B")], [11.0, 9.0], "by 10 and 9");
    assert_eq!(of("choice_aware", "shortfall"), of("expected_unmet", "shortfall"), "nobody goes elsewhere: fewest unmet");
    said(&xuewei_in(folder.path(), &["run", "town.toml", "--futures", "0", "--out", "run", "--quiet"]));
    let short = |row: &BTreeMap<String, String>| {
        let counts = row["measure"] == "shortfall" && row["year"] == "2024" && row["district"] != "*" && row["grade"] != "all";
        counts.then(|| row["mean"].parse::<f64>().unwrap())
    };
    let told = crate::golden::rows(&folder.path().join("run/summary.csv"));
    assert_eq!(told.iter().filter_map(short).sum::<f64>(), of("gap", "shortfall"));
}

#[test]
fn a_bound_of_schools_that_nobody_listed_is_told() {
    let tell = |table: (&str, &str)| {
        let folder = TempDir::new().unwrap();
        lay_town(
            folder.path(),
            &[("A", 30), ("B", 40)],
            table,
            &format!("{TOWN}places = 20\nstrategy = \"gap\"\nat_most_per_school = 4\n"),
        );
        said_and_noted(&xuewei_in(folder.path(), &["check", "town.toml"]))
    };
    let unlisted = tell(("seats.csv", "district,stage,year,seats\nA,senior,2023,20\nB,senior,2023,20\n"));
    assert!(unlisted.contains("no school of `senior` is listed in 2024: this bound does nothing"), "{unlisted}");
    let listed = tell(("schools.csv", "school,district,stage,classes_per_grade,class_size\na,A,senior,1,10\nb,B,senior,1,10\n"));
    assert!(!listed.contains("does nothing"), "{listed}");
}

#[test]
fn strategies_that_give_everybody_the_same_are_named_together() {
    let folder = TempDir::new().unwrap();
    let nothing = ("seats.csv", "district,stage,year,seats\nA,senior,2023,0\nB,senior,2023,0\n");
    lay_town(folder.path(), &[("A", 100), ("B", 200)], nothing, &format!("{TOWN}places = 90\nstrategy = \"need\"\n"));
    let tell = |language: &str| {
        let strategies = "need,gap,leximin,equal_gain";
        let arguments = ["benchmark", "seats", "town.toml", "--futures", "0", "--strategies", strategies, "--lang", language];
        let out = folder.path().join(language);
        let told = said(&xuewei_in(folder.path(), &[&arguments[..], &["--out", text(&out)]].concat()));
        (told, fs::read_to_string(out.join("report.html")).unwrap())
    };
    for (language, same) in [
        ("en", "The same plan: in proportion to demand, in proportion to shortfall, lowest coverage first."),
        ("zh", "分法相同：按需求比例、按缺口比例、先补最低覆盖率。"),
    ] {
        let (told, report) = tell(language);
        assert!(told.contains(same) && report.contains(same), "{told}");
    }
}

#[test]
fn where_nobody_wants_a_seat_every_measure_is_a_number() {
    let folder = TempDir::new().unwrap();
    crate::broken::lay_tiny(folder.path());
    let plan = "extends = \"tiny.toml\"\nname = \"plan\"\n[entry.primary]\nlevel = 0\n[progression.primary]\nlevel = 0\n[[seat_budget]]\nid = \"b\"\nstage = \"primary\"\nyear = 2029\nunit = \"intake\"\nplaces = 500\nstrategy = \"need\"\n";
    fs::write(folder.path().join("plan.toml"), plan).unwrap();
    let told = said(&xuewei_in(folder.path(), &["benchmark", "seats", "plan.toml", "--futures", "8", "--out", "out"]));
    let table = fs::read_to_string(folder.path().join("out/benchmark.csv")).unwrap();
    assert!(!told.contains("inf %") && !table.contains(",inf") && !table.contains("NaN"), "{told}{table}");
}

#[test]
fn places_by_hand_in_another_shape_are_wrong_and_not_missing() {
    let folder = TempDir::new().unwrap();
    crate::broken::lay_tiny(folder.path());
    let plan = "extends = \"tiny.toml\"\nname = \"plan\"\n[[seat_budget]]\nid = \"b\"\nstage = \"primary\"\nyear = 2025\nunit = \"seats\"\nplaces = 600\nstrategy = \"manual\"\n";
    let tell = |manual: &str| {
        fs::write(folder.path().join("plan.toml"), format!("{plan}{manual}\n")).unwrap();
        refused(&xuewei_in(folder.path(), &["check", "plan.toml"]))
    };
    let missing = tell("");
    let shaped = tell("manual = [600]");
    assert!(missing.contains("manual") && shaped.contains("manual"), "{missing}{shaped}");
    assert_eq!(shaped.matches("error").count(), missing.matches("error").count(), "{shaped}");
    assert!(!shaped.contains("needed"), "{shaped}");
}
