//! What was typed. What it means is decided in `settings`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::ArgMatches;

use super::grammar::command;
use super::passwords::TypedPasswords;
use crate::config::Language;
use crate::lang::Catalogue;

/// Options that every command knows; they may stand before the command, too.
const GLOBAL_WITH_VALUE: [&str; 2] = ["--lang", "--config"];
const COMMANDS: [&str; 5] = ["run", "inspect", "explain", "forms", "rules"];
/// Ways to ask for help that take no command.
const ASKS: [&str; 4] = ["-h", "--help", "-V", "--version"];

/// The command that a word begins, or goes on from by a letter or two: `form`, `runn`.
pub(super) fn command_like(word: &str) -> Option<&'static str> {
    const FEWEST: usize = 3;
    let is_like = |command: &&str| {
        let begins = word.len() >= FEWEST && command.starts_with(word);
        let goes_on = word.starts_with(*command) && word.len() <= command.len() + 2;
        begins || goes_on
    };
    COMMANDS.into_iter().find(is_like)
}

/// The whole command line.
#[derive(Debug)]
pub(super) struct Arguments {
    /// `--lang`, if typed.
    pub(super) language: Option<Language>,
    /// `--config`, if typed.
    pub(super) config: Option<PathBuf>,
    /// The command.
    pub(super) command: Typed,
}

/// The command that was typed.
#[derive(Debug)]
pub(super) enum Typed {
    /// `gendan run PATHS`, or paths alone.
    Run(RunArguments),
    /// `gendan inspect FILES`.
    Inspect(InspectArguments),
    /// `gendan explain NUMBER PATHS`.
    Explain(ExplainArguments),
    /// `gendan forms [NAMES]`.
    Forms(FormsArguments),
    /// `gendan rules [CODE]`.
    Rules {
        /// The rule to explain; none for the list.
        code: Option<String>,
        /// True prints the table as Markdown.
        markdown: bool,
    },
}

/// What `run` was told.
#[derive(Debug)]
pub(super) struct RunArguments {
    /// Files and folders.
    pub(super) paths: Vec<PathBuf>,
    /// `-o`.
    pub(super) output: PathBuf,
    /// `--as-of`.
    pub(super) as_of: Option<String>,
    /// `--period`.
    pub(super) period: Option<String>,
    /// `--details`.
    pub(super) details: Option<String>,
    /// `--json`.
    pub(super) json: bool,
    /// `--fail-on`.
    pub(super) fail_on: Option<String>,
    /// `--password` and `--passwords`.
    pub(super) passwords: TypedPasswords,
}

/// What `inspect` was told.
#[derive(Clone, Debug)]
pub(super) struct InspectArguments {
    /// Files and folders.
    pub(super) paths: Vec<PathBuf>,
    /// `--json`.
    pub(super) json: bool,
    /// `--sheet`.
    pub(super) sheet: Option<String>,
    /// `--write-profile`.
    pub(super) write_profile: bool,
    /// The name that may follow it.
    pub(super) profile: Option<String>,
    /// `--password` and `--passwords`.
    pub(super) passwords: TypedPasswords,
}

/// What `explain` was told.
#[derive(Debug)]
pub(super) struct ExplainArguments {
    /// The payment, order or parcel.
    pub(super) number: String,
    /// Files and folders.
    pub(super) paths: Vec<PathBuf>,
    /// `--as-of`.
    pub(super) as_of: Option<String>,
    /// `--password` and `--passwords`.
    pub(super) passwords: TypedPasswords,
}

/// What `forms` was told.
#[derive(Debug)]
pub(super) struct FormsArguments {
    /// The forms by id or name; none for all.
    pub(super) names: Vec<String>,
    /// `-o`.
    pub(super) output: Option<PathBuf>,
    /// `--month`.
    pub(super) month: Option<String>,
    /// `--force`.
    pub(super) force: bool,
}

