//! The rules that admit pupils (docs/admissions.md).

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pointing {
    /// To the best of all pupils, whether they list it or not.
    All,
    /// To the best of all who may attend it, whether they list it or not: schools take pupils of their own district only.
    Residents {
        /// District of each school `[school]`; `None` where it takes all.
        of_school: Vec<Option<u32>>,
        /// District of each pupil `[pupil]`; `None` where no school stands.
        of_pupil: Vec<Option<u32>>,
    },
    /// To the best of those who list it.
    Listers,
}
