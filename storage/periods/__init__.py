"""Reporting periods, their regions, deadlines, extensions and nudges."""
