### The Homes page: list, search, household card.
