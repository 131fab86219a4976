### The day: start, plan, rounds, close.
