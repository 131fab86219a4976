### The Collect page: what is missing or stale.

collect-title = Collect { $count }
collect-progress = complete { $done }/{ $all }
collect-building = Building { $name }: { $count }
collect-missing = missing { $what }
collect-stale = verified { $day }
collect-done = Everything is complete and fresh.
collect-nothing = Nothing to collect
collect-nothing-missing = Nothing is missing, it is only due to be verified
collect-form-title = { $door } facts
collect-saved = collected { $door }
collect-declined = { $door } does not want to say; done
