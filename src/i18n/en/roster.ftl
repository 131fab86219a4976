### Reading a roster: the plan, what is refused and why.

# The file cannot be opened or read.
table-io = The file cannot be read: { $why }
    .hint = Check the path and its permissions.
table-no-file = There is no file { $file }
    .hint = Check its name and folder; a name with blanks in it goes in quotation marks.
table-empty = The file is empty
    .hint = Check that it is the right file.
table-unknown = This is not a table file
    .hint = csv, tsv, txt, xlsx, xlsb, xls and ods can be read.
table-web-page = This is a web page with a table's name
    .hint = Open it in a spreadsheet program and save it as xlsx.
table-locked = The workbook asks for a password
    .hint = Remove the password, save a copy and import that.
table-too-large = { $file } is larger than { $size }
    .hint = An xls file may have 20 MB: save it as xlsx or csv. Import others in parts.
table-too-much-text = { $file } holds more text than { $size }
    .hint = Keep only the columns you need, or import it in parts.
table-bomb = { $file } unpacks to more than { $ratio } times its size, which no real table does; it was not read
    .hint = Ask who sent it. If you need what is in it, open it in a spreadsheet program and save it as csv.
table-too-much-memory = Reading { $file } takes more than { $size } of memory; it was not read
    .hint = No real roster needs that much. Open it in a spreadsheet program, keep only the sheet you need and save it as csv.
table-too-slow = Reading { $file } takes longer than { $seconds } seconds; it was not read
    .hint = Keep only the sheet you need, split the file, or save it as csv.
table-damaged = The workbook is damaged or not fully downloaded
    .hint = Download it again, or open it in a spreadsheet program and save a copy.

# It can be read, but there is something to know.
table-unclosed-quote = a quotation mark is not closed; the row was read without it
table-undecodable = { $value } characters could not be read and were replaced
table-too-many-columns = too many columns: the first { $value } were read
table-too-many-rows = too many rows: the first { $value } were read
table-hidden-sheet = a hidden sheet was not read
table-damaged-sheet = the sheet is damaged; it was read up to row { $value }

# The whole file cannot be imported.
import-no-header = No header was found
    .hint = It must be within the first 20 rows, with two columns that are known (a name and an address of a roster, what and by whom of a list of offers). Or say it yourself: --map "B=name".
import-stopped = Stopped; nothing was imported
import-bad-mapping = --map { $value } is not understood
    .hint = Write --map "heading=field" or --map "B=field"; the fields are: { $fields }. --map "heading=-" leaves a column out.

# Which row was refused, and why.
import-no-name = no name
import-name-long = the name is too long
import-name-odd = this does not look like a name
import-no-door = no address, and it does not belong to the row above
import-reject-reason = reason

# Taken, but to be looked at.
import-name-unusual = an unusual name: { $value }
import-birth-future = the birth date lies ahead and was left out: { $value }
import-birth-too-early = the year of birth is too early and was left out: { $value }
import-birth-unreadable = birth date not understood: { $value }
import-birth-from-age = year of birth worked out from the age: { $value }
import-area-unreadable = the floor area is not understood and was left out
import-word-unknown = "{ $value }" is not known and was left out
import-relation-unknown = "{ $value }" is no known relation and stands as other
import-phone-local = without an area code, and too short for a mobile: { $value }
import-sensitive-word = a sensitive word that is not kept was left out
import-state-differs = rows of one household disagree on its occupancy: { $value }
import-id-at-two-doors = the same person stands above at { $value }, which counts
import-name-corrected = same door and ID number: this was { $value }, the name is changed
import-name-stays = same door and ID number, but { $value } in the ledger and verified: not renamed, please check
import-id-of-another = somebody of another name at { $value } has this ID number; it was left out, please check
import-vacant-with-people = vacant, but { $value } people are registered
import-care-doubtful = does not fit age or sex: { $value }
import-moved = moved: { $value }
import-not-moved = confirmed to live at { $value }; the door was not changed
import-door-filled = no building written; taken from the row above as { $value }
import-door-filled-lived-in = no building written; taken from the row above, but { $value } lives there, please check
import-gone = moved out or deceased in the ledger, still in the roster; left as it is

# Small tasks an import leaves.
import-task-number = Check the ID number: { $name }
import-task-numbers = Check the ID numbers of { $count } people
import-task-vacant = Check whether it is vacant: people are registered
import-task-relation = Check relation and sex: { $name }
import-task-care = Check "{ $group }": { $name }

# The plan: what would change.
import-columns-read = Columns understood
import-columns-guessed = Columns guessed, please look
import-columns-twice = Columns not used: they repeat others
import-columns-ignored = Columns not used
import-columns-sensitive = Columns too sensitive to keep
import-households = Households: { $new } new, { $changed } changed, { $unchanged } unchanged
import-residents = Residents: { $new } new, { $changed } changed, { $unchanged } unchanged
import-homes-filled = { $field }: filled in for { $count } households
import-homes-changed = { $field }: changed for { $count } households
import-people-filled = { $field }: filled in for { $count } residents
import-people-changed = { $field }: changed for { $count } residents
import-absent = { $count } people of these doors are in the ledger and not in the roster; they stay
import-refused = Rows refused: { $count }
import-remarks = To be looked at: { $count }
import-new-tasks = Small tasks to be added: { $count }
import-totals = Rows of totals skipped: { $count }
import-skipped = Rows of explanations and signatures skipped: { $count }
import-nothing = Nothing to change
import-rows = { $count } rows read

# The dialog.
import-formats = Reads xlsx, xls, ods, csv, tsv; shown before it is done
import-path = File
import-path-hint = Tab completes it, or paste
import-files = Choose a file..
import-files-above = .. one folder up
import-path-missing = no such file: check the path
import-path-is-folder = this is a folder: give a file
import-without-ids = Leave ID numbers out
import-without-ids-hint = sex and birth are still taken from them
import-read = Read
import-reading = Reading the file
import-plan-title = Before importing { $file }
import-done-with-tasks = { $done }, { $count } small tasks
import-done-refused = { $done }; { $count } rows refused and not kept: import again to keep them
import-done-refused-kept = { $done }; { $count } rows refused and kept in a file
import-go = Import
import-close = Close
import-leave = Cancel
import-left = Nothing was imported
import-write-rejects = Save refused rows
import-rejects-written = Refused rows are in { $path }: correct and import them
import-roster-title = Import a roster
import-roster-imported = imported { $households } households, { $residents } residents
import-aside = which rows these are: { $rows }
import-no-column = There is no column { $value }
    .hint = Write the heading as it stands in the file, or the column's letters.
import-mapped-twice = --map says two different things about the column { $value }
