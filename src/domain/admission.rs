//! Pupils who apply to schools with lists of choices, and who is admitted where.

/// In place of a school: a choice left blank.
pub const NO_SCHOOL: u32 = u32::MAX;

/// In place of a key: the pupil may not go to the school of this choice.
pub const BARRED: u32 = u32::MAX;

/// In place of a position in the list: the pupil has no school.
pub const UNPLACED: u8 = u8::MAX;

/// Most choices on a list.
pub const LONGEST_LIST: usize = 99;

/// Lists, priorities and seats. Flat arrays, because a city has a million cells of them; pupils and schools stand in the order of their
/// keys in the tables, so that no result depends on the order of rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Applications {
    /// Choices on the longest list.
    pub length: usize,
    /// School of each choice, best first `[pupil][choice]`; [`NO_SCHOOL`] where blank.
    pub choices: Vec<u32>,
    /// Priority of the pupil at the school of that choice `[pupil][choice]`, lower is better: the class (catchment, sibling) in the high
    /// bits, merit or lot in the low ones. Equal keys are ties. [`BARRED`] where the pupil may not go.
    pub keys: Vec<u32>,
    /// Place of each pupil in the order that all schools have in common `[pupil]`, 0 is best; equal places are ties.
    pub merit: Vec<u32>,
    /// Seats `[school]` [children].
    pub capacity: Vec<u32>,
    /// Pupils whom a school puts ahead of the common order, best first `[school]`, whether they list it or not; empty where no school
    /// does. Only trading asks for them: everywhere else a priority at a school that is not listed decides nothing.
    pub ahead: Vec<Vec<u32>>,
}

impl Applications {
    /// Number of pupils.
    pub fn pupils(&self) -> usize {
        self.merit.len()
    }

    /// School and key of a choice; `None` where it is blank or the pupil may not go there.
    #[inline]
    pub fn choice(&self, pupil: usize, position: usize) -> Option<(usize, u32)> {
        let cell = pupil * self.length + position;
        let (school, key) = (self.choices[cell], self.keys[cell]);
        (school != NO_SCHOOL && key != BARRED).then_some((school as usize, key))
    }

    /// Choices from the first to the last one that is filled in, those included where the pupil may not go.
    pub fn list_length(&self, pupil: usize) -> usize {
        let row = &self.choices[pupil * self.length..(pupil + 1) * self.length];
        row.iter().rposition(|&school| school != NO_SCHOOL).map_or(0, |last| last + 1)
    }

    /// Pupils who list each school and may go there `[school]`.
    pub fn listers(&self) -> Vec<u32> {
        let mut listers = vec![0; self.capacity.len()];
        for (&school, &key) in self.choices.iter().zip(&self.keys) {
            if school != NO_SCHOOL && key != BARRED {
                listers[school as usize] += 1;
            }
        }
        listers
    }

    /// Pupils in the common order; who is tied stands in the order of the tables.
    pub fn in_order_of_merit(&self) -> Vec<u32> {
        let mut starts = vec![0_u32; self.merit.iter().max().map_or(0, |&worst| worst as usize + 2)];
        self.merit.iter().for_each(|&place| starts[place as usize + 1] += 1);
        (1..starts.len()).for_each(|place| starts[place] += starts[place - 1]);
        let mut order = vec![0; self.merit.len()];
        for (pupil, &place) in self.merit.iter().enumerate() {
            order[starts[place as usize] as usize] = pupil as u32;
            starts[place as usize] += 1;
        }
        order
    }
}

/// Who is admitted where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Admission {
    /// Position in the pupil's own list `[pupil]`, 0 is the first choice; [`UNPLACED`] without a school.
    pub choice: Vec<u8>,
    /// Whether the pupil sits on a place reserved for the group `[pupil]`.
    pub reserved: Vec<bool>,
}

impl Admission {
    /// Nobody placed yet.
    pub fn nobody(pupils: usize) -> Self {
        Self { choice: vec![UNPLACED; pupils], reserved: vec![false; pupils] }
    }

    /// Whether a pupil has a school.
    #[inline]
    pub fn is_placed(&self, pupil: usize) -> bool {
        self.choice[pupil] != UNPLACED
    }

    /// The pupil's school.
    #[inline]
    pub fn school(&self, applications: &Applications, pupil: usize) -> Option<usize> {
        let position = self.choice[pupil];
        (position != UNPLACED).then(|| applications.choices[pupil * applications.length + usize::from(position)] as usize)
    }
}

