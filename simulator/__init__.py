"""A Telegram Bot API server on loopback, with a chat page; it knows nothing of the bot."""

from simulator.actors import Actor
from simulator.errors import BotApiError
from simulator.faults import Fault, FaultKind
from simulator.limits import Limits
from simulator.server import RealToken, Simulator
from simulator.webhook_posts import Patience
from simulator.world import Member, Message

__all__ = [
    "Actor",
    "BotApiError",
    "Fault",
    "FaultKind",
    "Limits",
    "Member",
    "Message",
    "Patience",
    "RealToken",
    "Simulator",
]
