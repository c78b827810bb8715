"""The kinds of question that a conversation asks."""

from collections.abc import Iterable

from handlers.routes import Route


def own_kinds(routes: Iterable[Route]) -> frozenset[str]:
    return frozenset(route.key for route in routes if route.on == "answer")
