//! A dataset is read whole, or refused with every reason, each at its place.

use std::fs;

use polars::prelude::{Column, DataFrame, ParquetWriter};
use tempfile::TempDir;
use xuewei::domain::{DistrictKind, Membership};

use crate::tiny::{DISTRICTS, LARGE, SMALL, Tiny};

#[test]
fn the_tiny_dataset_makes_a_world() {
    let loaded = Tiny::new().load().unwrap_or_else(|problems| panic!("{problems}"));
    let world = loaded.world;
    assert_eq!(loaded.warnings, []);
    assert_eq!(world.districts.iter().map(|district| district.name.as_str()).collect::<Vec<_>>(), DISTRICTS);
    assert_eq!(world.districts[0].kind, Some(DistrictKind::County));
    assert_eq!(*world.neighbours, [vec![1], vec![0]]);
    assert_eq!(world.demand.base_enrolment.len(), 2 * 12);
    let people = world.people.unwrap();
    assert_eq!((people.ages, people.step_years), (21, 1));
    assert_eq!(people.start_of(1)[3], 50.0);
    assert_eq!(people.female_share.value(0, 0), 0.5);
    assert_eq!(world.ladder.stages[2].entry_ages, [12]);
}

#[test]
fn seats_stand_by_school_and_group() {
    let world = Tiny::new().load().unwrap().world;
    let years = world.horizon.len();
    let seats = |group: Option<usize>, district: usize, grade: usize| {
        let cell = (district * 12 + grade) * years;
        group.map_or(world.seats.standing[cell], |group| world.seats.standing_in_group[group * 2 * 12 * years + cell])
    };
    assert_eq!(seats(None, 1, 3), 135.0, "two classes of 45 and one of the class norm");
    assert_eq!(seats(None, 1, 0), 100.0, "300 seats over three grades");
    assert_eq!((seats(Some(0), 1, 0), seats(Some(1), 1, 0)), (60.0, 100.0), "public seats are inclusive too");
    assert_eq!((seats(Some(2), 1, 3), seats(Some(0), 0, 9)), (90.0, 0.0));
    assert_eq!(world.seats.class_size[3], 50.0);
    assert_eq!(world.seats.class_size[12 + 3], 45.0);
}

#[test]
fn a_school_stands_from_its_opening_until_its_closing() {
    let world = Tiny::new().and("schools", "新城小学,盖州市,primary,1,40,,,2025,2027").load().unwrap().world;
    let of_grade_1 = &world.seats.standing[3 * 7..4 * 7];
    assert_eq!(of_grade_1, [50.0, 50.0, 90.0, 90.0, 50.0, 50.0, 50.0]);
}

