//! Teachers: how many a stage needs, and how many are in post.

use super::{Bundle, Life, World};

/// Teachers of one stage. In post is what nobody draws: futures move the pupils, and with them the need.
#[derive(Clone, Debug, PartialEq)]
pub struct Staff {
    /// Pupils per teacher, above zero `[year]`.
    pub pupils_per_teacher: Vec<f64>,
    /// Teachers in post [persons] `[district][year]`, flat; `None` where nobody says how many there are.
    pub in_post: Vec<Option<f64>>,
}

impl Staff {
    /// Teachers in post in a district and a year by its position [persons].
    pub fn in_post(&self, district: usize, year: usize) -> Option<f64> {
        self.in_post[district * self.pupils_per_teacher.len() + year]
    }

    /// Teachers in post in the whole city [persons]; `None` where a district's are not known.
    pub fn in_post_in_all(&self, year: usize) -> Option<f64> {
        self.in_post.iter().skip(year).step_by(self.pupils_per_teacher.len()).copied().sum()
    }

    /// The staff of some districts, in the order given.
    pub(super) fn only(&self, districts: &[usize]) -> Self {
        let years = self.pupils_per_teacher.len();
        let in_post = super::world::cells_of(&self.in_post, districts, years);
        Self { pupils_per_teacher: self.pupils_per_teacher.clone(), in_post }
    }
}

impl World {
    /// Pupils in class in a stage, all grades [children]; year, district and stage by their positions.
    pub fn pupils(&self, life: &Life, (year, district, stage): (usize, usize, usize)) -> Bundle {
        let rule = self.rule_in(stage, year);
        let of_grade = |grade: usize| life.enrolment(self.cell(year, district, grade), rule);
        self.ladder.grades_of(stage).map(of_grade).fold(Bundle::ZERO, |sum, pupils| sum + pupils)
    }

    /// Teachers whom the pupils in class call for [persons]; `None` where the stage has no norm.
    pub fn teachers_needed(&self, life: &Life, place: (usize, usize, usize)) -> Option<Bundle> {
        let staff = self.staff[place.2].as_ref()?;
        Some(self.pupils(life, place) / staff.pupils_per_teacher[place.0])
    }

    /// Teachers needed above those in post [persons]; `None` where either is not known.
    pub fn teachers_short(&self, life: &Life, place: (usize, usize, usize)) -> Option<Bundle> {
        let in_post = self.staff[place.2].as_ref()?.in_post(place.1, place.0)?;
        Some((self.teachers_needed(life, place)? - Bundle::splat(in_post)).floor_zero())
    }
}
