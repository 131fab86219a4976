### A task: origin, due date, what became of it.
