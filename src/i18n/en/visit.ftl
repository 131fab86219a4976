### A visit: outcome, mode, whom one met.

visit-again-in-the-past = The day agreed on has passed.
    .hint = Give today or a later day, such as tonight, tomorrow, 2026-11-23.
