"""A recommendation and its state in words."""

from collections.abc import Mapping
from datetime import date
from textwrap import shorten

from markupsafe import Markup

from convenio.catalogue.regions import REGIONS
from convenio.evaluation.following import MINISTRY, Followed, Recommendation
from convenio.evaluation.items import Responsible
from convenio.evaluation.progress import PROGRESS_SIGNS, Progress
from handlers.region_names import short_name
from handlers.words import day, say
from storage.models import Role

OF_MINISTRY = "mtpe"  # as a button names the ministry's part
SHORT = 240  # letters of a recommendation in a list
WHOLE = 1500
LABELS: Mapping[Progress, str] = {
    Progress.PENDING: "○ Pendiente",
    Progress.UNDERWAY: "◐ En curso",
    Progress.IMPLEMENTED: "✓ Implementada",
    Progress.NOT_PERTINENT: "✗ No procede",
}
_RESPONSIBLE = {
    Responsible.OFFICES: "la DRTPE",
    Responsible.MINISTRY: "el MTPE",
    Responsible.BOTH: "la DRTPE y el MTPE",
}
_ROLES = {
    Role.FOCAL: "punto focal",
    Role.DIRECTOR: "dirección regional",
    Role.PROPONENT: "dirección proponente",
}


def place_code(place: str) -> str:
    return place or OF_MINISTRY


def read_place(text: str) -> str | None:
    """The place of `place_code`; None for what is none."""
    if text == OF_MINISTRY:
        return MINISTRY
    return text if text in REGIONS else None


def place_name(place: str) -> str:
    return REGIONS[place].name if place else "MTPE"


def place_label(place: str) -> str:
    return short_name(place) if place else "MTPE"


def due_words(one: Recommendation, *, overdue: bool) -> str:
    if one.due is None:
        return ""
    return f"⚠️ venció en {one.due.label}" if overdue else f"hasta {one.due.label}"


def state_line(followed: Followed) -> str:
    """'◐ en curso · Rosa Quispe, martes 4 de mayo'."""
    line = f"{PROGRESS_SIGNS[followed.progress]} {followed.state_words}"
    if followed.at is None:
        return line
    who = f"{followed.by}, " if followed.by else ""
    return f"{line} · {who}{day(followed.at)}"


def responsible(one: Recommendation) -> str:
    return _RESPONSIBLE[one.responsible]


def role_words(role: Role) -> str:
    return _ROLES.get(role, role.value.upper())


def text_of(one: Recommendation, letters: int = SHORT) -> str:
    return shorten(one.text, letters, placeholder="…")


def facts_of(followed: Followed, today: date, letters: int = SHORT) -> dict[str, object]:
    """What every message says of a recommendation in a place."""
    one = followed.recommendation
    return {
        "code": one.code,
        "about": one.about,
        "text": text_of(one, letters),
        "place": place_name(followed.place),
        "responsible": responsible(one),
        "due": due_words(one, overdue=followed.overdue(today)),
        "state": state_line(followed),
        "words": followed.words,
        "files": followed.files,
        "simulated": one.simulated,
    }


def accepted_already(followed: Followed) -> Markup:
    return say(
        "recommendations/accepted_already",
        code=followed.recommendation.code,
        place=place_name(followed.place),
    )


def stands_otherwise(followed: Followed) -> Markup:
    return say(
        "recommendations/stands_otherwise",
        code=followed.recommendation.code,
        place=place_name(followed.place),
    )
