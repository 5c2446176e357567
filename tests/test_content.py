"""The shipped questionnaire keeps the rules of docs/format.md. Read as plain TOML, not through e20assess."""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

Table = dict[str, Any]

CONTENT = Path(__file__).resolve().parent.parent / "questions" / "enterprise20"
LANGUAGES = ("en", "fr")
LEVELS = (1, 2, 3, 4, 5)

WORD_LIMITS = {
    ("question", "text"): 21,
    ("option", "text"): 21,
    ("question", "anchors"): 18,
    ("question", "recall"): 16,
    ("question", "why"): 30,
    ("narrative", "text"): 55,
    ("action", "title"): 9,
    ("action", "how"): 40,
    ("action", "sign"): 20,
}

# `role` is asked of every source, so that one used only as background says what it contributed.
REQUIRED = {
    "questionnaire": ("title", "introduction", "disclaimer"),
    "questionnaire.agreement": ("labels",),
    "rubric.short": ("names",),
    "level": ("name", "meaning"),
    "dimension": ("name",),
    "capability": ("name", "description"),
    "source": ("role",),
    "question": ("text", "recall", "why"),
    "option": ("text",),
    "action": ("title", "how", "sign"),
    "narrative": ("text",),
    "pattern": ("name", "meaning", "first_step"),
    "archetype": ("reveals",),
}

URL_OR_TIME = re.compile(r"https?://\S+|\b\d{1,2}:\d{2}\b")
TYPOGRAPHY = {
    "U+00A0 is missing before ? : ; !": re.compile(r"(?<![\u00a0?:;!])[?:;!]"),
    "a plain space beside U+00A0": re.compile(r"\s\u00a0|\u00a0\s"),
    "no space after ? : ; !": re.compile(r"[?:;!](?=\w)"),
    "U+00A0 is missing after «": re.compile(r"«(?!\u00a0)"),
    "U+00A0 is missing before »": re.compile(r"(?<!\u00a0)»"),
    "quotation marks other than « »": re.compile(r'["“”„]'),
    "an apostrophe other than '": re.compile(r"[‘’ʼ´`]"),
    "a space other than a plain one and U+00A0": re.compile(r"[^\S \u00a0]"),
    "a space too many": re.compile(r"^\s|\s$|  "),
}

FRENCH_BANNED = re.compile(r"\b(?:social|sociale|sociales|sociaux|communautaires?|notes?)\b", re.IGNORECASE)
FRENCH_ALLOWED = re.compile(r"\bréseaux\s+sociaux\b", re.IGNORECASE)

MATURITY = re.compile(r"\b(?:im)?matur\w*", re.IGNORECASE)
LEVEL_NUMBER = {
    "en": re.compile(r"\b[1-5]\b|\blevel\s+(?:one|two|three|four|five)\b", re.IGNORECASE),
    "fr": re.compile(r"\b[1-5]\b|\bniveau\s+(?:un|deux|trois|quatre|cinq)\b", re.IGNORECASE),
}
# Idioms that hold one of these words and praise nothing are let through: "as well as", "veut bien".
MERIT = {
    "en": re.compile(
        r"(?<!\bas )\bwell\b(?!-known)"
        r"|\b(?:better|badly|poorly|wrongly|rightly|properly|correctly|duly|adequately|appropriately|suitably"
        r"|effectively|efficiently|successfully|usefully|productively|constructively|positively|easily|smoothly"
        r"|seamlessly|fluently|perfectly|ideally|optimally|excellently|brilliantly|admirably|remarkably"
        r"|exceptionally|satisfactorily|wisely|cleverly|skilfully|skillfully|intelligently|competently"
        r"|professionally|truly|genuinely|fully)\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"(?<!\bveut )(?<!\bveulent )(?<!\bou )(?<!\baussi )\bbien\b(?! que\b)"
        r"|\b(?:mieux|mal|correctement|convenablement|adéquatement|efficacement|utilement|positivement"
        r"|constructivement|facilement|aisément|harmonieusement|parfaitement|idéalement|optimalement"
        r"|excellemment|brillamment|admirablement|remarquablement|exceptionnellement|judicieusement|sagement"
        r"|habilement|intelligemment|professionnellement|dûment|véritablement|authentiquement|pleinement"
        r"|avec (?:succès|efficacité|talent|brio))\b",
        re.IGNORECASE,
    ),
}


class Entry(NamedTuple):
    """A table of a file: `kind` is its key inside an array of tables, elsewhere its dotted path."""

    kind: str
    name: str
    file: str
    table: Table

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


class Sentence(NamedTuple):
    entry: Entry
    field: str
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.entry.name}-{self.field}-{self.language}"

    @property
    def shown(self) -> str:
        """For failure messages: what pytest prints has to tell U+00A0 from a space."""
        visible = self.text.replace("\u00a0", "[00A0]")
        return f"{self.entry.file}: {self.entry.name}, {self.field}.{self.language}: {visible}"


