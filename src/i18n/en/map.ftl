### The Map page: floors and doors.
