"""Turnout: who owes a report, who sent one, and what was received."""
