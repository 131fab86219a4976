### A place that is not a home: shop, stairwell, site.
