//! Teachers that the pupils call for, beside those in post: the whole city, a panel for each stage with a norm.

use super::canvas::{Align, picture};
use super::demand_seats::years;
use super::districts::{COLUMNS, PANEL, TOP, paint_panel};
use super::lettering::{heading, small};
use super::spread::{Names, Series, Shown, paint_key};
use super::{Picture, differ_in, heading_of};
use crate::domain::{Findings, Language, Measure, SummaryRow};
use crate::outputs::words::stage_name;

const WIDTH: f64 = 1200.0;
const NEEDED_AND_IN_POST: Shown = Shown { spread: Measure::TeachersNeeded, line: Measure::TeachersInPost, dashed: Measure::TeachersNeeded };

/// The city's picture; `None` where no stage has a norm, or nothing differs from the base.
pub fn draw(findings: &Findings, base: Option<&Findings>, language: Language) -> Option<Picture> {
    let stages = shown(findings);
    let base = base.filter(|base| !shown(base).is_empty());
    let differs = |base| differ_in(findings, base, |row| row.district.is_none() && is_of_teachers(row));
    if stages.is_empty() || base.is_some_and(|base| !differs(base)) {
        return None;
    }
    let head = heading_of(findings, language.pick("全市各学段需要的教师", "Teachers needed by stage, whole city"), language);
    let rows = stages.len().div_ceil(COLUMNS);
    let names = names(findings, base.is_some(), language);
    let svg = picture(&head, (WIDTH, TOP + rows as f64 * PANEL.1 + 20.0), |canvas| {
        canvas.text((30.0, 32.0), &head, heading());
        paint_key(canvas, (30.0, 74.0), &names, language);
        canvas.text((30.0, TOP - 8.0), axes_title(language), small(Align::Left));
        for (position, &stage) in stages.iter().enumerate() {
            let series = Series::of(findings, base, (None, stage), &NEEDED_AND_IN_POST);
            paint_panel(canvas, position, &series, years(findings), stage_name(findings, stage, language), language);
        }
    });
    Some(Picture { file_stem: "teachers".to_owned(), title: caption(&names, language), svg })
}

/// Stages with a norm.
fn shown(findings: &Findings) -> Vec<usize> {
    (0..findings.ladder.stages.len()).filter(|&stage| !findings.series(None, stage, Measure::TeachersNeeded).is_empty()).collect()
}

fn is_of_teachers(row: &SummaryRow) -> bool {
    matches!(row.measure, Measure::TeachersNeeded | Measure::TeachersInPost)
}

fn names(findings: &Findings, with_base: bool, language: Language) -> Names {
    let known = findings.summary.iter().any(|row| row.district.is_none() && row.measure == Measure::TeachersInPost);
    Names {
        spread: language.pick("需要的教师（中位数）", "teachers needed (median)"),
        line: known.then(|| language.pick("在岗教师", "in post")),
        dashed: with_base.then(|| language.pick("基准方案需要的教师", "needed in the base")),
    }
}

fn axes_title(language: Language) -> &'static str {
    language.pick(
        "纵轴：教师（人），各图不同；横轴：学年（9月1日开始）",
        "Upwards: teachers, each panel has its own axis. Across: school year (from 1 September)",
    )
}

fn caption(names: &Names, language: Language) -> String {
    let in_post = match (names.line, language) {
        (None, _) => language.pick("在岗人数不详。", " Those in post are not known."),
        (Some(_), Language::Chinese) => "橙线为在岗教师（全市合计：一区多出的教师不能抵消另一区的缺口）。",
        (Some(_), Language::English) => " Orange: in post (a city total: teachers to spare in one district do not help another).",
    };
    let needed = language.pick(
        "按标准需要的教师（蓝线为中位数，色带为50%、80%、95%的范围），各图纵轴不同。",
        "Teachers that the norm calls for (blue: the median; bands hold 50, 80 and 95 % of the futures); each panel has its own axis.",
    );
    format!("{needed}{in_post}")
}
