"""A pasted text before its lines are looked at: signs, letters and the cells of a CSV."""
