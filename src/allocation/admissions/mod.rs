//! Admissions: pupils with lists, scores and priorities, and who gets which seat. One file per mechanism behind one `match`.
//!
//! In: [`Applications`], a [`Mechanism`], how ties end, perhaps places reserved for groups. Out: an [`Admission`]. Lots have been drawn
//! before: they are in the keys. Whom a rule of district (属地招生) keeps out is barred in the keys too.
//!
//! Assumes: a pupil belongs to one group at most. Leaves out: pupils who decline the seat they get, and what lists would look like under
//! another mechanism: wishes are taken as written.

mod at_rest;

pub mod checker;

mod campuses;

mod deferred_acceptance;

mod floor;

mod grouped;

mod immediate_acceptance;

mod keys;

mod lottery;

mod parallel;

mod proportion;

mod proposals;

mod reserves;

mod score_order;

mod shortlist;

mod top_trading_cycles;

use crate::domain::{Admission, Applications, Mechanism, Quotas, Ties};
use reserves::Reserved;
use shortlist::{Shortlists, Strict, Tied, seats_in_demand};

pub use at_rest::AtRest;
pub use campuses::places_of_campuses;
pub use floor::floor_lines;
pub use keys::{common_order, keys_of};
pub use proportion::in_proportion;

/// Admits pupils. Trading ([`Mechanism::TopTradingCycles`]) knows neither ties nor quotas; with quotas everyone must be told apart.
pub fn admit(applications: &Applications, mechanism: &Mechanism, ties: Ties, quotas: Option<&Quotas>) -> Admission {
    let admission = match (mechanism, quotas) {
        (Mechanism::TopTradingCycles { pointing }, _) => top_trading_cycles::admit(applications, pointing),
        (Mechanism::ScoreOrder, None) if ties != Ties::RejectAll => score_order::admit(applications, ties),
        (Mechanism::ImmediateAcceptance, None) => immediate_acceptance::admit(applications, ties),
        (Mechanism::Grouped { ends }, None) => grouped::admit(applications, ends, ties),
        (_, Some(quotas)) => by_proposals(applications, mechanism, &mut Reserved::new(applications, quotas)),
        (_, None) if ties == Ties::Subscore => by_proposals(applications, mechanism, &mut Strict::new(&seats_in_demand(applications))),
        (_, None) => by_proposals(applications, mechanism, &mut Tied::new(&applications.capacity, ties)),
    };
    debug_assert_eq!(checker::certify(applications, ties, quotas, &admission), Ok(()));
    admission
}

/// The mechanisms that are proposals to schools with shortlists.
fn by_proposals(applications: &Applications, mechanism: &Mechanism, shortlists: &mut impl Shortlists) -> Admission {
    match mechanism {
        Mechanism::ScoreOrder => score_order::admit_by_proposals(applications, shortlists),
        Mechanism::Parallel { band } => parallel::admit(applications, *band, shortlists),
        Mechanism::ImmediateAcceptance => parallel::admit(applications, 1, shortlists),
        Mechanism::Grouped { ends } => grouped::admit_by_proposals(applications, ends, shortlists),
        Mechanism::DeferredAcceptance => deferred_acceptance::admit(applications, shortlists),
        Mechanism::Lottery => lottery::admit(applications, shortlists),
        Mechanism::TopTradingCycles { pointing } => top_trading_cycles::admit(applications, pointing),
    }
}
