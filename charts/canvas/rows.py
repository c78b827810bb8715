"""A data frame's rows, as charts read them: by a column's name, of a type that they know."""

from typing import Any

import pandas as pd


def frame_rows(frame: pd.DataFrame) -> list[Any]:
    return list(frame.itertuples())
