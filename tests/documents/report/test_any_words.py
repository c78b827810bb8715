"""Whatever people wrote, both files are made of it."""

import io
from dataclasses import replace

import docx
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.report.document import (
    Block,
    Bullets,
    Document,
    Run,
    Section,
    Table,
    TableHead,
    Title,
    paragraph,
)
from tests.documents.report import stories
from tests.documents.report.files import docx_of, pdf_of

ANY = st.text(max_size=80)


def document(words: list[str]) -> Document:
    first = words[0]
    table = Table(
        caption=first,
        columns=(TableHead(heading=first, share=1),),
        rows=tuple((each,) for each in words),
        notes=(first,),
        source=first,
        number=1,
    )
    blocks: tuple[Block, ...] = (
        Title(level=1, text=f"I. {first}"),
        *map(paragraph, words),
        Bullets(items=tuple((Run(each, bold=True), Run(each, italic=True)) for each in words)),
        table,
    )
    made = stories.nothing_yet().document
    return replace(
        made,
        header=(first, first, *words),
        parts=(Section(blocks=blocks), Section(blocks=blocks, landscape=True)),
    )


@settings(max_examples=25, deadline=None)
@given(st.lists(ANY, min_size=1, max_size=5))
def test_any_words_make_both_files(words: list[str]) -> None:
    made = document(words)
    assert pdf_of(made).content.startswith(b"%PDF")
    docx.Document(io.BytesIO(docx_of(made)))


def test_words_that_look_like_markup_stay_words() -> None:
    odd = ["#let x = 1", "*a* _b_ $c$ @d <e> & \\f", "]]>", "<w:p/>", "{{ x }}", "=== t"]
    made = document(odd)
    lines = [line.text for line in docx.Document(io.BytesIO(docx_of(made))).paragraphs]
    assert set(odd) <= set(lines)
    assert pdf_of(made).pages > 2
