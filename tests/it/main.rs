//! What xuewei promises, one module per promise.
#![allow(clippy::format_collect)] // tests build small tables from text, where speed is no matter

mod admissions;

mod all_at_once;

mod allocation;

mod assign;

mod benchmark_seats;

mod broken;
mod choice;

mod commands;

mod data;

mod exactly_full;
mod flows;
mod forecasts;

mod futures;

mod golden;

mod house;

mod inputs;

mod money;

mod neighbourhoods;

mod outputs;

mod page;

mod population;

mod program;

mod readme;

mod run_folder;

mod same_bytes;

mod scenario;

mod schools;

mod seat_plans;

mod several_budgets;

mod small_world;

mod special_needs;

mod spreadsheets;

mod staff;

mod synthetic;

mod tiny;
mod told_by_year;

mod town;

mod travel;

mod validity;

mod within_reach;
