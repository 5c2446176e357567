"""A few random templates, logos and Word templates of each kind; `fuzz_templates` tries as many as asked."""

from tests.fuzz.templates import run


def test_every_template_gives_a_document_or_a_fault() -> None:
    assert 0 < run(seed=20, count=6) < 24
