"""The dress of a house: it reaches every document, it is only a dress, and its faults have a line."""

import base64
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from e20assess.cli.main import program
from e20assess.errors import AssessError
from e20assess.i18n import Words
from e20assess.questionnaire.model import Questionnaire
from e20assess.report import blank_render
from e20assess.report.comparison import render as compare_render
from e20assess.report.formats import render
from e20assess.report.html.brand_file import BrandFile, read_brand
from e20assess.report.html.escape import css_string
from tests.report.html.test_page import Element, parsed
from tests.report.test_hostile_text import HOSTILE, _kinds
from tests.support.comparisons import alize_later, compared
from tests.support.sheets import EXAMPLES, example, said, sentences

pytestmark = pytest.mark.usefixtures("made_here")

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
SVG = b"""<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 8 8">
<style>.a { fill: url(#g) } /* url(http://x) */</style>
<defs><linearGradient id="g"/></defs><rect class="a" width="8" height="8"/><use xlink:href="#g"/>
</svg>
"""
WHOLE = """# The dress of a house.
name = "Cabinet Exemple"
logo = "logo.svg"
colour = "#0B4F80"
accent = "#952"
footer = "Confidential"
"""


def _house(folder: Path, toml: str, logo: bytes | None = SVG, name: str = "logo.svg") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "brand.toml").write_text(toml, "utf-8")
    if logo is not None:
        (folder / name).write_bytes(logo)
    return folder


Make = Callable[[Questionnaire, str, Path], bytes]
DOCUMENTS: dict[str, Make] = {
    "report": lambda rules, format, house: render(rules, example("alize"), format, "en", house),
    "compare": lambda rules, format, house: compare_render.render(
        compared(example("alize"), alize_later()), format, "en", house
    ),
    "blank": lambda rules, format, house: blank_render.render(rules, "full", format, "en", house),
}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_dress_reaches_every_document(
    document: str, tmp_path: Path, questionnaire: Questionnaire
) -> None:
    house = _house(tmp_path, WHOLE)
    page = parsed(DOCUMENTS[document](questionnaire, "html", house).decode())
    (logo,) = page.all("img")
    assert logo.attributes["alt"] == "Cabinet Exemple"
    kind, _, data = logo.attributes["src"].partition(";base64,")
    assert kind == "data:image/svg+xml" and base64.b64decode(data) == SVG
    metas = {meta.attributes.get("name", ""): meta.attributes.get("content", "") for meta in page.all("meta")}
    assert metas["author"] == "Cabinet Exemple"
    policy = page.all("meta")[2].attributes["content"]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"
    style = page.all("style")[0].text
    assert "--house: #0b4f80" in style and "--accent: #995522" in style
    assert page.by_class("house-line")[0].text == "Confidential"
    assert '"\\A" "Confidential"; white-space: pre-line' in style
    text = DOCUMENTS[document](questionnaire, "md", house).decode()
    assert text.endswith("\n---\n\n**Cabinet Exemple** · Confidential\n")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_without_a_dress_there_is_no_trace_of_one(
    document: str, tmp_path: Path, questionnaire: Questionnaire
) -> None:
    empty = _house(tmp_path, "# nothing yet\n")
    for format in ("html", "md"):
        made = DOCUMENTS[document](questionnaire, format, empty).decode()
        assert (
            "house-line" not in made and "--house" not in made and "<img" not in made and '"\\A"' not in made
        )


def test_the_name_stands_where_there_is_no_logo(tmp_path: Path, questionnaire: Questionnaire) -> None:
    house = _house(tmp_path, 'name = "Cabinet Exemple"\n')
    page = parsed(render(questionnaire, example("alize"), "html", "fr", house).decode())
    assert page.by_class("house")[0].text == "Cabinet Exemple" and not page.all("img")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("key", ["name", "footer"])
def test_no_value_is_ever_markup_or_style(
    key: str, text: str, tmp_path: Path, questionnaire: Questionnaire
) -> None:
    text = "".join(char for char in text if char.isprintable())[:160].strip()

    def shape(value: str) -> tuple[list[tuple[str, list[str]]], int, Element]:
        house = _house(tmp_path, f"{key} = {json.dumps(value, ensure_ascii=False)}\n")
        page = parsed(blank_render.render(questionnaire, "short", "html", "en", house).decode())
        style = page.all("style")[0].text
        return [(one.tag, sorted(one.attributes)) for one in page.walk()], style.count("}"), page

    tame, strange = shape("x"), shape(text)
    assert tame[:2] == strange[:2]
    assert strange[2].by_class("house" if key == "name" else "house-line")[0].text == " ".join(text.split())
    kinds = []
    for value in ("x", text):
        house = _house(tmp_path, f"{key} = {json.dumps(value, ensure_ascii=False)}\n")
        kinds.append(_kinds(blank_render.render(questionnaire, "short", "md", "en", house).decode()))
        kinds[-1].pop("text_special", None)
    assert kinds[0] == kinds[1]


