//! A country is lived neighbourhood by neighbourhood. Nobody can tell: not from one district, not from the city, not beside another scenario.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use polars::prelude::{ParquetReader, SerReader};
use tempfile::TempDir;
use xuewei::domain::*;

use crate::broken::lay_tiny;
use crate::golden::rows;
use crate::program::{said, text, xuewei, xuewei_in};
use crate::small_world::{intake, run, small_world};

/// Share of 东区's entrants who go to school in 西县.
fn with_flow(mut world: World, share: f64) -> World {
    let row = |_, home| if home == 0 { vec![1.0 - share, share] } else { vec![0.0, 1.0] };
    world.demand.flows[1] = Some(Flows { share: Schedule::from_fn(world.horizon.len(), 2, row) });
    world
}

fn with_moves(mut world: World) -> World {
    let mut merger = intake("merger", 0, 2024, -10.0, Delay::none());
    merger.moves = vec![PupilMove { from: 1, to: 0, grade: 5, share: 0.5 }];
    world.seats.changes.push(merger);
    world
}

fn with_spillover(mut world: World) -> World {
    world.ladder.stages[2].spillover = true;
    world
}

#[test]
fn districts_between_which_pupils_go_are_one_neighbourhood() {
    let apart = vec![vec![0], vec![1]];
    let of = |world: &World| World::neighbourhoods(&[world]);
    assert_eq!(of(&small_world()), apart);
    assert_eq!(of(&with_flow(small_world(), 0.0)), apart);
    for linked in [with_flow(small_world(), 0.1), with_moves(small_world()), with_spillover(small_world())] {
        assert_eq!(of(&linked), vec![vec![0, 1]]);
        assert_eq!(World::neighbourhoods(&[&small_world(), &linked]), vec![vec![0, 1]], "beside another scenario");
    }
}

/// Every number of one district of an ensemble as bits: `[array][year][grade]`, and what adds up to why.
fn bits_of(world: &World, ensemble: &Ensemble, district: usize) -> Vec<u64> {
    let of = |bundle: Bundle| bundle.0.map(f64::to_bits);
    let mut bits = Vec::new();
    for life in &ensemble.lives {
        for year in 0..world.horizon.len() {
            for grade in 0..world.ladder.grades() {
                let cell = world.cell(year, district, grade);
                bits.extend([life.demand[cell], life.seats[cell]].into_iter().flat_map(of));
            }
            bits.extend(life.usable_share.get(district * world.horizon.len() + year).copied().into_iter().flat_map(of));
        }
    }
    let rows = world.ladder.stages.len() * world.horizon.len();
    let causes = ensemble.causes.sums.chunks_exact(world.districts.len() * rows);
    bits.extend(causes.flat_map(|cells| &cells[district * rows..(district + 1) * rows]).map(|sum| sum.to_bits()));
    bits
}

#[test]
fn a_neighbourhood_lived_alone_has_the_bits_it_has_among_all() {
    let mut world = with_flow(small_world(), 0.0);
    world.alert.usable_share = Some(0.98);
    let usable = FactorUncertainty { factor: Factor::UsableShare, p10: 0.97, p90: 1.02, shape: Shape::Level, common: 0.5 };
    world.uncertainty.factors.push(usable);
    let delay = Delay { chances: vec![(0, 0.5), (1, 0.3), (2, 0.2)] };
    world.seats.changes = vec![intake("in both", 0, 2023, 30.0, delay.clone()), intake("west", 1, 2025, 20.0, delay)];
    world.seats.changes[0].steps.extend(intake("", 1, 2023, 12.0, Delay::none()).steps);
    let compound = |district, year| Compound { district, year, pupils: vec![3.0; 7], infants: vec![2.0; 4] };
    world.compounds = vec![compound(1, 2024), compound(0, 2026), compound(1, 2026)];
    let whole = run(&world, 33);
    for district in 0..2 {
        let alone = world.only(&[district]);
        let lived = run(&alone, 33);
        assert_eq!(bits_of(&alone, &lived, 0), bits_of(&world, &whole, district), "{}", world.districts[district].name);
        let cells = alone.people.as_ref().map_or(0, People::cells);
        let residents: Vec<f64> = whole.residents.chunks_exact(cells).skip(district).step_by(2).flatten().copied().collect();
        assert_eq!(lived.residents, residents);
    }
}

