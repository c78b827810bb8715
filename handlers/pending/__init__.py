"""A chat's pending question: shown again, covered by other screens, and what is no answer to it."""

from handlers.pending.answers import answering
from handlers.pending.covering import covering
from handlers.pending.following import follow
from handlers.pending.lone_words import LoneWordTyped, take_word
from handlers.pending.screen import show_present

__all__ = ["LoneWordTyped", "answering", "covering", "follow", "show_present", "take_word"]
