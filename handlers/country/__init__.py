"""What ODES alone sees: where each report is, and the report's tables computed anew."""

from handlers.country.steps import (
    averages,
    both,
    both_data,
    differences,
    offices,
    one_office,
    status,
)
from handlers.routes import command, press_anywhere

STEPS = (
    command("estado", status),
    press_anywhere("status", status),
    press_anywhere("offices", offices),
    press_anywhere("office", one_office),
    command("cuadro", averages),
    press_anywhere("averages", averages),
    press_anywhere("both", both),
    press_anywhere("bothdata", both_data),
    press_anywhere("differ", differences),
)

__all__ = ["STEPS"]
