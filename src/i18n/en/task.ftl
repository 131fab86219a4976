### A task: origin, due date, what became of it.

task-needs-title = The task does not say what is to be done.
    .hint = Say it in a line, such as: bring the pension form.
task-needs-reason = Dropping it needs a reason.
    .hint = Say why in a line, such as: moved away, listed twice.
task-who-lives-there = Find out who lives there ({ $why })

snooze-in-the-past = That day has passed.
    .hint = Give today or a later day, such as tomorrow, 11-29.

# Writing one down, deciding about one.
task-new = New task
task-as-request = As a request or wish instead..
task-title = What
task-due = Due
task-kind = Kind
task-priority = Priority
task-origin = From whom
task-added = logged task { $name }
task-list = Open tasks: digit, or type to find
task-list-at = Tasks at { $door }: digit; type for others
task-done = Done
task-begin = Start
task-later = Put off..
task-not = Drop..
task-other = Hand over..
task-door = Open this household
task-no-door = This task has no door
task-stands = task { $name }: { $state }
task-snooze = put off
task-until = Until
task-until-example = tomorrow, fri, 11-29
task-dismiss = drop
task-reason = Reason
task-assign = hand over
task-to = To whom
task-to-example = community, property office..
