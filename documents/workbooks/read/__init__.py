"""Workbooks that people send, read into figures and findings."""
