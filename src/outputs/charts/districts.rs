//! Demand against seats of one stage, district by district, side by side.

use super::canvas::{Align, Canvas, picture};
use super::demand_seats::{DEMAND_AND_SEATS, names, years};
use super::frame::{Area, Frame};
use super::lettering::{heading, small};
use super::spread::{Series, paint, paint_key};
use super::{Picture, heading_of};
use crate::domain::{Findings, Language, Measure};
use crate::outputs::words::{district_name, file_stem, stage_name};

const WIDTH: f64 = 1200.0;
pub(super) const COLUMNS: usize = 3;
pub(super) const PANEL: (f64, f64) = (390.0, 250.0);
pub(super) const TOP: f64 = 118.0;
/// More panels than this could not be read on one page.
const MOST: usize = 12;

/// The districts' picture of a stage; each panel has its own axis.
pub fn draw(findings: &Findings, base: Option<&Findings>, stage: usize, language: Language) -> Picture {
    let name = stage_name(findings, stage, language);
    let shown = shown(findings, stage);
    let head = format!("{name}{}", language.pick("：各县（市）区学位需求与学位", ": demand and seats by district"));
    let head = heading_of(findings, &head, language);
    let rows = shown.len().div_ceil(COLUMNS);
    let svg = picture(&head, (WIDTH, TOP + rows as f64 * PANEL.1 + 20.0), |canvas| {
        canvas.text((30.0, 32.0), &head, heading());
        paint_key(canvas, (30.0, 74.0), &names(base.is_some(), language), language);
        canvas.text((30.0, TOP - 8.0), axes_title(language), small(Align::Left));
        for (position, &district) in shown.iter().enumerate() {
            let series = Series::of(findings, base, (Some(district), stage), &DEMAND_AND_SEATS);
            paint_panel(canvas, position, &series, years(findings), district_name(findings, Some(district), language), language);
        }
    });
    let file_stem = format!("districts-{}", file_stem(&findings.ladder.stages[stage].id));
    Picture { file_stem, title: caption(findings, name, shown.len(), language), svg }
}

/// Districts by position; where there are too many, those with the largest shortfall in any year, then the largest demand.
fn shown(findings: &Findings, stage: usize) -> Vec<usize> {
    let mut districts: Vec<usize> = (0..findings.districts.len()).collect();
    if districts.len() > MOST {
        let largest = |district: usize, measure| {
            findings.series(Some(district), stage, measure).iter().map(|row| row.over_futures.mean).fold(0.0, f64::max)
        };
        let size = |district: usize| (largest(district, Measure::Shortfall), largest(district, Measure::Demand));
        let sizes: Vec<(f64, f64)> = districts.iter().map(|&district| size(district)).collect();
        districts.sort_by(|&a, &b| sizes[b].0.total_cmp(&sizes[a].0).then(sizes[b].1.total_cmp(&sizes[a].1)));
        districts.truncate(MOST);
    }
    districts
}

fn caption(findings: &Findings, name: &str, shown: usize, language: Language) -> String {
    let all = findings.districts.len();
    let rest = match language {
        _ if shown == all => String::new(),
        Language::Chinese => format!("共{all}个县（市）区，只画出缺口最大的{shown}个。"),
        Language::English => format!(" Of {all} districts, the {shown} with the largest shortfall."),
    };
    match language {
        Language::Chinese => format!("{name}分县（市）区的学位需求（蓝）与学位（橙），各图纵轴不同。{rest}"),
        Language::English => format!("{name} by district: demand (blue) and seats (orange); each panel has its own axis.{rest}"),
    }
}

/// What stands on the axes of all panels.
fn axes_title(language: Language) -> &'static str {
    language.pick(
        "纵轴：儿童（人），各图不同；横轴：学年（9月1日开始）",
        "Upwards: children, each panel has its own axis. Across: school year (from 1 September)",
    )
}

/// A panel in its place among the others.
pub(super) fn paint_panel(canvas: &mut Canvas, position: usize, series: &Series, years: (i32, i32), name: &str, language: Language) {
    let (left, top) = ((position % COLUMNS) as f64 * PANEL.0 + 15.0, TOP + (position / COLUMNS) as f64 * PANEL.1);
    let area = Area { left: left + 75.0, top: top + 60.0, right: left + PANEL.0 - 15.0, bottom: top + PANEL.1 - 40.0 };
    let frame = Frame::new(area, years, series.values(), 4);
    frame.draw(canvas);
    paint(canvas, &frame, series);
    frame.head(canvas, name);
    if frame.floor > 0.0 {
        canvas.text((area.right, area.top - 18.0), language.pick("不从0开始", "not from 0"), small(Align::Right));
    }
}
