//! What people get to see: sentences, pictures, tables, the report and the terminal.

mod charts;
mod report;
mod schools;
mod shared_out;
mod single_grades;
mod synthetic;
mod tables;
mod terminal;
mod words;
