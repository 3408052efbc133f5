//! Children with special needs, as a scenario says them.

use super::access::MOST_DISTRICTS;
use super::context::Context;
use super::yearly::Series;
use super::yearly_said;
use crate::domain::{SpecialNeeds, SpecialSeats};
use crate::inputs::problem::Problems;
use crate::inputs::scenario::settings::{SpecialNeedsSettings, Yearly};
use crate::said;

/// Above what rounding makes of shares that sum to 1.
const ALL: f64 = 1.0 + 1e-9;

/// Children with special needs `[stage]`; `None` where the scenario does not ask for them.
pub(super) fn read(context: &Context<'_>, problems: &mut Problems) -> Vec<Option<SpecialNeeds>> {
    let of_stage = |stage: usize| {
        let id = &context.ladder.stages[stage].id;
        let said = context.settings.special_needs.get(id)?;
        let block = Block { context, path: format!("special_needs.{id}") };
        block.read(said, problems)
    };
    (0..context.ladder.stages.len()).map(of_stage).collect()
}

/// The block of one stage.
struct Block<'a> {
    context: &'a Context<'a>,
    path: String,
}

impl Block<'_> {
    fn read(&self, said: &SpecialNeedsSettings, problems: &mut Problems) -> Option<SpecialNeeds> {
        let prevalence = self.share("prevalence", Some(&said.prevalence), problems);
        let in_ordinary_classes = self.share("in_ordinary_classes", said.in_ordinary_classes.as_ref(), problems);
        let home_teaching = self.share("home_teaching", said.home_teaching.as_ref(), problems);
        let seats = self.seats(said, problems);
        let (in_ordinary_classes, home_teaching) = (in_ordinary_classes?, home_teaching?);
        self.check_sum(&in_ordinary_classes, &home_teaching, problems);
        Some(SpecialNeeds { prevalence: prevalence?, in_ordinary_classes, home_teaching, seats })
    }

    /// A share of every year, which must be known from the base year on; zero where it is not said.
    fn share(&self, name: &str, said: Option<&Yearly>, problems: &mut Problems) -> Option<Vec<f64>> {
        let Some(said) = said else { return Some(vec![0.0; self.context.horizon.len()]) };
        let key = format!("{}.{name}", self.path);
        let course = yearly_said::series(self.context, &key, said, problems);
        let shares: Option<Vec<f64>> = self.years().map(|year| course.at(year)).collect();
        if shares.is_none() {
            let base = self.context.horizon.base_year;
            let what = said!("应从基年 {base} 起写明", "must be known from the base year {base} on");
            let hint = said!("请加上 \"{base}\" = …", "add \"{base}\" = ...");
            problems.add(self.context.at(&key, what).hint(hint));
        }
        shares
    }

    /// Seats of special schools; none before the first year listed.
    fn seats(&self, said: &SpecialNeedsSettings, problems: &mut Problems) -> SpecialSeats {
        let by_year = |course: &Series| self.years().map(|year| course.at(year).unwrap_or(0.0)).collect::<Vec<f64>>();
        if let Some(of_city) = &said.special_school_seats {
            let key = format!("{}.special_school_seats", self.path);
            self.check_districts(&key, problems);
            return SpecialSeats::OfCity(by_year(&yearly_said::series(self.context, &key, of_city, problems)));
        }
        let mut courses = vec![Series::default(); self.context.districts.len()];
        for (name, course) in &said.districts {
            let key = format!("{}.districts.{name}", self.path);
            if let Some(district) = self.context.named_district(&key, name, problems) {
                courses[district] = yearly_said::series(self.context, &key, course, problems);
            }
        }
        SpecialSeats::OfDistricts(courses.iter().flat_map(by_year).collect())
    }

    /// Who shares seats is lived side by side.
    fn check_districts(&self, key: &str, problems: &mut Problems) {
        let count = self.context.districts.len();
        if count > MOST_DISTRICTS {
            let what = said!(
                "{count} 个县（市）区太多：共用特教学校学位的县（市）区须同时推算",
                "{count} districts are too many to share the seats of special schools: all would be lived side by side"
            );
            problems.add(self.context.at(key, what).hint(said!(
                "请用 `districts` 分县（市）区写，或在不超过 {MOST_DISTRICTS} 个县（市）区的数据集中使用",
                "give seats by `districts`, or ask for it in a dataset of {MOST_DISTRICTS} districts or fewer"
            )));
        }
    }

    /// Nobody is taught in two ways.
    fn check_sum(&self, ordinary: &[f64], home: &[f64], problems: &mut Problems) {
        let sums = self.years().zip(ordinary.iter().zip(home));
        // A share that is above 1 by itself has been told.
        let above = sums.filter(|(_, (ordinary, home))| ordinary.max(**home) <= 1.0 && *ordinary + *home > ALL);
        for (year, (ordinary, home)) in above.take(1) {
            let sum = ((ordinary + home) * 1e6).round() / 1e4;
            let what = said!(
                "{year} 年 `in_ordinary_classes` 与 `home_teaching` 合计 {sum}%，多于全部",
                "`in_ordinary_classes` and `home_teaching` are {sum} % together in {year}: more than all"
            );
            let hint = said!("两者之和应不大于 1；其余的孩子上特殊教育学校", "together at most 1; the rest want a special school");
            problems.add(self.context.at(&format!("{}.in_ordinary_classes", self.path), what).hint(hint));
        }
    }

    fn years(&self) -> impl Iterator<Item = i32> {
        let horizon = self.context.horizon;
        (0..horizon.len()).map(move |year| horizon.year(year))
    }
}
