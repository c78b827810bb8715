"""Claims about goals that words make: verbs, phrases, and their echoes in short clauses."""
