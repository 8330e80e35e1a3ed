//! Mistakes on the command line, said in the user's language.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::lang::Catalogue;

/// The message for a mistake; help and version come as the command line library prints them.
pub(super) fn explain(error: &Error, words: &Catalogue) -> String {
    let context = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let suggested = context(ContextKind::SuggestedArg);
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    let message = match error.kind() {
        ErrorKind::UnknownArgument if !suggested.is_empty() => words.fill(
            "cli.unknown_argument_like",
            &[("argument", &argument), ("like", &suggested)],
        ),
        ErrorKind::UnknownArgument => {
            words.fill("cli.unknown_argument", &[("argument", &argument)])
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            words.fill("cli.value_missing", &[("argument", &argument)])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => words.fill(
            "cli.value_invalid",
            &[
                ("argument", &argument),
                ("value", &value),
                ("expected", &context(ContextKind::ValidValue)),
            ],
        ),
        ErrorKind::ArgumentConflict => words.fill("cli.argument_twice", &[("argument", &argument)]),
        _ => return error.to_string(),
    };
    format!("gendan: {message}\n{}\n", words.get("cli.see_help"))
}
