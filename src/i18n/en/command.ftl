### One line for each command: its name in the footer, help and palette.
