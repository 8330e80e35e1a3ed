//! What the reader's process may take of the machine, and when it ends itself.

use std::io::Read;

use crate::config::Limits;

/// Seconds of computing that the reader may take beyond its limit: the parent, which knows the time
/// that it spent waiting, is to be the first to lose patience.
#[cfg(unix)]
const SPARE_SECONDS: u64 = 10;

/// Limits this process: memory, computing time, and no core file when it is aborted. What the system
/// does not grant is left to the parent's watch.
#[cfg(unix)]
pub(super) fn apply(limits: &Limits) {
    use rlimit::Resource;
    let lower = |resource: Resource, most: u64| {
        if let Ok((_, hard)) = resource.get() {
            let most = most.min(hard);
            let _ = resource.set(most, most);
        }
    };
    lower(Resource::CORE, 0);
    lower(
        Resource::CPU,
        limits.reader_seconds.saturating_add(SPARE_SECONDS),
    );
    lower(
        Resource::AS,
        limits.reader_megabytes.saturating_mul(1 << 20),
    );
}

/// Limits this process: the memory that it may hold at a time.
#[cfg(windows)]
pub(super) fn apply(limits: &Limits) {
    let most = limits.reader_megabytes.saturating_mul(1 << 20);
    let mut info = win32job::ExtendedLimitInfo::new();
    info.limit_working_memory(1 << 20, usize::try_from(most).unwrap_or(usize::MAX));
    // The job lives as long as this process does, without its handle.
    if let Ok(job) = win32job::Job::create_with_limit_info(&info) {
        let _ = job.assign_current_process();
    }
}

/// No limits are known here; the parent's watch remains.
#[cfg(not(any(unix, windows)))]
pub(super) fn apply(_limits: &Limits) {}

/// Ends this process when its standard input ends, which happens when the parent goes away, whatever
/// the reader is busy with.
#[expect(clippy::exit, reason = "nobody is left to return to")]
pub(super) fn end_with_parent() {
    let wait = || {
        let mut one = [0];
        while matches!(std::io::stdin().read(&mut one), Ok(1)) {}
        std::process::exit(1);
    };
    // Without a thread the reader ends at its next frame.
    let _ = std::thread::Builder::new()
        .stack_size(64 * 1024)
        .spawn(wait);
}
