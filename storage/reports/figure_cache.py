"""A cache of the figures of versions that were sent: these never change, so each is read once.

They are known by the hash of what the version says: what a transaction took back again, or another
database has under the same number, is never taken for it.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import bindparam
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.report.entries import as_it_counts
from convenio.report.results import Figure
from convenio.typed.figures import Mark
from storage.database import columns, run, table_of
from storage.models import FigureRow

KEPT = 5_000  # versions: some twenty mebibytes
AT_ONCE = 500  # versions in a question
_FIGURES = columns(FigureRow, "version_id", "indicator", "mark", "programmed", "executed").where(
    table_of(FigureRow).c.version_id.in_(bindparam("versions", expanding=True))
)
_kept: dict[str, Mapping[int, Figure]] = {}


async def figures_of(
    session: AsyncSession, versions: Mapping[int, str | None]
) -> Mapping[int, Mapping[int, Figure]]:
    """The figures by version and indicator. `versions`: each one's hash, None of one without."""
    found = {version: _kept[said] for version, said in versions.items() if said and said in _kept}
    unknown = [version for version in versions if version not in found]
    for first in range(0, len(unknown), AT_ONCE):
        found |= await _read(session, unknown[first : first + AT_ONCE])
    for version in unknown:
        if said := versions[version]:
            _kept[said] = found[version]
    while len(_kept) > KEPT:
        del _kept[next(iter(_kept))]
    return found


async def _read(
    session: AsyncSession, versions: Sequence[int]
) -> Mapping[int, Mapping[int, Figure]]:
    figures: dict[int, dict[int, Figure]] = {version: {} for version in versions}
    rows = (await run(session, _FIGURES, {"versions": versions})).all()
    for version, indicator, mark, goal, executed in rows:
        counted = as_it_counts(indicator, Mark(mark) if mark else None, goal, executed)
        figures[version][indicator] = counted
    return figures
