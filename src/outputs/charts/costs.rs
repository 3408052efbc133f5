//! What each school year costs the whole city: running costs stage upon stage, capital costs on top.

use plotters::style::RGBColor;

use super::canvas::{Align, Canvas, picture};
use super::demand_seats::years;
use super::frame::{Area, Frame};
use super::lettering::{BODY, body, heading, small, width};
use super::palette::{INK, PAPER, SEATS, cividis};
use super::{Picture, differ_in, heading_of};
use crate::domain::{CostYear, Findings, Language, Measure, SummaryRow, YearlyCosts};
use crate::outputs::words::stage_name;

const WIDTH: f64 = 1200.0;
const HEIGHT: f64 = 620.0;
/// Half the width of a bar as a share of a year.
const HALF_BAR: f64 = 0.36;

/// The city's picture; `None` where a scenario tells no costs, or none that differ from the base's.
pub fn draw(findings: &Findings, base: Option<&Findings>, language: Language) -> Option<Picture> {
    let costs = YearlyCosts::of(findings)?;
    let base_costs = base.and_then(YearlyCosts::of);
    let differs = |base| differ_in(findings, base, |row| row.district.is_none() && is_of_costs(row));
    if costs.sum(CostYear::all) < 0.5 || base.is_some_and(|base| !differs(base)) {
        return None;
    }
    let head = heading_of(findings, language.pick("全市各学年费用", "Costs by school year, whole city"), language);
    let unit = Unit::of(&costs, language);
    let svg = picture(&head, (WIDTH, HEIGHT), |canvas| {
        canvas.text((30.0, 32.0), &head, heading());
        paint_key(canvas, findings, &costs, base_costs.is_some(), language);
        let frame = frame(findings, [Some(&costs), base_costs.as_ref()], unit.yuan);
        frame.draw(canvas);
        paint_bars(canvas, &frame, &costs, unit.yuan);
        let base: Vec<(i32, f64)> =
            base_costs.iter().flat_map(|costs| &costs.years).map(|year| (year.year, year.all() / unit.yuan)).collect();
        canvas.dashed(&frame.steps(&base), INK, 2.0);
        paint_axis_titles(canvas, &frame, unit.name, language);
    });
    Some(Picture { file_stem: "costs".to_owned(), title: caption(language).to_owned(), svg })
}

fn is_of_costs(row: &SummaryRow) -> bool {
    matches!(row.measure, Measure::RunningCost | Measure::CapitalCost)
}

/// In what money is counted, so that the axis has few digits.
struct Unit {
    yuan: f64,
    name: &'static str,
}

impl Unit {
    fn of(costs: &YearlyCosts, language: Language) -> Self {
        let most = costs.most(CostYear::all).map_or(0.0, CostYear::all);
        match language {
            Language::Chinese if most >= 2e9 => Self { yuan: 1e8, name: "亿元" },
            Language::Chinese if most >= 2e5 => Self { yuan: 1e4, name: "万元" },
            Language::English if most >= 2e7 => Self { yuan: 1e6, name: "Million yuan" },
            Language::English if most >= 2e4 => Self { yuan: 1e3, name: "Thousand yuan" },
            _ => Self { yuan: 1.0, name: language.pick("元", "Yuan") },
        }
    }
}

/// Bars start at zero: a part of one would mislead.
fn frame(findings: &Findings, costs: [Option<&YearlyCosts>; 2], unit: f64) -> Frame {
    let area = Area { left: 105.0, top: 130.0, right: WIDTH - 40.0, bottom: HEIGHT - 80.0 };
    let sums = costs.into_iter().flatten().flat_map(|costs| &costs.years).map(|year| year.all() / unit);
    let (first, last) = years(findings);
    Frame::with_room(area, (first, last), HALF_BAR + 0.1, sums)
}

fn paint_bars(canvas: &mut Canvas, frame: &Frame, costs: &YearlyCosts, unit: f64) {
    for year in &costs.years {
        let mut floor = 0.0;
        let parts = year.running_yuan.iter().enumerate().map(|(place, yuan)| (colour(place, costs.stages.len()), yuan));
        for (colour, yuan) in parts.chain([(SEATS, &year.capital_yuan)]) {
            let top = floor + yuan / unit;
            let (left, right) = (f64::from(year.year) - HALF_BAR, f64::from(year.year) + HALF_BAR);
            canvas.rect((frame.x.at(left), frame.y.at(top)), (frame.x.at(right), frame.y.at(floor)), colour, 1.0);
            // A thin line keeps neighbours apart on a grey print.
            canvas.path(&[(frame.x.at(left), frame.y.at(top)), (frame.x.at(right), frame.y.at(top))], PAPER, 1.0);
            floor = top;
        }
    }
}

/// Stages from dark to light, as they climb.
fn colour(place: usize, stages: usize) -> RGBColor {
    cividis(0.08 + 0.84 * place as f64 / stages.saturating_sub(1).max(1) as f64)
}

fn paint_key(canvas: &mut Canvas, findings: &Findings, costs: &YearlyCosts, with_base: bool, language: Language) {
    let mut x = 30.0;
    let mut entry = |canvas: &mut Canvas, colour: Option<RGBColor>, text: &str| {
        match colour {
            Some(colour) => canvas.rect((x, 65.0), (x + 26.0, 83.0), colour, 1.0),
            None => canvas.dashed(&[(x, 74.0), (x + 26.0, 74.0)], INK, 2.0),
        }
        canvas.text((x + 34.0, 74.0), text, body(Align::Left));
        x += 34.0 + width(text, BODY) + 26.0;
    };
    for (place, &stage) in costs.stages.iter().enumerate() {
        let running = if place == 0 { language.pick("运行：", "running: ") } else { "" };
        entry(canvas, Some(colour(place, costs.stages.len())), &[running, stage_name(findings, stage, language)].concat());
    }
    if costs.builds {
        entry(canvas, Some(SEATS), language.pick("建设", "capital"));
    }
    if with_base {
        entry(canvas, None, language.pick("基准方案合计", "all costs of the base"));
    }
}

fn paint_axis_titles(canvas: &mut Canvas, frame: &Frame, unit: &str, language: Language) {
    let area = frame.area;
    let x = f64::midpoint(area.left, area.right);
    canvas.text((x, area.bottom + 50.0), language.pick("学年（9月1日开始）", "School year (from 1 September)"), body(Align::Centre));
    canvas.text((30.0, area.top - 24.0), unit, small(Align::Left));
}

fn caption(language: Language) -> &'static str {
    language.pick(
        "全市各学年费用，各未来的平均，按当年价格；运行费用逐学段叠加，建设费用在最上面。没有写明费用的学段和项目不计。",
        "Costs of the whole city by school year, means over the futures at the prices of each year: running costs stage upon stage, capital costs on top. \
         Stages and projects without a price are not in it.",
    )
}