/// What is changed, and what the refusal must say.
fn refusals() -> Vec<(Tiny, &'static str)> {
    let tiny = Tiny::new;
    vec![
        (
            tiny().with("schools", "盖州小学,盖州市", "盖州小学,盖洲市"),
            "schools.csv:5:district: `盖洲市` is not in districts.csv\n  hint: did you mean `盖州市`?",
        ),
        (
            tiny().with("population", "persons", "person"),
            "population.csv:1:person: `person` is not a column of population\n  hint: did you mean `persons`?",
        ),
        (tiny().with("population", "persons", "person"), "population.csv:1:persons: the column `persons` is missing"),
        (tiny().with("districts", "name_en", "kind"), "districts.csv:1:kind: this column is there twice"),
        (tiny().with("population", "female,0,50", "female,0,-50"), "population.csv:2:persons: `-50` is not zero or more"),
        (tiny().with("population", "female,0,50", "female,0,NaN"), "population.csv:2:persons: `NaN` is not a finite number"),
        (tiny().with("population", "female,0,50", "female,0,about 50"), "population.csv:2:persons: `about 50` is not a number"),
        (
            tiny().with("population", "female,0,50", "female,0,\"1,250\""),
            "`1,250` is not a number\n  hint: no thousands separators or decimal commas: write `1250`",
        ),
        (tiny().with("population", "female,0,50", "female,0,"), "population.csv:2:persons: this cell is blank"),
        (tiny().with("population", "female,0,50", "female,0.5,50"), "population.csv:2:age: `0.5` is not a whole number, zero or more"),
        (tiny().with("population", "female,0,50", "girl,0,50"), "population.csv:2:sex: `girl` is not one of female, male"),
        (tiny().with("population", "鲅鱼圈区,female,7,50\n", ""), "`鲅鱼圈区`, female: age 7 is missing (1 of 21 ages)"),
        (tiny().and("population", "盖州市,male,22,1"), "age 21 is missing: ages go 0, 1, 2"),
        (tiny().and("population", "盖州市,male,3,25"), "population.csv:86: the same district, sex and age as in line 68"),
        (tiny().with("survival", "female,0,0.999", "female,0,1.2"), "survival.csv:2:ratio: `1.2` is not from 0 to 1"),
        (tiny().with("survival", "*,male,4,0.999\n", ""), "male: age 4 is missing"),
        (tiny().and("survival", "*,male,30,0.9"), "age 30 is not an age of the table population"),
        (tiny().without("sex_ratio"), "`盖州市` has no sex ratio at birth"),
        (tiny().without("fertility"), "`盖州市` has neither fertility rates nor recorded births in 2023"),
        (
            tiny().table("migration", "district,sex,age,persons,rate\n*,male,3,1,0.1\n"),
            "migration.csv:2:persons: both persons and rate are given",
        ),
        (
            tiny().table("migration", "district,sex,age,persons,year\n*,male,3,1,2025\n"),
            "the first year listed is 2025, but values are needed from 2023",
        ),
        (
            tiny().table("births", "district,year,births,calendar\n盖州市,2020,9,school\n盖州市,2021,9,\n"),
            "births.csv:3:calendar: `盖州市` lists births by calendar year and by school year (line 2)",
        ),
        (tiny().with("enrolment", "鲅鱼圈区,primary,3,2023,100\n", ""), "`鲅鱼圈区`, primary: grade 3 is missing in the base year 2023"),
        (
            tiny().with("enrolment", "鲅鱼圈区,primary,3,2023", "鲅鱼圈区,primary,33,2023"),
            "`33` is not a grade of primary\n  hint: its grades are 1, 2, 3, 4, 5, 6",
        ),
        (
            tiny().with("enrolment", "鲅鱼圈区,primary,3,2023", "鲅鱼圈区,primry,3,2023"),
            "`primry` is not a stage of the ladder\n  hint: did you mean `primary`?",
        ),
        (tiny().without("enrolment"), "enrolment.csv:year: no pupils are listed for the base year 2023"),
        (tiny().without("districts"), "districts.csv: the table districts is missing"),
        (tiny().without("population"), "`kindergarten` enters from population, but the table population is missing or empty"),
        (
            tiny().table("flows", "home,seat,stage,share\n盖州市,盖州市,junior,0.9\n盖州市,鲅鱼圈区,junior,0.2\n"),
            "the shares of 2023 sum to 1.1000, which is more than 1",
        ),
        (
            tiny().with(
                "schools",
                "盖州小学,盖州市,primary,1,50,public,standard,,",
                "盖州小学,盖州市,primary,1,50,public,standard,2025,2024",
            ),
            "closed in 2024, which is not after it opened in 2025",
        ),
        (tiny().and("schools", "盖州小学,鲅鱼圈区,junior,1,50,,,,"), "`盖州小学` is in `鲅鱼圈区` here and in `盖州市` in line 5"),
        (tiny().with("schools", "盖州中学,盖州市,junior,1", "盖州中学,盖州市,junior,0"), "`盖州市` has no seats in junior in 2023"),
        (
            tiny().with("seats", "盖州市,kindergarten,2023", "盖州市,kindergarten,2025"),
            "`盖州市`, kindergarten: seats are listed from 2025, but needed from 2023",
        ),
        (
            tiny().table("housing", "district,year,dwellings,yield_primry\n"),
            "`yield_primry` is not a column of housing\n  hint: did you mean `yield_primary`?",
        ),
        (tiny().table("enrollment", "a\n"), "enrollment.csv: `enrollment` is not a table of a dataset\n  hint: did you mean `enrolment`?"),
        (
            tiny().with("districts", "name_en", "basis").with("districts", "Bayuquan", "guess"),
            "districts.csv:2:basis: `guess` is not one of census, official, estimated, modelled",
        ),
        (tiny().with("districts", "122.12", "222.12"), "222.12 degrees is not on the earth"),
    ]
}

