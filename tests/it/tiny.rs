//! One tiny valid dataset and scenario, to check by hand; each test changes one line of it.
//!
//! 鲅鱼圈区 has 100 children of each age and 100 pupils in each grade, 盖州市 half of that. So every implied rate is 1.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use tempfile::TempDir;
use xuewei::inputs::problem::{Problem, Problems};
use xuewei::inputs::scenario::Settings;
use xuewei::inputs::world::{Loaded, load};

/// District with 100 children of each age.
pub const LARGE: &str = "鲅鱼圈区";
/// District with 50 children of each age.
pub const SMALL: &str = "盖州市";
/// Districts in the order of their names.
pub const DISTRICTS: [&str; 2] = [SMALL, LARGE];

/// Tables by name, as CSV, and the scenario.
pub struct Tiny {
    pub tables: BTreeMap<String, String>,
    pub settings: Settings,
}

const SCENARIO: &str = r#"
name = "tiny"
dataset = "."
base_year = 2023
last_year = 2029

[[stage]]
id = "kindergarten"
grades = ["K1", "K2", "K3"]
entry_from = "population"
entry_ages = [3]
rule = "wait"
class_norm = 25

[[stage]]
id = "primary"
grades = ["1", "2", "3", "4", "5", "6"]
entry_from = "population"
entry_ages = [6]
rule = "absorb"
class_norm = 45

[[stage]]
id = "junior"
grades = ["7", "8", "9"]
entry_from = "leavers"
rule = "absorb"
class_norm = 50
"#;

impl Tiny {
    /// The valid dataset.
    pub fn new() -> Self {
        let mut tables = BTreeMap::new();
        tables.insert(
            "districts".into(),
            format!("district,name_en,kind,lon,lat\n{LARGE},Bayuquan,urban,122.12,40.23\n{SMALL},Gaizhou,county,122.35,40.40\n"),
        );
        tables.insert("population".into(), by_sex_and_age("persons", |district| size(district) / 2));
        tables.insert("survival".into(), survival());
        tables.insert("fertility".into(), "district,age,rate\n*,18,0.1\n*,19,0.1\n*,20,0.1\n".into());
        tables.insert("sex_ratio".into(), "district,males_per_female\n*,1.0\n".into());
        tables.insert("enrolment".into(), enrolment());
        tables.insert("schools".into(), schools());
        tables.insert("seats".into(), seats());
        Self { tables, settings: toml::from_str(SCENARIO).unwrap() }
    }

    /// The same with some text of a table replaced.
    pub fn with(mut self, table: &str, from: &str, to: &str) -> Self {
        let text = self.tables.get_mut(table).unwrap();
        assert!(text.contains(from), "`{from}` is not in {table}");
        *text = text.replacen(from, to, 1);
        self
    }

    /// The same with a line more at the end of a table.
    pub fn and(mut self, table: &str, line: &str) -> Self {
        let text = self.tables.get_mut(table).unwrap();
        writeln!(text, "{line}").unwrap();
        self
    }

    /// The same with a table more.
    pub fn table(mut self, table: &str, text: &str) -> Self {
        self.tables.insert(table.into(), text.into());
        self
    }

    /// The same without a table.
    pub fn without(mut self, table: &str) -> Self {
        self.tables.remove(table);
        self
    }

    /// The same with more blocks in the scenario.
    pub fn scenario(mut self, blocks: &str) -> Self {
        self.settings = toml::from_str(&format!("{SCENARIO}\n{blocks}")).unwrap();
        self
    }

    /// Writes the tables as CSV.
    pub fn write(&self, folder: &Path) {
        for (name, text) in &self.tables {
            fs::write(folder.join(format!("{name}.csv")), text).unwrap();
        }
    }

    /// Writes and loads.
    pub fn load(&self) -> Result<Loaded, Problems> {
        let folder = TempDir::new().unwrap();
        self.write(folder.path());
        self.load_from(folder.path())
    }

    /// Loads what lies in a folder.
    pub fn load_from(&self, folder: &Path) -> Result<Loaded, Problems> {
        load(&self.settings, folder, &|key: &str, what: xuewei::domain::Said| Problem::at("scenario", 0, key, what))
    }

    /// Loads what must be refused: the problems as text, with file names alone in place of paths.
    pub fn refused(&self) -> String {
        let folder = TempDir::new().unwrap();
        self.write(folder.path());
        let problems = self.load_from(folder.path()).expect_err("this is refused");
        problems.to_string().replace(&format!("{}/", folder.path().display()), "")
    }

    /// Loads what must be accepted: the warnings as text.
    pub fn warned(&self) -> String {
        let loaded = self.load().unwrap_or_else(|problems| panic!("this is accepted:\n{problems}"));
        loaded.warnings.iter().map(|problem| format!("{problem}\n")).collect()
    }
}

fn size(district: &str) -> usize {
    if district == LARGE { 100 } else { 50 }
}

fn by_sex_and_age(column: &str, value: impl Fn(&str) -> usize) -> String {
    let mut text = format!("district,sex,age,{column}\n");
    for district in [LARGE, SMALL] {
        for (sex, age) in ["female", "male"].into_iter().flat_map(|sex| (0..=20).map(move |age| (sex, age))) {
            writeln!(text, "{district},{sex},{age},{}", value(district)).unwrap();
        }
    }
    text
}

fn survival() -> String {
    let mut text = "district,sex,age,ratio\n".to_string();
    for (sex, age) in ["female", "male"].into_iter().flat_map(|sex| (0..=20).map(move |age| (sex, age))) {
        writeln!(text, "*,{sex},{age},0.999").unwrap();
    }
    text
}

fn enrolment() -> String {
    let grades = [("kindergarten", "K1 K2 K3"), ("primary", "1 2 3 4 5 6"), ("junior", "7 8 9")];
    let mut text = "district,stage,grade,year,pupils\n".to_string();
    for district in [LARGE, SMALL] {
        for (stage, grade) in grades.into_iter().flat_map(|(stage, grades)| grades.split(' ').map(move |grade| (stage, grade))) {
            for year in 2020..=2023 {
                writeln!(text, "{district},{stage},{grade},{year},{}", size(district)).unwrap();
            }
        }
    }
    text
}

fn schools() -> String {
    [
        "school,district,stage,classes_per_grade,class_size,sector,tier,opened,closed",
        "熊岳小学,鲅鱼圈区,primary,2,45,public,quality,,",
        "海东小学,鲅鱼圈区,primary,1,,public,standard,,",
        "熊岳中学,鲅鱼圈区,junior,2,50,public,quality,,",
        "盖州小学,盖州市,primary,1,50,public,standard,,",
        "盖州中学,盖州市,junior,1,50,private,standard,,",
        "",
    ]
    .join("\n")
}

fn seats() -> String {
    [
        "district,stage,year,seats,sector",
        "鲅鱼圈区,kindergarten,2023,180,public",
        "鲅鱼圈区,kindergarten,2023,120,inclusive",
        "盖州市,kindergarten,2023,150,public",
        "",
    ]
    .join("\n")
}