/// A synthetic country, its scenario, and beside it one in which pupils of a primary school of the second district go to the eighth.
fn country(room: &TempDir, districts: &str) -> PathBuf {
    let folder = room.path().join("country");
    said(&xuewei(&["new", text(&folder), "--synthetic", districts, "--quiet"]));
    let schools = rows(&folder.join("schools.csv"));
    let names: Vec<String> = rows(&folder.join("districts.csv")).iter().map(|row| row["district"].clone()).collect();
    let last = |district: &str| {
        let here = |row: &&BTreeMap<String, String>| row["district"] == district && row["stage"] == "primary";
        schools.iter().rfind(here).expect("a primary school")["school"].clone()
    };
    let merger = format!(
        "name = \"merger\"\nwhy = \"test\"\nextends = \"scenario.toml\"\n[[project]]\nproject = \"并校\"\nkind = \"merge\"\nyear = 2022\n\
         school = \"{}\"\ninto = \"{}\"\ndelay = {{ \"0\" = 0.5, \"1\" = 0.5 }}\n",
        last(&names[1]),
        last(&names[7])
    );
    fs::write(folder.join("merger.toml"), merger).unwrap();
    folder
}

/// Runs a command in a country; its tables by name.
fn tables(folder: &Path, command: &str, more: &[&str]) -> BTreeMap<PathBuf, Vec<u8>> {
    let fixed = ["--out", "out", "--overwrite", "--quiet"];
    let arguments: Vec<&str> = command.split(' ').chain(fixed).chain(more.iter().copied()).collect();
    said(&xuewei_in(folder, &arguments));
    let is_table = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "csv" || ending == "parquet");
    let files = fs::read_dir(folder.join("out")).unwrap().map(|entry| entry.unwrap().path()).filter(is_table);
    files.map(|path| (PathBuf::from(path.file_name().unwrap()), fs::read(&path).unwrap())).collect()
}

const SHORT: &[&str] = &["--futures", "9", "--set", "last_year=2024"];

/// Lines of a table whose first cells are these.
fn lines(table: &[u8], of: &str) -> Vec<String> {
    String::from_utf8_lossy(table).lines().filter(|line| line.starts_with(of)).map(ToOwned::to_owned).collect()
}

#[test]
fn neighbourhoods_across_chunks_are_the_same_with_any_number_of_threads() {
    let room = TempDir::new().unwrap();
    let folder = country(&room, "20");
    let compare = "compare scenario.toml merger.toml --population --keep-futures --futures 9 --set last_year=2024";
    let one = tables(&folder, compare, &["--threads", "1"]);
    assert!(one.len() == 8, "{:?}", one.keys());
    for threads in ["2", "3", "8"] {
        assert!(one == tables(&folder, compare, &["--threads", threads]), "{threads} threads");
    }
}

#[test]
fn a_scenario_is_the_same_to_the_bit_alone_and_beside_one_that_links_districts() {
    let room = TempDir::new().unwrap();
    let folder = country(&room, "12");
    let both = tables(&folder, "compare scenario.toml merger.toml", SHORT);
    let changed =
        lines(&both[Path::new("comparison.csv")], "synthetic-12,merger,").iter().filter(|line| !line.ends_with(",0,0,0,0,0")).count();
    assert!(changed > 10, "the merger does something");
    for (scenario, name) in [("scenario.toml", "synthetic-12,"), ("merger.toml", "merger,")] {
        let alone = tables(&folder, &format!("run {scenario}"), SHORT);
        for table in ["summary.csv", "pressure.csv"].map(Path::new) {
            let (alone, beside) = (lines(&alone[table], name), lines(&both[table], name));
            assert!(!alone.is_empty());
            let differing = alone.iter().zip(&beside).find(|(a, b)| a != b);
            assert!(alone.len() == beside.len() && differing.is_none(), "{scenario}: {differing:?}");
        }
    }
}

