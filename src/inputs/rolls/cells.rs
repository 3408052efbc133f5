//! Cells of the table, each with its line; one row a cell.

use std::collections::{BTreeMap, BTreeSet};

use crate::calibration::History;
use crate::inputs::phrases;
use crate::inputs::problem::{Problem, Problems};
use crate::inputs::tables::Sheet;
use crate::said;

/// Stands for the sum over areas in what is written.
const SUM: &str = "*";

/// Stands for the sum over grades in what is written.
const ALL: &str = "all";

/// By (area, grade, year): pupils, with the line.
pub(super) type Cells = BTreeMap<(String, String, i32), (f64, usize)>;

/// Reads all rows; two rows for one cell are refused, unless they say the same.
pub(super) fn read(file: &str, sheet: &Sheet, problems: &mut Problems) -> Cells {
    let mut cells = Cells::new();
    for row in sheet.rows() {
        let (Some(area), Some(year), Some(grade)) = (row.owned("area"), row.year("year"), row.owned("grade")) else { continue };
        if area == SUM {
            let what = said!("`{SUM}` 表示全部地区合计，不能用作地区", "`{SUM}` stands for the sum over all areas and cannot be an area");
            problems.add(
                Problem::at(file, row.number, "area", what)
                    .hint(said!("请去掉合计：合计由各地区相加得出", "leave the sum out: it is formed from the areas")),
            );
            continue;
        }
        if grade == ALL {
            let what = said!("`{ALL}` 表示各年级合计，不能用作年级", "`{ALL}` stands for the sum over all grades and cannot be a grade");
            problems.add(
                Problem::at(file, row.number, "grade", what)
                    .hint(said!("请去掉合计：合计由各年级相加得出", "leave the sum out: it is formed from the grades")),
            );
            continue;
        }
        let Some(pupils) = row.measure("pupils") else { continue };
        match cells.get(&(area.clone(), grade.clone(), year)) {
            Some(before) => problems.add(twice(file, row.number, (&area, &grade, year), pupils, *before)),
            None => {
                cells.insert((area, grade, year), (pupils, row.number));
            }
        }
    }
    cells
}

fn twice(file: &str, row: usize, (area, grade, year): (&str, &str, i32), pupils: f64, (before, line): (f64, usize)) -> Problem {
    if pupils.is_nan() || before.is_nan() {
        let what = said!(
            "`{area}`，{grade} 年级，{year} 年出现了两次：还有第 {line} 行",
            "`{area}`, grade {grade}, {year} is there twice: in line {line} too"
        );
        return Problem::at(file, row, "", what).hint(phrases::keep_one_row());
    }
    let what = said!(
        "`{area}`，{grade} 年级，{year} 年出现了两次：这里为 {pupils}，第 {line} 行为 {before}",
        "`{area}`, grade {grade}, {year} is there twice: {pupils} here, {before} in line {line}"
    );
    let problem = Problem::at(file, row, "pupils", what);
    if (pupils - before).abs() > 0.0 {
        return problem.hint(said!("请只保留一行；若各为一部分，请相加", "keep one of the two rows, or add them up if they are parts"));
    }
    problem.hint(said!("两行相同，只用其中一行", "the rows say the same, so one of them is used")).warning()
}

/// The history of the cells; `None` without any cell.
pub(super) fn history(cells: &Cells, grades: &[String]) -> Option<History> {
    let areas: BTreeSet<&String> = cells.keys().map(|(area, _, _)| area).collect();
    let years = || cells.keys().map(|(_, _, year)| *year);
    let areas: Vec<String> = areas.into_iter().cloned().collect();
    let mut history = History::new(areas, grades.to_vec(), years().min()?..=years().max()?);
    for ((area, grade, year), (pupils, _)) in cells {
        let place = (history.areas.binary_search(area).ok(), grades.iter().position(|known| known == grade));
        if let (Some(area), Some(grade)) = place {
            history.set(area, grade, *year, *pupils);
        }
    }
    Some(history)
}
