### Reading a list of tasks.

import-no-title = the task has no name
import-due-unreadable = the due date is not understood and was left out: { $value }
import-door-unknown = this door is not in the ledger; kept as text: { $value }
import-tasks = Tasks: { $new } new, { $changed } changed, { $unchanged } unchanged
import-tasks-repeated = Rows that repeat another (same name, door and due date): { $count }
import-tasks-done = Already done in the list, left out: { $count }

import-tasks-title = Import a task list
import-tasks-imported = tasks imported: { $count }

import-offers = Offers: { $new } new, { $changed } changed, { $unchanged } unchanged
import-partners = Partners: { $new } new, { $changed } changed, { $unchanged } unchanged
import-posts = Posts: { $new } new, { $changed } changed, { $unchanged } unchanged
import-no-words = it does not say what it is
import-number-unreadable = the number is not understood and was left out: { $value }
import-day-unreadable = the date is not understood and was left out: { $value }
import-list-imported = { $what } imported: { $count }
import-no-day = the day is not said or not understood
import-list-repeated = Rows that say the same as another: { $count }
import-repeats = says the same as row { $value }
import-ages-turned = The highest age is below the lowest: mend it and import again
import-covered = The name is covered, so nobody knows who or which is meant: use a list in which it is not
import-covered-kept = covered value left as it is
import-name-covered = the name is covered and was not taken: { $value }
import-repeats-otherwise = row { $value } has the same name and says something else: one record or two? Tell them apart by name, giver or time, or put them together
import-number-refused = this number cannot be taken as it is written: { $value }
import-number-merged = one number for several rows (merged cells): say for each row how many
import-number-about = an approximate number, taken as it stands: { $value }
import-two-units = the number has another unit than the column of units: { $value }
import-money-unit = money is given in yuan: { $value }
import-less-than-given = less than was given or matched already: { $value }
import-ends-before = it ends before it begins: { $value }
import-day-refused = the day or time is not understood: { $value }
import-two-days = two columns give different days or times: { $value }
import-end-alone = an end, but no time at which it begins: { $value }
import-fewer-times = fewer times than people: { $value }
import-fewer-seats = fewer seats than people signed up: { $value }
import-off-with-people = called off, and yet people came: { $value }
import-held-later = held, or people came, but the day is still to come: { $value }
import-action-noted = none of the seven actions, kept in the note: { $value }
import-agreement-unsigned = the day of signing is missing, kept in the note
import-cell-cut = too long: only the first 2,000 characters were read
import-note-cut = the note is too long: only { $value } characters are kept
