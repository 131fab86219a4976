//! What the store tells the worker after a repair: message ids (`store.ftl`) and numbers. No one's data.

use crate::entities;
use crate::ledger::backing::Notice;

fn notice(key: &'static str, values: &[(&'static str, u64)]) -> Notice {
    let values = values
        .iter()
        .map(|(name, value)| (*name, value.to_string()))
        .collect();
    Notice { key, values }
}

/// The end of the journal was half written and has been cut.
pub fn tail_cut(bytes: u64) -> Notice {
    notice("store-tail-cut", &[("bytes", bytes)])
}

/// An import or other big change had not come to its end and counts for nothing.
pub fn batch_incomplete(changes: u64) -> Notice {
    notice("store-batch-incomplete", &[("changes", changes)])
}

/// The tables were made again from the journal.
pub fn tables_rebuilt(records: usize) -> Notice {
    notice("store-tables-rebuilt", &[("records", records as u64)])
}

/// Damaged journal frames were made again from the tables.
pub fn journal_mended(frames: u64) -> Notice {
    notice("store-journal-mended", &[("frames", frames)])
}

/// The journal was written anew from what the tables hold.
pub fn journal_rebuilt(records: usize, operations: usize) -> Notice {
    let (records, operations) = (records as u64, operations as u64);
    notice(
        "store-journal-rebuilt",
        &[("records", records), ("operations", operations)],
    )
}

/// So many entries of the history cannot be read any more; the numbers of the first and last of them.
pub fn entries_lost(count: u64, first: u64, last: u64) -> Notice {
    notice(
        "store-entries-lost",
        &[("count", count), ("first", first), ("last", last)],
    )
}

/// Some of the records may be older than they were.
pub fn records_doubtful(frames: u64) -> Notice {
    notice("store-records-doubtful", &[("frames", frames)])
}

/// So many records of a kind (its table's name, or its tag where that is of a newer version) are in neither copy.
pub fn records_gone((tag, count): (u8, u64)) -> Notice {
    Notice {
        key: "store-records-gone",
        values: vec![
            ("kind", kind_name(tag).to_owned()),
            ("count", count.to_string()),
        ],
    }
}

macro_rules! names {
    ($($tag:literal $table:ident $kind:ident)*) => {
        fn kind_name(tag: u8) -> &'static str {
            match tag {
                $($tag => stringify!($table),)*
                _ => "other",
            }
        }
    };
}
entities!(names);

/// The tables cannot be used just now; everything came from the journal.
pub fn without_tables() -> Notice {
    notice("store-without-tables", &[])
}

/// One of the two key files was written again from the other.
pub fn keys_mended() -> Notice {
    notice("store-keys-mended", &[])
}

/// Drafts that could not be read were put aside.
pub fn drafts_lost(count: u64) -> Notice {
    notice("store-drafts-lost", &[("count", count)])
}
