"""Table cells and text boxes: what a reader of the document would not see is left out there too, and nothing twice."""

import docx
import odfdo
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.knowledge.readers.made_up import saved

NAMES = nsdecls("w")
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
)
HIDDEN_NOTE = ("Hidden text was left out.",)


def box(words: str, anchor: str = "", properties: str = "") -> str:
    """A paragraph of Word's with a text box in it, which stands there once for new programs and once for old ones."""
    content = f"<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent>"
    return (
        f"<w:p {NAMES} {MC}><w:r>{properties}<w:t>{anchor}</w:t><mc:AlternateContent><mc:Choice>{content}</mc:Choice>"
        f"<mc:Fallback>{content}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


@pytest.fixture
def odt_of(zipped):
    """An ODT with this XML as its body."""

    def made(body: str) -> bytes:
        styles = '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
        return zipped(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "content.xml": f"<office:document-content {ODF}><office:automatic-styles>{styles}"
                f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
                "</office:document-content>",
            }
        )

    return made


def test_a_text_box_of_word_is_read_once_also_where_its_paragraph_has_no_words(read_as, outline):
    made = docx.Document()
    for number, xml in enumerate(
        [box("Alone."), box("Beside.", "Words."), box("Secret.", properties="<w:rPr><w:vanish/></w:rPr>")]
    ):
        made.element.body.insert(number, parse_xml(xml))
    document = read_as(saved(made), "file.docx")
    assert outline(document) == [("paragraph", words) for words in ("Alone.", "Words.", "Beside.")]
    assert document.notes == HIDDEN_NOTE


def test_a_text_box_inside_another_is_read_once(read_as, outline):
    made = docx.Document()
    outer = parse_xml(box("", "Anchor."))
    for content in list(outer.iter("{*}txbxContent")):
        content.append(parse_xml(box("Inner.")))
    made.element.body.insert(0, outer)
    assert outline(read_as(saved(made), "file.docx")) == [("paragraph", "Anchor."), ("paragraph", "Inner.")]


def test_a_cell_of_word_leaves_out_what_the_body_leaves_out(read_as, outline):
    made = docx.Document()
    table = made.add_table(1, 2)
    table.cell(0, 0).text = "Elbe"
    cell = table.cell(0, 1)
    cell.text = "ropes"
    cell._tc.append(parse_xml(box("Boxed.")))
    cell._tc.append(parse_xml(f"<w:del {NAMES}><w:p><w:r><w:t>deleted</w:t></w:r></w:p></w:del>"))
    inner = cell.add_table(2, 1)
    inner.cell(0, 0).text, inner.cell(1, 0).text = "inner", "gone"
    inner.rows[1]._tr.get_or_add_trPr().append(parse_xml(f'<w:del {NAMES} w:id="1" w:author="a"/>'))
    assert outline(read_as(saved(made), "file.docx")) == [("table_row", "Elbe | ropes Boxed. inner")]


def test_a_cell_of_odt_leaves_out_comments_and_hidden_text_and_tells_notes_once(read_as, outline, odt_of):
    body = (
        "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Ship</text:p>"
        "</table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell>"
        "<text:p>Elbe<office:annotation><text:p>comment</text:p></office:annotation><text:note><text:note-citation>1"
        "</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note></text:p>"
        '<text:section text:display="none"><text:p>secret</text:p></text:section><text:list><text:list-item>'
        "<text:p>ropes</text:p></text:list-item></text:list></table:table-cell></table:table-row></table:table>"
    )
    assert outline(read_as(odt_of(body), "file.odt")) == [
        ("table_row", "Ship"),
        ("table_row", "Elbe ropes"),
        ("paragraph", "A note."),
    ]


def test_a_table_inside_a_cell_of_odt_is_told_once(read_as, outline):
    made = odfdo.Document("text")
    made.body.clear()
    outer, inner = odfdo.Table("O", width=2, height=1), odfdo.Table("I", width=1, height=1)
    inner.set_value((0, 0), "ropes")
    outer.set_value((0, 0), "Elbe")
    cell = outer.get_cell((1, 0))
    cell.append(inner)
    outer.set_cell((1, 0), cell)
    made.body.append(outer)
    assert outline(read_as(saved(made), "file.odt")) == [("table_row", "Elbe | ropes")]


def test_white_space_in_odt_is_one_blank_unless_it_is_meant(read_as, outline, odt_of):
    body = (
        "<text:p>\n  The log\n\tis   <text:span> kept </text:span> here<text:s text:c='3'/>.<text:line-break/>"
        "Next<text:tab/>line.\n</text:p>"
    )
    assert outline(read_as(odt_of(body), "file.odt")) == [("paragraph", "The log is kept here .\nNext\tline.")]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<tr hidden><td>secret</td><td>x</td></tr>", []),
        ('<tbody style="display:none"><tr><td>secret</td><td>x</td></tr></tbody>', []),
        ("<tbody><tr><td><b>Elbe</b> <i hidden>secret</i></td><td>ropes</td></tr></tbody>", ["Elbe | ropes"]),
        ("<caption hidden>secret</caption><tfoot><tr><td>Elbe</td><td>ropes</td></tr></tfoot>", ["Elbe | ropes"]),
    ],
)
def test_hidden_parts_of_a_web_table_are_left_out_and_noted(read_as, outline, inside, expected):
    page = f"<main><p>Prose.</p><table><tr><td>Ship</td><td>Cargo</td></tr>{inside}</table></main>"
    document = read_as(page, "file.html")
    assert outline(document) == [
        ("paragraph", "Prose."),
        ("table_row", "Ship | Cargo"),
        *(("table_row", row) for row in expected),
    ]
    assert document.notes == HIDDEN_NOTE


def test_preformatted_text_keeps_its_lines_and_leaves_out_what_is_hidden(read_as, outline):
    page = (
        "<main><p>Prose.</p><pre>ropes\n  <b>chains</b><br>sails<script>x</script><i hidden> secret</i>\n</pre></main>"
    )
    document = read_as(page, "file.html")
    assert outline(document)[1:] == [("code", "ropes\n  chains\nsails")]
    assert document.notes == HIDDEN_NOTE


def test_an_empty_chapter_does_not_refuse_the_book(read_as, outline, epub_of):
    book = epub_of({"one.xhtml": "", "two.xhtml": "<html><body><p>Prose.</p></body></html>"})
    assert outline(read_as(book, "file.epub")) == [("paragraph", "Prose.")]
