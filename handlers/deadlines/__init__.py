"""/plazo: until when a report is awaited, and what it still lacks."""

from handlers.deadlines.steps import show_deadlines
from handlers.routes import command

STEPS = (command("plazo", show_deadlines),)

__all__ = ["STEPS"]
