//! What the levels do not tell: places that have enough in all and are short in single grades, in one line.

use crate::domain::{Findings, Language};
use crate::outputs::words::{children_count, district_name, school_year, short_spells, stage_name};

/// How many there are, and where it is worst; nothing where there are none.
pub fn line(findings: &Findings, language: Language) -> Option<String> {
    let spells = short_spells(findings);
    let worst = spells.first()?;
    let (point, count, years) = (worst.worst(), spells.len(), spells.iter().map(|spell| spell.points.len()).sum::<usize>());
    let (district, stage) = (district_name(findings, Some(point.district), language), stage_name(findings, point.stage, language));
    let (year, short) = (school_year(point.year, language), children_count(point.expected, language));
    Some(match language {
        Language::Chinese => {
            format!("全学段够、个别年级不够：{count}处（合计{years}学年），最多的是{district} {stage} {year}，平均缺约{short}个；见报告")
        }
        Language::English => format!(
            "Enough in all, short in single grades: {count} in number, {years} school years in all, most of all {district}, {stage}, {year}, \
             about {short} short on average; see the report"
        ),
    })
}
