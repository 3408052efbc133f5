//! What xuewei promises, one module per promise.
#![allow(clippy::format_collect)] // tests build small tables from text, where speed is no matter

mod admissions;

mod allocation;

mod broken;

mod commands;

mod data;

mod futures;

mod golden;

mod house;

mod inputs;

mod outputs;

mod population;

mod program;

mod readme;

mod run_folder;

mod same_bytes;

mod scenario;

mod small_world;

mod tiny;

mod validity;
