//! Schools one by one: they share the pupils of their district, every one of them and nobody else, in every future.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use tempfile::TempDir;
use xuewei::domain::*;
use xuewei::futures::{self, SchoolLives};

use crate::broken::lay_tiny;
use crate::golden::{assert_kept, rows};
use crate::program::{refused, said, text, xuewei_in};
use crate::small_world::{self, small_world};
use crate::tiny::{LARGE, SMALL, Tiny};

const BY_SCHOOL: &str = "[placement.primary]\nlevel = \"school\"\n[uncertainty]\nsmall_numbers = false\n";

/// Pupils of each school of 鲅鱼圈区's primary stage in future 0, by school, year from the base year and grade.
struct Shared {
    names: Vec<String>,
    years: Vec<Vec<Vec<f64>>>,
    district: Vec<Vec<f64>>,
}

impl Shared {
    fn of(tiny: &Tiny) -> Self {
        let world = tiny.load().unwrap_or_else(|problems| panic!("{problems}")).world;
        let ensemble = futures::run(&[&world], 1, 0, &|| {}).remove(0);
        let large = world.districts.iter().position(|district| district.name == LARGE).unwrap();
        let block = world.schools.iter().find(|block| block.district == large).unwrap();
        let places: Vec<usize> = (0..world.districts.len()).collect();
        let mut lives = SchoolLives::new(&world, &ensemble, &places, block, 1);
        let (mut years, mut district) = (Vec::new(), Vec::new());
        for year in 0..world.horizon.len() {
            lives.live_year();
            let lived = lives.lived().next().unwrap();
            years.push(lived.pupils.chunks(6).map(|grades| grades.iter().map(|pupils| pupils.0[0]).collect()).collect());
            let in_class = |grade: usize| world.in_class(&ensemble.lives[0], (year, large, grade)).0[0];
            district.push(world.ladder.grades_of(block.stage).map(in_class).collect());
        }
        Self { names: block.schools.iter().map(|school| school.name.clone()).collect(), years, district }
    }

    fn pupils(&self, school: &str, year: usize, grade: usize) -> f64 {
        self.years[year][self.names.iter().position(|name| name == school).unwrap()][grade - 1]
    }

    /// Share of the district's pupils of a grade.
    fn share(&self, school: &str, year: usize, grade: usize) -> f64 {
        self.pupils(school, year, grade) / self.district[year][grade - 1]
    }

    fn is(&self, school: &str, year: usize, shares: [f64; 6]) {
        for (grade, share) in (1..).zip(shares) {
            let found = self.share(school, year, grade);
            assert!((found - share).abs() < 1e-12, "{school}, year {year}, grade {grade}: {found}, not {share}");
        }
    }
}

/// 鲅鱼圈区 has 熊岳小学 with two classes of 45 in each grade and 海东小学 with one.
#[test]
fn pupils_are_shared_by_seats_where_nothing_else_is_known() {
    let shared = Shared::of(&Tiny::new().scenario(BY_SCHOOL));
    assert_eq!(shared.names, ["海东小学", "熊岳小学", "*"]);
    for year in 0..7 {
        shared.is("熊岳小学", year, [2.0 / 3.0; 6]);
        shared.is("海东小学", year, [1.0 / 3.0; 6]);
    }
    assert_eq!(shared.pupils("*", 3, 1), 0.0);
}

