//! How a ledger begins: everything that stands in its store, read. Not how the store mends itself.

use super::backing::{Backing, Loaded, Notice};
use super::backups::Routine;
use super::steps::Steps;
use super::table::Tables;
use super::{Ledger, LedgerError, gone};

impl Ledger {
    /// Loads everything that stands in `backing`, and tells what was repaired.
    ///
    /// # Errors
    /// When the store cannot be opened or repaired.
    pub fn open(mut backing: Box<dyn Backing>) -> Result<(Self, Vec<Notice>), LedgerError> {
        let mut tables = Tables::default();
        let opened = backing.load(&mut |loaded| match loaded {
            Loaded::Record(record) => tables.put(record),
            Loaded::Removed(record) => tables.remove(&record),
            Loaded::Anew => tables = Tables::default(),
        })?;
        tables.settle();
        let own = opened
            .headers
            .iter()
            .filter(|header| header.id.stream == opened.stream);
        let next_seq = own.map(|header| header.id.seq).max().unwrap_or(0) + 1;
        let reading = opened
            .headers
            .iter()
            .map(|header| header.at)
            .max()
            .unwrap_or_default();
        let mut steps = Steps::default();
        for (position, header) in opened.headers.iter().enumerate() {
            steps.follow(position, header);
        }
        let named = gone::named(&opened, &tables);
        let ledger = Self {
            backing,
            tables,
            headers: opened.headers,
            steps,
            stream: opened.stream,
            next_seq,
            reading,
            worker: String::new(),
            touched: Vec::new(),
            touched_from: 0,
            routine: Routine::default(),
            wiped: false,
            short: opened.notices.iter().any(gone::is_loss),
        };
        let (mut notices, count) = (opened.notices, ledger.tables.from_newer());
        notices.extend(named);
        if count > 0 {
            notices.push(Notice {
                key: "store-from-newer",
                values: vec![("count", count.to_string())],
            });
        }
        Ok((ledger, notices))
    }

    /// Whether something was found gone in both copies when it was opened; it was named then.
    pub fn is_short(&self) -> bool {
        self.short
    }
}
