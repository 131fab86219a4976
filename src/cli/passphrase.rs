//! Where the command line takes passphrases from, and `passphrase` and `recovery`. Not what a passphrase is turned into.
//!
//! Asked for on a terminal; in scripts the lines of `--passphrase-fd` or of `GRIDDAY_PASSPHRASE_FILE`, one each, in the
//! order in which they would be asked for (a new one once).

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use zeroize::Zeroizing;

use super::arguments::General;
use super::failure::Failure;
use super::surroundings::Surroundings;
use super::tries::after_wait;
use super::{opening, output, prompt};
use crate::clock::Clock;
use crate::error::Error;
use crate::i18n::Texts;
use crate::ledger::LedgerError;
use crate::ledger::backing::BackingError;
use crate::ledger::secret::{Key, Secret, Ways};
use crate::ledger::strength::Strength;
use crate::store::keys::change::Change;
use crate::store::keys::cost::Cost;
use crate::store::{Store, lock};

/// More than any file of passphrases holds.
const LONGEST: usize = 10_000;
/// So often a person may try.
const TRIES: usize = 3;

/// `passphrase`
#[derive(clap::Subcommand)]
pub enum Passphrase {
    /// For a ledger that has none.
    Set,
    /// Another one.
    Change,
    /// None any more.
    Remove,
}

/// `recovery`
#[derive(clap::Subcommand)]
pub enum Recovery {
    /// A new recovery key, shown once.
    Show,
    /// A new passphrase by the recovery key.
    Use,
}

/// Where secrets come from in this run.
pub struct Source<'a> {
    texts: &'a Texts,
    given: Option<VecDeque<Secret>>,
}

impl<'a> Source<'a> {
    /// Reads what a script gives.
    ///
    /// # Errors
    /// When the file may be read by others, or cannot be read.
    pub fn new(
        general: &General,
        around: &Surroundings,
        texts: &'a Texts,
    ) -> Result<Self, Failure> {
        let text = match (general.passphrase_fd, &around.passphrase_file) {
            (Some(0), _) => Some(first_line()?),
            (Some(number), _) => Some(read(Path::new(&format!("/dev/fd/{number}")))?),
            (None, Some(file)) => {
                let path = || file.display().to_string();
                let private = lock::is_private(file).map_err(|source| Error::File {
                    path: path(),
                    source,
                })?;
                if !private {
                    return Err(
                        Error::refused_with("cli-passphrase-file-open", "path", path()).into(),
                    );
                }
                Some(read(file)?)
            }
            (None, None) => None,
        };
        let given = text.map(|text| {
            let lines = text.lines().map(|line| Secret::typed(line.to_owned()));
            lines.collect()
        });
        Ok(Self { texts, given })
    }

    fn ask(&mut self, question: &str) -> Result<Secret, Failure> {
        match &mut self.given {
            Some(given) => given.pop_front().ok_or_else(|| BackingError::Locked.into()),
            None if !prompt::is_possible() => Err(BackingError::Locked.into()),
            None => prompt::secret(&self.texts.get(question))?
                .ok_or_else(|| Error::refused("cli-given-up").into()),
        }
    }

    /// What opens something with these ways; asked for only where it is needed.
    ///
    /// # Errors
    /// [`BackingError::Locked`] when nobody can be asked.
    pub fn key(&mut self, ways: Ways) -> Result<Key, Failure> {
        match ways.passphrase {
            true => self.ask("cli-ask-passphrase").map(Key::Passphrase),
            false => Ok(Key::Open),
        }
    }

    /// Tries to open with what is asked for; a person may try again.
    ///
    /// # Errors
    /// What opening says.
    pub fn opened<T>(
        &mut self,
        ways: Ways,
        open: &mut dyn FnMut(&Key) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        for left in (0..TRIES).rev() {
            let key = self.key(ways)?;
            match open(&key) {
                Err(failure) if is_wrong(&failure) && left > 0 && self.given.is_none() => {
                    output::talk(&self.texts.get("error-wrong-passphrase"));
                }
                done => return done,
            }
        }
        Err(BackingError::Locked.into())
    }

    /// A new passphrase, typed twice by a person; how strong it is, is said.
    ///
    /// # Errors
    /// When it is one of the worst, or nobody can be asked.
    pub fn fresh(&mut self) -> Result<Secret, Failure> {
        loop {
            let secret = self.ask("cli-ask-new")?;
            if let Some(secret) = self.settled(secret)? {
                return Ok(secret);
            }
        }
    }

    /// The same for a ledger that may have none: nothing when a person just presses Enter, or nobody can be asked.
    ///
    /// # Errors
    /// When what a script gives is one of the worst, or the person gives up.
    pub fn chosen(&mut self) -> Result<Option<Secret>, Failure> {
        if self.given.is_none() && !prompt::is_possible() {
            return Ok(None);
        }
        loop {
            let secret = self.ask("cli-ask-new")?;
            if secret.is_empty() && self.given.is_none() {
                return Ok(None);
            }
            if let Some(secret) = self.settled(secret)? {
                return Ok(Some(secret));
            }
        }
    }

    /// What was chosen, once it is good enough and was typed twice alike; nothing when it is to be asked again.
    fn settled(&mut self, secret: Secret) -> Result<Option<Secret>, Failure> {
        let strength = Strength::of(&secret);
        if strength == Strength::Refused {
            let refused = Failure::from(Error::refused("secret-refused"));
            if self.given.is_some() {
                return Err(refused);
            }
            refused.say(self.texts);
            return Ok(None);
        }
        output::talk(&self.texts.get(strength.message()));
        if self.given.is_some() || self.ask("cli-ask-again")? == secret {
            return Ok(Some(secret));
        }
        output::talk(&self.texts.get("cli-not-alike"));
        Ok(None)
    }
}

