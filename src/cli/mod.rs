//! The command line: what was typed → what it means → the run → what is printed. The only module that
//! knows the clock, the terminal and the working folder.

mod arguments;
mod closing;
mod closing_outputs;
mod explain;
mod failure;
mod forms;
mod grammar;
mod inspect;
mod log;
mod page;
mod passwords;
mod progress;
mod rules;
mod run;
mod settings;
mod sources;
mod usage;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use arguments::Typed;
use passwords::TypedPasswords;

use crate::lang::Catalogue;
use crate::read::{self, READER_WORD};
use crate::render::plain::printable;

/// Done, and nothing at or above `--fail-on`.
const DONE: u8 = 0;
/// Done, and a finding at or above `--fail-on` exists.
const FOUND: u8 = 1;
/// Could not run.
const FAILED: u8 = 2;

/// Runs the program with the words that were typed after its name.
pub fn main(typed: impl IntoIterator<Item = OsString>) -> ExitCode {
    let typed: Vec<OsString> = typed.into_iter().collect();
    if let Some((word, arguments)) = typed.split_first()
        && word == READER_WORD
    {
        let done = read::serve(arguments, &mut std::io::stdin(), &mut std::io::stdout());
        return ExitCode::from(if done { DONE } else { FAILED });
    }
    log::start();
    let words = Catalogue::new(arguments::language_of(&typed));
    let arguments = match arguments::parse(&typed) {
        Ok(arguments) => arguments,
        Err(error) if !error.use_stderr() => return print(&error.to_string()),
        Err(error) => return complain(&usage::explain(&error, &words)),
    };
    let (language, config) = (arguments.language, arguments.config.as_deref());
    let done = match &arguments.command {
        Typed::Run(run) => settings::config(language, config, &run.paths, &run.passwords)
            .and_then(|config| settings::with_typed(run, config))
            .and_then(|config| run::run(run, &config)),
        Typed::Inspect(typed) => settings::config(language, config, &typed.paths, &typed.passwords)
            .and_then(|settings| {
                let folder = settings::folder(config, &typed.paths);
                inspect::inspect(typed, &settings, &folder)
            }),
        Typed::Explain(typed) => settings::config(language, config, &typed.paths, &typed.passwords)
            .and_then(|config| settings::looking_at(typed.as_of.as_deref(), config))
            .and_then(|config| explain::explain(typed, &config)),
        Typed::Forms(typed) => settings::config(language, config, &[], &TypedPasswords::default())
            .and_then(|config| forms::forms(typed, &config)),
        Typed::Rules { code, markdown } => rules::rules(language, code.as_deref(), *markdown),
    };
    match done {
        Ok((text, code)) => match print(&text) {
            code_of_printing if code_of_printing == ExitCode::SUCCESS => ExitCode::from(code),
            broken => broken,
        },
        Err(failure) => complain(&format!("gendan: {}\n", failure.say(&words))),
    }
}

/// Prints to standard output; a reader that has gone away is not worth a word.
fn print(text: &str) -> ExitCode {
    match std::io::stdout().write_all(printable(text).as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(FAILED),
    }
}

/// Prints to standard error; there is nowhere left to say that this failed.
fn complain(text: &str) -> ExitCode {
    let _ = std::io::stderr().write_all(printable(text).as_bytes());
    ExitCode::from(FAILED)
}
