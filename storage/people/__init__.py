"""People, their duties, their stand-ins, and their personal data."""
