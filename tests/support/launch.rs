//! What is started, where it lives and in what kind of terminal. Not the session that follows.

use super::home::{self, Home};
use super::terminal::{Manners, Terminal};
use super::{Session, pty_size};
use portable_pty::{CommandBuilder, native_pty_system};

/// What is about to be started, and in what kind of terminal.
pub struct Launch<'a> {
    home: &'a Home,
    program: String,
    arguments: Vec<String>,
    size: (u16, u16),
    environment: Vec<(String, String)>,
    manners: Manners,
}

impl<'a> Launch<'a> {
    /// The program with these arguments, in a terminal of 80 by 24.
    pub fn new(home: &'a Home, arguments: &[&str]) -> Self {
        Self {
            home,
            program: home::GRIDDAY.to_owned(),
            arguments: arguments.iter().map(|&text| text.to_owned()).collect(),
            size: (80, 24),
            environment: home.environment(),
            manners: Manners::default(),
        }
    }

    /// Another program, by its absolute path.
    pub fn program(mut self, path: &str) -> Self {
        path.clone_into(&mut self.program);
        self
    }

    /// Columns and rows.
    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// Sets a variable, or changes one of the home's.
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.environment.retain(|(known, _)| known != name);
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// How the terminal answers.
    pub fn manners(mut self, manners: Manners) -> Self {
        self.manners = manners;
        self
    }

    /// Starts it.
    ///
    /// # Panics
    /// If the system gives no pseudo-terminal or the program cannot be started.
    pub fn start(self) -> Session {
        let pair = native_pty_system()
            .openpty(pty_size(self.size))
            .expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(&self.program);
        command.args(&self.arguments);
        command.env_clear();
        self.environment
            .iter()
            .for_each(|(name, value)| command.env(name, value));
        command.cwd(self.home.path());
        let child = pair
            .slave
            .spawn_command(command)
            .expect("the program starts");
        drop(pair.slave);
        Session::over(child, pair.master, Terminal::new(self.size, self.manners))
    }
}
