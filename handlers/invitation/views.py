from collections.abc import Sequence
from typing import Any

from convenio.catalogue.indicators import INDICATORS, Indicators
from convenio.catalogue.regions import REGIONS, Region, Unresolved
from handlers.actions import Action
from handlers.buttons import TO_MENU, cancel
from handlers.invitation.access import CODE
from handlers.invitation.binding import binding_words
from handlers.region_names import short_name
from handlers.roles import ROLES
from handlers.views import Button, Keyboard, View, button, grid
from handlers.words import say
from storage.models import Role


def wanted(args: dict[str, Any]) -> str | None:
    """The part an invitation still lacks: 'role', 'region', 'indicator', 'alternate' or 'name'."""
    role = args.get("role")
    if role is None:
        return "role"
    if role in (Role.FOCAL, Role.DIRECTOR) and "region" not in args:
        return "region"
    if role == Role.PROPONENT and "indicator" not in args:
        return "indicator"
    if role == Role.FOCAL and "alternate" not in args:
        return "alternate"
    return None if "name" in args else "name"


def inviting(
    args: dict[str, Any],
    known: Sequence[Indicators] = (INDICATORS,),
    *,
    unresolved: Unresolved | None = None,
    puzzled: str = "",
) -> View:
    """Ask one question at a time; `unresolved` offers the regions nearest to an unknown name.

    `known`: the indicators of each agreement.
    """
    want = wanted(args)
    text = say(
        "invitation/inviting",
        want=want,
        args=args,
        so_far=_so_far(args),
        unresolved=unresolved,
        puzzled=puzzled,
    )
    request = (args["request"],) if "request" in args else ()
    again = button("↩ De nuevo", Action.GRANT_ACCESS if request else Action.INVITE, *request)
    ways_out = (again, cancel(Action.CANCEL_INVITATION))
    return View(text, (*_choices(want, args, known, unresolved), ways_out))


def _region(region: Region, label: str) -> Button:
    return button(label, Action.INVITED_REGION, region.code)


def _choices(
    want: str | None,
    args: dict[str, Any],
    known: Sequence[Indicators],
    unresolved: Unresolved | None,
) -> Keyboard:
    if want == "role":
        return tuple((button(words, Action.INVITED_ROLE, role),) for role, words in ROLES.items())
    if want == "region":
        if unresolved:
            return grid([_region(region, region.name) for region in unresolved.nearest], 1)
        return grid([_region(region, short_name(code)) for code, region in REGIONS.items()], 3)
    if want == "indicator":
        return _indicators(args, known)
    if want == "alternate":
        return (
            (
                button("Titular", Action.INVITED_ALTERNATE, 0),
                button("Suplente", Action.INVITED_ALTERNATE, 1),
            ),
        )
    label = "Usar ese nombre" if "request" in args else "Sin nombre por ahora"
    return ((button(label, Action.INVITED_UNNAMED),),)


def _indicators(args: dict[str, Any], known: Sequence[Indicators]) -> Keyboard:
    """Buttons for one agreement's indicators, and for the other agreements."""
    listed = next(
        indicators for indicators in known if indicators.agreement == args.get("agreement", "")
    )
    buttons = [
        button(
            f"{indicator.number} {indicator.short_name}", Action.INVITED_INDICATOR, indicator.number
        )
        for indicator in listed.values()
    ]
    others = [
        button(f"Convenio {indicators.years}", Action.INVITED_AGREEMENT, indicators.agreement)
        for indicators in known
        if indicators is not listed
    ]
    return (*grid(buttons, 2), *grid(others, 2))


def _so_far(args: dict[str, Any]) -> str:
    role = args.get("role")
    if role is None:
        return ""
    parts = [ROLES[Role(role)]]
    if args.get("region"):
        parts.append(REGIONS[args["region"]].office)
    if args.get("indicator"):
        of = f" del convenio {args['agreement']}" if args.get("agreement") else ""
        parts.append(f"IdG {args['indicator']}{of}")
    if args.get("alternate"):
        parts.append("suplente")
    if args.get("bound_to"):
        parts.append(binding_words(args["bound_to"]))
    return ", ".join(parts)


def cancelled() -> View:
    return View(say("invitation/cancelled"), TO_MENU)


def invited(args: dict[str, Any]) -> View:
    return View(say("invitation/invited", so_far=_so_far(args)), TO_MENU)


def invitation(args: dict[str, Any], bot_username: str, by: str = "ODES") -> View:
    """The invitation to hand on; delivery puts its code in."""
    text = say(
        "invitation/invitation",
        by=by,
        code=CODE,
        name=args.get("name", ""),
        so_far=_so_far(args),
        link=f"https://t.me/{bot_username}?start={CODE}",
    )
    return View(text)


def wrong_code() -> View:
    return View(
        say("invitation/wrong_code"), ((button("✋ Solicitar acceso", Action.REQUEST_ACCESS),),)
    )


def spent_code() -> View:
    return View(
        say("invitation/spent_code"), ((button("✋ Solicitar acceso", Action.REQUEST_ACCESS),),)
    )


def too_many_codes() -> View:
    return View(say("invitation/too_many_codes"))


def let_in(args: dict[str, Any], name: str) -> View:
    return View(say("invitation/let_in", so_far=_so_far(args), name=name), TO_MENU)


def already_decided() -> View:
    return View(say("invitation/already_decided"), TO_MENU)