/// Reads the command line (without the program's name).
pub(super) fn parse(typed: &[OsString]) -> Result<Arguments, clap::Error> {
    let words = Catalogue::new(language_of(typed));
    let mut matches = command(&words).try_get_matches_from(with_command(typed))?;
    let language = matches
        .remove_one::<String>("lang")
        .and_then(|tag| Language::from_tag(&tag));
    let config = matches.remove_one::<PathBuf>("config");
    let command = match matches.remove_subcommand() {
        Some((name, mut inner)) if name == "inspect" => Typed::Inspect(InspectArguments {
            paths: paths(&mut inner),
            json: inner.get_flag("json"),
            sheet: inner.remove_one("sheet"),
            write_profile: inner.contains_id("write-profile"),
            profile: inner.remove_one("write-profile"),
            passwords: TypedPasswords::of(&mut inner),
        }),
        Some((name, mut inner)) if name == "explain" => Typed::Explain(ExplainArguments {
            number: inner.remove_one("number").unwrap_or_default(),
            paths: paths(&mut inner),
            as_of: inner.remove_one("as-of"),
            passwords: TypedPasswords::of(&mut inner),
        }),
        Some((name, mut inner)) if name == "forms" => Typed::Forms(FormsArguments {
            names: inner.remove_many("names").into_iter().flatten().collect(),
            output: inner.remove_one("output"),
            month: inner.remove_one("month"),
            force: inner.get_flag("force"),
        }),
        Some((name, mut inner)) if name == "rules" => Typed::Rules {
            code: inner.remove_one("code"),
            markdown: inner.get_flag("markdown"),
        },
        Some((_, mut inner)) => Typed::Run(RunArguments {
            paths: paths(&mut inner),
            output: inner
                .remove_one("output")
                .unwrap_or_else(|| PathBuf::from("out")),
            as_of: inner.remove_one("as-of"),
            period: inner.remove_one("period"),
            details: inner.remove_one("details"),
            json: inner.get_flag("json"),
            fail_on: inner.remove_one("fail-on"),
            passwords: TypedPasswords::of(&mut inner),
        }),
        None => return Err(command(&words).error(clap::error::ErrorKind::DisplayHelp, "")),
    };
    Ok(Arguments {
        language,
        config,
        command,
    })
}

/// The language of the help and of messages about the command line itself: the one that was typed, if
/// it can be made out.
pub(super) fn language_of(typed: &[OsString]) -> Language {
    let mut words = typed.iter().map(|word| word.to_string_lossy());
    let tag = words.find_map(|word| match word.strip_prefix("--lang") {
        Some("") => Some(None),
        Some(rest) => rest.strip_prefix('=').map(|tag| Some(tag.to_owned())),
        None => None,
    });
    let tag =
        tag.and_then(|inline| inline.or_else(|| words.next().map(std::borrow::Cow::into_owned)));
    tag.and_then(|tag| Language::from_tag(&tag))
        .unwrap_or_default()
}

/// Puts `run` before bare paths: `gendan FILES` is what dragging files onto the program does. No words
/// at all, or `help`, ask for help.
fn with_command(typed: &[OsString]) -> Vec<OsString> {
    let mut full = vec![OsString::from("gendan")];
    let first = first_word(typed);
    let word = first
        .and_then(|position| typed.get(position))
        .map(|word| word.to_string_lossy());
    match word.as_deref() {
        None | Some("help") => full.push("--help".into()),
        Some(word) if COMMANDS.contains(&word) || ASKS.contains(&word) => {}
        Some(_) => full.push("run".into()),
    }
    full.extend(typed.iter().cloned());
    full
}

/// The position of the first word that is no option known to every command, nor the value of one.
fn first_word(typed: &[OsString]) -> Option<usize> {
    let mut words = typed.iter().map(|word| word.to_string_lossy()).enumerate();
    while let Some((position, word)) = words.next() {
        if GLOBAL_WITH_VALUE.contains(&word.as_ref()) {
            words.next();
        } else if !GLOBAL_WITH_VALUE
            .iter()
            .any(|option| word.starts_with(&format!("{option}=")))
        {
            return Some(position);
        }
    }
    None
}

fn paths(matches: &mut ArgMatches) -> Vec<PathBuf> {
    matches.remove_many("paths").into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(line: &str) -> Vec<OsString> {
        line.split_whitespace().map(OsString::from).collect()
    }

    #[test]
    fn bare_paths_mean_run() {
        for line in [
            "run a.xlsx b -o x --json",
            "a.xlsx b -o x --json",
            "--lang en a.xlsx b --json -o x",
        ] {
            let Typed::Run(run) = parse(&typed(line)).expect("it parses").command else {
                panic!("{line} is a run");
            };
            assert_eq!(
                run.paths,
                [PathBuf::from("a.xlsx"), PathBuf::from("b")],
                "{line}"
            );
            assert_eq!(run.output, PathBuf::from("x"));
            assert!(run.json);
        }
        assert!(matches!(
            parse(&typed("--lang=en rules G101"))
                .expect("it parses")
                .command,
            Typed::Rules { .. }
        ));
    }

    #[test]
    fn no_words_and_the_word_help_ask_for_help() {
        for line in ["", "help", "--lang en", "--help", "run --help"] {
            let error = parse(&typed(line)).expect_err("help");
            assert_eq!(error.kind(), clap::error::ErrorKind::DisplayHelp, "{line}");
        }
    }

    #[test]
    fn the_language_is_known_before_the_rest_is_read() {
        for (line, language) in [
            ("run x --lang en", Language::English),
            ("--lang=en", Language::English),
            ("--lang", Language::Chinese),
            ("--lang fr", Language::Chinese),
            ("x", Language::Chinese),
        ] {
            assert_eq!(language_of(&typed(line)), language, "{line}");
        }
    }
}
