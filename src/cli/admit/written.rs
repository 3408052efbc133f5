//! What `admit` leaves behind: three tables, and the summary for the terminal.

use super::super::written::noted;
use super::super::{Failure, Options};
use super::Round;
use crate::domain::{Admission, AdmissionFindings, Mechanism, Quotas, SchoolAdmission};
use crate::inputs::admissions::Candidates;
use crate::meaning;
use crate::outputs::tables::admissions::{self, Admitted};
use crate::outputs::{RunFolder, admission_summary};

/// Everything that is written.
pub struct Written<'a> {
    /// Pupils and schools.
    pub candidates: &'a Candidates,
    /// Lists and seats.
    pub round: &'a Round,
    /// The rule.
    pub mechanism: Mechanism,
    /// Reserved places.
    pub quotas: Option<&'a Quotas>,
    /// Who is admitted where.
    pub admission: &'a Admission,
}

impl Written<'_> {
    /// Writes the folder and returns what the terminal says.
    pub fn write(self, folder: RunFolder, notes: Vec<String>, options: &Options) -> Result<String, Failure> {
        let findings = AdmissionFindings {
            measured: meaning::measure_admission(&self.round.applications, self.quotas, self.admission),
            schools: self.schools(),
            mechanism: self.mechanism.clone(),
        };
        folder.write("admissions.csv", &admissions::admitted_csv((0..self.candidates.pupils()).map(|pupil| self.row(pupil))))?;
        folder.write("cutoffs.csv", &admissions::cutoffs_csv(&findings))?;
        folder.write("measures.csv", &admissions::measures_csv(&findings))?;
        let place = folder.finish()?;
        if options.quiet {
            return Ok(String::new());
        }
        let language = options.language();
        let mut told = admission_summary::text(&findings, language);
        notes.iter().for_each(|note| told += &noted(note, language));
        told += &format!("{}\n", place.display());
        Ok(told)
    }

    fn row(&self, pupil: usize) -> Admitted<'_> {
        let school = self.admission.school(&self.round.applications, pupil);
        let group = self.quotas.filter(|_| self.admission.reserved[pupil]).and_then(|quotas| quotas.group[pupil]);
        Admitted {
            applicant: self.candidates.name(pupil),
            school: school.map(|school| self.candidates.schools[school].name.as_str()),
            choice: school.map(|_| u32::from(self.admission.choice[pupil]) + 1),
            quota: group.map(|group| self.candidates.origins[group as usize].as_str()),
        }
    }

    /// Schools with their pupils and the lowest score on an open place.
    fn schools(&self) -> Vec<SchoolAdmission> {
        let school = |school: &crate::inputs::admissions::School| SchoolAdmission {
            name: school.name.clone(),
            seats: school.seats,
            ..SchoolAdmission::default()
        };
        let mut schools: Vec<SchoolAdmission> = self.candidates.schools.iter().map(school).collect();
        for pupil in 0..self.candidates.pupils() {
            let Some(school) = self.admission.school(&self.round.applications, pupil) else { continue };
            let school = &mut schools[school];
            school.placed += 1;
            let score = self.candidates.scores.get(pupil).copied().filter(|score| self.round.by_score && score.is_finite());
            if let Some(score) = score.filter(|_| !self.admission.reserved[pupil]) {
                school.score = Some(school.score.map_or(score, |lowest| lowest.min(score)));
            }
        }
        schools
    }
}
