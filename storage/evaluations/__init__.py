"""Evaluations of directorates: drafts, versions, and the recommendations that they make."""
