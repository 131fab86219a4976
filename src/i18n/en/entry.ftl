### Fields of dialogs and what is wrong with a value.

fault-required = needed
fault-not-a-number = not a number
fault-not-a-day = not a day: try 11-29, +7
fault-no-such-day = no such day
fault-not-a-time = not a time: try 19:00
