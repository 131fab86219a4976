### Fields of dialogs and what is wrong with a value.
