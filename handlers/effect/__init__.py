"""What came after reminders, for ODES to judge which are worth sending."""

from handlers.actions import Action
from handlers.effect.steps import show_effect, show_period, show_regions
from handlers.routes import command, press_anywhere

STEPS = (
    command("efecto", show_effect),
    press_anywhere(Action.EFFECT, show_period),
    press_anywhere(Action.EFFECT_BY_REGION, show_regions),
)

__all__ = ["STEPS"]
