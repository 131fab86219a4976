### The help page and the guide in it.

help-title = Help  (Enter runs a row)
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
