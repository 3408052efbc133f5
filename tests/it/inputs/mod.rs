//! Files to a world, or every reason why not.

mod csv_files;
mod dataset;
mod demand;
mod late_projects;
mod parquet;
mod population_tables;
mod projects;
mod uncertainty;
