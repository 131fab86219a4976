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
