### Every failure: what happened, and .hint: what to do.
