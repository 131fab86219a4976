//! The form engine: any XLSForm read, filled and handed on. It knows nothing of households, ledgers, screens or languages of ours.
//!
//! | module | what it is |
//! |---|---|
//! | [`definition`] | the form as its author wrote it: items, lists, texts, rules |
//! | [`read`] | a workbook becomes a [`definition::Form`], or every fault of it at once ([`fault::Fault`]) |
//! | [`expression`] | the XPath of XLSForms: syntax, evaluation, the function set |
//! | [`dependency`] | which rule reads which answers, in which order they are reckoned, and circles of rules |
//! | [`tree`] | the nodes expressions walk: the answers, the choice lists, attached files |
//! | [`interview`] | a form being filled: answers, repeats, relevance, recomputation, what is missing or wrong |
//! | [`submission`] | a filled form as ODK instance XML, JSON, and rows of tables |
//!
//! Paths are written `/data/group/question`; the root is always `data`. A repeat's path carries the index of each
//! instance from 1 (`/data/member[2]/name`) wherever one instance is meant.
//!
//! Sources: xlsform.org, the ODK XForms specification, XPath 1.0. Where the reference engines differ (JavaRosa, ODK Web
//! Forms, Enketo), each point is decided where the code stands and written down in that module's doc.

pub mod definition;
pub mod dependency;
pub mod expression;
pub mod fault;
pub mod interview;
pub mod read;
pub mod submission;
pub mod tree;
pub mod zone;
