"""The second factor of somebody in ODES, without its secret."""

from datetime import datetime

from sqlmodel import JSON, Field, SQLModel

from storage.column_types import UtcDateTime


class SecondFactor(SQLModel, table=True):
    """An app of codes that a person has set; its secret follows from the installation's key.

    `salt`: what the secret is made of, beside the key. `key_mark`: shows whether it is still that
    key. `last_step`: of the newest code that was taken, which none before it follows. `wrong`:
    codes in a row; `paused_until`: after too many. `recovery`: hashes of the codes still good,
    which were made with `recovery_salt`.
    """

    __tablename__ = "second_factor"

    person_id: int = Field(
        primary_key=True, foreign_key="person.id", sa_column_kwargs={"autoincrement": False}
    )
    salt: str
    key_mark: str
    since: datetime = Field(sa_type=UtcDateTime)
    last_step: int = 0
    wrong: int = 0
    paused_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    recovery_salt: str
    recovery: list[str] = Field(default_factory=list, sa_type=JSON)
