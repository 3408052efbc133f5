//! The uncertainty of entry, progression and continuation, fitted to past errors of the default method in the form in which a scenario says it.