/// The tables of 61 districts are written as they are told, those of 60 are kept: the others' rows do not change when one district goes.
#[test]
fn a_country_written_as_told_has_the_rows_that_it_would_have_kept() {
    let room = TempDir::new().unwrap();
    let folder = country(&room, "61");
    let compare = "compare scenario.toml merger.toml --set last_year=2022 --futures 3";
    let told = tables(&folder, compare, &[]);
    let gone = rows(&folder.join("districts.csv"))[40]["district"].clone();
    for file in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
        if file.extension().is_some_and(|ending| ending == "csv") {
            let kept: String = fs::read_to_string(&file).unwrap().split_inclusive('\n').filter(|line| !line.contains(&gone)).collect();
            fs::write(&file, kept).unwrap();
        }
    }
    let kept = tables(&folder, compare, &[]);
    assert!(told.keys().eq(kept.keys()));
    for table in ["summary.csv", "comparison.csv"].map(Path::new) {
        let districts = |bytes: &[u8]| {
            let mut lines = lines(bytes, "");
            lines.retain(|line| !line.contains(",*,") && !line.contains(&gone));
            lines.sort_unstable();
            lines
        };
        let (told, kept) = (districts(&told[table]), districts(&kept[table]));
        assert!(told.len() > 60 && told == kept, "{} and {} rows of {}", told.len(), kept.len(), table.display());
    }
}

/// numpy.quantile, the default method.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    let low = sorted[place as usize];
    low + (sorted.get(place as usize + 1).unwrap_or(&low) - low) * place.fract()
}

#[test]
fn the_summary_is_read_from_the_futures_that_are_kept() {
    let room = TempDir::new().unwrap();
    lay_tiny(room.path());
    for futures in ["0", "1", "2", "7", "8", "9", "100"] {
        said(&xuewei_in(room.path(), &["run", "tiny.toml", "--keep-futures", "--futures", futures, "--out", futures]));
        let out = room.path().join(futures);
        let table = ParquetReader::new(fs::File::open(out.join("futures.parquet")).unwrap()).finish().unwrap();
        let texts = |name: &str| table.column(name).unwrap().str().unwrap().iter().map(Option::unwrap).collect::<Vec<&str>>();
        let (district, stage, grade, measure) = (texts("district"), texts("stage"), texts("grade"), texts("measure"));
        let years = table.column("year").unwrap().i32().unwrap().iter().map(Option::unwrap);
        let values = table.column("value").unwrap().f64().unwrap().iter().map(Option::unwrap);
        let mut drawn: BTreeMap<String, Vec<f64>> = BTreeMap::new();
        for (row, (year, value)) in years.zip(values).enumerate() {
            drawn.entry([district[row], stage[row], grade[row], &year.to_string(), measure[row]].join(",")).or_default().push(value);
        }
        let summary = rows(&out.join("summary.csv"));
        assert_eq!(summary.len(), drawn.len());
        for row in summary {
            let key = ["district", "stage", "grade", "year", "measure"].map(|column| row[column].as_str()).join(",");
            let mut values = drawn[&key].clone();
            values.sort_unstable_by(f64::total_cmp);
            assert_eq!(values.len(), futures.parse::<usize>().unwrap().max(1));
            let number = |column: &str| row[column].parse::<f64>().unwrap();
            let near = |found: f64, expected: f64, what: &str| {
                assert!(
                    (found - expected).abs() <= 1e-12 * expected.abs().max(1.0),
                    "{futures} futures, {key}, {what}: {found}, {expected}"
                );
            };
            for (column, share) in [("p10", 0.1), ("p50", 0.5), ("p90", 0.9)] {
                near(number(column), quantile(&values, share), column);
            }
            near(number("mean"), values.iter().sum::<f64>() / values.len() as f64, "mean");
            assert!(number("p10") <= number("p50") && number("p50") <= number("p90"));
            if row["measure"] == "shortfall" {
                let chance = values.iter().filter(|&&value| value > 0.0).count() as f64 / values.len() as f64;
                near(number("chance"), chance, "chance");
                near(number("se"), (chance * (1.0 - chance) / values.len() as f64).sqrt(), "se");
            }
        }
    }
}
