//! The one integration binary: what a user gets, from the outside.

mod accuracy;
mod appeals;
mod architecture;
mod audit;
mod bridge;
mod cells;
mod cells_of_workbooks;
#[path = "../examples/sample_data/chance.rs"]
#[allow(dead_code, reason = "the generator has more to it than the test uses")]
mod chance;
mod clerk;
mod complaints;
mod decision_runs;
mod decisions;
mod desk;
mod determinism;
mod dispatched;
#[path = "../benches/accuracy/evaluate/mod.rs"]
#[allow(dead_code, reason = "the benchmark counts more than the test uses")]
mod evaluate;
mod explain;
#[path = "../examples/sample_data/firms/mod.rs"]
#[allow(dead_code, reason = "the generator has more to it than the test uses")]
mod firms;
mod follow_up_plan;
mod forms;
mod forms_command;
mod harness;
mod hostile;
mod inspect;
mod layout_text;
mod layouts;
mod layouts_of_ones_own;
mod nasty;
mod proof;
mod reader;
mod readme;
mod readme_loop;
mod returned;
mod rules;
mod runs;
mod sample;
mod statements;
mod summaries;
mod week;
mod week_checks;
