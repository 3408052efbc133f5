//! What is promised, by room.

mod outputs;
