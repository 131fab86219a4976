### The day's log as a file: sheets, columns, headings.
