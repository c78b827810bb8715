"""A semester's data for open data portals: CSV files with a Frictionless descriptor."""
