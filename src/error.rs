//! Every failure a person can meet, with its kind and exit code. Not the layers' own error types.
