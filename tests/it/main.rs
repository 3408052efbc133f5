//! What xuewei promises, one module per promise.

mod futures;

mod population;

mod small_world;
