"""What goes into a store comes out of it."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import UTC

import pytest

from e20assess import faults
from e20assess.answers.model import Answer, AnswerSheet, NoValue, Respondent
from e20assess.errors import AssessError
from e20assess.inputs.text import clean, clean_line
from e20assess.questionnaire.loader import load_files, load_shipped
from e20assess.questionnaire.model import Questionnaire
from e20assess.scoring.score import score
from e20assess.store.store import Store, Stored, Summary
from tests.support.sheets import example, sheet
from tests.support.store_files import Kept
from tests.support.tiny_questionnaire import TINY

HOSTILE = {
    "markup": "[bold]x[/bold] {name} %s",
    "script": "<script>alert('x')</script>&amp;",
    "sql": "'); DROP TABLE answer; --",
    "quotes": "\"'`«»“”\\",
    "right to left": "مرحبا \u202eabc\u202c שלום",
    "chinese": "沟通从来没有发生过。",
    "astral": "🧭 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 e\u0301",
    "long": "é" * 4096,
    "lines": "one\n\ttwo\n",
    "blank": " ",
}


@pytest.fixture
def store(kept: Kept) -> Iterator[Store]:
    with closing(kept.store()) as store:
        yield store


def ticking() -> Callable[[], datetime.datetime]:
    """A clock that is a minute further each time it is looked at."""
    minutes = iter(range(10_000))
    start = datetime.datetime(2026, 3, 17, 9, 0, tzinfo=UTC)
    return lambda: start + datetime.timedelta(minutes=next(minutes))


@pytest.mark.parametrize("name", ["alize", "delcourt", "rivage"])
def test_an_example_sheet_comes_back_as_it_was(store: Store, kept: Kept, name: str) -> None:
    given = replace(example(name), targets={"silos": 4, "customer": 5})
    id = store.create(load_shipped(), given, place="owner")
    for stored in (store.load(id), kept.load(id)):
        assert stored == Stored(id, given, load_shipped(), "owner", completed=False)
        assert stored.questionnaire is load_shipped()


KINDS = {
    "owner": Answer("marketing"),
    "flows_handover": Answer(3),
    "trust_speech": Answer(1, "a note"),
    "platforms_slates": Answer(("search", "signals")),
    "cocreation_stages": Answer(()),
    "liaison": Answer(NoValue.DONT_KNOW),
    "impact_judged": Answer(NoValue.NOT_APPLICABLE, "We have no figures."),
    "impact_known": Answer(None, "Only a note."),
}


def test_every_kind_of_answer_comes_back(store: Store, kept: Kept) -> None:
    id = store.create(load_shipped(), sheet(KINDS, form="short"))
    assert kept.load(id).sheet == sheet(KINDS, form="short")
    assert type(kept.load(id).sheet.answer("liaison").value) is NoValue
    assert store.summaries()[0].answered == 7
    assert kept.rows("SELECT value FROM answer WHERE question IN ('platforms_slates', 'impact_known')") == [
        ('["search", "signals"]',),
        (None,),
    ]


def test_saving_replaces_adds_and_removes_and_leaves_the_rest(store: Store, kept: Kept) -> None:
    id = store.create(load_shipped(), sheet(KINDS), place="owner")
    changes = {"owner": Answer("it", "since June"), "mandate_shared": Answer(4), "liaison": Answer()}
    store.save(id, changes, place="mandate_shared")
    expected = {**KINDS, **changes}
    del expected["liaison"]
    assert kept.load(id) == Stored(id, sheet(expected), load_shipped(), "mandate_shared", False)


def test_the_place_and_whether_it_is_completed_stay_until_they_are_changed(store: Store) -> None:
    id = store.create(load_shipped(), sheet())
    assert (store.load(id).place, store.load(id).completed) == ("", False)
    store.save(id, {}, place="owner", completed=True)
    store.save(id, {"owner": Answer("it")})
    assert (store.load(id).place, store.load(id).completed) == ("owner", True)
    store.save(id, {}, completed=False)
    assert (store.load(id).place, store.load(id).completed) == ("owner", False)


def test_targets_are_replaced_as_a_whole(store: Store, kept: Kept) -> None:
    id = store.create(load_shipped(), replace(sheet(), targets={"silos": 4}))
    store.set_targets(id, {"customer": 3, "management": 5})
    assert kept.load(id).sheet.targets == {"customer": 3, "management": 5}
    store.set_targets(id, {})
    assert kept.load(id).sheet.targets == {}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_comes_back_as_a_sheet_keeps_it(store: Store, kept: Kept, text: str) -> None:
    given = replace(
        sheet({"owner": Answer("it", text)}), organisation=text, unit=text, respondent=Respondent(text, text)
    )
    id = store.create(load_shipped(), given)
    store.save(id, {"flows_handover": Answer(None, text)})
    name, note = clean_line(text), clean(text)
    shown = replace(given, organisation=name, unit=name, respondent=Respondent(name, name))
    assert kept.load(id).sheet == shown.with_answer("owner", Answer("it", note)).with_answer(
        "flows_handover", Answer(None, note)
    )


def test_text_that_no_database_bears_is_cleaned(store: Store) -> None:
    id = store.create(load_shipped(), sheet())
    store.save(id, {"owner": Answer("it", "a\x00b\ud800c")})
    assert store.load(id).sheet.answer("owner").note == "ab?c"


def test_the_list_has_the_most_recently_updated_first(kept: Kept) -> None:
    with closing(Store.open(kept.target, clock=ticking())) as store:
        assert store.summaries() == ()
        ids = [store.create(load_shipped(), example(name)) for name in ("alize", "delcourt", "rivage")]
        assert [line.id for line in store.summaries()] == ids[::-1]
        store.save(ids[0], {}, completed=True)
        store.set_targets(ids[1], {"silos": 4})
        assert [line.id for line in store.summaries()] == [ids[1], ids[0], ids[2]]
        alize = example("alize")
        assert store.summaries()[1] == Summary(
            id=ids[0],
            organisation="Groupe Alizé",
            unit="Marques grand public, France",
            date=datetime.date(2026, 3, 17),
            form="full",
            language="fr",
            questionnaire="enterprise20",
            version="1.1",
            answered=42,
            completed=True,
            created=datetime.datetime(2026, 3, 17, 9, 0, tzinfo=UTC),
            updated=datetime.datetime(2026, 3, 17, 9, 3, tzinfo=UTC),
            respondent_name=alize.respondent.name,
            respondent_role=alize.respondent.role,
        )
        assert store.summaries()[1].updated.utcoffset() == datetime.timedelta(0)


def test_deleting_leaves_nothing_of_it_and_its_id_does_not_come_back(store: Store, kept: Kept) -> None:
    first = store.create(load_shipped(), replace(example("alize"), targets={"silos": 4}))
    second = store.create(load_shipped(), replace(example("rivage"), targets={"silos": 3}))
    store.delete(second)
    assert [line.id for line in store.summaries()] == [first]
    assert kept.rows("SELECT DISTINCT assessment FROM target UNION SELECT assessment FROM respondent") == [
        (first,)
    ]
    assert kept.rows("SELECT count(*), count(DISTINCT respondent) FROM answer") == [(42, 1)]
    assert store.create(load_shipped(), sheet()) not in (first, second)


@pytest.mark.parametrize("id", [0, -1, 7, 2**31, 2**80])
def test_an_unknown_assessment_is_said_to_be_unknown(store: Store, kept: Kept, id: int) -> None:
    attempts: list[Callable[[], object]] = [
        lambda: store.load(id),
        lambda: store.save(id, {"owner": Answer("it")}),
        lambda: store.set_targets(id, {"silos": 3}),
        lambda: store.delete(id),
    ]
    for attempt in attempts:
        with pytest.raises(AssessError) as caught:
            attempt()
        (fault,) = caught.value.faults
        assert (fault.kind, fault.values, str(fault.place)) == (faults.NO_ASSESSMENT, {"id": id}, kept.target)


def test_what_fits_no_question_is_kept_and_not_returned(store: Store, kept: Kept) -> None:
    given: Mapping[str, Answer] = {
        "gone": Answer(3, "of another version"),
        "flows_handover": Answer("marketing"),
        "liaison": Answer("nobody", "but a note"),
        "platforms_slates": Answer(("search", "crystal_ball")),
        "bridges_it": Answer(6),
    }
    id = store.create(load_shipped(), replace(sheet(given), targets={"gone": 3, "silos": 2}))
    kept.change("UPDATE answer SET value = '{' WHERE question = 'bridges_it'")
    assert store.load(id).sheet == replace(
        sheet({"liaison": Answer(None, "but a note")}), targets={"silos": 2}
    )
    assert kept.rows("SELECT count(*) FROM answer") == [(5,)]


def test_an_assessment_keeps_the_questionnaire_it_was_made_with(store: Store, kept: Kept) -> None:
    shipped = load_shipped()
    files = dict(shipped.files)
    files["questionnaire.toml"] = files["questionnaire.toml"].replace('version = "1.1"', 'version = "1.4"', 1)
    files["rubric.toml"] = files["rubric.toml"].replace('"1.8", "2.6"', '"1.2", "1.4"', 1)
    earlier = load_files(files)
    given = example("alize")
    old, new = store.create(earlier, given), store.create(shipped, given)
    stored = kept.load(old)
    assert stored.questionnaire == earlier
    assert stored.sheet == replace(given, version="1.4")
    card = score(stored.questionnaire, stored.sheet)
    assert card == score(earlier, stored.sheet)
    assert card.dimensions[0].level != score(shipped, given).dimensions[0].level
    assert kept.load(new).questionnaire is shipped
    assert [line.version for line in store.summaries()] == ["1.1", "1.4"]
    assert kept.rows("SELECT count(*) FROM questionnaire") == [(2,)]


def test_any_questionnaire_can_be_answered_and_is_read_once(store: Store) -> None:
    tiny: Questionnaire = load_files(TINY)
    given = AnswerSheet(tiny.id, tiny.version, "O", "", datetime.date(2026, 1, 2), "en")
    id = store.create(tiny, given)
    assert store.load(id).questionnaire == tiny
    assert store.load(id).questionnaire is store.load(id).questionnaire
