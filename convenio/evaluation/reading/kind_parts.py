"""A draft's words in parts of one kind each: what was, and what is recommended to whom."""

from convenio.evaluation.items import ItemKind
from convenio.evaluation.reading.demands import (
    is_of_ministry,
    kind_of,
    opens_concluding,
    opens_recommending,
    opens_therefore,
)
from convenio.evaluation.reading.drafts import Draft
from convenio.evaluation.reading.headings import TextPart
from convenio.evaluation.reading.regions.addressees import Addressees, addressees
from convenio.evaluation.reading.sentences import recommending_parts, sentences

_KINDS = {
    TextPart.CONCLUSIONS: ItemKind.CONCLUSION,
    TextPart.RECOMMENDATIONS: ItemKind.RECOMMENDATION,
}


def parts_of_one_kind(draft: Draft) -> list[tuple[str, ItemKind]]:
    """The draft's words in parts of one kind each, which its heading says or else its verbs."""
    if draft.part in _KINDS:
        kind = _KINDS[draft.part]
        turns = opens_concluding if kind is ItemKind.RECOMMENDATION else opens_recommending
        other = next(each for each in ItemKind if each is not kind)
        if kind is ItemKind.RECOMMENDATION:
            return [(part, other if turns(part) else kind) for part in _by_addressees(draft.text)]
        return [(part, other if turns(part) else kind) for part in recommending_parts(draft.text)]
    parts: list[tuple[str, ItemKind]] = []
    for part in _by_addressees(draft.text):
        begun = len(parts)
        for sentence in sentences(part) if not draft.bullet else [part]:
            kind = kind_of(sentence)
            if len(parts) > begun and parts[-1][1] is kind:
                parts[-1] = (f"{parts[-1][0]} {sentence}", kind)
            else:
                parts.append((sentence, kind))
    return parts


def _by_addressees(text: str) -> list[str]:
    """'Se recomienda a Puno … Asimismo, se recomienda a todas …': a part for each of them."""
    parts: list[str] = []
    before: Addressees | None = None
    for part in recommending_parts(text):
        to = addressees(part)
        named = to.regions or to.everybody or to.rest
        turned = opens_concluding(part) or (bool(parts) and not opens_recommending(parts[-1]))
        turned = turned or opens_therefore(part)
        turned = turned or (bool(parts) and is_of_ministry(part) and not is_of_ministry(parts[-1]))
        if parts and not turned and not (named and before and before != to):
            parts[-1] = f"{parts[-1]} {part}"
        else:
            parts.append(part)
            before = to if named else None
    return parts
