//! `completions`, `man`, `reset-terminal`: what needs no ledger. Not `init`.

use std::io::{self, Write};

use clap_complete::Shell;

use super::failure::{Failure, stream};
use super::{output, words};
use crate::i18n::Texts;

/// Writes the completions of a shell.
///
/// # Errors
/// When standard output cannot be written.
pub fn completions(shell: Shell, texts: &Texts) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut words::command(texts), "gridday", &mut script);
    output::bytes(&script)
}

/// Writes the manual page: the program, then every subcommand.
///
/// # Errors
/// When standard output cannot be written.
pub fn man(texts: &Texts) -> Result<(), Failure> {
    let mut page = Vec::new();
    let mut command = words::command(texts);
    command.build();
    head(&command, &mut page).map_err(stream("stdout"))?;
    for subcommand in command.get_subcommands() {
        section(subcommand, &mut page).map_err(stream("stdout"))?;
    }
    output::bytes(&page)
}

/// The program itself; its subcommands follow as sections, not as pages of their own.
fn head(command: &clap::Command, page: &mut Vec<u8>) -> io::Result<()> {
    let man = clap_mangen::Man::new(command.clone());
    man.render_title(page)?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    man.render_description_section(page)?;
    man.render_options_section(page)?;
    man.render_extra_section(page)
}

fn section(command: &clap::Command, page: &mut Vec<u8>) -> io::Result<()> {
    // What may stand anywhere is said once, at the top.
    let own = command.clone().mut_args(|argument| {
        let anywhere = argument.is_global_set();
        argument.hide(anywhere)
    });
    let man = clap_mangen::Man::new(own);
    let name = command
        .get_bin_name()
        .unwrap_or(command.get_name())
        .to_uppercase();
    writeln!(page, ".SH \"{name}\"")?;
    let about = command
        .get_about()
        .map(ToString::to_string)
        .unwrap_or_default();
    writeln!(page, "{about}")?;
    man.render_synopsis_section(page)?;
    man.render_options_section(page)?;
    for subcommand in command.get_subcommands() {
        section(subcommand, page)?;
    }
    Ok(())
}

/// What undoes every mode the screen sets: synchronised updates, mouse, paste, looks, cursor, the other screen.
const RESET: &[u8] =
    b"\x1b[?2026l\x1b[?1006l\x1b[?1003l\x1b[?1002l\x1b[?1000l\x1b[?2004l\x1b[0m\x1b[?25h\x1b[?1049l\r\n";

/// Leaves the other screen, shows the cursor, ends mouse reports and bracketed paste, and takes the keyboard out of raw
/// mode: what a killed program could not do itself.
///
/// # Errors
/// When standard output cannot be written.
pub fn reset_terminal() -> Result<(), Failure> {
    if !output::is_terminal() {
        return Ok(());
    }
    // Raw mode is the system's, and only it knows the usual settings; without that program the rest still helps.
    let _ = std::process::Command::new("stty").arg("sane").status();
    output::bytes(RESET)
}
