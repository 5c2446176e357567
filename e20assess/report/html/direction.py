"""Which way a text runs: what makes pages of paper does not find it out by itself, as a browser does."""

from __future__ import annotations

from unicodedata import bidirectional


def direction(text: object) -> str:
    """Gives "rtl" where the first letter with a direction runs to the left (Arabic, Hebrew), else "auto".

    The rule is that of HTML's dir="auto" (the Unicode bidirectional algorithm, rules P2 and P3).
    """
    kinds = (bidirectional(one) for one in str(text))
    first = next((kind for kind in kinds if kind in ("L", "R", "AL")), "L")
    return "auto" if first == "L" else "rtl"
