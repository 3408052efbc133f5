//! What is promised, one file per subject.

mod tiny;

mod csv_files;
mod dataset;
mod demand;
mod population_tables;
mod projects;
