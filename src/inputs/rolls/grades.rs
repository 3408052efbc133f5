//! The order of grades: as it is given, otherwise as a person would put them.

use std::collections::BTreeSet;

use super::cells::Cells;
use crate::inputs::phrases;
use crate::inputs::problem::{Problem, Problems, nearest};
use crate::said;

/// Grades, lowest first; given ones must be those of the table.
pub(super) fn order(file: &str, cells: &Cells, given: Option<&[String]>, problems: &mut Problems) -> Vec<String> {
    let found: BTreeSet<&String> = cells.keys().map(|(_, grade, _)| grade).collect();
    let Some(given) = given else {
        let mut natural: Vec<String> = found.into_iter().cloned().collect();
        natural.sort_by_cached_key(|grade| natural_key(grade));
        return natural;
    };
    for (place, grade) in given.iter().enumerate() {
        if !found.contains(grade) {
            problems.add(absent(file, grade, &found));
        } else if given[..place].contains(grade) {
            problems.add(Problem::in_file(file, said!("--grades 中 `{grade}` 写了两次", "--grades names `{grade}` twice")));
        }
    }
    for grade in found.into_iter().filter(|grade| !given.contains(grade)) {
        let row = cells.iter().filter(|((_, known, _), _)| known == grade).map(|(_, (_, row))| *row).min().unwrap_or_default();
        let problem = Problem::at(
            file,
            row,
            "grade",
            said!("`{grade}` 不在 --grades {} 之中", "`{grade}` is not one of --grades {}", given.join(",")),
        );
        problems.add(problem.hint(said!(
            "请由低到高写出表中的每个年级，或不用 --grades",
            "name every grade of the table, lowest first, or leave --grades out"
        )));
    }
    given.to_vec()
}

fn absent(file: &str, grade: &str, found: &BTreeSet<&String>) -> Problem {
    let problem = Problem::in_file(file, said!("--grades 写了 `{grade}`，而没有一行有它", "--grades names `{grade}`, but no row has it"));
    match nearest(grade, found.iter().map(|found| found.as_str())) {
        Some(near) => problem.hint(phrases::did_you_mean(near)),
        None => problem.hint(phrases::those_are(
            "表中的年级有：",
            "the grades found are",
            &found.iter().map(|found| found.as_str()).collect::<Vec<_>>(),
        )),
    }
}

/// Names that come before numbered grades, in their order.
const BEFORE_SCHOOL: [&str; 16] =
    ["N", "N1", "N2", "PK", "PREK", "PRE-K", "小班", "中班", "大班", "R", "K", "KG", "K1", "K2", "K3", "学前班"];
/// Chinese numbers, and how many grades lie below 初一 and 高一.
const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
const STAGES: [(&str, u64); 2] = [("初", 6), ("高", 9)];

/// Sorts as a person would: kindergarten, then grades by their number, so that 2 comes before 10.
pub(super) fn natural_key(grade: &str) -> (usize, u64, String) {
    let upper = grade.to_uppercase();
    if let Some(place) = BEFORE_SCHOOL.iter().position(|known| *known == upper) {
        return (0, place as u64, upper);
    }
    (1, number_in(grade).unwrap_or(u64::MAX), upper)
}

/// The number in a grade's name: `10`, `Y10`, `Grade 10`, 十年级, 初一.
pub(super) fn number_in(grade: &str) -> Option<u64> {
    let digits: String = grade.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse().ok().or_else(|| chinese_number(grade))
}

fn chinese_number(grade: &str) -> Option<u64> {
    let below = STAGES.iter().find(|(stage, _)| grade.starts_with(stage)).map_or(0, |(_, below)| *below);
    let ten = if grade.contains('十') { 10 } else { 0 };
    let digit = DIGITS.iter().position(|digit| grade.contains(digit)).map(|digit| digit as u64);
    (ten > 0 || digit.is_some()).then(|| below + ten + digit.unwrap_or_default())
}

/// Completed age on 31 August of children in the lowest grade, by its name: reception 4, kindergarten of one year 5, first grade 6.
pub(super) fn entry_age(grade: &str) -> usize {
    match grade.to_uppercase().as_str() {
        "N" | "N1" | "小班" | "K1" => 3,
        "PK" | "PREK" | "PRE-K" | "R" | "中班" => 4,
        "K" | "KG" | "0" | "大班" | "学前班" => 5,
        _ => match number_in(grade) {
            // English year groups count from one below the others.
            Some(number) if grade.to_uppercase().starts_with('Y') => 4 + number as usize,
            Some(number) if number <= 12 => 5 + number as usize,
            _ => 6,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(grades: &[&str]) -> Vec<String> {
        let mut grades: Vec<String> = grades.iter().map(ToString::to_string).collect();
        grades.sort_by_cached_key(|grade| natural_key(grade));
        grades
    }

    #[test]
    fn grades_stand_as_a_person_would_put_them() {
        assert_eq!(sorted(&["10", "2", "K", "1", "PK"]).join(" "), "PK K 1 2 10");
        assert_eq!(sorted(&["Y10", "Y2", "R"]).join(" "), "R Y2 Y10");
        assert_eq!(
            sorted(&["二年级", "一年级", "大班", "小班", "初一", "高二", "六年级"]).join(" "),
            "小班 大班 一年级 二年级 六年级 初一 高二"
        );
    }

    #[test]
    fn the_lowest_grade_tells_the_age_of_entry() {
        assert_eq!(["R", "K", "1", "Y7", "一年级", "7", "初一"].map(entry_age), [4, 5, 6, 11, 6, 12, 12]);
    }
}
