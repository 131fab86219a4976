### The Hazards page: list and checklist.
