//! xuewei on the command line.

fn main() {}
