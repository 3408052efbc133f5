//! What xuewei promises, one module per promise.

mod allocation;

mod data;

mod futures;

mod house;

mod outputs;

mod population;

mod scenario;

mod small_world;
