### The help page and the guide in it.

help-title = Help  (type to find, Enter runs a row)
help-always = Any time
help-global = Every page
help-list = Move
help-door = Record
help-mark = Several doors at once
help-form = Fill in
help-check = Checklist
help-fill = Filling a form
help-choice = Choose
help-input-method = Letters dead? An input method is on: use digits and arrows, or press Shift. Chinese typed here is a search, never a record.
help-also = plan 3/24 also 4: of the 24 doors picked at the start 3 are done; 4 more were visited for care due, rechecks, appointments or tasks, which come into the list by themselves and are not counted in the plan.
