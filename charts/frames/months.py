"""The year's activities, a row for each month that has one."""

import pandas as pd

from charts import facts as f
from convenio.catalogue.regions import REGIONS


def schedule_frame(facts: f.ScheduleFacts) -> pd.DataFrame:
    """Columns: indicator, short_name (its own), number and name (the activity's), month (0: no
    date), regions (how many), own, whose, today.

    `whose` is the region whose `own` ones are marked: what another one has without a date is left
    out. `today` is the month in which the facts were so, 0 in another year.
    """
    return pd.DataFrame(
        {
            "indicator": activity.indicator,
            "short_name": facts.indicators[activity.indicator].short_name,
            "number": activity.number,
            "name": activity.name,
            "month": each.month or 0,
            "regions": len(each.regions),
            "own": facts.region in each.regions,
            "whose": REGIONS[facts.region].name if facts.region else "",
            "today": facts.as_of.month if facts.as_of.year == facts.year else 0,
        }
        for activity in facts.activities
        for each in activity.months
        if each.month or not each.regions or facts.region in (None, *each.regions)
    )
