//! A home with the program in it, and what came of a command. Judges nothing.
#![allow(
    dead_code,
    reason = "every test target that includes this uses a part of it"
)]

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::home::Home;

/// A home with a ledger in it, unless told otherwise.
pub struct Desk {
    pub home: Home,
}

/// What came of a command.
pub struct Came {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Came {
    fn of(output: &Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout.clone()).expect("UTF-8 on standard output"),
            err: String::from_utf8(output.stderr.clone()).expect("UTF-8 on standard error"),
        }
    }

    /// It ended with this code.
    #[track_caller]
    pub fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, code, "out: {}\nerr: {}", self.out, self.err);
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }

    /// The id in the answer of a deed.
    #[track_caller]
    pub fn id(&self) -> String {
        self.json()["id"].as_str().expect("an id").to_owned()
    }
}

impl Desk {
    /// A home without a ledger.
    pub fn bare() -> Self {
        Self { home: Home::new() }
    }

    /// A home with an empty ledger.
    pub fn empty() -> Self {
        let desk = Self::bare();
        desk.run(&["init", "--no-passphrase"]).ends(0);
        desk
    }

    /// A ledger of three doors: 3-2-501 with two people, 3-2-502 with one, 4-1-501 vacant.
    pub fn new() -> Self {
        let desk = Self::empty();
        let lines = [
            r#"{"do":"household","door":"3-2-501","notes":"敲门久一点"}"#,
            r#"{"do":"resident","door":"3-2-501","name":"王芳","relation":"女儿","birth":1980}"#,
            r#"{"do":"resident","door":"3-2-501","name":"张建国","relation":"户主","id_number":"150000194910010023","phone":"14200000001","care":"独居老人"}"#,
            r#"{"do":"household","door":"3-2-502"}"#,
            r#"{"do":"resident","door":"3-2-502","name":"李娜","relation":"head","sex":"女","phones":["14200000002","14200000003"]}"#,
            r#"{"do":"household","door":"4号楼1单元501","state":"空置"}"#,
        ];
        let came = desk.fed(&["apply"], &(lines.join("\n") + "\n")).ends(0);
        assert_eq!(
            came.out.matches(r#""ok":true"#).count(),
            lines.len(),
            "{}",
            came.out
        );
        desk
    }

    /// The program with these arguments, not started.
    pub fn command(&self, arguments: &[&str]) -> Command {
        self.home.command(arguments)
    }

    /// Runs the program without any input.
    pub fn run(&self, arguments: &[&str]) -> Came {
        let mut command = self.command(arguments);
        let output = command.stdin(Stdio::null()).output().expect("it runs");
        Came::of(&output)
    }

    /// Runs it with a variable set.
    pub fn run_with(&self, variable: (&str, &str), arguments: &[&str]) -> Came {
        let mut command = self.command(arguments);
        command.env(variable.0, variable.1).stdin(Stdio::null());
        Came::of(&command.output().expect("it runs"))
    }

    /// Runs it with something on standard input.
    pub fn fed(&self, arguments: &[&str], input: impl AsRef<[u8]>) -> Came {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("it starts");
        let mut stdin = child.stdin.take().expect("its input");
        let input = input.as_ref().to_vec();
        // Written from beside, so that neither waits for the other.
        let writer = std::thread::spawn(move || stdin.write_all(&input));
        let output = child.wait_with_output().expect("it ends");
        let _ = writer.join();
        Came::of(&output)
    }

    /// The JSON a listing answers.
    #[track_caller]
    pub fn listed(&self, arguments: &[&str]) -> Value {
        let mut with = vec!["--json"];
        with.extend(arguments);
        self.run(&with).ends(0).json()
    }
}