def test_a_text_in_a_style_sheet_is_numbers() -> None:
    assert css_string('a"}</style>é') == '"a\\22 \\7d \\3c \\2f style\\3e \\e9 "'


FAULTS = {
    "an unknown key": ('name = "x"\nlogotype = "l.svg"\n', "unknown-key", 2, "Did you mean “logo”?"),
    "the other spelling": ('\ncolor = "#000"\n', "unknown-key", 2, "Did you mean “colour”?"),
    "a number": ("name = 3\n", "wrong-value", 1, "a text between quotes is expected"),
    "two lines": ('footer = "a\\nb"\n', "wrong-value", 1, "one line of at most 160 characters"),
    "too long a line": (f'footer = "{"x" * 161}"\n', "wrong-value", 1, "one line of at most 160 characters"),
    "a colour by name": ('colour = "red"\n', "wrong-value", 1, "a colour such as #0b4f80"),
    "style in a colour": (
        'colour = "#000; } * { color: red"\n',
        "wrong-value",
        1,
        "a colour such as #0b4f80",
    ),
    "a line end after a colour": ('colour = "#000000\\n"\n', "wrong-value", 1, "a colour such as #0b4f80"),
    "a pale colour": ('name = ""\naccent = "#7fafd1"\n', "brand-contrast", 2, "is 2.35:1; text needs 4.5:1"),
    "a path": ('logo = "../logo.svg"\n', "wrong-value", 1, "the name of a file of this folder"),
    "a typeface with a sign": ('sans = "Lato; x"\n', "wrong-value", 1, "the name of a typeface is expected"),
    "another paper": ('paper = "a3"\n', "wrong-value", 1, "a4 or letter is expected"),
    "no such logo": ('logo = "none.png"\n', "brand-logo", 1, "there is no such file"),
    "not TOML": ('name = "x"\nlogo = \n', "toml-syntax", 2, "not valid TOML"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_its_line(fault: str, tmp_path: Path) -> None:
    toml, code, line, words = FAULTS[fault]
    with pytest.raises(AssessError) as caught:
        read_brand(_house(tmp_path, toml))
    assert said(caught.value) == [(code, line)]
    (sentence,) = sentences(caught.value.faults)
    assert sentence.startswith(f"{tmp_path / 'brand.toml'}:{line}: ") and words in sentence


def test_faults_are_told_in_french_too(tmp_path: Path) -> None:
    with pytest.raises(AssessError) as caught:
        read_brand(_house(tmp_path, 'logo = "none.png"\ncolour = "red"\naccent = "#ddd"\n'))
    told = [fault.sentence(Words("fr")) for fault in caught.value.faults]
    assert "ne peut pas servir\u00a0: il n'y a pas de tel fichier à côté de brand.toml." in told[0]
    assert "une couleur comme #0b4f80 est attendue" in told[1]
    assert "est de 1,36 pour 1\u00a0; un texte demande 4,5 pour 1" in told[2]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(AssessError) as caught:
        read_brand(_house(tmp_path, 'colour = "#eee"\naccent = "#fff"\nlogo = "x.png"\nnmae = ""\n', None))
    assert said(caught.value) == [
        ("brand-contrast", 1),
        ("brand-contrast", 2),
        ("brand-logo", 3),
        ("unknown-key", 4),
    ]
    assert "whose contrast with white paper is 1.16:1" in sentences(caught.value.faults)[0]


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("l.png", PNG, "image/png"),
        ("l.jpg", b"\xff\xd8\xff\xe0rest", "image/jpeg"),
        ("l.svg", SVG, "image/svg+xml"),
    ],
)
def test_three_kinds_of_pictures_can_be_a_logo(name: str, data: bytes, kind: str, tmp_path: Path) -> None:
    brand = read_brand(_house(tmp_path, f'logo = "{name}"', data, name))
    assert brand.logo == f"data:{kind};base64,{base64.b64encode(data).decode()}"


def test_a_drawing_in_another_encoding_is_put_into_utf_8(tmp_path: Path) -> None:
    """A browser takes a drawing inside a page for UTF-8, whatever it says of itself."""
    drawn = '<svg xmlns="http://www.w3.org/2000/svg"><title>Chêne</title></svg>'
    for encoding in ("ISO-8859-1", "windows-1252"):
        data = f"<?xml version='1.0' encoding='{encoding}'?>\n{drawn}".encode(encoding)
        brand = read_brand(_house(tmp_path, 'logo = "logo.svg"', data))
        kept = base64.b64decode(brand.logo.partition(",")[2]).decode("utf-8")
        assert kept == f'<?xml version="1.0" encoding="UTF-8"?>\n{drawn}'


