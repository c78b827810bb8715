"""Reminders: what was decided and is still to be told, incidents, health."""
