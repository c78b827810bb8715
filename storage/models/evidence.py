"""Evidence: what a region shows for its figures (medio de verificación)."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from storage.column_types import UtcDateTime


class Evidence(SQLModel, table=True):
    """A file for an indicator of a version, or for a step of a recommendation.

    Without `sha256` it is yet to be fetched.

    The file itself is kept on the disk under its hash; Telegram has it under `file_id`. `album`:
    what was sent together. A file that was refused, and why, is one that was removed at once.
    """

    id: int | None = Field(default=None, primary_key=True)
    version_id: int | None = Field(default=None, foreign_key="version.id", index=True)
    step_id: int | None = Field(default=None, foreign_key="recommendation_step.id", index=True)
    indicator: int
    person_id: int | None = Field(default=None, foreign_key="person.id")
    at: datetime = Field(sa_type=UtcDateTime)
    name: str
    file_id: str
    album: str = ""
    sha256: str | None = None
    size: int = 0
    kind: str = ""
    removed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    refused: str = ""
