//! How numbers, levels and years are said, in both languages: one place, so that terminal, report and pictures agree.

mod access;
mod admissions;
mod change;
mod costs;
mod goals;
mod grounds;
mod levels;
mod methods;
mod names;
mod numbers;
mod place_changes;
mod schools;
mod seat_measures;
mod sentences;
mod shared_out;
mod single_grades;
mod special_needs;
mod spells;
mod staff;
mod strategies;
mod yearly_costs;

pub use access::{fewest_within_reach, reach_words, seats_per_child};
pub use admissions::{admission_column, admission_measure_name, admission_value, mechanism_label, mechanism_name, tick_text};
pub use change::{StageChange, WorstYear, change_sentence, stage_changes};
pub use costs::{cost_sentence, price_of_avoiding, yuan};
pub use goals::{goal_sign, goal_text, goal_value, target_measure_name, target_name};
pub use grounds::{GROUNDS, ground_name, table_name};
pub use levels::{alert_rule_name, level_letter, level_name};
pub use methods::{method_name, method_short};
pub use names::{cause_name, district_name, file_stem, grade_key, measure_name, named, scenario_name, stage_name, unit};
pub use numbers::{
    chance_number, chance_words, children, children_count, futures_words, grouped, percent, planner_round, school_year, school_years,
};
pub use place_changes::{LEVELS, PlaceChange, place_changes};
pub use schools::{SchoolSpell, newly_slack_sentence, school_name, school_sentence, school_spells, schools_in_all, seats_at_worst};
pub use seat_measures::{seat_measure, values_of_information};
pub use sentences::{pressure_sentence, spell_sentence};
pub use shared_out::{bound_words, bounds_sentence, room_sentence, shared_sentence, short_after, tier_name};
pub use single_grades::{ShortPoint, ShortSpell, short_grades, short_points, short_spells};
pub use special_needs::{special_needs_sentences, unplaced_count, worst_for_special_needs};
pub use spells::{Spell, pressure_spells};
pub use staff::{staff_sentences, teachers_count, unknown_in_post, whole_teachers, worst_for_teachers};
pub use strategies::{information_sentence, is_best, same_plans, seat_strategy_name, word_of_scenario, written};
pub use yearly_costs::cost_sentences;
