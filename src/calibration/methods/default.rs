//! Ours: cohort survival with ratios that borrow from the parent area what a small area cannot know by itself.
//!
//! In logarithms, the ratio into grade g of area a is the sum of three parts:
//!
//! - the parent's ratio (all areas together), of which the newest year counts most one year ahead, and less and less later;
//! - what all grades of the area have in common beyond that (people move in or out): smoothed slowly, because single years are mostly noise;
//! - what the grade of this area has beyond both (a favoured school, pupils held back): smoothed faster, because it lasts.
//!
//! All three fade with the lead from their recent to their long-run value; the last two are shrunk by empirical Bayes ([`Panel`]). A step in
//! which an area jumps in nearly all grades (a boundary moved, a district merged) is left out. Entrants: see `entrants`.
//! Left out: housing, new schools, a change of the law; they are for the scenario to say.

use super::entrants;
use crate::calibration::climb::{Outlook, climb};
use crate::calibration::history::{Seen, Source};
use crate::calibration::jumps::{deviation, jumped_steps};
use crate::calibration::logarithm::exp;
use crate::calibration::panel::{Panel, weight};
use crate::calibration::parents::parents_without;

/// Shares of last year's weight that are left after a year.
const KEEP_PARENT: f64 = 0.4;
const KEEP_AREA: f64 = 0.7;
const KEEP_GRADE: f64 = 0.5;
const KEEP_LONG: f64 = 0.9;
/// Shares of the distance between recent and long-run value that are left after a year ahead.
const FADE_PARENT: f64 = 0.8;
const FADE_AREA: f64 = 0.6;
const FADE_GRADE: f64 = 0.8;

/// What the method rests on: ratios into grades, and entrants.
#[derive(Clone, Debug, PartialEq)]
pub struct Rates {
    ratios: Ratios,
    entrants: Outlook,
    outlook: Outlook,
}

impl Rates {
    /// Progression ratio of an area into a grade; `lead` 0 is the step from the origin to the next year.
    pub fn ratio(&self, area: usize, grade: usize, lead: usize) -> f64 {
        self.ratios.at(area, grade, lead)
    }

    /// Whether the past says anything about the ratio into a grade, in any area.
    pub fn knows(&self, grade: usize) -> bool {
        self.ratios.known[grade]
    }

    /// Entrants of an area into a grade that enters from outside [children]; not a number where nothing is known.
    pub fn entrants(&self, area: usize, grade: usize, lead: usize) -> f64 {
        self.entrants.at(area, grade, lead)
    }

    /// Pupils that the forecast expects [children].
    pub fn pupils(&self, area: usize, grade: usize, lead: usize) -> f64 {
        self.outlook.at(area, grade, lead)
    }
}

/// Forecast from an origin.
pub fn forecast(seen: &Seen, leads: usize) -> Outlook {
    rates(seen, leads).outlook
}

/// Everything that the method knows at an origin.
pub fn rates(seen: &Seen, leads: usize) -> Rates {
    let jumped = jumped_steps(seen);
    let has_jumped = |area: usize, step: usize| jumped.contains(&(area, step));
    let ratios = Ratios::of(seen, &has_jumped);
    let entrants = entrants::of(seen, leads, &has_jumped);
    let outlook = climb(seen, leads, |area, grade, lead| ratios.at(area, grade, lead), |area, grade, lead| entrants.at(area, grade, lead));
    Rates { ratios, entrants, outlook }
}

/// The three parts of every ratio, in logarithms.
#[derive(Clone, Debug, PartialEq)]
struct Ratios {
    grades: usize,
    known: Vec<bool>,
    parent: [Vec<f64>; 2],
    area: [Vec<f64>; 2],
    grade: [Vec<f64>; 2],
}

impl Ratios {
    fn of(seen: &Seen, jumped: &dyn Fn(usize, usize) -> bool) -> Self {
        let parents = parents_without(seen, jumped);
        let (shared, own) = panel(seen, &parents, jumped).split();
        Self {
            grades: seen.grades(),
            known: parents.iter().map(|steps| steps.iter().any(Option::is_some)).collect(),
            parent: [KEEP_PARENT, KEEP_LONG].map(|keep| parents.iter().map(|steps| smoothed(steps, keep)).collect()),
            area: [shared.shrunk(KEEP_AREA), shared.shrunk(KEEP_LONG)],
            grade: [own.shrunk(KEEP_GRADE), own.shrunk(KEEP_LONG)],
        }
    }

    fn at(&self, area: usize, grade: usize, lead: usize) -> f64 {
        let faded = |[recent, long]: &[Vec<f64>; 2], place: usize, fade: f64| {
            let left = (0..lead).fold(1.0, |left, _| left * fade);
            long[place] + (recent[place] - long[place]) * left
        };
        let parent = faded(&self.parent, grade, FADE_PARENT);
        exp(parent + faded(&self.area, area, FADE_AREA) + faded(&self.grade, area * self.grades + grade, FADE_GRADE))
    }
}

/// Deviations of areas from their parent, by step; grades that enter from outside have none.
fn panel(seen: &Seen, parents: &[Vec<Option<f64>>], jumped: &dyn Fn(usize, usize) -> bool) -> Panel {
    let mut panel = Panel::blank(seen.areas(), seen.grades(), seen.origin);
    for area in 0..seen.areas() {
        for grade in 0..seen.grades() {
            for step in (0..seen.origin).filter(|step| !jumped(area, *step)) {
                let Source::Grade(below) = seen.source(grade) else { continue };
                let weight = weight(seen.pupils(area, below, step), seen.pupils(area, grade, step + 1));
                if let Some(deviation) = deviation(seen, parents, (area, grade), step) {
                    panel.set(area, grade, step, (deviation, weight));
                }
            }
        }
    }
    panel
}

/// The parent's ratio with `keep` of a step's weight left a step later; 1 (zero in logarithms) where no step is known.
fn smoothed(steps: &[Option<f64>], keep: f64) -> f64 {
    let (mut sum, mut total, mut recency) = (0.0, 0.0, 1.0);
    for step in steps.iter().rev() {
        if let Some(ratio) = step {
            sum += recency * ratio;
            total += recency;
        }
        recency *= keep;
    }
    if total > 0.0 { sum / total } else { 0.0 }
}
