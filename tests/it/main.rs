//! What is promised, one file for each room.

mod scenario;
