"""Fixtures of all tests. Hypothesis draws the same examples in every run and writes nothing to disk."""

import pytest
from hypothesis import HealthCheck, settings

from e20assess.questionnaire.loader import load_shipped
from e20assess.questionnaire.model import Questionnaire

settings.register_profile(
    "e20assess",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("e20assess")


@pytest.fixture(scope="session")
def questionnaire() -> Questionnaire:
    return load_shipped()
