from collections.abc import Mapping, Sequence

from convenio.calendar.periods import Period
from convenio.catalogue.regions import Region
from convenio.report.entries import Entry
from convenio.report.evidence_kinds import Refusal
from handlers.actions import Action
from handlers.buttons import back
from handlers.figure_words import entry_words
from handlers.media_kinds import kind_of_file
from handlers.views import View, button
from handlers.words import say
from storage.models import Evidence, Version
from storage.reports.reports import Report


def listed(report: Report, indicator: int, attached: Sequence[Evidence], note: str = "") -> View:
    text = say(
        "evidence/listed",
        report=report,
        indicator=report.indicators[indicator],
        attached=attached,
        note=note,
    )
    removing = tuple(
        (button(f"✖ Quitar {position}", Action.REMOVE_EVIDENCE, report.id, file.id or 0),)
        for position, file in enumerate(attached, start=1)
    )
    return View(
        text,
        (*removing, (back(Action.ASK_INDICATOR, report.id, indicator),)),
    )


def refused(files: Sequence[tuple[Evidence, Refusal]]) -> View:
    return View(say("evidence/settled", kept=[], refused=files, indicator=None))


def settled_note(together: Sequence[Evidence], entry: Entry | None = None) -> str:
    """What became of the files, and what their indicator says now: no figure is read of them."""
    kept = [file for file in together if file.sha256]
    return say(
        "evidence/settled",
        kept=kept,
        unread=kind_of_file(f".{kept[0].kind}").noun if len(kept) == 1 else "ellos",
        table=any(file.kind in ("csv", "xlsx") for file in kept),
        now=entry_words(entry) if entry and not entry.missing else "",
        refused=[(file, Refusal(file.refused)) for file in together if file.refused],
        indicator=together[0].indicator,
    )


def removed_note(attached: Evidence) -> str:
    return say("evidence/removed", attached=attached)


def how_to_fetch(nearest: Sequence[Region]) -> View:
    return View(say("evidence/how_to_fetch", nearest=nearest))


def with_evidence(
    region: Region,
    version: Version | None,
    counts: Mapping[int, int],
    asked: Period | None = None,
) -> View:
    """List the indicators that have files, each as a button that gives them."""
    period = Period.parse(version.period) if version else None
    text = say("evidence/with_evidence", region=region, period=period, counts=counts, asked=asked)
    code = version.period if version else ""
    buttons = [
        button(f"IdG {indicator}: 📎 {count}", Action.EVIDENCE_FILES, region.code, indicator, code)
        for indicator, count in counts.items()
    ]
    return View(text, tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)))


def caption(region: Region, version: Version, indicator: int, position: int, count: int) -> str:
    return say(
        "evidence/caption",
        region=region,
        period=Period.parse(version.period),
        indicator=indicator,
        position=position,
        count=count,
    )


def caption_of_step(code: str, place: str, position: int, count: int) -> str:
    return say("evidence/caption_of_step", code=code, place=place, position=position, count=count)


def settled_step_note(together: Sequence[Evidence]) -> str:
    """What became of the files that show a step of a recommendation."""
    return say(
        "evidence/settled_step",
        kept=[file for file in together if file.sha256],
        refused=[(file, Refusal(file.refused)) for file in together if file.refused],
    )
