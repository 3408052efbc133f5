//! Admissions: the published cases to the last pupil, what must hold on any lists, and the command as users meet it.

mod benchmark;

mod command;

mod parquet;

mod published;

mod properties;

mod reserved;

mod ties;

use xuewei::domain::{Admission, Applications, BARRED, NO_SCHOOL};

/// Lists and orders as papers print them: schools and pupils are numbered from 1, each school ranks all pupils.
#[derive(Clone, Debug)]
pub struct Printed {
    pub seats: Vec<u32>,
    pub lists: Vec<Vec<u32>>,
    pub priorities: Vec<Vec<u32>>,
}

impl Printed {
    /// Merit is the order of the pupils; every school's order stands ahead of it.
    pub fn applications(&self) -> Applications {
        let length = self.lists.iter().map(Vec::len).max().unwrap_or(0);
        let mut choices = Vec::new();
        let mut keys = Vec::new();
        for (pupil, list) in self.lists.iter().enumerate() {
            for position in 0..length {
                let school = list.get(position).map(|&school| school as usize - 1);
                choices.push(school.map_or(NO_SCHOOL, |school| school as u32));
                keys.push(school.map_or(BARRED, |school| self.place(school, pupil)));
            }
        }
        let ahead = self.priorities.iter().map(|order| order.iter().map(|&pupil| pupil - 1).collect()).collect();
        Applications { length, choices, keys, merit: (0..self.lists.len() as u32).collect(), capacity: self.seats.clone(), ahead }
    }

    fn place(&self, school: usize, pupil: usize) -> u32 {
        self.priorities[school].iter().position(|&other| other as usize == pupil + 1).expect("every school ranks every pupil") as u32
    }
}

/// Schools from 1; 0 without one.
pub fn schools(applications: &Applications, admission: &Admission) -> Vec<u32> {
    (0..applications.pupils()).map(|pupil| admission.school(applications, pupil).map_or(0, |school| school as u32 + 1)).collect()
}
