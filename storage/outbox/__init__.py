"""The outbox, the record of handled updates, and where each chat stands."""
