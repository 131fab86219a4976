### A place that is not a home: shop, stairwell, site.

place-needs-name = The place has no name.
