//! Forecasts keep their word: methods by hand, tables with faults, published histories, calibration.

mod by_hand;
mod calibrated;
mod command;
mod keep_their_word;
mod remarks;