/// The same of numbers that cannot be meant in their unit.
fn beyond_their_unit() -> Vec<(Tiny, &'static str)> {
    let tiny = Tiny::new;
    vec![
        (
            tiny().with("fertility", "*,18,0.1", "*,18,30"),
            "fertility.csv:2:rate: `30` is not from 0 to 1 child per woman and year\n  hint: 0.030 if it is per mille",
        ),
        (
            tiny().table("migration", "district,sex,age,rate\n*,male,3,-2.5\n*,male,4,-1\n"),
            "migration.csv:2:rate: `-2.5` is not from -1 to 1 per resident\n  hint: -0.025 if it is per cent",
        ),
        (tiny().table("migration", "district,sex,age,rate\n*,male,3,125\n"), "hint: 0.125 if it is per mille"),
        (
            tiny().table("sex_ratio", "district,males_per_female\n*,107\n"),
            "sex_ratio.csv:2:males_per_female: `107` is not from 0.5 to 2 boys per girl\n  hint: 1.07 if it is boys per hundred girls",
        ),
        (
            tiny().table("sex_ratio", "district,males_per_female\n*,0.4\n"),
            "`0.4` is not from 0.5 to 2 boys per girl\n  hint: expected: boys born per girl",
        ),
        (
            tiny().table("projects", "project,school,kind,year,seats\n减,盖州小学,expand,2025,-30\n"),
            "projects.csv:2:seats: `-30` is not zero or more\n  hint: expected: seats over all grades [seats]",
        ),
        (tiny().table("projects", "project,school,kind,year,intake\n减,盖州小学,expand,2025,-3\n"), "projects.csv:2:intake: `-3` is not"),
        (tiny().table("projects", "project,school,kind,year,classes\n减,盖州小学,open,2025,-1\n"), "projects.csv:2:classes: `-1` is not"),
    ]
}

#[test]
fn each_fault_is_told_with_its_place() {
    for (tiny, expected) in refusals().into_iter().chain(beyond_their_unit()) {
        let told = tiny.refused();
        assert!(told.contains(expected), "expected:\n{expected}\ntold:\n{told}");
    }
}

