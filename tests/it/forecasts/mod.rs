//! Forecasts keep their word: methods by hand, tables with faults, areas that come and go, published histories, calibration.

mod boundaries;
mod by_hand;
mod calibrated;
mod chance;
mod command;
mod keep_their_word;
mod remarks;
mod small_areas;
