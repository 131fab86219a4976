### The page Visits: what was written down per door and per day.

visits-title = { $count ->
    [one] { $day }: 1 visit
   *[other] { $day }: { $count } visits
}
visits-empty = No visits on this day yet. F2 opens Today; left and right turn to other days.
visits-none-here = no visit here
visits-history = { $door }: every visit
visits-attempt = attempt { $attempt }
visits-late = entered late
