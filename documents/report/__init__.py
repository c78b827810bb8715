"""The report on a semester: one value made of facts, and two files written of it."""