/// 600 pupils on 540 seats pull 100 for 90 seats, 30 on 270 pull 5 for 45. Those who sit there move up.
#[test]
fn a_school_that_is_full_today_draws_more_and_its_pupils_move_up_in_it() {
    let full = Tiny::new()
        .with("schools", "opened,closed", "opened,closed,pupils")
        .with("schools", "熊岳小学,鲅鱼圈区,primary,2,45,public,quality,,", "熊岳小学,鲅鱼圈区,primary,2,45,public,quality,,,600")
        .with("schools", "海东小学,鲅鱼圈区,primary,1,,public,standard,,", "海东小学,鲅鱼圈区,primary,1,,public,standard,,,30")
        .with("schools", "熊岳中学,鲅鱼圈区,junior,2,50,public,quality,,", "熊岳中学,鲅鱼圈区,junior,2,50,public,quality,,,")
        .with("schools", "盖州小学,盖州市,primary,1,50,public,standard,,", "盖州小学,盖州市,primary,1,50,public,standard,,,")
        .with("schools", "盖州中学,盖州市,junior,1,50,private,standard,,", "盖州中学,盖州市,junior,1,50,private,standard,,,");
    let full = full.scenario(BY_SCHOOL);
    let warned = full.warned();
    assert!(warned.contains("`鲅鱼圈区`, primary: its schools list 630 pupils, the table enrolment 600 in 2023"), "{warned}");
    let at_home = Shared::of(&full);
    for year in 0..7 {
        at_home.is("熊岳小学", year, [100.0 / 105.0; 6]);
    }
    // What is above the 90 seats of 熊岳小学 goes on to 海东小学, from the entry grade up; who sits there already is not moved.
    let table = at_home.district[1][0];
    assert!(table * 100.0 / 105.0 > 90.0);
}

#[test]
fn entrants_above_the_seats_of_their_school_go_on_to_one_with_room() {
    let tiny = |strategy: &str| {
        let mut tiny = Tiny::new()
            .with("schools", "opened,closed\n", "opened,closed,pupils,lon,lat\n")
            .scenario(&BY_SCHOOL.replace("level", &format!("strategy = \"{strategy}\"\nlevel")));
        let schools = tiny.tables.get_mut("schools").unwrap();
        let full = |line: &str| match line.split(',').next().unwrap() {
            "school" => format!("{line}\n"),
            "熊岳小学" => format!("{line},600,122.12,40.23\n"),
            "海东小学" => format!("{line},30,122.13,40.23\n"),
            _ => format!("{line},,122.35,40.40\n"),
        };
        *schools = schools.lines().filter(|line| !line.is_empty()).map(full).collect();
        tiny
    };
    for strategy in ["spillover", "proportional", "nearest", "least_travel"] {
        let shared = Shared::of(&tiny(strategy));
        for year in 1..7 {
            assert!((shared.pupils("熊岳小学", year, 1) - 90.0).abs() < 1e-5, "{strategy}, year {year}");
        }
        shared.is(
            "熊岳小学",
            1,
            [shared.share("熊岳小学", 1, 1), 100.0 / 105.0, 100.0 / 105.0, 100.0 / 105.0, 100.0 / 105.0, 100.0 / 105.0],
        );
        let below = shared.share("熊岳小学", 1, 1);
        assert!((shared.share("熊岳小学", 2, 2) - below).abs() < 1e-12, "{strategy}: they move up");
    }
}

/// Sixty more intake places for 鲅鱼圈区, shared among its schools of 90 and 45 seats a grade; they come in grade by grade.
#[test]
fn places_of_a_budget_stand_at_the_school_that_gets_them() {
    let budget = "[[seat_budget]]\nid = \"more\"\nstage = \"primary\"\nyear = 2025\nunit = \"intake\"\nplaces = 60\nstrategy = \"need\"\n\
        among = \"schools\"\nsite_limits = { \"盖州市\" = 0 }\n";
    let world = Tiny::new().scenario(&[BY_SCHOOL, budget].concat()).load().unwrap_or_else(|problems| panic!("{problems}")).world;
    let world = futures::with_budgets(world, 1, 0);
    let ensemble = futures::run(&[&world], 1, 0, &|| {}).remove(0);
    let block = world.schools.iter().find(|block| world.districts[block.district].name == LARGE).unwrap();
    let mut lives = SchoolLives::new(&world, &ensemble, &[0, 1], block, 1);
    let school = |name: &str| block.schools.iter().position(|school| school.name == name).unwrap();
    for year in 0..world.horizon.len() {
        lives.live_year();
        let seats = |name: &str, grade: usize| lives.lived().next().unwrap().seats[school(name) * 6 + grade].0[0];
        for grade in 0..6 {
            let come = world.horizon.year(year) >= 2025 + grade as i32;
            let expected = if come { [130.0, 65.0] } else { [90.0, 45.0] };
            assert_eq!([seats("熊岳小学", grade), seats("海东小学", grade)], expected, "{year}, grade {grade}");
            assert!(seats("*", grade).abs() < 1e-9);
        }
    }
}

