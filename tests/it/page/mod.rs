//! The page that `serve` shows, as a browser asks for it.

mod asking;

mod gone;

mod guarded;

mod kept;

mod levers;

mod numbers;

mod served;

mod several;
