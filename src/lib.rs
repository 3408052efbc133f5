//! xuewei (学位): how many children will need a school seat, how many seats will stand there, and how likely it will pinch.
//!
//! The modules in the order in which the data travels. Each imports only what stands above it; a test holds that.

pub mod domain;

pub mod calibration;

pub mod inputs;

pub mod population;

pub mod demand;

pub mod supply;

pub mod allocation;

pub mod futures;

pub mod synthetic;

pub mod meaning;

pub mod outputs;

pub mod web;

pub mod cli;
