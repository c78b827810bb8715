"""Delivery: rows of the outbox are claimed, sent within limits, and settled."""
