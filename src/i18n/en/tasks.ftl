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
import-no-words = it does not say what it is
import-number-unreadable = the number is not understood and was left out: { $value }
import-day-unreadable = the date is not understood and was left out: { $value }
import-list-imported = { $what } imported: { $count }
import-no-day = the day is not said or not understood
