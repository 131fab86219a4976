### A resident: their facts and how they are said.

resident-needs-name = The person has no name.