def _svg(inside: str, attributes: str = "", before: str = "") -> bytes:
    space = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{before}<svg {space} {attributes}>\n{inside}\n</svg>".encode()


def _shown_tenfold(times: int) -> bytes:
    """Groups of which each shows the one before ten times."""
    uses = [
        f'<g id="a{n}">{"".join(f"<use href={chr(34)}#a{n - 1}{chr(34)}/>" * 10)}</g>'
        for n in range(1, times)
    ]
    return _svg('<g id="a0"><rect width="1" height="1"/></g>' + "".join(uses))


VAST = PNG[:16] + (100_000).to_bytes(4, "big") * 2 + PNG[24:]
VAST_JPEG = b"\xff\xd8\xff\xe0\0\2\xff\xc0\0\x0b\x08\xff\xff\xff\xff"
PATTERNS = "".join(
    f'<pattern id="p{n}">{f"<rect fill={chr(34)}url( #p{n - 1}){chr(34)}/>" * 9}</pattern>' for n in range(9)
)

REFUSED = {
    "parts shown again and again": (_shown_tenfold(8), "it repeats its own parts too many times"),
    "patterns in patterns": (
        _svg(PATTERNS + '<rect fill="url(#p8)"/>'),
        "it repeats its own parts too many times",
    ),
    "a part that shows itself": (
        _svg('<g id="a"><g><use href="#a"/></g></g>'),
        "it repeats its own parts too many times",
    ),
    "a vast picture": (VAST, "it has more than 25 million pixels"),
    "a vast photograph": (VAST_JPEG, "it has more than 25 million pixels"),
    "a vast picture in it": (
        _svg(f'<image href="data:image/png;base64,{base64.b64encode(VAST).decode()}"/>'),
        "it has more than 25 million pixels",
    ),
    "an address in quotes in quotes": (_svg('<rect fill="url(&quot;\'http://x)"/>'), "outside it (line 2)"),
    "a script": (_svg("<script>alert(1)</script>"), "it holds <script> (line 2)"),
    "a script in capitals": (_svg("<SCRIPT/>"), "it holds <SCRIPT> (line 2)"),
    "a page": (_svg("<foreignObject><p/></foreignObject>"), "it holds <foreignObject> (line 2)"),
    "movement": (_svg('<set attributeName="href" to="http://x"/>'), "it holds <set> (line 2)"),
    "a handler": (_svg("", 'onload="alert(1)"'), "it holds a script (line 1)"),
    "a picture elsewhere": (_svg('<image href="http://x/y.png"/>'), "outside it (line 2)"),
    "a file": (_svg('<image xlink:href="file:///etc/passwd"/>'), "outside it (line 2)"),
    "a link that runs": (_svg('<a href="javascript:alert(1)"/>'), "outside it (line 2)"),
    "an SVG in it": (_svg('<image href="data:image/svg+xml;base64,AA=="/>'), "outside it (line 2)"),
    "a style elsewhere": (_svg("<style>@import 'http://x'</style>"), "outside it"),
    "a font elsewhere": (_svg("<style>a { src: url( 'http://x' ) }</style>"), "outside it"),
    "a colour elsewhere": (_svg('<rect fill="url(http://x#a)"/>'), "outside it (line 2)"),
    "a hidden word": (_svg('<rect style="fill: u\\72l(http://x)"/>'), "outside it (line 2)"),
    "a word with a comment in it": (_svg("<style>a { b: url(/**/http://x) }</style>"), "outside it"),
    "an address between texts that look like a comment": (
        _svg("""<style>a { content: "/*"; background: url(http://x/); content: "*/" }</style>"""),
        "outside it",
    ),
    "a style in a style": (_svg("<style>@import 'http://x'<style></style></style>"), "outside it"),
    "a style sheet": (_svg("", "", '<?xml-stylesheet href="x.css"?>\n'), "outside it (line 1)"),
    "an entity": (_svg("&x;", "", '<!DOCTYPE svg [<!ENTITY x "y">]>\n'), "it declares an entity (line 1)"),
    "an unclosed element": (_svg("<g>"), "it is not sound XML (line 3)"),
    "another encoding": (b'<?xml version="1.0" encoding="klingon"?><svg/>', "it is not sound XML"),
    "a page of HTML": (b"<html><svg/></html>", "it is neither a PNG, a JPEG nor an SVG"),
    "a text": (b"not a picture", "it is neither a PNG, a JPEG nor an SVG"),
    "a GIF": (b"GIF89a", "it is neither a PNG, a JPEG nor an SVG"),
    "nothing": (b"", "it is neither a PNG, a JPEG nor an SVG"),
    "too much": (PNG + b"\0" * 200 * 1024, "it is larger than 200 kB"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_logo_that_is_more_than_a_picture_is_refused(case: str, tmp_path: Path) -> None:
    data, reason = REFUSED[case]
    with pytest.raises(AssessError) as caught:
        read_brand(_house(tmp_path, '# a house\nlogo = "logo.svg"\n', data))
    assert said(caught.value) == [("brand-logo", 2)]
    (sentence,) = sentences(caught.value.faults)
    assert "the logo “logo.svg” cannot be used: " in sentence and reason in sentence


def test_a_logo_whose_name_no_file_can_bear_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AssessError) as caught:
        read_brand(_house(tmp_path, f'# a house\nlogo = "{"x" * 5000}.svg"\n'))
    assert said(caught.value) == [("brand-logo", 2)]


@pytest.mark.parametrize(
    "inside",
    [
        f'<rect fill="url({" " * 190_000}#g)"/>',
        f"<style>{'/*' * 95_000}</style>",
        f"<style>{'url(#' * 35_000}</style>",
        _shown_tenfold(4).decode()[50:-6].partition(">")[2],
        '<path id="a" id2="a"/><use href="#nothing"/><use href="#a"/><use href="#a"/>',
    ],
    ids=["spaces", "comments", "addresses", "shown a thousand times", "shown twice"],
)
def test_a_strange_logo_that_does_no_harm_is_read_in_one_pass(inside: str, tmp_path: Path) -> None:
    assert read_brand(_house(tmp_path, 'logo = "logo.svg"', _svg(inside))).logo


def test_what_drawing_programs_leave_in_a_file_is_no_fault(tmp_path: Path) -> None:
    before = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
    )
    own = 'xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:export-filename="C:\\logo.png"'
    embedded = f'<image href="data:image/png;base64,{base64.b64encode(PNG).decode()}"/>'
    assert read_brand(_house(tmp_path, 'logo = "logo.svg"', _svg(embedded, own, before))).logo


