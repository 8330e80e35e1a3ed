//! The log of a run on standard error: what each stage did and how long it took. Silent unless asked for.

use tracing_subscriber::fmt::format::FmtSpan;

/// The environment variable that asks for the log; any value but nothing will do.
const VARIABLE: &str = "GENDAN_LOG";

/// Turns the log on if it is asked for.
pub(super) fn start() {
    if std::env::var_os(VARIABLE).is_none_or(|value| value.is_empty()) {
        return;
    }
    let log = tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_span_events(FmtSpan::CLOSE);
    // A log that another part of the process has turned on is left alone.
    let _ = log.with_ansi(false).try_init();
}
