### What is wrong in the settings file. The program runs on with that setting's default.

config-unreadable = The settings file cannot be read; using the defaults.
config-syntax = Settings, line { $line }: not well formed. The file is not used until this is fixed.
config-unknown = Settings, line { $line }: there is no setting { $key }; skipped.
config-kind = Settings, line { $line }, { $key }: { $expected }. Using the default.
config-choice = Settings, line { $line }, { $key }: one of { $allowed }. Using the default.
config-range = Settings, line { $line }, { $key }: from { $least } to { $most }. Using the default.
config-code = Settings, line { $line }, { $key }: no code table has { $code }. Using the default.
config-order = Settings, line { $line }: the afternoon cannot end before the morning. Using the defaults.
config-expects-text = write "text"
config-expects-texts = write ["text", "text"]
config-expects-four = write four codes, ["code", "code", "code", "code"]
config-expects-yes-or-no = write true or false
config-expects-number = write a whole number
config-expects-time = write "12:00"
config-expects-periods = write ["21:00-08:00"]

# Code tables an office has edited.
config-tables-ignored = The office's code tables have mistakes; the built-in ones are used until these are fixed.
config-table-unknown = There is no code table { $table }.
config-table-no-code-column = Code table { $table }: the first line has no column "code".
config-table-too-many-cells = Code table { $table }, line { $line }: more cells than the first line has columns.
config-table-bad-code = Code table { $table }, line { $line }: the code { $code } may only have a-z, 0-9, - and /, 40 of them at most.
config-table-code-twice = Code table { $table }, line { $line }: the code { $code } stands twice.
config-table-no-label = Code table { $table }, line { $line }: the new code { $code } needs a name in each of the columns "zh" and "en".
config-table-bad-active = Code table { $table }, line { $line }: the column "active" takes "yes" or "no" only.
config-table-in-use = The code tables are in use already; it is too late to change them.
