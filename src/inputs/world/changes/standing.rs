//! Whether the school that a project names stands when the project comes.

use super::site::Site;
use super::taking::grades;
use super::{Ledger, Line};
use crate::inputs::problem::Problems;
use crate::inputs::scenario::settings::ProjectKind;
use crate::said;

/// Reports a project at a school that has been closed by then, which is refused, and one that opens a school that stands, which is only told: it may
/// mean a second site. Whether the project can go on.
pub(super) fn fits(line: &Line<'_>, kind: ProjectKind, site: &Site, ledger: &Ledger<'_>, problems: &mut Problems) -> bool {
    let Some(school) = site.school.as_deref().filter(|school| !ledger.unsure.of_school(school, Some(site.stage))) else { return true };
    let (id, year) = (&line.context.ladder.stages[site.stage].id, line.context.horizon.year(ledger.year()));
    match kind {
        ProjectKind::Expand | ProjectKind::Intake | ProjectKind::Bulge | ProjectKind::Close if is_closed(line, site, ledger) => {
            let what = said!("`{school}` 的 {id} 到 {year} 年已经停办", "`{school}` has closed its {id} by {year}");
            let hint = said!("重新开办请用 `open`；否则请更正年份", "to open it again use `open`; otherwise correct the year");
            problems.add(line.problem("school", what).hint(hint));
            false
        }
        ProjectKind::Open if seats(line, site, ledger, ledger.year()) > 0.0 => {
            let what = said!("`{school}` 的 {id} 在 {year} 年已经开办", "`{school}` has seats of {id} in {year} already");
            let hint = said!("学位已加在该校；扩建请用 `expand`", "the seats are added to it; the kind `expand` says so");
            problems.add(line.problem("kind", what).hint(hint).warning());
            true
        }
        _ => true,
    }
}

/// The school had seats, and has none from the project's year on.
fn is_closed(line: &Line<'_>, site: &Site, ledger: &Ledger<'_>) -> bool {
    let has_seats = |year: usize| seats(line, site, ledger, year) > 0.0;
    (0..ledger.year()).any(has_seats) && !(ledger.year()..line.context.horizon.len()).any(has_seats)
}

fn seats(line: &Line<'_>, site: &Site, ledger: &Ledger<'_>, year: usize) -> f64 {
    let in_grades = |at: usize| (0..grades(line, site)).map(move |grade| ledger.pools[at].at(grade, year)).sum::<f64>();
    site.pools(ledger).into_iter().map(in_grades).sum()
}