fn is_wrong(failure: &Failure) -> bool {
    let wrong = |error: &BackingError| matches!(error, BackingError::WrongKey(_));
    matches!(&failure.error, Error::Ledger(LedgerError::Backing(error)) if wrong(error))
}

/// Shows a recovery key: its signs on standard output, what it is beside it.
///
/// # Errors
/// When standard output cannot be written.
pub fn show_recovery(secret: &Secret, texts: &Texts) -> Result<(), Failure> {
    output::talk(&texts.get("cli-recovery-key"));
    output::lines([secret.text().to_owned()])?;
    output::talk(&texts.get("cli-recovery-key.hint"));
    Ok(())
}

/// The surroundings of a change.
struct Desk<'a> {
    general: &'a General,
    around: &'a Surroundings,
    clock: &'a dyn Clock,
    texts: &'a Texts,
}

impl Passphrase {
    /// Does it.
    ///
    /// # Errors
    /// When the old passphrase is wrong or the new one is refused; nothing is changed then.
    pub fn run(
        &self,
        general: &General,
        around: &Surroundings,
        clock: &dyn Clock,
        texts: &Texts,
    ) -> Result<(), Failure> {
        let desk = Desk {
            general,
            around,
            clock,
            texts,
        };
        match self {
            Self::Set => desk.set(),
            Self::Change => desk.change(),
            Self::Remove => desk.remove(),
        }
    }
}

impl Recovery {
    /// Does it.
    ///
    /// # Errors
    /// When passphrase or recovery key is wrong; nothing is changed then.
    pub fn run(
        &self,
        general: &General,
        around: &Surroundings,
        clock: &dyn Clock,
        texts: &Texts,
    ) -> Result<(), Failure> {
        let desk = Desk {
            general,
            around,
            clock,
            texts,
        };
        match self {
            Self::Show => desk.show(),
            Self::Use => desk.recover(),
        }
    }
}

impl Desk<'_> {
    /// The folder, and where passphrases come from; refused unless the ledger has a passphrase, or has none.
    fn begin(&self, closed: bool) -> Result<(std::path::PathBuf, Source<'_>), Failure> {
        let folder = opening::folder(self.general, self.around)?;
        if !Store::exists(&folder) {
            return Err(BackingError::Missing(folder).into());
        }
        if Store::ways(&folder)?.passphrase != closed {
            let id = if closed {
                "cli-has-no-passphrase"
            } else {
                "cli-has-passphrase"
            };
            return Err(Error::refused(id).into());
        }
        Ok((folder, Source::new(self.general, self.around, self.texts)?))
    }

    fn apply(
        &self,
        folder: &Path,
        key: &Key,
        changes: &[Change],
    ) -> Result<Option<Secret>, Failure> {
        after_wait(folder, self.clock, self.texts, || {
            Store::change_ways(folder, self.clock.now(), key, changes)
        })
    }

    fn protected(&self, source: &mut Source<'_>) -> Result<Change, Failure> {
        let secret = source.fresh()?;
        Ok(Change::Passphrase(
            secret,
            Cost::calibrated(self.clock).map_err(BackingError::from)?,
        ))
    }

    fn set(&self) -> Result<(), Failure> {
        let (folder, mut source) = self.begin(false)?;
        let change = self.protected(&mut source)?;
        let shown = self.apply(&folder, &Key::Open, &[change, Change::Recovery])?;
        output::talk(&self.texts.get("cli-done-passphrase-set"));
        shown.map_or(Ok(()), |shown| show_recovery(&shown, self.texts))
    }

    fn change(&self) -> Result<(), Failure> {
        let (folder, mut source) = self.begin(true)?;
        let key = source.key(Store::ways(&folder)?)?;
        let change = self.protected(&mut source)?;
        self.apply(&folder, &key, &[change])?;
        output::talk(&self.texts.get("cli-done-passphrase-change"));
        Ok(())
    }

    fn remove(&self) -> Result<(), Failure> {
        let (folder, mut source) = self.begin(true)?;
        let key = source.key(Store::ways(&folder)?)?;
        self.apply(&folder, &key, &[Change::Open])?;
        output::talk(&self.texts.get("cli-done-passphrase-remove"));
        Ok(())
    }

    fn show(&self) -> Result<(), Failure> {
        let (folder, mut source) = self.begin(true)?;
        let key = source.key(Store::ways(&folder)?)?;
        let shown = self.apply(&folder, &key, &[Change::Recovery])?;
        shown.map_or(Ok(()), |shown| show_recovery(&shown, self.texts))
    }

    fn recover(&self) -> Result<(), Failure> {
        let (folder, mut source) = self.begin(true)?;
        let key = Key::Recovery(source.ask("cli-ask-recovery")?);
        let change = self.protected(&mut source)?;
        self.apply(&folder, &key, &[change])?;
        output::talk(&self.texts.get("cli-done-passphrase-change"));
        Ok(())
    }
}

fn read(path: &Path) -> Result<Zeroizing<String>, Failure> {
    let fault = |source| Error::File {
        path: path.display().to_string(),
        source,
    };
    let file = File::open(path).map_err(fault)?;
    whole(file).map_err(|source| fault(source).into())
}

fn whole(file: impl Read) -> io::Result<Zeroizing<String>> {
    let mut text = Zeroizing::new(String::with_capacity(LONGEST));
    file.take(LONGEST as u64).read_to_string(&mut text)?;
    Ok(text)
}

/// The first line of standard input; what follows it is the command's.
fn first_line() -> Result<Zeroizing<String>, Failure> {
    let mut line = Zeroizing::new(String::with_capacity(LONGEST));
    io::stdin()
        .read_line(&mut line)
        .map_err(super::failure::stream("stdin"))?;
    Ok(line)
}
