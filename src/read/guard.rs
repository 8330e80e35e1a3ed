//! The spreadsheet library panics on some damaged files. A damaged file is a finding, not the end of
//! the run, and its user sees a sentence, not a stack trace.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

/// What is said of a file on which the library panicked.
pub(super) const PANICKED: &str = "invalid structure";

thread_local! {
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}
static HOOK: Once = Once::new();

/// Runs a call into the library; `None` if it panicked. Such a panic is not printed; every other one is,
/// as before. What the call worked on must not be used again after `None`.
pub(super) fn guarded<T>(call: impl FnOnce() -> T) -> Option<T> {
    HOOK.call_once(|| {
        let printed = take_hook();
        set_hook(Box::new(move |panic| {
            if !INSIDE.get() {
                printed(panic);
            }
        }));
    });
    let outer = INSIDE.replace(true);
    let outcome = catch_unwind(AssertUnwindSafe(call));
    INSIDE.set(outer);
    outcome.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_inside_is_caught_and_the_guard_is_taken_off() {
        assert_eq!(guarded(|| 7), Some(7));
        assert!(!INSIDE.get());
        let none: Option<u8> = guarded(|| panic!("a damaged file"));
        assert_eq!(none, None);
        assert!(!INSIDE.get(), "later panics are printed again");
        assert_eq!(guarded(|| guarded(|| INSIDE.get())), Some(Some(true)));
    }
}
