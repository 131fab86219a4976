### A task: origin, due date, what became of it.

task-needs-title = The task does not say what is to be done.
task-needs-reason = Dropping a row needs a reason.
task-who-lives-there = Find out who lives there ({ $why })

snooze-in-the-past = That day has passed.
    .hint = Give today or a later day, such as tomorrow, 11-29.

# Writing one down, deciding about one.
task-new = New task
task-title = What
task-due = Due
task-kind = Kind
task-priority = Priority
task-origin = From whom
task-added = logged task { $name }
task-list = Open tasks: a digit, or type
task-list-at = Tasks at { $door }: a digit; type for others
task-done = Done
task-begin = Begun
task-later = Later..
task-not = Not at all..
task-other = Somebody else..
task-door = Open this household
task-no-door = This task has no door
task-stands = task { $name }: { $state }
task-snooze = later
task-until = Until
task-until-example = tomorrow, fri, 11-29
task-dismiss = not at all
task-reason = Why
task-assign = somebody else
task-to = To whom
task-to-example = community, property office..