def is_translated(value: object) -> bool:
    return isinstance(value, dict) and not value.keys().isdisjoint(LANGUAGES)


def name_of(kind: str, table: Table, parent: str) -> str:
    match kind:
        case "option":
            return f"{parent}.{table['id']}"
        case "action":
            return f"{table['capability']}.from-{table['from']}"
        case "narrative":
            return f"{table['dimension']}.level-{table['level']}"
        case "archetype":
            return f"{table['question']}.{'+'.join(table.get('options', ['when']))}"
        case "level":
            return f"level-{table['value']}"
        case _:
            return str(table.get("id") or table.get("question") or kind)


def entries_of(kind: str, name: str, file: str, table: Table) -> Iterator[Entry]:
    yield Entry(kind, name, file, table)
    for key, value in table.items():
        if isinstance(value, dict) and not is_translated(value):
            yield from entries_of(f"{kind}.{key}", key, file, value)
        elif isinstance(value, list):
            for child in value:
                if isinstance(child, dict):
                    yield from entries_of(key, name_of(key, child, name), file, child)


def texts(said: str | list[str]) -> list[str]:
    return [said] if isinstance(said, str) else said


def sentences_of(entry: Entry) -> Iterator[Sentence]:
    for field, value in entry.table.items():
        if is_translated(value):
            for language, said in value.items():
                for text in texts(said):
                    yield Sentence(entry, field, language, text)


DOCUMENTS = {path.name: tomllib.loads(path.read_text("utf-8")) for path in sorted(CONTENT.glob("*.toml"))}
ENTRIES = [
    entry
    for file, document in DOCUMENTS.items()
    for entry in entries_of(file.removesuffix(".toml"), file.removesuffix(".toml"), file, document)
]
SENTENCES = [sentence for entry in ENTRIES for sentence in sentences_of(entry)]
FRENCH = [sentence for sentence in SENTENCES if sentence.language == "fr"]
ANCHORS = [sentence for sentence in SENTENCES if sentence.field == "anchors"]
LIMITED = [sentence for sentence in SENTENCES if (sentence.entry.kind, sentence.field) in WORD_LIMITS]
QUESTIONNAIRE = DOCUMENTS["questionnaire.toml"]


def tables(kind: str) -> list[Table]:
    return [entry.table for entry in ENTRIES if entry.kind == kind]


def ids(kind: str) -> list[str]:
    return [table["id"] for table in tables(kind)]


QUESTIONS = {question["id"]: question for question in tables("question")}
DIMENSIONS = {dimension["id"]: dimension for dimension in tables("dimension")}
DIMENSION_OF = {
    capability["id"]: dimension["id"]
    for dimension in DIMENSIONS.values()
    for capability in dimension["capability"]
}


def is_scored(question: Table) -> bool:
    return bool(question["type"] != "choice")


def option_ids(question: Table) -> list[str]:
    return [option["id"] for option in question["option"]]


def translated_fields() -> Iterator[tuple[Entry, str]]:
    """Every field that has to exist in all languages, and every other one that exists in any."""
    for entry in ENTRIES:
        required = set(REQUIRED.get(entry.kind, ()))
        if entry.kind == "question" and entry.table["type"] == "level":
            required.add("anchors")
        found = {field for field, value in entry.table.items() if is_translated(value)}
        for field in sorted(required | found):
            yield entry, field


def word_count(text: str) -> int:
    return sum(any(character.isalnum() for character in token) for token in text.split())


def typography_faults(text: str) -> list[str]:
    bare = URL_OR_TIME.sub("0", text)
    faults = [rule for rule, pattern in TYPOGRAPHY.items() if pattern.search(bare)]
    if bare.count("«") != bare.count("»"):
        faults.append("« without », or the reverse")
    if not unicodedata.is_normalized("NFC", text):
        faults.append("a letter and its accent are two characters")
    return faults


def banned_french(text: str) -> list[str]:
    return FRENCH_BANNED.findall(FRENCH_ALLOWED.sub("", text))


def anchor_faults(text: str, language: str) -> list[str]:
    patterns = (MATURITY, LEVEL_NUMBER[language], MERIT[language])
    return [match[0] for pattern in patterns for match in pattern.finditer(text)]


def twice(names: Iterable[object]) -> list[object]:
    return [name for name, times in Counter(names).items() if times > 1]


# Wording


@pytest.mark.parametrize("sentence", LIMITED, ids=str)
def test_sentence_is_short(sentence: Sentence) -> None:
    limit = WORD_LIMITS[sentence.entry.kind, sentence.field]
    count = word_count(sentence.text)
    assert count <= limit, f"{count} words, at most {limit}: {sentence.shown}"


