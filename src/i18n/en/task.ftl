### A task: origin, due date, what became of it.

task-needs-title = The task does not say what is to be done.
task-needs-reason = Dropping a row needs a reason.
task-who-lives-there = Find out who lives there ({ $why })
