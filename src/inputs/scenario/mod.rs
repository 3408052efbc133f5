//! A scenario file, with all that it extends and all that the command line sets, to [`Settings`].

pub mod settings;

pub use settings::Settings;
