"""The bot's health and what it will send, for ODES."""

from handlers.actions import Action
from handlers.health.steps import send_semester, show_coming, show_health
from handlers.routes import command, press_anywhere

STEPS = (
    command("salud", show_health),
    press_anywhere(Action.HEALTH, show_health),
    command("proximos", show_coming),
    press_anywhere(Action.FORECAST, show_coming),
    press_anywhere(Action.FORECAST_SEMESTER, send_semester),
)

__all__ = ["STEPS"]
