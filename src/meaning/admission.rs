//! What an admission is worth: who is placed, how near to their wishes, whose priority was passed over, which seats are wasted.
//!
//! Both last counts at zero is what the literature calls stable (Balinski and Sönmez 1999).

use crate::domain::{Admission, AdmissionMeasure, Applications, Measured, Quotas};

/// All that a list, seats and the outcome tell.
pub fn measure_admission(applications: &Applications, quotas: Option<&Quotas>, admission: &Admission) -> Measured {
    let applicants = applications.pupils() as f64;
    let wishes = Wishes::of(applications, admission);
    let filled = Filled::of(applications, quotas, admission);
    let share = |pupils: f64| if applicants > 0.0 { pupils / applicants } else { 0.0 };
    let mut measured = vec![
        (AdmissionMeasure::Applicants, applicants),
        (AdmissionMeasure::Seats, applications.capacity.iter().map(|&seats| f64::from(seats)).sum()),
        (AdmissionMeasure::Placed, wishes.placed),
        (AdmissionMeasure::PlacedRate, share(wishes.placed)),
        (AdmissionMeasure::FirstChoiceShare, share(wishes.first)),
        (AdmissionMeasure::FirstThreeShare, share(wishes.first_three)),
        (AdmissionMeasure::MeanRank, share(wishes.ranks)),
    ];
    measured.extend(filled.measured(&unmet(applications, admission, &filled)));
    if quotas.is_some() {
        let on_reserved = admission.reserved.iter().filter(|&&reserved| reserved).count();
        measured.push((AdmissionMeasure::OnReservedPlaces, on_reserved as f64));
    }
    measured
}

/// How near to their wishes pupils are placed.
#[derive(Default)]
struct Wishes {
    placed: f64,
    first: f64,
    first_three: f64,
    ranks: f64,
}

impl Wishes {
    fn of(applications: &Applications, admission: &Admission) -> Self {
        let mut wishes = Self::default();
        for (pupil, &choice) in admission.choice.iter().enumerate() {
            if admission.is_placed(pupil) {
                wishes.placed += 1.0;
                wishes.first += f64::from(choice == 0);
                wishes.first_three += f64::from(choice < 3);
                wishes.ranks += f64::from(choice) + 1.0;
            } else {
                wishes.ranks += applications.list_length(pupil) as f64 + 1.0;
            }
        }
        wishes
    }
}

/// How schools are filled, and by whom.
struct Filled<'a> {
    applications: &'a Applications,
    quotas: Option<&'a Quotas>,
    placed: Vec<u32>,
    /// Worst key on an open place `[school]`; `None` without any.
    worst_open: Vec<Option<u32>>,
    /// Pupils and worst key on the reserved places of each group `[school][group of the school]`.
    reserved: Vec<Vec<(u32, Option<u32>)>>,
}

impl<'a> Filled<'a> {
    fn of(applications: &'a Applications, quotas: Option<&'a Quotas>, admission: &Admission) -> Self {
        let schools = applications.capacity.len();
        let groups = |school: usize| quotas.map_or(0, |quotas| quotas.places[school].len());
        let mut filled = Self {
            applications,
            quotas,
            placed: vec![0; schools],
            worst_open: vec![None; schools],
            reserved: (0..schools).map(|school| vec![(0, None); groups(school)]).collect(),
        };
        for pupil in (0..applications.pupils()).filter(|&pupil| admission.is_placed(pupil)) {
            if let Some((school, key)) = applications.choice(pupil, usize::from(admission.choice[pupil])) {
                filled.placed[school] += 1;
                filled.seat(school, key, admission.reserved[pupil].then_some(pupil));
            }
        }
        filled
    }

    fn seat(&mut self, school: usize, key: u32, on_reserved: Option<usize>) {
        let group = on_reserved.and_then(|pupil| self.group_at(school, pupil));
        match group {
            Some(group) => {
                let (pupils, worst) = &mut self.reserved[school][group];
                *pupils += 1;
                *worst = (*worst).max(Some(key));
            }
            None => self.worst_open[school] = self.worst_open[school].max(Some(key)),
        }
    }

    /// Position of the pupil's group among those with places at a school, where the pupil may take one.
    fn group_at(&self, school: usize, pupil: usize) -> Option<usize> {
        let quotas = self.quotas?;
        let group = quotas.group[pupil].filter(|_| self.applications.merit[pupil] <= quotas.floor[school])?;
        quotas.places[school].iter().position(|&(of, _)| of == group)
    }

