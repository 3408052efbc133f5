//! Entry rates that the dataset implies: entrants over those of whom they come.

use super::Sources;
use crate::domain::{EntryFrom, Flows, Phrase, Said, both};
use crate::inputs::problem::Problems;
use crate::inputs::world::context::Context;
use crate::inputs::world::enrolment::history;
use crate::{said, told};

/// Entry rates outside this range are worth a warning.
const PLAUSIBLE: std::ops::RangeInclusive<f64> = 0.3..=1.3;

/// The rate that the dataset implies for a district; `None` where nobody enters and nobody could. With home-to-school flows it is that of the
/// whole city, because pupils are counted where they sit and not where they live.
pub(super) fn rate(context: &Context<'_>, sources: &Sources<'_>, stage: usize, district: usize, problems: &mut Problems) -> Option<f64> {
    let implied = Implied { context, sources, stage };
    let id = &context.ladder.stages[stage].id;
    let (parts, place) = match &sources.flows[stage] {
        Some(flows) => (implied.city(flows), said!("全市，{id}", "the whole city, {id}")),
        None => (implied.of(district), said!("`{}`，{id}", "`{}`, {id}", context.districts[district].name)),
    };
    let hint = said!("请写在方案中：`[entry.{id}]` 的 `rate`", "say it in the scenario: `[entry.{id}]` with `rate`");
    let Some(parts) = parts else {
        if implied.lack_is_known(district) {
            return Some(0.0);
        }
        let what = Said::by(|language| {
            let (place, lack) = (place.told(language), LACK.told(language));
            told!(language, "{place}：无法得出入学率，因为{lack}", "{place}: the entry rate cannot be read, because {lack}")
        });
        problems.add_once(context.data.at("enrolment", 0, "", what).hint(hint));
        return Some(0.0);
    };
    if parts.source <= 0.0 && parts.entrants > 0.0 {
        if implied.rests_on_wrong_rows() {
            return Some(0.0);
        }
        let what = Said::by(|language| {
            let (place, entrants) = (place.told(language), parts.entrants);
            told!(
                language,
                "{place}：起始年级有 {entrants} 名学生，却没有可能的来源",
                "{place}: {entrants} pupils in the entry grade, but nobody of whom they could come"
            )
        });
        problems.add_once(context.data.at("enrolment", 0, "", what).hint(hint));
        return Some(0.0);
    }
    let rate = (parts.source > 0.0).then(|| parts.entrants / parts.source)?;
    warn(context, stage, &place, parts, rate, problems);
    Some(rate)
}

/// The rate of all districts together, for one where nobody enters and nobody could: a rate of nothing would hold for ever. Told, or refused where
/// no district has any.
pub(super) fn elsewhere(context: &Context<'_>, sources: &Sources<'_>, stage: usize, district: usize, problems: &mut Problems) -> f64 {
    let implied = Implied { context, sources, stage };
    let parts = (0..context.districts.len()).filter_map(|district| implied.of(district));
    let (entrants, source) = parts.fold((0.0, 0.0), |sum, parts| (sum.0 + parts.entrants, sum.1 + parts.source));
    if implied.rests_on_wrong_rows() {
        return 0.0;
    }
    let (name, id) = (&context.districts[district].name, &context.ladder.stages[stage].id);
    let problem = |what: Said| context.data.at("enrolment", 0, "", what);
    let hint = said!("请写在方案中：`[entry.{id}]` 的 `rate`", "say it in the scenario: `[entry.{id}]` with `rate`");
    if source <= 0.0 {
        let what = said!(
            "`{name}`，{id}：没有新生，也没有可能入学的孩子，别处也没有，得不出入学率",
            "`{name}`, {id}: nobody enters and nobody could, here or elsewhere: there is no entry rate"
        );
        problems.add_once(problem(what).hint(hint));
        return 0.0;
    }
    let rate = entrants / source;
    let what = said!(
        "`{name}`，{id}：没有新生，也没有可能入学的孩子，因此用全市的入学率 {rate:.3}",
        "`{name}`, {id}: nobody enters and nobody could, so the entry rate of the whole city holds, {rate:.3}"
    );
    problems.add_once(problem(what).hint(hint).warning());
    rate
}

/// Entrants, and those of whom they come [children].
#[derive(Clone, Copy)]
struct Parts {
    entrants: f64,
    source: f64,
    /// Taken within one year, because there is no history.
    one_year: bool,
}

struct Implied<'a> {
    context: &'a Context<'a>,
    sources: &'a Sources<'a>,
    stage: usize,
}

