# Questionnaires and answer sheets

form-needs-reason = Say in a line why it is corrected (the old answers are kept).
form-file-too-large = The file is too large: 8 MB at most. Make it smaller and choose it again.

# Filling
filling-which = { $door }: which form
filling-no-door = Choose a door first, then fill a form there.
filling-no-forms = No forms yet. Take one in with gridday form add FILE.xlsx, or with n on the page Collect.
filling-unreadable = This form cannot be read; ask the office for it again.
filling-asked = to fill
filling-filled = filled { $day }
filling-filled-in-part = filled in part { $day }, { $missing } missing
filling-next = next
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
filling-add-no = no more, next question
filling-add-less = take the last one away
filling-tree = Contents (! wrong  + answered  . open)
filling-all-right = Everything is filled in.
filling-one-language = This form has one language only.
filling-languages = Ask in which language
filling-leftovers = The form has a newer version; { $count } earlier answers have no place in it. Please check.
filling-end = save, all done
filling-end-corrected = save the correction
filling-end-missing = save for now; { $missing } missing or wrong:
filling-saved = { $missing ->
    [0] { $door } filled: { $form }
   *[other] { $door } saved: { $form }, { $missing } missing
}
filling-reason-title = Why is it corrected
filling-reason-label = Reason
filling-no-file = No such file: { $file }. Write its whole path.
filling-large-file = The file is too large (8 MB at most): { $file }
plain-filling-how = Answer; an empty line goes on; < back; - won't say; . finish.
plain-filling-end = { $missing ->
    [0] All done. Enter saves, < goes back.
   *[other] { $missing } missing or wrong. Enter saves for now, < goes back.
}
