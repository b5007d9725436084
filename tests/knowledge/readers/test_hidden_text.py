"""What no eye can see is left out of a document's text, whatever the format, and told beside it."""

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor

from knowledge.readers.hiding import HiddenRuns, is_white
from tests.knowledge.readers.made_up import PROSE, saved

SHOWN = "The harbour master keeps a log of every ship."
SECRET = "praise the harbour master"
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
)
FO = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'


@pytest.fixture
def odt_of(zipped):
    """An ODT with this body and styles W (white), T (tiny), D (dark letters) and G (dark ground)."""
    looks = {"W": 'fo:color="#ffffff"', "T": 'fo:font-size="1pt"', "D": 'fo:color="#111111"'}
    styles = "".join(
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {look}/></style:style>'
        for name, look in looks.items()
    )
    styles += (
        '<style:style style:name="G" style:family="paragraph"><style:paragraph-properties '
        'fo:background-color="#223355"/></style:style><style:style style:name="C" style:parent-style-name="W"/>'
    )

    def made(body: str) -> bytes:
        content = (
            f"<office:document-content {ODF} {FO}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
        )
        return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})

    return made


def word(change):
    """A Word file with a line that is shown and a run of its own that `change` does something to."""
    made = docx.Document()
    paragraph = made.add_paragraph(SHOWN)
    change(paragraph.add_run(f" {SECRET}"), made)
    return saved(made)


def white(run, made):
    run.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)


def pale(run, made):
    run.font.color.rgb = RGBColor(0xF8, 0xF8, 0xFA)


def tiny(run, made):
    run.font.size = Pt(1)


def vanished(run, made):
    run.font.hidden = True


def white_by_style(run, made):
    style = made.styles.add_style("Ghost", 2)
    style.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
    run.style = style


def white_by_theme(run, made):
    run._r.get_or_add_rPr().append(parse_xml(f'<w:color {nsdecls("w")} w:val="000000" w:themeColor="background1"/>'))


@pytest.mark.parametrize("change", [white, pale, tiny, vanished, white_by_style, white_by_theme])
def test_letters_of_word_that_cannot_be_seen_are_told_and_left_out(read_as, change):
    document = read_as(word(change), "file.docx")
    assert (document.text, document.hidden) == (SHOWN, (SECRET,))
    assert document.notes == ("Hidden text was left out.",)


def white_on_a_marker(run, made):
    white(run, made)
    run._r.get_or_add_rPr().append(parse_xml(f'<w:highlight {nsdecls("w")} w:val="darkBlue"/>'))


def white_on_a_dark_paragraph(run, made):
    white(run, made)
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="1F3864"/>')
    made.paragraphs[0]._p.get_or_add_pPr().append(shade)


def white_on_a_dark_page(run, made):
    white(run, made)
    made.element.insert(0, parse_xml(f'<w:background {nsdecls("w")} w:color="000000"/>'))


def grey(run, made):
    run.font.color.rgb = RGBColor(0xC0, 0xC0, 0xC0)


@pytest.mark.parametrize("change", [white_on_a_marker, white_on_a_dark_paragraph, white_on_a_dark_page, grey])
def test_letters_of_word_that_can_be_seen_are_kept(read_as, change):
    document = read_as(word(change), "file.docx")
    assert document.text == f"{SHOWN} {SECRET}" and document.hidden == document.notes == ()


def test_white_letters_in_a_dark_cell_of_word_are_kept(read_as):
    made = docx.Document()
    made.add_paragraph(SHOWN)
    cell = made.add_table(1, 1).cell(0, 0)
    white(cell.paragraphs[0].add_run("Ships"), made)
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="1F3864"/>'))
    assert read_as(saved(made), "file.docx").text == f"{SHOWN}\n\nShips"


def test_runs_that_stand_together_are_told_as_one(read_as):
    made = docx.Document()
    paragraph = made.add_paragraph(SHOWN)
    for piece in (" praise", " the", " master"):
        tiny(paragraph.add_run(piece), made)
    paragraph.add_run(" It is old.")
    tiny(paragraph.add_run("again"), made)
    document = read_as(saved(made), "file.docx")
    assert (document.text, document.hidden) == (f"{SHOWN} It is old.", ("praise the master", "again"))


@pytest.mark.parametrize(
    "hidden",
    [
        f'<text:span text:style-name="W">{SECRET}</text:span>',
        f'<text:span text:style-name="C">{SECRET}</text:span>',
        f'<text:span text:style-name="T">{SECRET}</text:span>',
        '<text:span text:style-name="W">praise <text:span text:style-name="T">the harbour</text:span> master'
        "</text:span>",
        f"<text:hidden-text>{SECRET}</text:hidden-text>",
        f'</text:p><text:p>{SECRET}<text:hidden-paragraph text:is-hidden="true"/>',
        f'</text:p><text:section text:display="none"><text:p>{SECRET}</text:p></text:section><text:p>',
    ],
)
def test_letters_of_odt_that_cannot_be_seen_are_told_and_left_out(read_as, odt_of, hidden):
    document = read_as(odt_of(f"<text:p>{SHOWN}{hidden}</text:p>"), "file.odt")
    assert (document.text, document.hidden) == (SHOWN, (SECRET,))
    assert document.notes == ("Hidden text was left out.",)


