# Questionnaires and answer sheets

form-needs-reason = Say in a line why it is corrected (the old answers are kept).
form-file-too-large = The file is too large: 8 MB at most. Make it smaller and choose it again.

# Filling
filling-which = { $door }: which form
filling-no-door = Choose a door first, then fill a form there.
filling-no-choices = Nothing to choose yet: answer the questions before it
filling-unreadable = This form cannot be read; ask the office for it again.
filling-asked = to fill
filling-begun = begun
filling-filled = filled { $day }
filling-filled-in-part = filled in part { $day }, { $missing } missing
filling-revised = corrected { $count }x
filling-calendar = [Space calendar]
filling-next = next
filling-line = New line
filling-back = back
filling-save = save
filling-go-there = go there
filling-decline = won't say
filling-all = contents
filling-finish = finish
filling-declined = does not want to say (counts as answered; again: take back)
filling-nothing-to-decline = There is nothing to answer here.
filling-acknowledged = done
filling-required = This must be answered; F7 if they do not want to say.
filling-constraint = That does not fit; please change it.
filling-adding = { $name }: { $count } so far
filling-add-yes = add one more
filling-add-no = on, next question
filling-add-less = take one away..
filling-which-goes = Which one goes
filling-remove-ask = Take this one away? { $what }
filling-remove = Take it away
filling-table = (list)
filling-none-to-remove = Nothing to take away here
filling-tree = + done  * must  . open  ! wrong
filling-all-right = Everything is filled in.
filling-one-language = This form has one language only.
filling-languages = Ask in which language
filling-leftovers = The form has a newer version; { $count } earlier answers have no place in it. Please check.
filling-end = { $blank ->
    [0] save, all done
   *[other] save, all done; { $blank } optional left blank
}
filling-other = Other
filling-other-which = Specify other.
filling-brought = { $count } already filled from the register
filling-brought-before = { $count } already filled, register or last time
filling-for-reading = For reading; Enter goes on
filling-end-corrected = save the correction
filling-end-missing = save for now; { $missing } missing or wrong:
filling-saved = { $missing ->
    [0] { $door } filled: { $form }
   *[other] { $door } saved, { $missing } missing: { $form }
}
filling-unlogged = ; visit not logged yet: press { $key }
filling-again = { $door }: filled before
filling-anew = fill it again (beginning with the answers of { $day })
filling-correct = correct the one of { $day }
filling-from-register = register
filling-from-last = last time
filling-same = Unchanged: { $count } answers stand. Look them over and save.
filling-nothing-carried = Nothing came from the register or the last time.
filling-above = As at { $door }
filling-nothing-above = Nobody else has answered this today.
filling-tick = tick
filling-differs = Not as in the register: saving changes what is ticked (Space)
filling-blank = none
filling-change = { $what }: { $old } -> { $new }
filling-newcomer = New: { $name }  { $facts }
filling-changed = Register: { $count ->
    [one] one change
   *[other] { $count } changes
}
filling-doubts = { $count } to be checked, set as tasks
filling-reason-title = Why is it corrected
filling-reason-label = Reason
filling-no-file = No such file: { $file }. Write its whole path.
filling-large-file = The file is too large (8 MB at most): { $file }
plain-filling-how = Answer; an empty line goes on; < back; - won't say; = unchanged; ^ as above; . finish.
plain-filling-end = { $missing ->
    [0] All done. Enter saves, < goes back.
   *[other] { $missing } missing or wrong. Enter saves for now, < goes back.
}

# Forms in use
forms-title = Forms
forms-take-in = Take in a new form (an Excel file)..
forms-file-note = An Excel form; each fault is told
forms-faulty = This form has faults and was not taken in:
forms-taken-in = Taken in: { $form }
forms-renewed = Replaced by a newer one: { $form }; answers so far stay
forms-known = This form was there already: { $form }
forms-where = Where it is still to be filled (pick a door to fill it)
forms-assign = For whom, and by when..
forms-assign-note = These doors are reminded; none: fill anywhere
forms-retire = Take out of use
forms-retire-ask = Take this form out of use? Its answers stay.
forms-retired = Out of use
forms-none-open = It is filled everywhere it should be.
forms-everyone = every household
forms-nobody = nobody in particular
forms-areas = Buildings, units
forms-areas-hint = such as 3 5-1, blanks between
forms-no-such-area = Write a building or unit, such as 3 or 3-2
forms-care = Households with
forms-places = Places
forms-by = To be filled by
forms-due = by { $day }
# Lists and exports
form-for-everyone = every household
form-for-nobody = nobody
form-state-open = to fill
form-state-complete = filled
form-state-partly = filled in part
form-export-door = Door
form-export-day = Day
form-export-worker = Worker
form-export-complete = Complete
form-export-revision = Corrections
