//! The page that `serve` shows: what-ifs asked in a form, answered with the report of a run.
//!
//! In: requests of a browser on this machine. Out: pages. What is asked goes to a [`Desk`], which reads scenarios and runs them; nothing here
//! reads a file, runs a future or knows the command line. The page works without scripts; the script adds progress and saves a click.
//! Left out: users and passwords. The page answers this machine alone, and refuses what another site sends through its browser.

mod answer;

mod beside;

mod desk;

mod form;

mod guard;

mod levers;

mod number;

mod page;

mod pane;

mod question;

mod reply;

mod server;

pub use desk::{Answered, Desk, Gone};
pub use reply::{Asked, Reply, reply};
pub use server::Server;
