//! The grammar of the command line, with all its words from the catalogue.

use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Arg, ArgAction, Command};

use crate::lang::Catalogue;

/// The whole command with its subcommands.
pub(super) fn command(words: &Catalogue) -> Command {
    let text = |key: &str| words.get(key).to_owned();
    let paths = Arg::new("paths")
        .value_name("PATHS")
        .num_args(0..)
        .value_parser(ValueParser::path_buf());
    let choice = |id: &'static str, values: &'static [&'static str]| {
        Arg::new(id)
            .long(id)
            .value_name(values.join("|"))
            .value_parser(PossibleValuesParser::new(values))
            .hide_possible_values(true)
    };
    let run = Command::new("run")
        .about(text("cli.help.run"))
        .arg(paths.clone().help(text("cli.help.paths")))
        .arg(
            Arg::new("output")
                .short('o')
                .long("output")
                .value_name("OUT")
                .value_parser(ValueParser::path_buf())
                .help(text("cli.help.output")),
        )
        .arg(
            Arg::new("as-of")
                .long("as-of")
                .value_name("T")
                .help(text("cli.help.as_of")),
        )
        .arg(
            Arg::new("period")
                .long("period")
                .value_name("day|week|month|FROM..TO")
                .help(text("cli.help.period")),
        )
        .arg(choice("details", &["all", "open", "none"]).help(text("cli.help.details")))
        .arg(
            Arg::new("json")
                .long("json")
                .action(ArgAction::SetTrue)
                .help(text("cli.help.json")),
        )
        .arg(choice("fail-on", &["info", "warning", "error"]).help(text("cli.help.fail_on")));
    let inspect = Command::new("inspect")
        .about(text("cli.help.inspect"))
        .arg(paths.help(text("cli.help.paths")));
    let rules = Command::new("rules")
        .about(text("cli.help.rules"))
        .arg(
            Arg::new("code")
                .value_name("CODE")
                .help(text("cli.help.code")),
        )
        .arg(
            Arg::new("markdown")
                .long("markdown")
                .action(ArgAction::SetTrue)
                .help(text("cli.help.markdown")),
        );
    let subcommands = [run, inspect, rules].map(|command| localise(command, words));
    localise(Command::new("gendan"), words)
        .version(env!("CARGO_PKG_VERSION"))
        .about(text("cli.help.about"))
        .after_help(text("cli.help.after"))
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(text("cli.help.version")),
        )
        .arg(
            choice("lang", &["zh-CN", "en"])
                .global(true)
                .help(text("cli.help.lang")),
        )
        .arg(
            Arg::new("config")
                .long("config")
                .value_name("FILE")
                .global(true)
                .value_parser(ValueParser::path_buf())
                .help(text("cli.help.config")),
        )
        .subcommands(subcommands)
}

/// Gives a command its help option and headings in the language of the catalogue.
fn localise(command: Command, words: &Catalogue) -> Command {
    let template = format!(
        "{{before-help}}{{about}}\n\n{}：{{usage}}\n\n{{all-args}}{{after-help}}",
        words.get("cli.help.usage")
    );
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help);
    command
        .help_template(template)
        .subcommand_help_heading(words.get("cli.help.commands").to_owned())
        .subcommand_value_name(words.get("cli.help.command").to_owned())
        .next_help_heading(words.get("cli.help.options").to_owned())
        .disable_help_flag(true)
        .arg(help.help(words.get("cli.help.help").to_owned()))
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
