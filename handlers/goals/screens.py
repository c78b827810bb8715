"""What ODES is at with goals: typed for a region, or read of a spreadsheet."""

from handlers.context import Context
from handlers.goals import sheet, steps
from handlers.views import View


async def present(context: Context) -> View | None:
    return await steps.present(context) or await sheet.present(context)