/// A rule that admits pupils.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mechanism {
    /// 分数优先、遵循志愿
    ScoreOrder,
    /// 平行志愿
    Parallel {
        /// Choices in a band, at least 1.
        band: usize,
    },
    /// Boston, 梯度志愿
    ImmediateAcceptance,
    /// Student-proposing Gale-Shapley
    DeferredAcceptance,
    /// Score groups served top-down
    Grouped {
        /// Merit at which each group ends: group k holds the pupils from the end of the one before it up to its own end, which is not in
        /// it. Rising; what lies beyond the last end is one more group.
        ends: Vec<u32>,
    },
    /// Top trading cycles
    TopTradingCycles {
        /// To whom schools point.
        pointing: Pointing,
    },
    /// 摇号; the numbers drawn are in the keys
    Lottery,
}

/// Names of the mechanisms, as the command line has them.
pub const MECHANISMS: [&str; 7] =
    ["score_order", "parallel", "immediate_acceptance", "deferred_acceptance", "grouped", "top_trading_cycles", "lottery"];

impl Mechanism {
    /// Its name among [`MECHANISMS`].
    pub fn name(&self) -> &'static str {
        MECHANISMS[match self {
            Self::ScoreOrder => 0,
            Self::Parallel { .. } => 1,
            Self::ImmediateAcceptance => 2,
            Self::DeferredAcceptance => 3,
            Self::Grouped { .. } => 4,
            Self::TopTradingCycles { .. } => 5,
            Self::Lottery => 6,
        }]
    }
}

/// To whom a school points while places are traded. The two readings give other results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointing {
    /// To the best of all pupils, whether they list it or not.
    All,
    /// To the best of those who list it.
    Listers,
}

/// What happens to pupils whom nothing tells apart at the last seat.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ties {
    /// The keys tell everyone apart: by subscores, by lot, at last by the order of the tables.
    #[default]
    Subscore,
    /// All of them are admitted, above the seats.
    AdmitAll,
    /// None of them is admitted.
    RejectAll,
}

/// Places reserved for groups (指标到校). A pupil belongs to one group at most.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quotas {
    /// Group of each pupil `[pupil]`; `None` for those in no group and those who are not eligible.
    pub group: Vec<Option<u32>>,
    /// (group, places) `[school]`, in the order of the groups; together at most the seats of the school.
    pub places: Vec<Vec<(u32, u32)>>,
    /// Worst merit that may take a reserved place `[school]`: the floor line. Everyone where it is `u32::MAX`.
    pub floor: Vec<u32>,
    /// Which places are filled first.
    pub precedence: Precedence,
}

/// Which places of a school are filled first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Precedence {
    /// Reserved places go to the best of their group, open ones to the best of all others.
    #[default]
    ReserveFirst,
    /// Open places go to the best of all, reserved ones to the best others of their group.
    OpenFirst,
}

/// What an admission is judged by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AdmissionMeasure {
    /// Pupils who apply [children].
    Applicants,
    /// Seats of all schools [children].
    Seats,
    /// Pupils with a school [children].
    Placed,
    /// Placed / applicants.
    PlacedRate,
    /// Pupils at their first choice / applicants.
    FirstChoiceShare,
    /// Pupils at one of their first three choices / applicants.
    FirstThreeShare,
    /// Mean position of the school in the pupil's list, 1 for the first choice; without a school, the length of the list + 1.
    MeanRank,
    /// Pupils who like a school better than what they have while it took somebody it puts behind them [children].
    JustifiedEnvy,
    /// Empty seats at schools which pupils like better than what they have [children].
    WastedSeats,
    /// Seats that stay empty [children].
    EmptySeats,
    /// Pupils above the seats of their school [children].
    OverCapacity,
    /// Highest less lowest share of filled seats among schools with seats.
    UtilisationSpread,
    /// Pupils on places reserved for their group [children].
    OnReservedPlaces,
    /// Mean way to school of the placed [km].
    MeanKm,
    /// 95th percentile of the way to school of the placed [km].
    P95Km,
    /// Placed pupils within the policy radius / placed pupils.
    WithinRadius,
    /// Placed / applicants of the district where this is lowest.
    LowestPlacedRate,
    /// Applicants who fare worse than under the rule in force / applicants, in all or of a district.
    WorseOff,
}