/// A third school of 45 seats a grade: a quarter of all, at once or from the entry grade up.
#[test]
fn a_school_that_opens_takes_its_part_by_seats() {
    let open = |more: &str| {
        let project = "[[project]]\nproject = \"新校\"\nschool = \"新小学\"\ndistrict = \"鲅鱼圈区\"\nstage = \"primary\"\nkind = \"open\"\nyear = 2025\n";
        Shared::of(&Tiny::new().scenario(&format!("{BY_SCHOOL}{project}{more}\n")))
    };
    let at_once = open("classes = 1");
    at_once.is("新小学", 1, [0.0; 6]);
    at_once.is("新小学", 2, [0.25; 6]);
    at_once.is("熊岳小学", 6, [0.5; 6]);
    let from_below = open("intake = 45");
    from_below.is("新小学", 2, [0.25, 0.0, 0.0, 0.0, 0.0, 0.0]);
    from_below.is("新小学", 4, [0.25, 0.25, 0.25, 0.0, 0.0, 0.0]);
}

#[test]
fn pupils_of_a_school_that_goes_sit_in_the_others_or_in_the_one_that_takes_them() {
    let with = |kind: &str| {
        let tiny = Tiny::new().and("schools", "红旗小学,鲅鱼圈区,primary,1,45,public,standard,,");
        let project = "[[project]]\nproject = \"撤并\"\nschool = \"红旗小学\"\nyear = 2025\n";
        Shared::of(&tiny.scenario(&format!("{BY_SCHOOL}{project}{kind}\n")))
    };
    let closed = with("kind = \"close\"");
    closed.is("红旗小学", 1, [0.25; 6]);
    closed.is("红旗小学", 2, [0.0; 6]);
    closed.is("熊岳小学", 2, [2.0 / 3.0; 6]);
    let merged = with("kind = \"merge\"\ninto = \"海东小学\"");
    merged.is("红旗小学", 2, [0.0; 6]);
    merged.is("海东小学", 2, [0.5; 6]);
    merged.is("海东小学", 5, [0.5; 6]);
    let bulge = with("kind = \"bulge\"");
    bulge.is("红旗小学", 2, [0.4, 0.25, 0.25, 0.25, 0.25, 0.25]);
    bulge.is("红旗小学", 3, [0.25, 0.4, 0.25, 0.25, 0.25, 0.25]);
}

#[test]
fn a_school_merged_across_districts_brings_its_pupils_to_the_one_that_takes_them() {
    let project = "[[project]]\nproject = \"并校\"\nschool = \"盖州小学\"\nkind = \"merge\"\ninto = \"海东小学\"\nyear = 2025\n";
    // Without it 盖州市 has no seats, which is refused; so there is another school.
    let tiny = Tiny::new().and("schools", "盖州二小,盖州市,primary,1,50,public,standard,,");
    let shared = Shared::of(&tiny.scenario(&format!("{BY_SCHOOL}{project}")));
    // Its 50 seats of the entry grade draw entrants beside the 45 of the school that takes it and the 90 of the other one.
    assert!((shared.share("海东小学", 2, 1) - 95.0 / 185.0).abs() < 1e-12);
    for grade in 2..=6 {
        // A third of 100 of its own and half of the 50 of 盖州市, of 125.
        assert!((shared.share("海东小学", 2, grade) - (100.0 / 3.0 + 25.0) / 125.0).abs() < 0.03, "grade {grade}");
    }
    assert!((shared.share("海东小学", 6, 1) - 95.0 / 185.0).abs() < 1e-12, "for good");
}