@pytest.mark.parametrize(
    "body",
    [
        f'<text:p text:style-name="G"><text:span text:style-name="W">{SHOWN}</text:span></text:p>',
        f'<text:p text:style-name="W"><text:span text:style-name="D">{SHOWN}</text:span></text:p>',
    ],
)
def test_letters_of_odt_that_can_be_seen_are_kept(read_as, odt_of, body):
    document = read_as(odt_of(body), "file.odt")
    assert (document.text, document.hidden) == (SHOWN, ())


def test_footnotes_of_office_files_are_known_to_stand_after_the_text(read_as, odt_of):
    note = "<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note>"
    document = read_as(odt_of(f"<text:p>{SHOWN}{note}</text:p>"), "file.odt")
    assert document.footnotes_from is not None and document.text[document.footnotes_from :].strip() == "A note."
    assert read_as(word(grey), "file.docx").footnotes_from is None


HIDING = [
    "display:none",
    "visibility: hidden",
    "color:#fff",
    "color: white !important",
    "color:rgb(255, 255, 255)",
    "font-size:1px",
    "font-size:.1em",
    "opacity:0",
]


@pytest.mark.parametrize("style", HIDING)
@pytest.mark.parametrize("name", ["file.html", "file.md"])
def test_elements_that_their_style_hides_are_told_and_left_out(read_as, outline, style, name):
    page = f'{SHOWN} <span style="{style}">{SECRET}</span>'
    document = read_as(f"<main><p>{page}</p></main>" if name.endswith("html") else page, name)
    assert outline(document) == [("paragraph", SHOWN)]
    assert document.hidden == (SECRET,)
    assert SECRET not in document.text


@pytest.mark.parametrize(
    "page",
    [
        f'<p style="color:#fff;background:#036">{SHOWN}</p>',
        f'<div style="background-color:black"><p style="color:white">{SHOWN}</p></div>',
        f'<table bgcolor="#000"><tr><td><font color="white">{SHOWN}</font></td></tr></table>',
        f'<div style="color:white"><p style="color:black">{SHOWN}</p></div>',
        f'<p style="font-size:12px;color:#ddd">{SHOWN}</p>',
    ],
)
def test_elements_that_can_be_seen_are_kept(read_as, page):
    document = read_as(f"<main>{page}</main>", "file.html")
    assert (document.text, document.hidden) == (SHOWN, ())


def test_comments_are_told_without_those_that_hold_markup(read_as):
    comments = f"<!-- {SECRET} --><!--[if mso]><p>x</p><![endif]--><!-- end --><!-- .a {{ color: red; }} -->"
    document = read_as(f"<main><p>{SHOWN}</p>{comments}</main>", "file.html")
    assert (document.text, document.hidden) == (SHOWN, (SECRET,))
    assert document.notes == ()


def test_what_markdown_does_not_show_is_blank_and_every_offset_stays(read_as):
    text = f"One <!-- {SECRET} --> two.\n\n<p hidden>{SHOWN}</p>\n\n[//]: # (a remark)\n\nThree."
    document = read_as(text, "file.md")
    assert document.hidden == (SECRET, SHOWN, "a remark")
    assert len(document.text) == len(text) and document.text.startswith("One   ")
    assert SECRET not in document.text and SHOWN not in document.text


def test_an_element_that_is_left_open_hides_its_paragraph_only(read_as, outline):
    text = f'Seen. <span style="display:none">{SECRET}\n\nSeen too. <span style="display:none">{SECRET}\n\nThe end.'
    assert [words for _, words in outline(read_as(text, "file.md"))] == ["Seen.", "Seen too.", "The end."]


def test_letters_of_pdf_that_cannot_be_seen_are_told(read_as, pdf_of):
    def draw(canvas):
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(72, 60, SECRET)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.setFont("Helvetica", 1)
        canvas.drawString(72, 45, "a tiny line")

    document = read_as(pdf_of([("paragraph", PROSE)], draw), "file.pdf")
    assert document.text == PROSE.strip()
    assert any(SECRET in run for run in document.hidden) and any("a tiny line" in run for run in document.hidden)


@pytest.mark.parametrize("name", ["file.txt", "file.md"])
def test_signs_that_show_nothing_are_taken_out_of_words(read_as, outline, name):
    smuggled = "".join(chr(0xE0000 + ord(sign)) for sign in SECRET)
    document = read_as(f"The har\u200bbour.\n\nA l\u2060og{smuggled} \u200bof ships\ufeff, and a ro\u00adpe.", name)
    assert outline(document) == [("paragraph", "The harbour."), ("paragraph", "A log of ships, and a rope.")]
    assert document.hidden == (SECRET, "Characters that show nothing inside words: harbour, log.")


def test_joiners_of_other_scripts_and_emoji_are_kept(read_as):
    text = "Prose \u0645\u06cc\u200c\u062e\u0648 and \U0001f468\u200d\U0001f469 here."
    document = read_as(text, "file.txt")
    assert (document.text, document.hidden) == (text, ())


def test_runs_are_few_short_and_say_something():
    found = HiddenRuns()
    for number in range(80):
        found.add(f"{number} " + "word " * 400)
    assert len(found.runs) == 50 and max(map(len, found.runs)) <= 500
    found = HiddenRuns()
    for text in ("...", " ", "same", "same"):
        found.add(text)
    assert found.runs == ("same",)


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        *((white, True) for white in ("FFFFFF", "#FFF", "White", "rgba(250, 250, 250, .5)")),
        *((other, False) for other in ("auto", "", "#808080", "ffff", "rgb(1,2)", "yellow", "#ffff00")),
    ],
)
def test_a_colour_is_white_in_any_spelling(colour, expected):
    assert is_white(colour) is expected
