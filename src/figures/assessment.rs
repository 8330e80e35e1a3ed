//! 业务差错考核: errors and points for each clerk, rule and working day.

use super::input::Input;
use super::window::Window;

/// The assessment of a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assessed {}

/// Assesses the working days of a window.
pub fn assess(_input: &Input<'_>, _window: Window) -> Assessed {
    Assessed::default()
}
