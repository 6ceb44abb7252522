"""A document as PDF, with the same content as the HTML page."""

from __future__ import annotations

import io
from functools import singledispatch
from typing import Any

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    Image,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from ctsuite.workflows.report import fonts
from ctsuite.workflows.report.document import (
    Block,
    Cell,
    Column,
    Document,
    Facts,
    Figures,
    Gallery,
    Grid,
    Heading,
    Notice,
    Text,
    Tone,
    clean,
)

_INK, _SOFT, _LINE, _BRAND = (
    HexColor("#1c2733"),
    HexColor("#5b6b7b"),
    HexColor("#d5dde5"),
    HexColor("#14507d"),
)
_TONES = {
    Tone.GOOD: (HexColor("#1e6b3a"), HexColor("#edf7f0")),
    Tone.NOTE: (_BRAND, HexColor("#edf4fa")),
    Tone.WARNING: (HexColor("#b86e00"), HexColor("#fff5e3")),
    Tone.STOP: (HexColor("#a3201a"), HexColor("#fdeceb")),
}
_MARGIN = 15 * mm
_TOP, _BOTTOM = 20 * mm, 18 * mm
_WIDTH = A4[0] - 2 * _MARGIN
_FACTS_A_ROW, _PICTURES_A_ROW = 4, 2
_ROOM, _ROOM_FOR_PICTURES, _ROOM_FOR_ROWS = 45 * mm, 115 * mm, 30 * mm
_GAP = 5 * mm

_BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=9, leading=12.5, textColor=_INK)
_SMALL = ParagraphStyle("small", _BODY, fontSize=7.5, leading=10, textColor=_SOFT)
_CODE = ParagraphStyle("code", _BODY, fontName="Courier", fontSize=6.6, leading=8.6)
_NUMBER = ParagraphStyle("number", _BODY, fontName="Helvetica-Bold", alignment=TA_RIGHT)
_HEAD = ParagraphStyle("head", _SMALL, fontName="Helvetica-Bold")
_HEAD_NUMBER = ParagraphStyle("head number", _HEAD, alignment=TA_RIGHT)
_STRONG = ParagraphStyle("strong", _BODY, fontName="Helvetica-Bold")
_FIGURE = ParagraphStyle("figure", _STRONG, fontSize=15, leading=19)
_TITLE = ParagraphStyle("title", _BODY, fontName="Helvetica-Bold", fontSize=19, leading=24, textColor=_BRAND)
_SECTION = ParagraphStyle("section", _TITLE, fontSize=12.5, leading=17, spaceBefore=11)
_HEADING = ParagraphStyle("heading", _STRONG, fontSize=10, leading=14, spaceBefore=7, spaceAfter=1)


def pdf_of(document: Document) -> bytes:
    """Write a document as PDF, A4."""
    fonts.register()
    story: list[Flowable] = [_paragraph(document.title, _TITLE), Spacer(0, 2 * mm)]
    for block in document.blocks:
        story += _block(block)
    for section in document.sections:
        first = section.blocks[0]
        room = _ROOM_FOR_PICTURES if isinstance(first, Gallery) and first.pictures else _ROOM
        story += [CondPageBreak(room), _paragraph(section.title, _SECTION), _rule()]
        for block in section.blocks:
            story += _block(block)
    target = io.BytesIO()
    template = BaseDocTemplate(
        target,
        pagesize=A4,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_TOP,
        bottomMargin=_BOTTOM,
        title=clean(document.title),
        author="CTSuite",
        lang=document.language,
    )
    frame = Frame(_MARGIN, _BOTTOM, _WIDTH, A4[1] - _TOP - _BOTTOM, 0, 0, 0, 0)
    template.addPageTemplates(PageTemplate(frames=[frame]))
    template.build(story, canvasmaker=_pages(document))
    return target.getvalue()


def _pages(document: Document) -> Any:
    """A canvas that writes head and foot of every page at the end, when the number of pages is known."""

    class Pages(Canvas):  # type: ignore[misc]
        def __init__(self, *arguments: Any, **named: Any) -> None:
            super().__init__(*arguments, **named)
            self._kept: list[dict[str, Any]] = []

        def showPage(self) -> None:
            self._kept.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for page in self._kept:
                self.__dict__.update(page)
                _head_and_foot(self, document, len(self._kept))
                super().showPage()
            super().save()

    return Pages


def _head_and_foot(canvas: Canvas, document: Document, pages: int) -> None:
    number = document.page.format(page=canvas.getPageNumber(), pages=pages)
    right = A4[0] - _MARGIN
    for left_text, right_text, y in (
        (document.title, document.mark, A4[1] - 12 * mm),
        (document.made, number, 9 * mm),
    ):
        # a long identifier goes on below instead of running into the title
        for text, x, align in ((left_text, _MARGIN, "left"), (right_text, right, "right")):
            box = _paragraph(
                text, ParagraphStyle("edge", _SMALL, alignment=TA_RIGHT if align == "right" else 0)
            )
            width = _WIDTH * 0.48
            _, height = box.wrap(width, 40 * mm)
            box.drawOn(canvas, x if align == "left" else x - width, y - height + _SMALL.leading)
    canvas.setStrokeColor(_LINE)
    canvas.setLineWidth(0.6)
    canvas.line(_MARGIN, A4[1] - 15 * mm, right, A4[1] - 15 * mm)
    canvas.line(_MARGIN, 14 * mm, right, 14 * mm)


def _paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    plain = clean(text)
    if fonts.has_wide(plain):
        style = ParagraphStyle(f"{style.name} wide", style, wordWrap="CJK")
    return Paragraph(fonts.markup(plain), style)


