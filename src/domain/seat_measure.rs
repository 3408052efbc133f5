//! What a seat plan is judged by.

/// What is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeatMeasure {
    /// Share of pupils who find a seat, at home or, where the stage lets them, elsewhere.
    PlacedRate,
    /// Pupils above the seats, district by district [children].
    Shortfall,
    /// Shortfall above the least that any plan could leave in the same future [children].
    Regret,
    /// The largest regret of all futures [children].
    WorstRegret,
    /// Coverage (seats / demand) of the district where it is lowest.
    WorstCoverage,
    /// Gini coefficient of coverage over districts.
    CoverageGini,
    /// Theil's T of coverage over districts.
    CoverageTheil,
    /// Highest utilisation of a district minus the lowest.
    UtilisationSpread,
    /// Districts whose coverage is below today's.
    WorseOff,
    /// Whether the coverage of this district is below today's.
    WorseOffIn(usize),
    /// Seats per child within reach, in the district where they are fewest.
    WorstAccess,
    /// Seats per child within reach of this district's children.
    AccessIn(usize),
    /// Places that this district gets.
    Places(usize),
    /// Places that this school gets, of those that budgets name.
    PlacesAt(usize),
    /// Pupils without a school once all have chosen, by deferred acceptance [children].
    WithoutSchool,
    /// Mean position of their school in pupils' lists, 1 for the first choice; without a school, the length of the lists + 1.
    MeanRank,
    /// Places that fill no whole class, or for which no district has room.
    LeftOver,
}