impl Implied<'_> {
    fn of(&self, district: usize) -> Option<Parts> {
        match self.context.ladder.stages[self.stage].entry_from {
            EntryFrom::Population => self.of_residents(district),
            EntryFrom::Births => self.of_births(district),
            EntryFrom::Leavers(below) => self.of_leavers(district, below),
        }
    }

    fn city(&self, flows: &Flows) -> Option<Parts> {
        let mut city = Parts { entrants: 0.0, source: 0.0, one_year: false };
        for district in 0..self.context.districts.len() {
            let parts = self.of(district)?;
            city.entrants += parts.entrants;
            city.source += parts.source * flows.share.row(0, district).iter().sum::<f64>();
            city.one_year |= parts.one_year;
        }
        Some(city)
    }

    fn entry_grade(&self) -> usize {
        self.context.ladder.grades_of(self.stage).start
    }

    fn of_residents(&self, district: usize) -> Option<Parts> {
        let people = self.sources.people?;
        let entrants = self.sources.rolls.of(district, self.entry_grade(), self.context.horizon.base_year)?;
        let ages = &self.context.ladder.stages[self.stage].entry_ages;
        let residents = people.start_of(district).chunks(people.ages).flat_map(|sex| ages.iter().filter_map(|age| sex.get(*age)));
        Some(Parts { entrants, source: residents.sum(), one_year: false })
    }

    fn of_births(&self, district: usize) -> Option<Parts> {
        let age = *self.context.ladder.stages[self.stage].entry_ages.first()? as i32;
        self.ratio_of_sums(|year| {
            Some((self.sources.rolls.of(district, self.entry_grade(), year)?, self.sources.births.of(district, year - age - 1)?))
        })
    }

    fn of_leavers(&self, district: usize, below: usize) -> Option<Parts> {
        let (rolls, last_below) = (self.sources.rolls, self.context.ladder.grades_of(below).end - 1);
        let with_history =
            self.ratio_of_sums(|year| Some((rolls.of(district, self.entry_grade(), year)?, rolls.of(district, last_below, year - 1)?)));
        with_history.or_else(|| {
            let base = self.context.horizon.base_year;
            let (entrants, source) = (rolls.of(district, self.entry_grade(), base)?, rolls.of(district, last_below, base)?);
            Some(Parts { entrants, source, one_year: true })
        })
    }

    fn ratio_of_sums(&self, pair: impl Fn(i32) -> Option<(f64, f64)>) -> Option<Parts> {
        let pairs: Vec<(f64, f64)> = history(self.context).filter_map(pair).collect();
        let first = pairs.first()?;
        let sum = pairs[1..].iter().fold(*first, |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
        Some(Parts { entrants: sum.0, source: sum.1, one_year: false })
    }

    /// Whether the reason why there is no rate has been told already: no population, a grade that is not listed, or a row that is wrong.
    fn lack_is_known(&self, district: usize) -> bool {
        let listed = |district: usize| self.sources.rolls.of(district, self.entry_grade(), self.context.horizon.base_year).is_some();
        let all_listed = match &self.sources.flows[self.stage] {
            Some(_) => (0..self.context.districts.len()).all(listed),
            None => listed(district),
        };
        let of_births = self.context.ladder.stages[self.stage].entry_from == EntryFrom::Births;
        !of_births || !all_listed || self.context.data.births.is_empty() || self.rests_on_wrong_rows()
    }

    fn rests_on_wrong_rows(&self) -> bool {
        self.context.doubts("entry") || ["population", "births", "enrolment"].iter().any(|table| self.context.data.may_hold(table, &[]))
    }
}

const LACK: Phrase =
    both("没有一个学年同时列出新生和他们出生时的出生数", "no school year lists both the entrants and the births they come from");

fn warn(context: &Context<'_>, stage: usize, place: &Said, parts: Parts, rate: f64, problems: &mut Problems) {
    if parts.one_year {
        let what = Said::by(|language| {
            let place = place.told(language);
            told!(
                language,
                "{place}：没有毕业生的历史，因此由基年的新生和毕业生得出升学率 {rate:.3}",
                "{place}: no history of leavers, so entrants and leavers of the base year give the continuation rate {rate:.3}"
            )
        });
        problems.add_once(context.data.at("enrolment", 0, "", what).warning());
    }
    let continues = matches!(context.ladder.stages[stage].entry_from, EntryFrom::Leavers(_));
    let low = rate < *PLAUSIBLE.start() && !continues && parts.source > 0.0;
    if low || rate > *PLAUSIBLE.end() {
        let what = Said::by(|language| {
            let (place, entrants, source) = (place.told(language), parts.entrants, parts.source);
            told!(
                language,
                "{place}：{source:.0} 名孩子中有 {entrants:.0} 名新生，入学率为 {rate:.2}",
                "{place}: {entrants:.0} entrants of {source:.0} children give an entry rate of {rate:.2}"
            )
        });
        let hint = said!(
            "人口、出生数和在校生是否同属一个县（市）区、同一年？",
            "do population, births and enrolment mean the same district and the same year?"
        );
        problems.add_once(context.data.at("enrolment", 0, "", what).hint(hint).warning());
    }
}
