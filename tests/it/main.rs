//! What xuewei promises, one module per promise.

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
