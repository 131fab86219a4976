### Reading a list of tasks.
