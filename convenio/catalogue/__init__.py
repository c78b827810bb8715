"""The facts of the agreements: regions, indicators, causes, with their data files."""
