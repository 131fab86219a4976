//! The sealed store on disk: journal first, sled beside it. Not what a record means.
