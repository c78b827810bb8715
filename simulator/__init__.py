"""A Telegram Bot API server on loopback, with a chat page; it knows nothing of the bot."""

from simulator.actors import Actor
from simulator.errors import BotApiError
from simulator.posting import Patience
from simulator.server import RealToken, Simulator
from simulator.world import Member, Message

__all__ = ["Actor", "BotApiError", "Member", "Message", "Patience", "RealToken", "Simulator"]