def test_the_page_for_dark_screens_has_lighter_colours(tmp_path: Path) -> None:
    from e20assess.report.html.brand_file import DARK as GROUND
    from e20assess.report.html.brand_file import WHITE, contrast

    for colour in ("#000", "#0b4f80", "#b00020", "#757575"):
        brand = read_brand(_house(tmp_path, f'colour = "{colour}"'))
        assert contrast(brand.colour, WHITE) >= 4.5 and contrast(brand.colour_dark, GROUND) >= 4.5
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_paper_is_white_on_every_screen(tmp_path: Path, questionnaire: Questionnaire) -> None:
    for document, make in DOCUMENTS.items():
        page = make(questionnaire, "html", _house(tmp_path, 'colour = "#000"')).decode()
        assert ("prefers-color-scheme: dark" in page) is (document != "blank")


def test_every_key_is_documented() -> None:
    text = (Path(__file__).parents[3] / "docs" / "report.md").read_text("utf-8")
    for key in BrandFile.model_fields:
        assert f"\n{key} = " in text


def test_the_commands_take_the_folder_and_tell_its_faults(tmp_path: Path) -> None:
    alize = str(EXAMPLES / "groupe-alize.toml")
    house = _house(tmp_path, 'name = "Cabinet Exemple"\n')
    for words in (["report", alize], ["compare", alize, alize, "-f", "md"], ["blank"]):
        made = CliRunner().invoke(program, [*words, "--template", str(house), "--lang", "en"])
        assert made.exit_code == 0 and "**Cabinet Exemple**" in made.stdout
    made = CliRunner().invoke(program, ["report", alize, "-f", "docx", "--template", str(house)])
    assert made.exit_code == 0 and "this folder has none" in made.stderr
    _house(tmp_path, 'nam = "x"\ncolour = "#ccc"\n')
    for words in (["report", alize], ["compare", alize, alize, "-f", "html"], ["blank"]):
        told = CliRunner().invoke(program, [*words, "--template", str(house), "--lang", "en"])
        assert (told.exit_code, told.stdout, told.stderr.count("\n")) == (1, "", 2)
        assert "brand.toml:1: the key “nam” means nothing here." in told.stderr


def test_spaces_that_do_not_break_are_kept(tmp_path: Path) -> None:
    assert read_brand(_house(tmp_path, 'footer = " Tél.\u00a0: 12 "')).footer == "Tél.\u00a0: 12"


def test_an_empty_value_is_none(tmp_path: Path) -> None:
    toml = "".join(f'{key} = ""\n' for key in BrandFile.model_fields)
    assert read_brand(_house(tmp_path, toml)) == read_brand(tmp_path / "nowhere")
