//! Demand against seats of one stage in the whole city: what the futures want, and what will stand there.

use plotters::style::RGBColor;

use super::Picture;
use super::canvas::{Align, Canvas, Letters, picture};
use super::frame::{Area, Frame};
use super::lettering::{BODY, SMALL, body, heading, small};
use super::palette::{DEMAND, INK, SEATS};
use super::spread::{Names, Series, Shown, paint, paint_key};
use crate::domain::{Findings, Language, Measure, SummaryRow};
use crate::outputs::words::{file_stem, futures_words, scenario_name, stage_name};

const WIDTH: f64 = 1200.0;
const HEIGHT: f64 = 620.0;

/// Demand with its bands, seats, and the seats of the base.
pub(super) const DEMAND_AND_SEATS: Shown = Shown { spread: Measure::Demand, line: Measure::Seats, dashed: Measure::Seats };

/// What the marks are called.
pub(super) fn names(with_base: bool, language: Language) -> Names {
    Names {
        spread: language.pick("需求（中位数）", "demand (median)"),
        line: Some(language.pick("学位", "seats")),
        dashed: with_base.then(|| language.pick("基准方案的学位", "seats of the base")),
    }
}

/// The city's picture of a stage.
pub fn draw(findings: &Findings, base: Option<&Findings>, stage: usize, language: Language) -> Picture {
    let name = stage_name(findings, stage, language);
    let series = Series::of(findings, base, (None, stage), &DEMAND_AND_SEATS);
    let right = WIDTH - 200.0;
    let area = Area { left: 105.0, top: 130.0, right, bottom: HEIGHT - 80.0 };
    let frame = Frame::new(area, years(findings), series.values(), 6);
    let scenario = scenario_name(findings, language);
    let head = match language {
        Language::Chinese => format!("{name}：学位需求与学位（全市，{scenario}）"),
        Language::English => format!("{name}: demand and seats (whole city, {scenario})"),
    };
    let svg = picture(&head, (WIDTH, HEIGHT), |canvas| {
        canvas.text((30.0, 32.0), &head, heading());
        paint_key(canvas, (30.0, 74.0), &names(base.is_some(), language), language);
        frame.draw(canvas);
        paint(canvas, &frame, &series);
        paint_axis_titles(canvas, &frame, language);
        paint_ends(canvas, &frame, &series, base, language);
    });
    let title = caption(findings, name, base, language);
    Picture { file_stem: format!("demand-seats-{}", file_stem(&findings.ladder.stages[stage].id)), title, svg }
}

/// Reported years.
pub(super) fn years(findings: &Findings) -> (i32, i32) {
    (findings.horizon.first_year, findings.horizon.last_year)
}

fn caption(findings: &Findings, name: &str, base: Option<&Findings>, language: Language) -> String {
    let dashed = base.map_or(String::new(), |base| match language {
        Language::Chinese => format!("虚线为“{}”的学位。", scenario_name(base, language)),
        Language::English => format!(" Dashed: the seats of {}.", scenario_name(base, language)),
    });
    let futures = futures_words(findings.futures, language);
    match language {
        Language::Chinese => {
            format!(
                "全市{name}学位需求（蓝线为中位数，色带为50%、80%、95%的范围，{futures}）与学位（橙线）。全市合计：一区的空位不能抵消另一区的缺口，各区情况见分区图。{dashed}"
            )
        }
        Language::English => format!(
            "{name}, whole city: demand (blue: the median; bands hold 50, 80 and 95 % of the outcomes; {futures}) and seats (orange). \
             A city total: spare seats in one district do not help another; see the picture by district.{dashed}"
        ),
    }
}

fn paint_axis_titles(canvas: &mut Canvas, frame: &Frame, language: Language) {
    let area = frame.area;
    let x = f64::midpoint(area.left, area.right);
    canvas.text((x, area.bottom + 50.0), language.pick("学年（9月1日开始）", "School year (from 1 September)"), body(Align::Centre));
    canvas.text((30.0, area.top - 24.0), &children_title(frame.floor, language), small(Align::Left));
}

/// Title of the upward axis; says so where it does not start at zero.
fn children_title(floor: f64, language: Language) -> String {
    let note = if floor > 0.0 { language.pick("，纵轴不从0开始", "; the axis does not start at 0") } else { "" };
    format!("{}{note}", language.pick("儿童（人）", "Children"))
}

/// Names at the right ends of the lines, pushed apart where they would touch.
fn paint_ends(canvas: &mut Canvas, frame: &Frame, series: &Series, base: Option<&Findings>, language: Language) {
    let mut ends: Vec<(f64, String, RGBColor)> = Vec::new();
    let mut add = |rows: &[&SummaryRow], text: &str, colour| {
        ends.extend(rows.last().map(|row| (frame.y.at(row.over_futures.p50), text.to_string(), colour)));
    };
    add(&series.spread, language.pick("需求", "demand"), DEMAND);
    add(&series.line, language.pick("学位", "seats"), SEATS);
    if base.is_some() {
        add(&series.dashed, language.pick("学位（基准）", "seats (base)"), INK);
    }
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut lowest = f64::NEG_INFINITY;
    for (y, text, colour) in ends {
        lowest = y.max(lowest + BODY + 5.0);
        canvas.text((frame.area.right + 10.0, lowest), &text, Letters { bold: true, colour, size: SMALL + 2.0, ..body(Align::Left) });
    }
}
