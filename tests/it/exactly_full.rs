//! A stage that is exactly full, tight or as good as promised is told so, though sums of fractions end a hair beside.

use std::fmt::Write as _;
use std::fs;

use tempfile::TempDir;

use xuewei::domain::{Bundle, Counted, Goal, TargetMeasure};

use crate::program::{said, xuewei_in};

/// A district with as many children of each age, of whom a share wants one of so many seats in a stage of so many grades.
struct Stage {
    children: f64,
    rate: f64,
    seats: &'static str,
    grades: &'static str,
}

/// 100 children of each age in one grade.
const HUNDRED: Stage = Stage { children: 100.0, rate: 1.0, seats: "primary,2020,100,public\n", grades: "\"1\"" };

impl Stage {
    /// Runs its central future and returns a table.
    fn told(&self, target: &str, table: &str) -> String {
        let folder = TempDir::new().unwrap();
        let data = folder.path().join("data");
        fs::create_dir(&data).unwrap();
        let write = |name: &str, text: &str| fs::write(data.join(format!("{name}.csv")), text).unwrap();
        write("districts", "district\n甲区\n");
        write("fertility", "district,age,rate\n甲区,20,0.1\n");
        write("sex_ratio", "district,males_per_female\n甲区,1\n");
        write("seats", &format!("district,stage,year,seats,sector\n{}", self.seats.replace("primary", "甲区,primary")));
        let (mut population, mut survival) = ("district,sex,age,persons\n".to_owned(), "district,sex,age,ratio\n".to_owned());
        for (sex, age) in ["female", "male"].into_iter().flat_map(|sex| (0..=30).map(move |age| (sex, age))) {
            let _ = writeln!(population, "甲区,{sex},{age},{}", self.children / 2.0);
            let _ = writeln!(survival, "甲区,{sex},{age},1");
        }
        write("population", &population);
        write("survival", &survival);
        let pupils: String =
            self.grades.split(',').map(|grade| format!("甲区,primary,{},2020,{}\n", grade.trim_matches('"'), self.children)).collect();
        write("enrolment", &format!("district,stage,grade,year,pupils\n{pupils}"));
        let Self { rate, grades, .. } = self;
        let scenario = format!(
            "name = \"full\"\ndataset = \"data\"\nbase_year = 2020\nlast_year = 2022\n[[stage]]\nid = \"primary\"\ngrades = [{grades}]\n\
             entry_from = \"population\"\nentry_ages = [6]\nrule = \"wait\"\n[entry.primary]\nrate = {rate}\n[progression.primary]\nratio = 1.0\n\
             [uncertainty]\nsmall_numbers = false\n[alert]\nrule = \"zhejiang-2018\"\n{target}"
        );
        fs::write(folder.path().join("s.toml"), scenario).unwrap();
        said(&xuewei_in(folder.path(), &["run", "s.toml", "--futures", "0", "--out", "out", "--quiet"]));
        fs::read_to_string(folder.path().join("out").join(table)).unwrap()
    }

    /// Level of 2021; blank where there is none.
    fn level(&self) -> String {
        let told = self.told("", "pressure.csv");
        told.lines().map(|line| line.split(',').collect::<Vec<_>>()).find(|row| row[3] == "2021").map_or(String::new(), |row| row[4].into())
    }

    /// Chance that a target of 2021 is met.
    fn met(&self, target: &str) -> String {
        let told = self.told(&format!("[[target]]\nid = \"t\"\nstage = \"primary\"\nyear = 2021\n{target}"), "targets.csv");
        told.lines().last().unwrap().rsplit(',').next().unwrap().to_owned()
    }

    /// Chance of a measure in 2021, all grades of the district.
    fn chance(&self, measure: &str) -> String {
        let told = self.told("", "summary.csv");
        let place = format!("full,甲区,primary,all,2021,{measure},");
        told.lines().find(|line| line.starts_with(&place)).unwrap().split(',').nth(10).unwrap().to_owned()
    }
}

#[test]
fn full_is_red_and_tight_is_yellow() {
    assert_eq!(Stage { rate: 0.57, seats: "primary,2020,57,public\n", ..HUNDRED }.level(), "red", "100 x 0.57 on 57 seats");
    assert_eq!(Stage { children: 9.0, rate: 0.9, seats: "primary,2020,9,public\n", ..HUNDRED }.level(), "yellow", "8.1 on 9 seats");
    assert_eq!(Stage { children: 109.0, rate: 0.6, seats: "primary,2020,109,public\n", ..HUNDRED }.level(), "", "just not slack");
    assert_eq!(Stage { children: 109.0, rate: 0.59, seats: "primary,2020,109,public\n", ..HUNDRED }.level(), "slack");
}

#[test]
fn a_seat_for_everybody_is_no_shortfall() {
    let full = Stage { rate: 0.55, seats: "primary,2020,55,public\n", ..HUNDRED };
    assert_eq!((full.chance("shortfall"), full.chance("utilisation")), ("0".into(), "1".into()));
    let thirds = Stage { children: 100.0 / 3.0, seats: "primary,2020,100,public\n", grades: "\"1\",\"2\",\"3\"", ..HUNDRED };
    assert_eq!(thirds.chance("shortfall"), "0");
    let short = Stage { rate: 0.56, seats: "primary,2020,55,public\n", ..HUNDRED };
    assert_eq!(short.chance("shortfall"), "1");
}

#[test]
fn a_target_that_is_just_reached_is_met() {
    let full = Stage { rate: 0.55, seats: "primary,2020,55,public\n", ..HUNDRED };
    assert_eq!(full.met("measure = \"placed_rate\"\nat_least = 1.0"), "1");
    assert_eq!(full.met("measure = \"shortfall\"\nat_most = 0"), "1");
    let mixed = Stage { children: 20.0, seats: "primary,2020,91,public\nprimary,2020,9,private\n", ..HUNDRED };
    assert_eq!(mixed.met("measure = \"public_share\"\nat_least = 0.91"), "1");
    assert_eq!(mixed.met("measure = \"public_share\"\nat_least = 0.911"), "0");
    let six = Stage { seats: "primary,2020,100,public\n", grades: "\"1\",\"2\",\"3\",\"4\",\"5\",\"6\"", ..HUNDRED };
    assert_eq!(six.met("measure = \"seats\"\nat_least = 100"), "1", "six sixths of a hundred are a hundred");
}

#[test]
fn no_seats_for_children_keep_no_promise() {
    let counted = |part: f64, whole: f64| Counted { part: Bundle::splat(part), whole: Bundle::splat(whole) };
    let met = |part: f64, whole: f64| Goal::AtMost(1.2).met(TargetMeasure::Utilisation.value(&counted(part, whole)).0[0]);
    assert!(met(110.0, 100.0) && met(0.0, 0.0));
    assert!(!met(300.0, 0.0), "children, but no seats");
}
