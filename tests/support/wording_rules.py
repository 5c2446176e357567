"""The wording rules of docs/format.md: how long, with what typography, and which words are banned."""

import re
import unicodedata

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
    ("questionnaire", "introduction"): 150,
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

# Advice speaks to the people in the room together, never to one manager about their own team.
ONE_MANAGER = {
    "en": re.compile(
        r"\byour (?:own )?(?:team|teams|department|counterparts)\b|\byourself\b"
        r"|\b(?:without|through|tells?|brings?) you\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\bvotre (?:propre )?(?:équipe|service)\b|\bvos (?:équipes|homologues)\b"
        r"|\bvous-mêmes?\b|\bpar vous\b",
        re.IGNORECASE,
    ),
}

# A level is a mean: what it says is true on average, and the answers beside it may say otherwise.
HEDGE = {"en": "On average, ", "fr": "En moyenne, "}

# A hint says what the answer shows. Which answer is the right one it leaves open; a choice has none.
SHOWS = {"en": "the answer shows ", "fr": "la réponse montre "}

# One term for one thing (docs/glossary.md): a term on the left is said with the one on the right.
OTHER_TERMS = {
    "en": {
        r"\bsocial initiatives?\b": "community initiatives",
        r"\bconnectors?\b": "connecting department",
        r"\bmanagement control\b": "management accounting",
        r"\bgeneral services\b": "facilities",
        r"\bkey actors\b": "key players",
        r"\bworking tools\b": "tools at work",
        r"\bwhat becomes of\b": "what happens to",
        r"\brather (?:dis)?agree\b": "tend to agree",
        r"\birritants?\b": "annoyance",
    },
    "fr": {
        r"\bliant\b": "service de liaison",
        r"\bbouge(?:r|nt)?\b|\bbougé(?:e|s|es)?\b": "changer",
        r"\bvolontiers\b": "souvent",
    },
}


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


def addressed_to_one(text: str, language: str) -> list[str]:
    return [match[0] for match in ONE_MANAGER[language].finditer(text)]


def other_terms(text: str, language: str) -> list[str]:
    return [
        f"{match[0]} → {term}"
        for pattern, term in OTHER_TERMS[language].items()
        for match in re.finditer(pattern, text, re.IGNORECASE)
    ]


def anchor_faults(text: str, language: str) -> list[str]:
    patterns = (MATURITY, LEVEL_NUMBER[language], MERIT[language])
    return [match[0] for pattern in patterns for match in pattern.finditer(text)]
