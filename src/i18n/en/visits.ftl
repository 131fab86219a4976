### The Visits page: history by household and by day.