@pytest.mark.parametrize("sentence", FRENCH, ids=str)
def test_french_typography(sentence: Sentence) -> None:
    faults = typography_faults(sentence.text)
    assert not faults, f"{'; '.join(faults)}: {sentence.shown}"


@pytest.mark.parametrize("sentence", FRENCH, ids=str)
def test_french_vocabulary(sentence: Sentence) -> None:
    banned = banned_french(sentence.text)
    assert not banned, f"{', '.join(banned)}: {sentence.shown}"


@pytest.mark.parametrize("sentence", ANCHORS, ids=str)
def test_anchor_states_a_fact(sentence: Sentence) -> None:
    faults = anchor_faults(sentence.text, sentence.language)
    assert not faults, f"{', '.join(faults)}: {sentence.shown}"


@pytest.mark.parametrize(("entry", "field"), translated_fields(), ids=str)
def test_said_in_every_language(entry: Entry, field: str) -> None:
    said = entry.table.get(field)
    where = f"{entry.file}: {entry.name}, {field}"
    assert isinstance(said, dict) and said.keys() == set(LANGUAGES), f"{where}: {said}"
    assert len({type(said[language]) for language in LANGUAGES}) == 1, f"{where}: a list and a sentence"
    lengths = {language: len(texts(said[language])) for language in LANGUAGES}
    assert len(set(lengths.values())) == 1, f"{where}: {lengths}"
    blank = [language for language in LANGUAGES if not all(text.strip() for text in texts(said[language]))]
    assert not blank, f"{where}: empty in {blank}"


@pytest.mark.parametrize(
    ("text", "count"),
    [("Quoi\u00a0?", 1), ("«\u00a0Sans objet\u00a0»", 2), ("l'an 2009\u00a0: co-création", 3), ("– … ?", 0)],
)
def test_words_are_counted(text: str, count: int) -> None:
    assert word_count(text) == count


@pytest.mark.parametrize(
    "text",
    [
        "Quoi?",
        "Quoi ?",
        "Quoi\u202f?",
        "Quoi \u00a0?",
        "Ici: là",
        "Ici\u00a0:là",
        "Non ; oui",
        "Ah!",
        "«Oui\u00a0»",
        "« Oui\u00a0»",
        "«\u00a0Oui »",
        "«\u00a0Oui",
        "“Oui”",
        "l’idée",
        "Deux  espaces",
        "Fin ",
        "e\u0301quipe",
    ],
)
def test_typography_rules_can_fail(text: str) -> None:
    assert typography_faults(text)


@pytest.mark.parametrize(
    "text",
    ["Quoi\u00a0?!", "«\u00a0Oui\u00a0!\u00a0» à 14:30", "Ici\u00a0: https://a.example/?b=c;d"],
)
def test_typography_rules_can_pass(text: str) -> None:
    assert not typography_faults(text)


@pytest.mark.parametrize(
    ("text", "banned"),
    [
        ("L'initiative sociale", ["sociale"]),
        ("Des réseaux sociaux, un outil social", ["social"]),
        ("Un réseau social", ["social"]),
        ("Les outils communautaires", ["communautaires"]),
        ("Une note de 3", ["note"]),
        ("Notez ce qui est noté dans les communautés", []),
    ],
)
def test_vocabulary_rule_can_fail(text: str, banned: list[str]) -> None:
    assert banned_french(text) == banned


@pytest.mark.parametrize(
    ("text", "language", "faulty"),
    [
        ("As in level 3.", "en", True),
        ("As in level three.", "en", True),
        ("A mature network.", "en", True),
        ("It works well.", "en", True),
        ("Customers as well as colleagues, and well-known figures.", "en", False),
        ("Une organisation de niveau quatre.", "fr", True),
        ("La maturité du réseau.", "fr", True),
        ("Cela marche bien.", "fr", True),
        ("Si quelqu'un veut bien la reprendre, ou bien la garder.", "fr", False),
    ],
)
def test_anchor_rules_can_fail(text: str, language: str, faulty: bool) -> None:
    assert bool(anchor_faults(text, language)) is faulty


# Structure


def test_every_file_is_read() -> None:
    named = {dimension[key] for dimension in DIMENSIONS.values() for key in ("questions", "actions")}
    others = {f"{stem}.toml" for stem in ("questionnaire", "rubric", "patterns", "archetypes", "narratives")}
    assert set(DOCUMENTS) == named | others
    assert tuple(QUESTIONNAIRE["languages"]) == LANGUAGES


def test_dimensions_and_capabilities() -> None:
    sizes = {name: len(dimension["capability"]) for name, dimension in DIMENSIONS.items()}
    assert sizes == dict.fromkeys(("silos", "ownership", "customer", "management"), 5)
    assert len(DIMENSION_OF) == 20


