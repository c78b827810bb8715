"""The situational report."""
