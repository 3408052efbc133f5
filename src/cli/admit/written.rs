//! What `admit` leaves behind: three tables, and the summary for the terminal.

use super::super::args::{Admissions, TiesName};
use super::super::written::results_in;
use super::super::{Failure, Options};
use super::Round;
use crate::cli::Spoken;
use crate::domain::{Admission, AdmissionFindings, BARRED, Language, Mechanism, NO_SCHOOL, Quotas, SchoolAdmission};
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
    pub fn write(self, folder: RunFolder, notes: &[String], options: &Options) -> Result<Spoken, Failure> {
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
            return Ok(Spoken::default());
        }
        let language = options.language();
        let told = admission_summary::text(&findings, language) + &results_in(&place, language);
        Ok(Spoken::from(told).noting(notes, language))
    }

    /// What decided silently: districts, and the order of keys between equal scores.
    pub fn notes(&self, asked: &Admissions, language: Language) -> Vec<String> {
        let applications = &self.round.applications;
        let cells = applications.choices.iter().zip(&applications.keys);
        let barred = cells.filter(|&(&school, &key)| school != NO_SCHOOL && key == BARRED).count();
        let by_keys_alone = self.round.by_score && asked.ties == TiesName::Subscore && asked.lottery.is_none();
        let tied = if by_keys_alone { self.tied_at_a_cutoff() } else { 0 };
        let barred = (barred > 0).then(|| match language {
            Language::Chinese => format!("有{barred}个志愿填报了其他县（市）区的学校，已跳过"),
            Language::English => format!("{barred} choices are at schools of other districts and were passed over"),
        });
        let tied = (tied > 0).then(|| match language {
            Language::Chinese => {
                format!("有{tied}名学生与更想去的学校的末位录取者分数相同，仅按报名号先后区分；可用 --lottery single 抽签决定")
            }
            Language::English => format!(
                "{tied} applicants have the same scores as the last one admitted to a school they like better; only the order of the \
                 applicants' keys told them apart (--lottery single draws lots)"
            ),
        });
        barred.into_iter().chain(tied).collect()
    }

    /// Pupils who missed a school they like better though their priority and all their scores are those of its last pupil.
    fn tied_at_a_cutoff(&self) -> usize {
        let (candidates, applications) = (self.candidates, &self.round.applications);
        let mut last: Vec<Option<(u32, usize)>> = vec![None; candidates.schools.len()];
        let open = (0..candidates.pupils()).filter(|&pupil| self.admission.is_placed(pupil) && !self.admission.reserved[pupil]);
        for pupil in open {
            if let Some((school, key)) = applications.choice(pupil, usize::from(self.admission.choice[pupil])) {
                last[school] = last[school].max(Some((key, pupil)));
            }
        }
        let scores = || std::iter::once(&candidates.scores).chain(&candidates.subscores);
        let class = |key: u32, pupil: usize| key.wrapping_sub(applications.merit[pupil]);
        let missed = |pupil: usize| {
            let better = usize::from(self.admission.choice[pupil]).min(applications.length);
            let mut missed = (0..better).filter_map(|position| applications.choice(pupil, position));
            missed.any(|(school, key)| {
                let alike = |(worst, other): (u32, usize)| {
                    worst < key && class(worst, other) == class(key, pupil) && scores().all(|s| s[pupil].total_cmp(&s[other]).is_eq())
                };
                last[school].is_some_and(alike)
            })
        };
        (0..candidates.pupils()).filter(|&pupil| missed(pupil)).count()
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