    fn is_full(&self, school: usize) -> bool {
        self.placed[school] >= self.applications.capacity[school]
    }

    /// Whether a school took somebody over whom the pupil comes first: on an open place or on a place of the pupil's group, or anybody on a
    /// place of the group that returned to the open pool.
    fn passed_over(&self, pupil: usize, school: usize, key: u32) -> bool {
        if self.worst_open[school].is_some_and(|worst| key < worst) {
            return true;
        }
        let Some(group) = self.group_at(school, pupil) else { return false };
        let (pupils, worst) = self.reserved[school][group];
        let places = self.quotas.map_or(0, |quotas| quotas.places[school][group].1);
        worst.is_some_and(|worst| key < worst) || (pupils < places && self.is_full(school))
    }

    fn measured(&self, unmet: &Unmet) -> Measured {
        let seats = &self.applications.capacity;
        let pairs = || self.placed.iter().zip(seats);
        let wasted = pairs().zip(&unmet.claimants).map(|((&placed, &seats), &claims)| seats.saturating_sub(placed).min(claims));
        let used = || pairs().filter(|&(_, &seats)| seats > 0).map(|(&placed, &seats)| f64::from(placed) / f64::from(seats));
        let (low, high) = used().fold((f64::INFINITY, 0.0_f64), |(low, high), used| (low.min(used), high.max(used)));
        let count = |pupils: u64| pupils as f64;
        vec![
            (AdmissionMeasure::JustifiedEnvy, count(unmet.envious)),
            (AdmissionMeasure::WastedSeats, count(wasted.map(u64::from).sum())),
            (AdmissionMeasure::EmptySeats, count(pairs().map(|(&placed, &seats)| u64::from(seats.saturating_sub(placed))).sum())),
            (AdmissionMeasure::OverCapacity, count(pairs().map(|(&placed, &seats)| u64::from(placed.saturating_sub(seats))).sum())),
            (AdmissionMeasure::UtilisationSpread, if low.is_finite() { high - low } else { 0.0 }),
        ]
    }
}

/// Wishes that were not met though a priority or an empty seat says they could have been.
struct Unmet {
    envious: u64,
    /// Pupils who like a school with empty seats better than what they have `[school]`.
    claimants: Vec<u32>,
}

fn unmet(applications: &Applications, admission: &Admission, filled: &Filled) -> Unmet {
    let mut unmet = Unmet { envious: 0, claimants: vec![0; applications.capacity.len()] };
    for pupil in 0..applications.pupils() {
        let better = usize::from(admission.choice[pupil]).min(applications.length);
        let mut envies = false;
        for (school, key) in (0..better).filter_map(|position| applications.choice(pupil, position)) {
            envies |= filled.passed_over(pupil, school, key);
            unmet.claimants[school] += u32::from(!filled.is_full(school));
        }
        unmet.envious += u64::from(envies);
    }
    unmet
}

/// Whether an outcome leaves a priority violated or a seat wasted.
pub fn is_unfair(measured: &Measured) -> bool {
    let counts = [AdmissionMeasure::JustifiedEnvy, AdmissionMeasure::WastedSeats];
    measured.iter().any(|(measure, value)| counts.contains(measure) && *value > 0.0)
}

/// Ways to school of the placed; `km` holds the distance of each choice `[pupil][choice]`.
pub fn measure_travel(applications: &Applications, admission: &Admission, km: &[f32], radius_km: f64) -> Measured {
    let placed = (0..applications.pupils()).filter(|&pupil| admission.is_placed(pupil));
    let mut ways: Vec<f32> = placed.map(|pupil| km[pupil * applications.length + usize::from(admission.choice[pupil])]).collect();
    if ways.is_empty() {
        return Vec::new();
    }
    let count = ways.len() as f64;
    let mean = ways.iter().map(|&way| f64::from(way)).sum::<f64>() / count;
    let within = ways.iter().filter(|&&way| f64::from(way) <= radius_km).count() as f64 / count;
    vec![(AdmissionMeasure::MeanKm, mean), (AdmissionMeasure::P95Km, percentile(&mut ways, 0.95)), (AdmissionMeasure::WithinRadius, within)]
}

/// Linear between the two values next to the place (type 7).
fn percentile(values: &mut [f32], share: f64) -> f64 {
    let place = share * (values.len() - 1) as f64;
    let (_, &mut low, above) = values.select_nth_unstable_by(place as usize, f32::total_cmp);
    let high = above.iter().copied().min_by(f32::total_cmp).unwrap_or(low);
    f64::from(low) + (f64::from(high) - f64::from(low)) * place.fract()
}
