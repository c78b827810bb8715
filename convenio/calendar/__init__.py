"""Time in Lima: semesters, working days, deadlines, lead times."""
