//! The grammar of the command line, with all its words from the catalogue.

use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Arg, ArgAction, Command};

use crate::lang::Catalogue;

/// Where options that every command knows stand in the help: below its own.
const LAST: usize = 900;

/// The whole command with its subcommands.
pub(super) fn command(words: &Catalogue) -> Command {
    let text = |key: &str| words.get(key).to_owned();
    let language = choice("lang", &["zh-CN", "en"])
        .global(true)
        .display_order(LAST)
        .help(text("cli.help.lang"));
    let config = path("config", "FILE")
        .long("config")
        .global(true)
        .display_order(LAST)
        .help(text("cli.help.config"));
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version);
    named("gendan", "usage", words)
        .version(env!("CARGO_PKG_VERSION"))
        .about(text("cli.help.about"))
        .after_help(text("cli.help.after"))
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .arg(version.help(text("cli.help.version")))
        .args([language, config])
        .subcommands([
            run(words),
            inspect(words),
            explain(words),
            forms(words),
            rules(words),
        ])
}

fn run(words: &Catalogue) -> Command {
    let text = |key: &str| words.get(key).to_owned();
    named("run", "usage_run", words)
        .about(text("cli.help.run"))
        .arg(paths(words))
        .arg(
            path("output", "OUT")
                .short('o')
                .long("output")
                .help(text("cli.help.output")),
        )
        .arg(as_of(words))
        .arg(
            Arg::new("period")
                .long("period")
                .value_name("day|week|month|FROM..TO")
                .help(text("cli.help.period")),
        )
        .arg(choice("details", &["all", "open", "none"]).help(text("cli.help.details")))
        .arg(flag("json").help(text("cli.help.json")))
        .arg(choice("fail-on", &["info", "warning", "error"]).help(text("cli.help.fail_on")))
        .args(passwords(words))
}

fn inspect(words: &Catalogue) -> Command {
    let text = |key: &str| words.get(key).to_owned();
    named("inspect", "usage_inspect", words)
        .about(text("cli.help.inspect"))
        .arg(paths(words))
        .arg(
            Arg::new("sheet")
                .long("sheet")
                .value_name("NAME")
                .help(text("cli.help.sheet")),
        )
        .arg(flag("json").help(text("cli.help.inspect_json")))
        .arg(
            Arg::new("write-profile")
                .long("write-profile")
                .value_name("NAME")
                .num_args(0..=1)
                .help(text("cli.help.write_profile")),
        )
        .args(passwords(words))
}

fn explain(words: &Catalogue) -> Command {
    let text = |key: &str| words.get(key).to_owned();
    let number = Arg::new("number")
        .value_name("NUMBER")
        .help(text("cli.help.number"));
    named("explain", "usage_explain", words)
        .about(text("cli.help.explain"))
        .arg(number.help_heading(text("cli.help.arguments")))
        .arg(paths(words))
        .arg(as_of(words))
        .args(passwords(words))
}

fn forms(words: &Catalogue) -> Command {
    let text = |key: &str| words.get(key).to_owned();
    let names = Arg::new("names")
        .value_name("NAMES")
        .num_args(0..)
        .help(text("cli.help.names"));
    let output = path("output", "DIR").short('o').long("output");
    let month = Arg::new("month").long("month").value_name("YYYY-MM");
    named("forms", "usage_forms", words)
        .about(text("cli.help.forms"))
        .arg(names.help_heading(text("cli.help.arguments")))
        .arg(output.help(text("cli.help.forms_output")))
        .arg(month.help(text("cli.help.month")))
        .arg(flag("force").help(text("cli.help.force")))
}

fn as_of(words: &Catalogue) -> Arg {
    Arg::new("as-of")
        .long("as-of")
        .value_name("TIME")
        .help(words.get("cli.help.as_of").to_owned())
}

/// Both ways to give passwords for encrypted files.
fn passwords(words: &Catalogue) -> [Arg; 2] {
    let text = |key: &str| words.get(key).to_owned();
    let password = Arg::new("password")
        .long("password")
        .value_name("WORD")
        .action(ArgAction::Append);
    [
        password.help(text("cli.help.password")),
        path("passwords", "FILE")
            .long("passwords")
            .help(text("cli.help.passwords")),
    ]
}

fn rules(words: &Catalogue) -> Command {
    let text = |key: &str| words.get(key).to_owned();
    let code = Arg::new("code")
        .value_name("CODE")
        .help(text("cli.help.code"));
    named("rules", "usage_rules", words)
        .about(text("cli.help.rules"))
        .arg(code.help_heading(text("cli.help.arguments")))
        .arg(flag("markdown").help(text("cli.help.markdown")))
}

fn paths(words: &Catalogue) -> Arg {
    path("paths", "PATHS")
        .num_args(0..)
        .help(words.get("cli.help.paths").to_owned())
        .help_heading(words.get("cli.help.arguments").to_owned())
}

fn path(id: &'static str, name: &'static str) -> Arg {
    Arg::new(id)
        .value_name(name)
        .value_parser(ValueParser::path_buf())
}

fn flag(id: &'static str) -> Arg {
    Arg::new(id).long(id).action(ArgAction::SetTrue)
}

fn choice(id: &'static str, values: &'static [&'static str]) -> Arg {
    Arg::new(id)
        .long(id)
        .value_name(values.join("|"))
        .value_parser(PossibleValuesParser::new(values))
        .hide_possible_values(true)
}

/// A command with its help option and headings in the language of the catalogue. The heading holds
/// for the arguments that are added after it.
fn named(name: &'static str, usage: &str, words: &Catalogue) -> Command {
    let text = |key: &str| words.get(key).to_owned();
    let usage = words.get(&format!("cli.help.{usage}")).to_owned();
    let label = text("cli.help.usage_label");
    let help = Arg::new("help")
        .display_order(LAST)
        .short('h')
        .long("help")
        .action(ArgAction::Help);
    Command::new(name)
        .help_template(format!(
            "{{about}}\n\n{label}: {{usage}}\n\n{{all-args}}{{after-help}}"
        ))
        .override_usage(usage)
        .subcommand_help_heading(text("cli.help.commands"))
        .next_help_heading(text("cli.help.options"))
        .disable_help_flag(true)
        .arg(help.help(text("cli.help.help")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;

    #[test]
    fn the_command_is_well_formed() {
        command(&Catalogue::new(Language::Chinese)).debug_assert();
    }
}