/// All measures of admissions, in the order of tables.
pub const ADMISSION_MEASURES: [AdmissionMeasure; 18] = [
    AdmissionMeasure::Applicants,
    AdmissionMeasure::Seats,
    AdmissionMeasure::Placed,
    AdmissionMeasure::PlacedRate,
    AdmissionMeasure::FirstChoiceShare,
    AdmissionMeasure::FirstThreeShare,
    AdmissionMeasure::MeanRank,
    AdmissionMeasure::JustifiedEnvy,
    AdmissionMeasure::WastedSeats,
    AdmissionMeasure::EmptySeats,
    AdmissionMeasure::OverCapacity,
    AdmissionMeasure::UtilisationSpread,
    AdmissionMeasure::OnReservedPlaces,
    AdmissionMeasure::MeanKm,
    AdmissionMeasure::P95Km,
    AdmissionMeasure::WithinRadius,
    AdmissionMeasure::LowestPlacedRate,
    AdmissionMeasure::WorseOff,
];

impl AdmissionMeasure {
    /// Its name in tables.
    pub fn key(self) -> &'static str {
        match self {
            Self::Applicants => "applicants",
            Self::Seats => "seats",
            Self::Placed => "placed",
            Self::PlacedRate => "placed_rate",
            Self::FirstChoiceShare => "first_choice_share",
            Self::FirstThreeShare => "first_three_share",
            Self::MeanRank => "mean_rank",
            Self::JustifiedEnvy => "justified_envy",
            Self::WastedSeats => "wasted_seats",
            Self::EmptySeats => "empty_seats",
            Self::OverCapacity => "over_capacity",
            Self::UtilisationSpread => "utilisation_spread",
            Self::OnReservedPlaces => "on_reserved_places",
            Self::MeanKm => "mean_km",
            Self::P95Km => "p95_km",
            Self::WithinRadius => "within_radius",
            Self::LowestPlacedRate => "lowest_placed_rate",
            Self::WorseOff => "worse_off",
        }
    }
}

/// Values of measures, in the order of [`ADMISSION_MEASURES`]; those that cannot be told are left out.
pub type Measured = Vec<(AdmissionMeasure, f64)>;

/// A school after an admission.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SchoolAdmission {
    /// Key.
    pub name: String,
    /// Seats to give [children].
    pub seats: u32,
    /// Pupils admitted [children].
    pub placed: u32,
    /// Lowest score admitted to an open place [points]; `None` without any, and where scores decide nothing.
    pub score: Option<f64>,
}

/// All that an admission says.
#[derive(Clone, Debug, PartialEq)]
pub struct AdmissionFindings {
    /// The rule.
    pub mechanism: Mechanism,
    /// Measures.
    pub measured: Measured,
    /// Schools in the order of their keys.
    pub schools: Vec<SchoolAdmission>,
}

/// Mechanisms held against each other over the futures.
#[derive(Clone, Debug, PartialEq)]
pub struct AdmissionBenchmark {
    /// Name of the scenario, in its Chinese and its plain form.
    pub scenario: (String, String),
    /// Stage, Chinese and English.
    pub stage: (String, String),
    /// School year.
    pub year: i32,
    /// Futures drawn.
    pub futures: usize,
    /// Districts by name: key, Chinese and English.
    pub districts: Vec<(String, String, String)>,
    /// The rule in force.
    pub today: Mechanism,
    /// Each mechanism with what it is worth.
    pub mechanisms: Vec<BenchmarkedMechanism>,
}

/// A mechanism over all futures.
#[derive(Clone, Debug, PartialEq)]
pub struct BenchmarkedMechanism {
    /// The rule.
    pub mechanism: Mechanism,
    /// Computing time of all futures together [s].
    pub seconds: f64,
    /// What it is worth.
    pub rows: Vec<BenchmarkRow>,
}

/// A measure over all futures.
#[derive(Clone, Debug, PartialEq)]
pub struct BenchmarkRow {
    /// What is measured.
    pub measure: AdmissionMeasure,
    /// District position; `None` for all applicants.
    pub district: Option<usize>,
    /// Mean over the futures.
    pub mean: f64,
    /// One future in ten lies below.
    pub p10: f64,
    /// One future in ten lies above.
    pub p90: f64,
    /// Standard error of the mean.
    pub se: f64,
}
