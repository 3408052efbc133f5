//! One complete plan in numbers: what comes in at the door and all later steps compute with.

use super::{
    AlertRule, Bundle, Decay, District, Horizon, Ladder, Life, Money, Neighbours, People, PlacementRule, RecordedBirths, Schedule,
    SchoolBlock, SeatBudget, Seats, SpecialNeeds, Staff, Target, Uncertainty,
};

/// A dataset with the levers of a scenario applied. Central values; futures move them.
///
/// Districts are in the order of their names; arrays are flat, indexed as their shape says.
#[derive(Clone, Debug, PartialEq)]
pub struct World {
    /// Districts by name.
    pub districts: Vec<District>,
    /// Stages and grades.
    pub ladder: Ladder,
    /// School years.
    pub horizon: Horizon,
    /// Population tables; `None` for places that know births and rolls but not ages.
    pub people: Option<People>,
    /// Births that are known.
    pub recorded_births: RecordedBirths,
    /// How demand arises.
    pub demand: DemandRates,
    /// Seats and their ledger.
    pub seats: Seats,
    /// Places that strategies share out.
    pub budgets: Vec<SeatBudget>,
    /// New compounds.
    pub compounds: Vec<Compound>,
    /// For each district the others, nearest first; may be empty where no stage spills over.
    pub neighbours: Neighbours,
    /// How the weight of a seat falls with distance, where the scenario asks for access; then all districts are lived together.
    pub access: Option<Decay>,
    /// What is uncertain.
    pub uncertainty: Uncertainty,
    /// When to warn.
    pub alert: AlertRule,
    /// What the plan wants to reach.
    pub targets: Vec<Target>,
    /// Teachers `[stage]`; `None` where the scenario gives no norm.
    pub staff: Vec<Option<Staff>>,
    /// What pupils and projects cost.
    pub money: Money,
    /// Children with special needs `[stage]`; `None` where the scenario does not ask for them.
    pub special_needs: Vec<Option<SpecialNeeds>>,
    /// Schools of the stages that are placed school by school, by district and stage. Parts of a world ([`World::only`]) list none: they share
    /// out what the part's districts have.
    pub schools: Vec<SchoolBlock>,
}

impl World {
    /// Place of a district's grade in a school year, in the arrays of a [`super::Life`] `[year][district][grade]`.
    #[inline]
    pub fn cell(&self, year: usize, district: usize, grade: usize) -> usize {
        (year * self.districts.len() + district) * self.ladder.grades() + grade
    }

    /// What a stage does with pupils above its seats in a year by its position. In the base year pupils sit where the records say, above the
    /// seats or not.
    #[inline]
    pub fn rule_in(&self, stage: usize, year: usize) -> PlacementRule {
        if year == 0 { PlacementRule::Absorb } else { self.ladder.stages[stage].rule }
    }

    /// Pupils in class in a district's grade and a year by its position [children].
    pub fn in_class(&self, life: &Life, (year, district, grade): (usize, usize, usize)) -> Bundle {
        life.enrolment(self.cell(year, district, grade), self.rule_in(self.ladder.stage_of(grade), year))
    }

    /// Districts whose pupils meet in any of some worlds of the same districts: linked by flows, spillover, mergers or special schools. Each group in the
    /// order of names, groups by their first district. What happens in one group is nothing to the others, so that each can be lived, read
    /// and let go of by itself.
    pub fn neighbourhoods(worlds: &[&Self]) -> Vec<Vec<usize>> {
        let mut first: Vec<usize> = (0..worlds[0].districts.len()).collect();
        for (a, b) in worlds.iter().flat_map(|world| world.links()) {
            let (a, b) = (root(&first, a), root(&first, b));
            first[a.max(b)] = a.min(b);
        }
        let mut groups: Vec<Vec<usize>> = vec![Vec::new(); first.len()];
        (0..first.len()).for_each(|district| groups[root(&first, district)].push(district));
        groups.retain(|group| !group.is_empty());
        groups
    }

    /// Pairs of districts between which pupils may go, or whose seats others count as within reach or share.
    fn links(&self) -> Vec<(usize, usize)> {
        let mut links: Vec<(usize, usize)> =
            self.seats.changes.iter().flat_map(|change| &change.moves).map(|pupils| (pupils.from, pupils.to)).collect();
        if self.ladder.stages.iter().any(|stage| stage.spillover) {
            links.extend(self.neighbours.iter().enumerate().flat_map(|(home, others)| others.iter().map(move |&other| (home, other))));
        }
        if self.access.is_some() || self.shares_special_schools() {
            links.extend((1..self.districts.len()).map(|district| (0, district)));
        }
        for flows in self.demand.flows.iter().flatten() {
            let places = (0..self.horizon.len()).flat_map(|year| (0..self.districts.len()).map(move |home| (year, home)));
            for (year, home) in places {
                let goes = |(seat, share): (usize, &f64)| (*share > 0.0 && seat != home).then_some((home, seat));
                links.extend(flows.share.row(year, home).iter().enumerate().filter_map(goes));
            }
        }
        links
    }

