### The Collect page: what is missing or stale.

collect-title = Collect { $count }
collect-progress = complete { $done }/{ $all }
collect-building = Building { $name }: { $count }
collect-missing = missing { $what }
collect-stale = verified { $day }
collect-done = Everything is complete and up to date.
collect-nothing = Nothing to collect
collect-nothing-missing = Nothing is missing; it only has to be verified
collect-form-title = { $door } details
collect-saved = recorded { $door }
collect-declined = { $door } does not want to say; done
collect-forms = [{ $key } forms { $count }]
collect-tab-forms = Forms { $count }
collect-form-due = by { $day }
collect-form-missing = { $count } open
collect-forms-progress = filled { $done }/{ $all }
collect-no-forms = No forms to fill yet. Press I to take one in or say for whom it is.
