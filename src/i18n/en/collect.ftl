### The Collect page: what is missing or stale.
