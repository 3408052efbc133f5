//! What xuewei promises, one module per promise.
#![allow(clippy::format_collect)] // tests build small tables from text, where speed is no matter

mod allocation;

mod data;

mod futures;

mod house;

mod inputs;

mod outputs;

mod population;

mod program;

mod scenario;

mod small_world;

mod tiny;

mod validity;
