"""DOCX, ODT, HTML and EPUB: the body in its order, without what a reader of the document would not see."""

import docx
import odfdo
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.knowledge.readers.made_up import saved

SENTENCE = "The harbour master keeps a log of every ship that comes in."


def test_docx_keeps_the_order_of_paragraphs_lists_and_tables(read_as, outline):
    made = docx.Document()
    made.core_properties.title, made.core_properties.author = "Harbours", "Ada Quay; Bo Pier"
    made.add_heading("Harbours", 0)
    made.add_heading("The log", 1)
    made.add_paragraph(SENTENCE)
    table = made.add_table(2, 2)
    for number, word in enumerate(["Ship", "Cargo", "Elbe", ""]):
        table.cell(number // 2, number % 2).text = word
    made.add_paragraph("ropes", style="List Bullet")
    made.add_paragraph("hemp", style="List Bullet 2")
    made.add_paragraph("The sea is wide.", style="Quote")
    document = read_as(saved(made), "file.docx")
    assert outline(document) == [
        ("heading", "Harbours"),
        ("heading", "The log"),
        ("paragraph", SENTENCE),
        ("table_row", "Ship | Cargo"),
        ("table_row", "Elbe |"),
        ("list_item", "ropes"),
        ("list_item", "hemp"),
        ("quote", "The sea is wide."),
    ]
    assert document.blocks[2].heading == ("Harbours", "The log")
    assert (document.title, document.authors) == ("Harbours", ("Ada Quay", "Bo Pier"))


def test_docx_keeps_insertions_and_controls_and_drops_deletions_and_hidden_runs(read_as, outline):
    made = docx.Document()
    paragraph = made.add_paragraph("Kept ")
    hidden = paragraph.add_run("hidden ")
    hidden.font.hidden = True
    names = nsdecls("w")
    for xml in (
        f'<w:ins {names} w:id="1" w:author="a"><w:r><w:t>inserted</w:t></w:r></w:ins>',
        f'<w:del {names} w:id="2" w:author="a"><w:r><w:delText>deleted</w:delText></w:r></w:del>',
    ):
        paragraph._p.append(parse_xml(xml))
    control = f"<w:sdt {names}><w:sdtContent><w:p><w:r><w:t>In a control.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    made.element.body.insert(1, parse_xml(control))
    document = read_as(saved(made), "file.docx")
    assert outline(document) == [("paragraph", "Kept inserted"), ("paragraph", "In a control.")]
    assert document.notes == ("Hidden text was left out.",)


def test_odt_keeps_headings_lists_tables_and_notes(read_as, outline):
    made = odfdo.Document("text")
    body = made.body
    body.clear()
    body.append(odfdo.Header(1, "The log"))
    noted = odfdo.Paragraph(SENTENCE)
    noted.insert_note(after="ship", note_id="n1", citation="1", body="A note on ships.")
    body.append(noted)
    body.append(odfdo.List(["ropes", "chains"]))
    table = odfdo.Table("T", width=2, height=1)
    table.set_value((0, 0), "Elbe")
    table.set_value((1, 0), "ropes")
    body.append(table)
    document = read_as(saved(made), "file.odt")
    assert outline(document) == [
        ("heading", "The log"),
        ("paragraph", SENTENCE),
        ("list_item", "ropes"),
        ("list_item", "chains"),
        ("table_row", "Elbe | ropes"),
        ("paragraph", "A note on ships."),
    ]


def test_html_gives_the_main_content_without_frame_or_hidden_elements(read_as, outline):
    page = f"""<!doctype html><html><head><title>Page</title><meta name="author" content="Ada Quay">
        <meta name="citation_publication_date" content="1999/05"><script>secret()</script></head>
        <body><nav>Home</nav><header>Site</header><main><h1>Harbours</h1><p>{SENTENCE}<sup><a href="#n1">1</a></sup></p>
        <ul><li>ropes<ul><li>hemp</li></ul></li><li><p>chains</p></li></ul>
        <table><tr><th>Ship</th><th>Cargo</th></tr></table>
        <blockquote><p>The sea is wide.</p></blockquote>
        <p style="display: none">secret</p><p hidden>secret</p>one<br><br>two</main>
        <footer>Imprint</footer></body></html>"""
    document = read_as(page, "file.html")
    assert outline(document) == [
        ("heading", "Harbours"),
        ("paragraph", SENTENCE),
        ("list_item", "ropes"),
        ("list_item", "hemp"),
        ("list_item", "chains"),
        ("table_row", "Ship | Cargo"),
        ("quote", "The sea is wide."),
        ("paragraph", "one"),
        ("paragraph", "two"),
    ]
    assert (document.title, document.authors, document.year) == ("Harbours", ("Ada Quay",), 1999)
    assert document.notes == ("Hidden text was left out.",)


def test_html_says_its_encoding(read_as):
    page = '<meta charset="windows-1252"><p>A café – by the sea.</p>'.encode("cp1252")
    document = read_as(page, "file.htm")
    assert (document.text, document.encoding) == ("A café – by the sea.", "windows-1252")


def test_epub_follows_the_spine_and_names_its_chapters(read_as, outline, epub_of):
    one = "<html><head><title>One</title></head><body><p>First.</p></body></html>"
    two = (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body>'
        "<h2>Two</h2><p>Sécond.</p></body></html>"
    )
    document = read_as(epub_of({"two.xhtml": two, "one.xhtml": one}), "file.epub")
    assert [words for _, words in outline(document)] == ["One", "First.", "Two", "Sécond."]
    assert (document.title, document.authors, document.year) == ("Harbours", ("Ada Quay",), 1999)
