//! The screen: panes, dialogs and keys over the ledger. Not how records are stored.