    /// The world of some districts alone, which must be whole neighbourhoods; its districts stand in the order given.
    #[must_use]
    pub fn only(&self, districts: &[usize]) -> Self {
        let (grades, years) = (self.ladder.grades(), self.horizon.len());
        let place = |district: usize| districts.iter().position(|&kept| kept == district);
        Self {
            districts: districts.iter().map(|&district| self.districts[district].clone()).collect(),
            ladder: self.ladder.clone(),
            horizon: self.horizon,
            people: self.people.as_ref().map(|people| people.only(districts)),
            recorded_births: self.recorded_births.only(districts),
            demand: self.demand.only(districts, grades),
            seats: self.seats.only(districts, grades, years),
            budgets: Vec::new(),
            compounds: self.compounds.iter().filter_map(|compound| Some(compound.clone_to(place(compound.district)?))).collect(),
            neighbours: self.neighbours.only(districts),
            access: self.access.clone(),
            uncertainty: self.uncertainty.clone(),
            alert: self.alert.clone(),
            targets: self.targets.iter().map(|target| target.within(place)).collect(),
            staff: self.staff.iter().map(|staff| Some(staff.as_ref()?.only(districts))).collect(),
            money: self.money.clone(),
            special_needs: self.special_needs.iter().map(|needs| Some(needs.as_ref()?.only(districts))).collect(),
            schools: Vec::new(),
        }
    }
}

/// The first district of the group so far.
fn root(first: &[usize], mut district: usize) -> usize {
    while first[district] != district {
        district = first[district];
    }
    district
}

/// The cells of some districts of an array whose outermost index is the district, `width` cells each.
pub(super) fn cells_of<T: Copy>(array: &[T], districts: &[usize], width: usize) -> Vec<T> {
    districts.iter().flat_map(|&district| array[district * width..(district + 1) * width].iter().copied()).collect()
}

impl DemandRates {
    fn only(&self, districts: &[usize], grades: usize) -> Self {
        Self {
            base_enrolment: cells_of(&self.base_enrolment, districts, grades),
            entry_rate: self.entry_rate.iter().map(|rate| rate.only(districts)).collect(),
            progression: self.progression.only(districts),
            flows: self.flows.iter().map(|flows| flows.as_ref().map(|flows| flows.only(districts))).collect(),
        }
    }
}

impl Flows {
    fn only(&self, districts: &[usize]) -> Self {
        Self { share: self.share.only(districts).columns(districts) }
    }
}

impl Compound {
    fn clone_to(&self, district: usize) -> Self {
        Self { district, ..self.clone() }
    }
}

/// Rates from which demand arises. Single numbers in every schedule row unless said otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct DemandRates {
    /// Pupils in class in the base year [children] `[district][grade]`.
    pub base_enrolment: Vec<f64>,
    /// Per stage: entrants per resident child of entry age, per birth, or per leaver (the continuation rate), as its `entry_from` says;
    /// access of migrant workers' children is already counted in.
    pub entry_rate: Vec<Schedule>,
    /// Progression ratio into each grade from the grade below it `[grade]`; entry grades hold 1.
    pub progression: Schedule,
    /// Per stage: home-to-school flows, `None` where every child stays in the home district.
    pub flows: Vec<Option<Flows>>,
}

/// Share of a home district's children who go to school in each district.
#[derive(Clone, Debug, PartialEq)]
pub struct Flows {
    /// Row `[seat district]` per year and home district; sums to at most 1, the rest leaves the city.
    pub share: Schedule,
}

/// A new housing compound (小区): children who move in, and kindergarten seats that the developer hands over.
#[derive(Clone, Debug, PartialEq)]
pub struct Compound {
    /// District position.
    pub district: usize,
    /// School year in which the dwellings are lived in.
    pub year: i32,
    /// Children who arrive in each grade [children] `[grade]`.
    pub pupils: Vec<f64>,
    /// Children who arrive below the first entry age, at each age [children] `[age]`.
    pub infants: Vec<f64>,
}
