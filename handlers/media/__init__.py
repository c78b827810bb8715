"""Photos, files, voice notes and whatever else is no text: read where it can be, and answered."""

from handlers.media.steps import answer_unread, with_caption

__all__ = ["answer_unread", "with_caption"]
