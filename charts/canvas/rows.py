"""A data frame's rows, as charts read them: by a column's name, of a type that they know."""

from typing import Any

import pandas as pd


def rows_of(frame: pd.DataFrame) -> list[Any]:
    return list(frame.itertuples())
