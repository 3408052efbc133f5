//! Who sits in a school, once it is known who wants to.

use super::Sharing;
use crate::domain::{Bundle, SchoolYear};

/// Pupils of a grade who sit in each school. Where the law forbids to turn a child away that is everybody. Otherwise as many as have a seat; whom
/// a school cannot seat takes the room of others in proportion to it, because the seats of a district are open to all its pupils.
pub fn seat(sharing: &Sharing, grade: usize, enrolled: Bundle, year: &mut SchoolYear) {
    let cells = || sharing.schools().map(|school| sharing.cell(school, grade));
    if !sharing.turns_away() {
        cells().for_each(|cell| year.pupils[cell] = year.wanted[cell]);
        return;
    }
    let (mut seated, mut room) = (Bundle::ZERO, Bundle::ZERO);
    for cell in cells() {
        let here = year.wanted[cell].min(year.seats[cell]);
        seated += here;
        room += year.seats[cell] - here;
    }
    let missing = (enrolled - seated).zip(room, |missing, room| if missing > 0.0 && room > 0.0 { (missing / room).min(1.0) } else { 0.0 });
    let kept = enrolled.zip(seated, |enrolled, seated| if seated > enrolled { enrolled / seated } else { 1.0 });
    for cell in cells() {
        let here = year.wanted[cell].min(year.seats[cell]);
        year.pupils[cell] = here * kept + (year.seats[cell] - here) * missing;
    }
}