#[cfg(unix)]
#[test]
fn a_table_that_is_no_file_is_told_and_not_passed_over() {
    let folder = TempDir::new().unwrap();
    let tiny = Tiny::new().without("flows").without("survival");
    tiny.write(folder.path());
    std::os::unix::fs::symlink("gone.csv", folder.path().join("survival.csv")).unwrap();
    std::os::unix::fs::symlink("/dev/null", folder.path().join("teachers.csv")).unwrap();
    fs::rename(folder.path().join("seats.csv"), folder.path().join("real.txt")).unwrap();
    std::os::unix::fs::symlink("real.txt", folder.path().join("seats.csv")).unwrap();
    for other in ["flows.csv", "old", "notes.csv"] {
        fs::create_dir(folder.path().join(other)).unwrap();
    }
    let told = tiny.load_from(folder.path()).unwrap_err().to_string().replace(&format!("{}/", folder.path().display()), "");
    insta::assert_snapshot!(told, @r"
    flows.csv: is a folder
      hint: put a file in its place, or take it away
    survival.csv: links to gone.csv, which is not there
      hint: put the file there, or take the link away
    teachers.csv: is no ordinary file
      hint: put a file in its place, or take it away
    ");
}

#[test]
fn faults_of_many_tables_come_in_one_list() {
    let told = Tiny::new().with("population", "female,0,50", "female,0,x").with("schools", "盖州小学,盖州市", "盖州小学,盖洲市").refused();
    assert!(told.contains("population.csv:2:persons") && told.contains("schools.csv:5:district"), "{told}");
}

#[test]
fn a_star_stands_for_districts_without_a_row_of_their_own() {
    let own = format!("{SMALL},18,0.2");
    let people = Tiny::new().and("fertility", &own).load().unwrap().world.people.unwrap();
    assert_eq!(people.fertility.row(0, 0)[17..], [0.0, 0.2, 0.0, 0.0]);
    assert_eq!(people.fertility.row(0, 1)[17..], [0.0, 0.1, 0.1, 0.1]);
}

#[test]
fn a_district_with_rows_of_its_own_takes_nothing_from_a_star() {
    let own = format!("{SMALL},female,18,0.9");
    let told = Tiny::new().and("survival", &own).refused();
    assert!(told.contains(&format!("survival.csv:age: `{SMALL}`, female: age 0 is missing (20 of 21 ages)")), "{told}");
    assert!(told.contains(&format!("`{SMALL}`, male: age 0 is missing (21 of 21 ages)")) && !told.contains(LARGE), "{told}");
    let migration = format!("district,sex,age,persons\n*,male,3,5\n*,male,4,5\n{SMALL},male,4,7\n");
    let people = Tiny::new().table("migration", &migration).load().unwrap().world.people.unwrap();
    let men = |district: usize| people.migration_persons.row(0, district)[21 + 3..21 + 5].to_vec();
    assert_eq!((men(0), men(1)), (vec![0.0, 7.0], vec![5.0, 5.0]));
    let flows = format!("home,seat,stage,share\n*,{LARGE},primary,1\n{SMALL},{LARGE},junior,0.4\n");
    let world = Tiny::new().table("flows", &flows).load().unwrap().world;
    let primary = world.demand.flows[1].as_ref().unwrap();
    assert_eq!(primary.share.row(0, 0), [1.0, 0.0], "at home: the row for all others is not for it");
}

#[test]
fn a_yearly_value_holds_until_the_next_one() {
    let ratios = "district,males_per_female,year\n*,1,2020\n*,2,2025\n";
    let people = Tiny::new().table("sex_ratio", ratios).load().unwrap().world.people.unwrap();
    assert_eq!((0..4).map(|year| people.female_share.value(year, 0)).collect::<Vec<_>>(), [0.5, 0.5, 1.0 / 3.0, 1.0 / 3.0]);
}

#[test]
fn rows_may_stand_in_any_order() {
    let tiny = Tiny::new()
        .scenario("[history]\nyears = 2")
        .table("projects", "project,district,stage,kind,year,seats\nb,盖州市,primary,expand,2024,30\na,盖州市,primary,expand,2024,20\n")
        .table("flows", "home,seat,stage,share\n盖州市,盖州市,junior,0.7\n盖州市,鲅鱼圈区,junior,0.2\n");
    let mut turned = Tiny { tables: tiny.tables.clone(), settings: tiny.settings.clone() };
    for text in turned.tables.values_mut() {
        let (header, rows) = text.split_once('\n').unwrap();
        let rows: Vec<&str> = rows.lines().rev().collect();
        *text = format!("{header}\n{}\n", rows.join("\n"));
    }
    assert_eq!(tiny.load().unwrap().world, turned.load().unwrap().world);
}

#[test]
fn parquet_and_csv_make_the_same_world() {
    let tiny = Tiny::new();
    let folder = TempDir::new().unwrap();
    tiny.write(folder.path());
    write_population_as_parquet(&tiny, folder.path());
    let from_parquet = tiny.load_from(folder.path()).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(from_parquet.world, tiny.load().unwrap().world);
    assert!(from_parquet.dataset.files["population"].ends_with("population.parquet"));
}

fn write_population_as_parquet(tiny: &Tiny, folder: &std::path::Path) {
    let rows: Vec<Vec<&str>> = tiny.tables["population"].lines().skip(1).map(|line| line.split(',').collect()).collect();
    let text = |at: usize| rows.iter().map(|row| row[at]).collect::<Vec<_>>();
    let columns = vec![
        Column::new("district".into(), text(0)),
        Column::new("sex".into(), text(1)),
        Column::new("age".into(), text(2).iter().map(|age| age.parse::<i64>().unwrap()).collect::<Vec<_>>()),
        Column::new("persons".into(), text(3).iter().map(|persons| persons.parse::<f64>().unwrap()).collect::<Vec<_>>()),
    ];
    let mut frame = DataFrame::new(rows.len(), columns).unwrap();
    fs::remove_file(folder.join("population.csv")).unwrap();
    ParquetWriter::new(fs::File::create(folder.join("population.parquet")).unwrap()).finish(&mut frame).unwrap();
}

#[test]
fn a_damaged_parquet_file_is_a_problem_and_not_a_crash() {
    let tiny = Tiny::new();
    let folder = TempDir::new().unwrap();
    tiny.write(folder.path());
    write_population_as_parquet(&tiny, folder.path());
    let file = folder.path().join("population.parquet");
    let bytes = fs::read(&file).unwrap();
    for length in [0, 3, bytes.len() / 2, bytes.len() - 1] {
        fs::write(&file, &bytes[..length]).unwrap();
        let told = tiny.load_from(folder.path()).unwrap_err().to_string();
        assert!(told.contains("population.parquet: this Parquet file cannot be read"), "{told}");
    }
}

#[test]
fn a_table_in_both_kinds_is_refused() {
    let tiny = Tiny::new();
    let folder = TempDir::new().unwrap();
    tiny.write(folder.path());
    write_population_as_parquet(&tiny, folder.path());
    tiny.write(folder.path());
    let told = tiny.load_from(folder.path()).unwrap_err().to_string();
    assert!(told.contains("the table population is there twice"), "{told}");
}

#[test]
fn rows_are_counted_by_basis() {
    let tiny = Tiny::new().table("sex_ratio", "district,males_per_female,basis\n盖州市,1,census\n*,1,\n");
    let basis = &tiny.load().unwrap().dataset.basis["sex_ratio"];
    assert_eq!(basis.iter().map(|(basis, rows)| (basis.as_str(), *rows)).collect::<Vec<_>>(), [("census", 1), ("unstated", 1)]);
}

#[test]
fn new_kindergarten_seats_of_a_compound_may_fail_to_come() {
    let housing = "district,year,dwellings,yield_kindergarten,yield_primary,kindergarten_seats,chance,delay\n鲅鱼圈区,2025,1000,0.12,0.3,270,0.8,0:0.5 2:0.5\n";
    let world = Tiny::new().table("housing", housing).load().unwrap().world;
    let compound = &world.compounds[0];
    assert_eq!((compound.pupils[0], compound.pupils[3], compound.pupils[9]), (40.0, 50.0, 0.0));
    assert_eq!(compound.infants, [40.0, 40.0, 40.0]);
    let change = &world.seats.changes[0];
    assert_eq!((change.kind.as_str(), change.chance, change.delay.chances.as_slice()), ("housing", 0.8, &[(0, 0.5), (2, 0.5)][..]));
    let inclusive: Membership = [false, true, false];
    assert!(change.steps.iter().all(|step| step.seats == 90.0 && step.district == 1 && step.groups == inclusive));
    assert_eq!(world.districts[1].name, LARGE);
}
