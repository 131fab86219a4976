### A resident: their facts and how they are said.
