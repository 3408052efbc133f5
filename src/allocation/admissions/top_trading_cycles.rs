//! `top_trading_cycles`: each school points to the pupil it puts first, each pupil to the best school with a seat; whoever stands in a
//! circle trades, and leaves. Abdulkadiroğlu and Sönmez (2003), School choice. Pareto-efficient for pupils, priorities may be violated.
//!
//! By default schools point to all pupils, whether they list the school or not, but to nobody who may not attend: a pupil trades a seat that is the
//! pupil's to take. With `listers` they point only to those who list them. Results differ.

use super::shortlist::{entry, pupil_of};
use crate::domain::{Admission, Applications, Pointing};

/// Admits all pupils; who is tied stands in the order of the tables.
pub fn admit(applications: &Applications, pointing: &Pointing) -> Admission {
    let mut market = Market::new(applications, pointing);
    for school in 0..applications.capacity.len() {
        market.trade_from(school);
    }
    market.admission
}

/// Pupils and seats that are still there.
struct Market<'a> {
    applications: &'a Applications,
    seats: Vec<u32>,
    here: Vec<bool>,
    /// Next choice of each pupil to look at.
    next: Vec<u8>,
    /// Schools' own orders, ahead of the common one.
    own: Vec<Queue>,
    /// Whom schools point to behind their own orders.
    common: Common,
    /// Schools that point to pupils who point to the next school.
    path: Vec<(usize, u32)>,
    on_path: Vec<bool>,
    admission: Admission,
}

impl<'a> Market<'a> {
    fn new(applications: &'a Applications, pointing: &Pointing) -> Self {
        let (pupils, schools) = (applications.pupils(), applications.capacity.len());
        let own = match pointing {
            Pointing::Listers => listers(applications),
            _ if applications.ahead.is_empty() => vec![Queue::default(); schools],
            _ => applications.ahead.iter().cloned().map(Queue::of).collect(),
        };
        Self {
            applications,
            seats: applications.capacity.clone(),
            here: vec![true; pupils],
            next: vec![0; pupils],
            own,
            common: Common::of(applications, pointing),
            path: Vec::new(),
            on_path: vec![false; schools],
            admission: Admission::nobody(pupils),
        }
    }

    /// Follows the pointing from a school until it has no seat left or nobody to point to.
    fn trade_from(&mut self, first: usize) {
        let mut school = first;
        loop {
            let step = if self.seats[school] > 0 { self.best_pupil(school) } else { None };
            let Some((pupil, wanted)) = step else {
                // Nobody wants its seats, so nobody else's wish leads through it.
                self.seats[school] = 0;
                match self.path.pop() {
                    Some((before, _)) => school = self.back_to(before),
                    None => return,
                }
                continue;
            };
            self.path.push((school, pupil));
            self.on_path[school] = true;
            school = if self.on_path[wanted] { self.trade(wanted) } else { wanted };
        }
    }

    fn back_to(&mut self, school: usize) -> usize {
        self.on_path[school] = false;
        school
    }

    /// The best pupil still here who has a school to point to, and that school.
    fn best_pupil(&mut self, school: usize) -> Option<(u32, usize)> {
        loop {
            let pupil = self.first_in_line(school)?;
            match self.best_school(pupil as usize) {
                Some(wanted) => return Some((pupil, wanted)),
                None => self.leave(pupil),
            }
        }
    }

    fn first_in_line(&mut self, school: usize) -> Option<u32> {
        let own = self.own[school].first(&self.here);
        own.or_else(|| self.common.of_school(school)?.first(&self.here))
    }

    /// The best choice that has a seat.
    fn best_school(&mut self, pupil: usize) -> Option<usize> {
        while usize::from(self.next[pupil]) < self.applications.length {
            let choice = self.applications.choice(pupil, usize::from(self.next[pupil]));
            match choice {
                Some((school, _)) if self.seats[school] > 0 => return Some(school),
                _ => self.next[pupil] += 1,
            }
        }
        None
    }

    /// All in the circle that closes at a school trade; gives the school from which to go on.
    fn trade(&mut self, closing: usize) -> usize {
        loop {
            let Some((school, pupil)) = self.path.pop() else { return closing };
            self.back_to(school);
            let position = self.next[pupil as usize];
            self.admission.choice[pupil as usize] = position;
            let taken = self.applications.choices[pupil as usize * self.applications.length + usize::from(position)];
            self.seats[taken as usize] -= 1;
            self.leave(pupil);
            if school == closing {
                return self.path.pop().map_or(closing, |(before, _)| self.back_to(before));
            }
        }
    }

    fn leave(&mut self, pupil: u32) {
        self.here[pupil as usize] = false;
    }
}

/// Pupils by merit, the same line for all schools that take the same pupils.
#[derive(Default)]
struct Common {
    lines: Vec<Queue>,
    /// Line of each school `[school]`; none where only their own orders count.
    line_of: Vec<usize>,
}

impl Common {
    /// All pupils first, then those of each district where schools take those alone.
    fn of(applications: &Applications, pointing: &Pointing) -> Self {
        let order = applications.in_order_of_merit();
        let schools = applications.capacity.len();
        match pointing {
            Pointing::Listers => Self::default(),
            Pointing::All => Self { lines: vec![Queue::of(order)], line_of: vec![0; schools] },
            Pointing::Residents { of_school, of_pupil } => {
                let districts = of_school.iter().flatten().max().map_or(0, |&last| last as usize + 1);
                let mut lines = vec![Vec::new(); districts];
                for &pupil in &order {
                    if let Some(line) = of_pupil[pupil as usize].and_then(|district| lines.get_mut(district as usize)) {
                        line.push(pupil);
                    }
                }
                let line_of = of_school.iter().map(|district| district.map_or(0, |district| district as usize + 1)).collect();
                Self { lines: std::iter::once(order).chain(lines).map(Queue::of).collect(), line_of }
            }
        }
    }

    fn of_school(&mut self, school: usize) -> Option<&mut Queue> {
        let line = *self.line_of.get(school)?;
        self.lines.get_mut(line)
    }
}

/// A school's line of pupils; those who have left are passed over.
#[derive(Clone, Default)]
struct Queue {
    pupils: Vec<u32>,
    at: usize,
}

impl Queue {
    fn of(pupils: Vec<u32>) -> Self {
        Self { pupils, at: 0 }
    }

    fn first(&mut self, here: &[bool]) -> Option<u32> {
        while self.pupils.get(self.at).is_some_and(|&pupil| !here[pupil as usize]) {
            self.at += 1;
        }
        self.pupils.get(self.at).copied()
    }
}

/// Each school's listers by key.
fn listers(applications: &Applications) -> Vec<Queue> {
    let counts = applications.listers();
    let mut lines: Vec<Vec<u64>> = counts.iter().map(|&count| Vec::with_capacity(count as usize)).collect();
    for pupil in 0..applications.pupils() {
        for position in 0..applications.length {
            if let Some((school, key)) = applications.choice(pupil, position) {
                lines[school].push(entry(key, pupil as u32));
            }
        }
    }
    let line = |mut line: Vec<u64>| {
        line.sort_unstable();
        Queue::of(line.into_iter().map(pupil_of).collect())
    };
    lines.into_iter().map(line).collect()
}
