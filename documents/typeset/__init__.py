"""Typst, which sets documents as PDF: its templates, and what they are given."""
