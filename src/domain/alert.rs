//! When a district, stage and school year is a pressure point.

use super::limits::reaches;

/// The alert rule, read on the futures.
#[derive(Clone, Debug, PartialEq)]
pub struct AlertRule {
    /// Name shown to people, such as `zhejiang-2018`.
    pub name: String,
    /// Utilisation from which a stage is full: red and orange [ratio].
    pub red_from: f64,
    /// Utilisation from which it is tight: yellow [ratio].
    pub yellow_from: f64,
    /// Utilisation below which rooms stand empty: slack [ratio].
    pub slack_below: f64,
    /// Chance from which red holds.
    pub red_chance: f64,
    /// Chance of being full from which orange holds.
    pub orange_chance: f64,
    /// Chance from which yellow holds.
    pub yellow_chance: f64,
    /// Chance from which slack holds.
    pub slack_chance: f64,
    /// Share of seats that can be filled in practice, where the rule asks for it; `None` counts every seat.
    pub usable_share: Option<f64>,
    /// First school year in which a pressure point is listed; earlier ones are history.
    pub from_year: i32,
}

impl AlertRule {
    /// Whether a stage is full at a utilisation.
    pub fn is_full(&self, utilisation: f64) -> bool {
        reaches(utilisation, self.red_from)
    }

    /// Whether a stage is tight at a utilisation.
    pub fn is_tight(&self, utilisation: f64) -> bool {
        reaches(utilisation, self.yellow_from)
    }

    /// Whether rooms stand empty at a utilisation.
    pub fn is_slack(&self, utilisation: f64) -> bool {
        !reaches(utilisation, self.slack_below)
    }
}

/// Level of a pressure point, most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AlertLevel {
    /// At least even odds of being full.
    Red,
    /// A real chance of being full.
    Orange,
    /// Tight.
    Yellow,
    /// Empty rooms.
    Slack,
}

impl AlertLevel {
    /// Key used in `pressure.csv`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Orange => "orange",
            Self::Yellow => "yellow",
            Self::Slack => "slack",
        }
    }
}
