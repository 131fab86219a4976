### A hazard and its check: severity, state, deadline.
