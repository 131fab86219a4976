//! Every text a person reads, in Chinese and English. Not the labels of codes, which live in their tables.
