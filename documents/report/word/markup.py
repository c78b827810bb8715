"""WordprocessingML, as text: a body of thousands of elements is read once, not built one by one."""

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from docx.oxml.ns import nsdecls

CM = 567  # twentieths of a point
_EMU = 360_000  # of a centimetre
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NAMESPACES = nsdecls("w", "r", "wp", "a", "pic")


def writable(words: str) -> str:
    """The words without what XML can't hold."""
    return _FORBIDDEN.sub("", words)


def run(
    words: str, *, bold: bool = False, italic: bool = False, color: str = "", points: float = 0
) -> str:
    """Words of one style, in `points` where it isn't their paragraph's; their lines stay apart."""
    style = "".join(
        (
            "<w:b/>" if bold else "",
            "<w:i/>" if italic else "",
            f'<w:color w:val="{color}"/>' if color else "",
            f'<w:sz w:val="{2 * points:.0f}"/>' if points else "",
        )
    )
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(writable(line))}</w:t>' for line in words.split("\n")
    )
    return f"<w:r>{f'<w:rPr>{style}</w:rPr>' if style else ''}{lines}</w:r>"


def paragraph(
    runs: str,
    style: str = "",
    *,
    new_page: bool = False,
    keep: bool = False,
    align: str = "",
    after: float = 0,
) -> str:
    """`style`: its id; `keep`: on the same page as what follows; `after`: points below it."""
    layout = "".join(
        (
            f'<w:pStyle w:val="{style}"/>' if style else "",
            "<w:keepNext/>" if keep else "",
            "<w:pageBreakBefore/>" if new_page else "",
            f'<w:spacing w:after="{20 * after:.0f}"/>' if after else "",
            f'<w:jc w:val="{align}"/>' if align else "",
        )
    )
    return f"<w:p>{f'<w:pPr>{layout}</w:pPr>' if layout else ''}{runs}</w:p>"


def field(code: str, shown: str, *, stale: bool = False) -> str:
    """A field with what it shows until Word counts anew; `stale`: it does so on opening."""
    dirty = ' w:dirty="true"' if stale else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"{dirty}/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def contents(code: str, lines: Iterable[tuple[str, str]]) -> str:
    """A table of contents of lines with the ids of their styles; Word fills its pages."""
    shown = list(lines)
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    last = len(shown) - 1
    return "".join(
        paragraph(f"{begin if at == 0 else ''}{run(line)}{end if at == last else ''}", style)
        for at, (line, style) in enumerate(shown)
    )


def picture(relation: str, number: int, alternative: str, wide: float, high: float) -> str:
    """A picture in its line, `wide` by `high` centimetres, with what it says in words."""
    size = f'cx="{round(wide * _EMU)}" cy="{round(high * _EMU)}"'
    described = f"descr={quoteattr(writable(alternative))}"
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="Gráfico {number}" {described}/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="Gráfico {number}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/>'
        f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def ended(elements: str, layout: str) -> str:
    """The elements of a section; their last one, a paragraph, holds how its pages are."""
    start = elements.rfind("<w:p>") + len("<w:p>")
    if elements.startswith("<w:pPr>", start):
        place = elements.index("</w:pPr>", start)
        return f"{elements[:place]}{layout}{elements[place:]}"
    return f"{elements[:start]}<w:pPr>{layout}</w:pPr>{elements[start:]}"


def body(elements: Iterable[str]) -> str:
    return f"<w:body {_NAMESPACES}>{''.join(elements)}</w:body>"
