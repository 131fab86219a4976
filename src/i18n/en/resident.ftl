### A resident: their facts and how they are said.

resident-needs-name = The person has no name.
    .hint = Give the name and save again.

# Why an ID number was left out, or what to look at.
id-scientific = a spreadsheet wrote the number as a power of ten; its last digits are lost
id-zero-ended = a spreadsheet put 000 for the last three digits
id-masked = the number is masked with stars
id-length = the number should have 18 digits
id-characters = the number has characters that do not belong
id-birth-date = the birth date in the number cannot be
id-check-digit = the last digit does not fit: perhaps a slip in copying
id-old-form = an old number of 15 digits, without a check digit
id-foreign-resident = a foreign permanent resident's card
id-unknown-province = the first two digits are no province
id-sex-differs = the sex differs from the ID number, which wins
id-birth-differs = the birth date differs from the ID number, which wins

# Why a phone number was left out.
phone-scientific = a spreadsheet wrote the number as a power of ten; its last digits are lost
phone-masked = the number is masked with stars
phone-too-short = too few digits
phone-too-long = too many digits
phone-not-a-phone = not a phone number

# Forms.
resident-add-title = Add a resident { $door }
resident-edit-title = Edit { $door } { $name }
resident-decline-title = { $name } won't say
resident-decline-note = What is ticked counts as done, not as missing
resident-name = Name
resident-relation = Relation
resident-sex = Sex
resident-birth = Born
resident-birth-hint = 1942, 1942.9, 1942-9-17
resident-not-a-birth = not a date: 1942, 1942.9 or 1942-9-17
resident-birth-ahead = this day is still to come
resident-phone = Phone
resident-care = Care groups
resident-care-more = More groups..
resident-care-title = Care groups
resident-tags = Other words
resident-tags-hint = apart by spaces
resident-tag-sensitive = a word that must not be kept
resident-population = Population
resident-residence-match = Registered
resident-emergency = Emergency
resident-emergency-phone = Emergency phone
resident-workplace = Work or school
resident-id-number = ID number
resident-id-number-hint = only if the office asks for it
resident-saved = changed { $door }
resident-added = added a resident at { $door }
resident-declined = won't say, noted: { $door }

# What cannot be so: kept as said, and a small task asks about it.
doubt-relation = relation and sex do not fit
doubt-spouse = spouse of the head's own sex
doubt-care = care group does not fit age or sex
doubt-alone = somebody moved in, still living alone?
doubt-alone-of = does { $name } still live alone (somebody moved in)
doubt-task = Check { $name }: { $what }
doubt-said = Please check: { $what }
