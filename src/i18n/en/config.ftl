### What is wrong in the settings file. The program runs on with that setting's default.

config-unreadable = The settings file cannot be read; using the defaults.
config-syntax = Settings, line { $line }: not well formed. The file is not used until this is put right.
config-unknown = Settings, line { $line }: there is no setting { $key }; passed over.
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