#[test]
fn what_cannot_be_placed_by_school_is_refused_at_the_door() {
    let listed_in_all = Tiny::new().scenario("[placement.kindergarten]\nlevel = \"school\"\n").refused();
    assert_eq!(
        listed_in_all,
        "scenario:placement.kindergarten.level: `盖州市`, `鲅鱼圈区` list no school of kindergarten to place pupils in\n  \
         hint: list every school of kindergarten in schools.csv, or leave `level` out\n"
    );
    let nowhere = Tiny::new().scenario("[placement.primary]\nlevel = \"school\"\nstrategy = \"nearest\"\n").refused();
    assert_eq!(
        nowhere,
        "schools.csv:2:lon: `熊岳小学`, `海东小学`, `盖州小学` have no position, but pupils of primary go on from school to school by distance\n  \
         hint: give `lon` and `lat` of every school, or `placement.primary.strategy` as \"proportional\" or \"home_first\"\n"
    );
    let one =
        Tiny::new().with("schools", "盖州小学,盖州市,primary,1,50,public,standard,,\n", "").and("seats", "盖州市,primary,2023,300,public");
    let one = one.scenario("[placement.primary]\nlevel = \"school\"\n").refused();
    assert!(one.contains("`盖州市` lists no school of primary to place pupils in"), "{one}");
}

