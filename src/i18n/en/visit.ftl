### A visit: outcome, mode, whom one met.
