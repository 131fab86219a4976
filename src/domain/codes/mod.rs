//! Code tables as data: codes are stored, labels only shown. Not the rules that use them.