def _rule() -> Flowable:
    line = Table([[""]], colWidths=[_WIDTH], rowHeights=[2.5])
    line.setStyle([("LINEABOVE", (0, 0), (-1, 0), 0.6, _LINE)])
    return line


@singledispatch
def _block(block: Block) -> list[Flowable]:
    raise TypeError(f"no way to write a {type(block).__name__}")


@_block.register
def _(block: Heading) -> list[Flowable]:
    return [CondPageBreak(_ROOM_FOR_ROWS), _paragraph(block.text, _HEADING)]


@_block.register
def _(block: Text) -> list[Flowable]:
    return [_paragraph(block.text, _BODY), Spacer(0, 2 * mm)]


@_block.register
def _(block: Facts) -> list[Flowable]:
    cells = [[_paragraph(name, _SMALL), _paragraph(value, _STRONG)] for name, value in block.pairs]
    return _in_rows(cells, _FACTS_A_ROW, [])


@_block.register
def _(block: Figures) -> list[Flowable]:
    cells = [[_paragraph(value, _FIGURE), _paragraph(name, _SMALL)] for name, value in block.items]
    return [
        Spacer(0, 2 * mm),
        *_in_rows(cells, 3 if len(cells) in (5, 6) else 4, [("LINEABOVE", 1.6, _BRAND)]),
    ]


@_block.register
def _(block: Notice) -> list[Flowable]:
    strong, pale = _TONES[block.tone]
    title = ParagraphStyle("notice", _STRONG, textColor=strong)
    rows = [
        [_paragraph(block.title, title)],
        *([_paragraph(f"•\u00a0{line}", _BODY)] for line in block.lines),
    ]
    table = Table(rows, colWidths=[_WIDTH], splitInRow=1)
    table.setStyle(
        [
            ("BACKGROUND", (0, 0), (-1, -1), pale),
            ("LINEBEFORE", (0, 0), (0, -1), 3, strong),
            ("LEFTPADDING", (0, 0), (-1, -1), 9),
            ("TOPPADDING", (0, 0), (-1, -1), 1.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
            ("TOPPADDING", (0, 0), (0, 0), 5),
            ("BOTTOMPADDING", (0, -1), (0, -1), 6),
        ]
    )
    return [Spacer(0, 1.5 * mm), table, Spacer(0, 2 * mm)]


@_block.register
def _(block: Gallery) -> list[Flowable]:
    width = (_WIDTH - _GAP) / _PICTURES_A_ROW
    cells = []
    for picture in block.pictures:
        image = Image(io.BytesIO(picture.png))
        scale = min(width / image.imageWidth, 110 * mm / image.imageHeight)
        image.drawWidth, image.drawHeight = image.imageWidth * scale, image.imageHeight * scale
        image.hAlign = "LEFT"
        cells.append([image, Spacer(0, 1 * mm), _paragraph(picture.caption, _SMALL)])
    return _in_rows(cells, _PICTURES_A_ROW, [])


@_block.register
def _(block: Grid) -> list[Flowable]:
    heads = [_paragraph(c.title, _HEAD_NUMBER if c.number else _HEAD) for c in block.columns]
    rows = [
        [_cell(cell, column) for cell, column in zip(row, block.columns, strict=True)] for row in block.rows
    ]
    shares = [column.share for column in block.columns]
    widths = [_WIDTH * share / sum(shares) for share in shares]
    table = Table([heads, *rows], colWidths=widths, repeatRows=1, splitInRow=1)
    table.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 8),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ("LINEBELOW", (0, 0), (-1, 0), 0.9, _INK),
            ("LINEBELOW", (0, 1), (-1, -1), 0.4, _LINE),
        ]
    )
    return [table, Spacer(0, 2.5 * mm)]


def _cell(cell: Cell | str, column: Column) -> Any:
    whole = cell if isinstance(cell, Cell) else Cell(cell)
    style = _NUMBER if column.number else _CODE if column.code else _BODY
    if whole.tone:
        style = ParagraphStyle("tone", _STRONG, textColor=_TONES[whole.tone][0])
    paragraph = _paragraph(whole.text, style)
    if whole.colour is None:
        return paragraph
    patch = Table([["", paragraph]], colWidths=[4.5 * mm, None])
    patch.setStyle(
        [
            ("BACKGROUND", (0, 0), (0, 0), Color(*(min(max(part, 0.0), 1.0) for part in whole.colour))),
            ("LINEAFTER", (0, 0), (0, 0), 1.2 * mm, white),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("LEFTPADDING", (1, 0), (1, 0), 4),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ]
    )
    return patch


def _in_rows(cells: list[list[Flowable]], a_row: int, above: list[tuple[str, float, Any]]) -> list[Flowable]:
    """Set cells side by side, as many in a row as given, each with a line above where wanted."""
    width = (_WIDTH - (a_row - 1) * _GAP) / a_row
    made: list[Flowable] = []
    for start in range(0, len(cells), a_row):
        row = cells[start : start + a_row]
        spread = [part for cell in row for part in (cell, "")][:-1]
        widths = [part for _ in row for part in (width, _GAP)][:-1]
        table = Table([spread], colWidths=widths, hAlign="LEFT")
        style: list[tuple[Any, ...]] = [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
        ]
        for command, weight, colour in above:
            style.extend((command, (2 * n, 0), (2 * n, 0), weight, colour) for n in range(len(row)))
        table.setStyle(TableStyle(style))
        made.append(KeepTogether([table]))
    return made