def test_questions_are_counted_and_named_once() -> None:
    assert len(ids("question")) == 42
    assert not twice([*ids("dimension"), *ids("capability"), *ids("question")])


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_question_fits_its_file_and_type(question: Table) -> None:
    home = DIMENSIONS[DIMENSION_OF[question["capability"]]]["questions"]
    assert question in DOCUMENTS[home]["question"], f"{question['id']} belongs in {home}"
    assert question["type"] in {"level", "agreement", "multiple", "choice"}
    assert ("anchors" in question) == (question["type"] == "level")
    assert ("option" in question) == (question["type"] in {"multiple", "choice"})
    assert "reversed" not in question or question["type"] == "agreement"


@pytest.mark.parametrize("capability", DIMENSION_OF)
def test_capability_has_a_scored_question(capability: str) -> None:
    assert any(is_scored(question) for question in QUESTIONS.values() if question["capability"] == capability)


def test_few_agreement_questions() -> None:
    assert sum(question["type"] == "agreement" for question in QUESTIONS.values()) <= 4


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", [q for q in QUESTIONS.values() if "anchors" in q], ids=lambda q: q["id"])
def test_one_anchor_a_level(question: Table, language: str) -> None:
    anchors = question["anchors"][language]
    assert len(anchors) == len(LEVELS)
    assert not twice(anchors)


@pytest.mark.parametrize("question", [q for q in QUESTIONS.values() if "option" in q], ids=lambda q: q["id"])
def test_options_are_the_same_in_every_language(question: Table) -> None:
    for language in LANGUAGES:
        assert [o["id"] for o in question["option"] if language in o["text"]] == option_ids(question)
        assert not twice(option["text"][language] for option in question["option"])
    assert not twice(option_ids(question))


def test_labels_and_levels_are_five() -> None:
    assert [level["value"] for level in QUESTIONNAIRE["level"]] == list(LEVELS)
    assert all(len(labels) == len(LEVELS) for labels in QUESTIONNAIRE["agreement"]["labels"].values())


def test_short_form() -> None:
    short = QUESTIONNAIRE["short"]
    assert len(short) == 12
    assert not twice(short)
    scored = [QUESTIONS[name] for name in short if is_scored(QUESTIONS[name])]
    share = Counter(DIMENSION_OF[question["capability"]] for question in scored)
    assert {dimension: share[dimension] for dimension in DIMENSIONS if share[dimension] < 2} == {}


def test_one_action_for_each_step_of_each_capability() -> None:
    steps = Counter((action["capability"], action["from"]) for action in tables("action"))
    assert steps == Counter((capability, start) for capability in DIMENSION_OF for start in (1, 2, 3, 4))
    assert steps.total() == 80


@pytest.mark.parametrize("dimension", DIMENSIONS.values(), ids=DIMENSIONS)
def test_actions_are_in_the_file_of_their_dimension(dimension: Table) -> None:
    found = {DIMENSION_OF[action["capability"]] for action in DOCUMENTS[dimension["actions"]]["action"]}
    assert found == {dimension["id"]}


def test_one_narrative_for_each_level_of_each_dimension() -> None:
    written = Counter((narrative["dimension"], narrative["level"]) for narrative in tables("narrative"))
    subjects = (*DIMENSIONS, "overall")
    assert written == Counter((subject, level) for subject in subjects for level in LEVELS)
    assert written.total() == 25


@pytest.mark.parametrize("question", ["owner", "liaison"])
def test_every_typology_option_has_an_archetype(question: str) -> None:
    covered = {
        option
        for archetype in tables("archetype")
        if archetype["question"] == question
        for option in archetype.get("options", [])
    }
    assert covered == set(option_ids(QUESTIONS[question]))


def test_every_multiple_question_has_one_count_table() -> None:
    multiple = [name for name, question in QUESTIONS.items() if question["type"] == "multiple"]
    assert sorted(count["question"] for count in tables("count")) == sorted(multiple)


@pytest.mark.parametrize("count", tables("count"), ids=lambda count: count["question"])
def test_count_table(count: Table) -> None:
    levels = count["levels"]
    assert len(levels) == len(option_ids(QUESTIONS[count["question"]])) + 1
    assert levels == sorted(levels)
    assert (levels[0], levels[-1]) == (LEVELS[0], LEVELS[-1])
    assert set(levels) <= set(LEVELS)


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if "sources" in entry.table], ids=str)
def test_sources_used_are_declared(entry: Entry) -> None:
    used = entry.table["sources"]
    assert used and not twice(used)
    assert set(used) <= set(ids("source"))


def test_sources_are_declared_once() -> None:
    assert not twice(ids("source"))
