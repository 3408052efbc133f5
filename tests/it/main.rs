//! What xuewei promises, one module per promise.

mod allocation;

mod futures;

mod house;

mod population;

mod small_world;
