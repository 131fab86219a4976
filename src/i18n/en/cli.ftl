### The command line: help, plans, results.