/// A block of the small world, with any seats and pulls, a late change and a merger.
fn block(district: usize, stage: usize, sizes: &[f64], pulls: &[f64], year: i32, merges: bool) -> SchoolBlock {
    let world = small_world();
    let (grades, years, count) = (world.ladder.grades_of(stage).len(), world.horizon.len(), sizes.len());
    let school = |pull: f64| School { name: "校".into(), name_zh: "校".into(), name_en: "School".into(), pull };
    let step = |school: usize, grade: usize, seats: f64| SeatStep { district: school, grade, lag_years: 0, seats, groups: [true; 3] };
    let change = |name: &str, kind: &str, steps| SeatChange {
        name: name.into(),
        kind: kind.into(),
        year,
        delay: Delay { chances: vec![(0, 0.5), (2, 0.5)] },
        after: Vec::new(),
        chance: 0.8,
        steps,
        moves: Vec::new(),
        costs: Vec::new(),
    };
    let goes = (0..grades).map(|grade| step(0, grade, -sizes[0])).collect();
    let comes = (0..grades).map(|grade| step(count - 1, grade, 30.0)).collect();
    SchoolBlock {
        district,
        stage,
        first: 0,
        schools: pulls.iter().copied().map(school).chain([school(1.0)]).collect(),
        seats: Seats {
            standing: sizes.iter().flat_map(|&size| vec![size; grades * years]).collect(),
            standing_in_group: Vec::new(),
            class_size: vec![30.0; count * grades],
            norm_seats: Vec::new(),
            changes: vec![change("撤", "merge", goes), change("扩", "expand", comes)],
        },
        mergers: if merges { vec![Merger { change: 0, from: Origin::Here(0), to: Some(1) }] } else { Vec::new() },
        ways: Neighbours::by_distance((0..=count).map(|a| (0..=count).map(|b| a.abs_diff(b) as f64).collect()).collect()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn schools_have_the_pupils_of_their_district_in_every_future(
        sizes in proptest::collection::vec(prop_oneof![Just(0.0), 5.0..80.0_f64], 2..6),
        pulls in proptest::collection::vec(0.0..2.0_f64, 6),
        (district, stage, turn) in (0..2_usize, 0..3_usize, 0..5_usize),
        year in 2021..2030,
        merges in proptest::bool::ANY,
    ) {
        let mut world = small_world();
        world.ladder.stages[stage].spillover = turn > 0;
        world.ladder.stages[stage].overflow =
            [OverflowRule::InOrder, OverflowRule::InOrder, OverflowRule::Proportional, OverflowRule::Nearest, OverflowRule::LeastTravel][turn];
        let ensemble = small_world::run(&world, 20);
        let block = block(district, stage, &sizes, &pulls[..sizes.len()], year, merges);
        let mut lives = SchoolLives::new(&world, &ensemble, &[0, 1], &block, 1);
        let grades = world.ladder.grades_of(stage);
        for position in 0..world.horizon.len() {
            lives.live_year();
            for (life, lived) in ensemble.lives.iter().zip(lives.lived()) {
                for (place, grade) in grades.clone().enumerate() {
                    let cell = world.cell(position, district, grade);
                    let sum = |cells: &[Bundle]| cells.iter().skip(place).step_by(grades.len()).fold(Bundle::ZERO, |sum, &cell| sum + cell);
                    let in_class = world.in_class(life, (position, district, grade));
                    for lane in 0..LANES {
                        let near = |a: f64, b: f64| (a - b).abs() <= 2e-6 * (1.0 + b);
                        prop_assert!(near(sum(&lived.pupils).0[lane], in_class.0[lane]));
                        prop_assert!(near(sum(&lived.wanted).0[lane], life.wanted(cell).0[lane]));
                        prop_assert!(sum(&lived.seats).0[lane] >= life.seats[cell].0[lane] - 1e-6);
                    }
                }
                prop_assert!(lived.pupils.iter().all(|pupils| pupils.0.iter().all(|&pupils| pupils >= -1e-9)));
            }
        }
    }
}

/// Tables of a run of the tiny plan, by name.
fn tables(folder: &Path, more: &[&str]) -> BTreeMap<PathBuf, Vec<u8>> {
    let fixed = ["run", "plan.toml", "--out", "out", "--overwrite", "--futures", "60"];
    said(&xuewei_in(folder, &[&fixed, more].concat()));
    let is_table = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "csv" || ending == "parquet");
    let files = fs::read_dir(folder.join("out")).unwrap().map(|entry| entry.unwrap().path()).filter(is_table);
    files.map(|path| (PathBuf::from(path.file_name().unwrap()), fs::read(&path).unwrap())).collect()
}

const ASKED: [&str; 2] = ["--set", "placement.primary.level=school"];

#[test]
fn districts_say_the_same_whether_schools_are_asked_or_not() {
    let folder = TempDir::new().unwrap();
    lay_tiny(folder.path());
    let (without, with) = (tables(folder.path(), &[]), tables(folder.path(), &ASKED));
    let added: Vec<&Path> = with.keys().filter(|name| !without.contains_key(*name)).map(PathBuf::as_path).collect();
    assert_eq!(added, ["school_pressure.csv", "schools.csv", "schools.parquet"].map(Path::new));
    assert!(without.iter().all(|(name, bytes)| with[name] == *bytes));
}

#[test]
fn tables_of_schools_add_up_to_their_districts() {
    let folder = TempDir::new().unwrap();
    lay_tiny(folder.path());
    tables(folder.path(), &ASKED);
    let mut sums: BTreeMap<(String, String, String), f64> = BTreeMap::new();
    for row in rows(&folder.path().join("out/schools.csv")) {
        *sums.entry((row["district"].clone(), row["year"].clone(), row["measure"].clone())).or_default() +=
            row["mean"].parse::<f64>().unwrap();
    }
    let summary = rows(&folder.path().join("out/summary.csv"));
    let mut compared = 0;
    for row in summary.iter().filter(|row| row["stage"] == "primary" && row["grade"] == "all" && row["district"] != "*") {
        if ["demand", "seats", "enrolment"].contains(&row["measure"].as_str()) {
            let sum = sums[&(row["district"].clone(), row["year"].clone(), row["measure"].clone())];
            assert!((sum - row["mean"].parse::<f64>().unwrap()).abs() < 1e-6, "{row:?} {sum}");
            compared += 1;
        }
    }
    assert_eq!(compared, 2 * 7 * 3);
}

#[test]
fn schools_are_the_same_to_the_bit_with_any_threads_and_order_of_rows() {
    let folder = TempDir::new().unwrap();
    lay_tiny(folder.path());
    let one = tables(folder.path(), &[&ASKED[..], &["--threads", "1"]].concat());
    assert!(one == tables(folder.path(), &[&ASKED[..], &["--threads", "5"]].concat()));
    let schools = fs::read_to_string(folder.path().join("schools.csv")).unwrap();
    let (header, rest) = schools.split_once('\n').unwrap();
    let backwards: Vec<&str> = rest.lines().rev().collect();
    fs::write(folder.path().join("schools.csv"), format!("{header}\n{}\n", backwards.join("\n"))).unwrap();
    assert!(one == tables(folder.path(), &ASKED));
}

/// What a planner reads about schools: terminal in both languages, and the table of those that the rule names.
#[test]
fn what_is_said_of_schools_is_kept() {
    let folder = TempDir::new().unwrap();
    lay_tiny(folder.path());
    let mut page = String::new();
    for language in ["en", "zh"] {
        let fixed = ["run", "plan.toml", "--out", "out", "--overwrite", "--futures", "60", "--lang", language];
        let told = said(&xuewei_in(folder.path(), &[&fixed, &ASKED[..]].concat()));
        page += &told
            .lines()
            .skip_while(|line| !line.starts_with("School") && !line.starts_with("学校"))
            .take(4)
            .map(|line| format!("{line}\n"))
            .collect::<String>();
        let report = fs::read_to_string(folder.path().join("out/report.html")).unwrap();
        let section = report.split("<h2 id=\"schools\">").nth(1).expect("a section on schools").split("<h2").next().unwrap();
        page += &section
            .replace("</tr>", "\n")
            .replace("</td>", " | ")
            .replace("</th>", " | ")
            .split('<')
            .map(|part| part.split_once('>').map_or(part, |(_, text)| text))
            .collect::<String>();
        page += "\n";
    }
    page += &fs::read_to_string(folder.path().join("out/school_pressure.csv"))
        .unwrap()
        .lines()
        .take(12)
        .map(|line| format!("{line}\n"))
        .collect::<String>();
    assert_kept("schools", &page);
}

/// 61 districts are too many to be kept: their tables are written while they are told.
#[test]
fn a_country_too_large_to_be_kept_tells_every_school_all_the_same() {
    let room = TempDir::new().unwrap();
    let folder = room.path().join("country");
    said(&xuewei_in(room.path(), &["new", "country", "--synthetic", "61", "--quiet"]));
    let run = |threads: &str| {
        let fixed = [
            "run",
            "scenario.toml",
            "--out",
            "out",
            "--overwrite",
            "--futures",
            "9",
            "--set",
            "last_year=2022",
            "--set",
            "alert.from_year=2021",
            "--threads",
            threads,
        ];
        let told = said(&xuewei_in(&folder, &[&fixed[..], &["--set", "placement.senior.level=school"]].concat()));
        let files = ["schools.csv", "school_pressure.csv", "summary.csv"].map(|name| fs::read(folder.join("out").join(name)).unwrap());
        (files, told)
    };
    let one = run("1");
    assert!(one.1.contains("Schools: "), "{}", one.1);
    assert!(one.0[1].len() > 1000, "schools under pressure");
    let sums = |table: &str, of: &dyn Fn(&BTreeMap<String, String>) -> bool| {
        let mut sums: BTreeMap<(String, String), f64> = BTreeMap::new();
        for row in rows(&folder.join("out").join(table)).iter().filter(|row| row["measure"] == "enrolment" && of(row)) {
            *sums.entry((row["district"].clone(), row["year"].clone())).or_default() += row["mean"].parse::<f64>().unwrap();
        }
        sums
    };
    let of_schools = sums("schools.csv", &|_| true);
    let of_districts = sums("summary.csv", &|row| row["stage"] == "senior" && row["grade"] == "all" && row["district"] != "*");
    assert!(of_schools.len() > 61 && of_schools.keys().eq(of_districts.keys()));
    assert!(of_schools.iter().all(|(place, pupils)| (pupils - of_districts[place]).abs() < 1e-6 * (1.0 + pupils)));
    assert!(one == run("3"));
}

#[test]
fn a_level_that_is_no_level_is_refused() {
    let folder = TempDir::new().unwrap();
    lay_tiny(folder.path());
    let told = refused(&xuewei_in(folder.path(), &["check", "plan.toml", "--set", "placement.primary.level=pupil"]));
    assert!(told.contains("`district`") && told.contains("`school`"), "{told}");
    let told = refused(&xuewei_in(folder.path(), &["check", text(Path::new("plan.toml")), "--set", "placement.kindergarten.level=school"]));
    assert!(told.contains(SMALL) && told.contains("leave `level` out"), "{told}");
}
