//! Seats within reach: what the scenario asks, and whether the districts' places are known.

use super::context::Context;
use crate::domain::{Decay, Neighbours};
use crate::inputs::problem::Problems;
use crate::said;

/// Districts whose futures are lived side by side, which access asks for, and seats that all districts share.
pub(super) const MOST_DISTRICTS: usize = 60;

/// How the weight of a seat falls with distance; `None` where the scenario does not ask for access.
pub(super) fn read(context: &Context<'_>, neighbours: &Neighbours, problems: &mut Problems) -> Option<Decay> {
    let said = context.settings.access.as_ref()?;
    let count = context.districts.len();
    if count > MOST_DISTRICTS {
        let what = said!(
            "{count} 个县（市）区太多：每个孩子都可能够得着每个县（市）区的学位，全部须同时推算",
            "{count} districts are too many: every child may reach the seats of every district, so all are lived side by side"
        );
        problems.add(context.at("access", what).hint(said!(
            "请在不超过 {MOST_DISTRICTS} 个县（市）区的数据集中使用，例如一个城市",
            "ask for it in a dataset of {MOST_DISTRICTS} districts or fewer, such as one city"
        )));
        return None;
    }
    check_places(context, neighbours, problems);
    if !said.weights.is_empty() {
        let step = |(km, weight): (&String, &f64)| Some((km.parse().ok()?, *weight));
        let mut steps: Vec<(f64, f64)> = said.weights.iter().filter_map(step).collect();
        steps.sort_by(|a, b| a.0.total_cmp(&b.0));
        return Some(Decay::Steps(steps));
    }
    let within = said.catchment_km?;
    Some(said.sigma_km.map_or(Decay::Flat(within), |sigma| Decay::Gaussian { sigma, within }))
}

/// The way between any two districts must be known.
fn check_places(context: &Context<'_>, neighbours: &Neighbours, problems: &mut Problems) {
    if context.data.may_hold("distances", &[]) {
        return;
    }
    for (place, district) in context.districts.iter().enumerate().filter(|(_, district)| district.position.is_none()) {
        let lost = (0..context.districts.len()).find(|&other| neighbours.km(place, other).is_infinite());
        if let Some(other) = lost {
            let what = said!(
                "不知道从 `{}` 到 `{}` 的路程，而方案要求计算可及学位",
                "the way from `{}` to `{}` is not known, but the scenario asks how many seats are within reach",
                district.name,
                context.districts[other].name
            );
            let row = context.data.districts.iter().find(|row| row.district == district.name).map_or(0, |row| row.row);
            let hint = said!(
                "请填写每个县（市）区的 `lon` 和 `lat`，或在表 distances 中列出路程；或去掉 `[access]`",
                "give `lon` and `lat` of every district, or list the ways in the table distances; or leave `[access]` out"
            );
            problems.add(context.data.at("districts", row, "lon", what).hint(hint));
        }
    }
}
