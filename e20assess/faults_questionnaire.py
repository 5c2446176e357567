"""The part of the catalogue of faults for whoever writes a questionnaire; `faults` holds these too."""

from __future__ import annotations

from e20assess.errors import FaultKind
from e20assess.words import N_

MISSING_LANGUAGE = FaultKind(
    "missing-language", N_("“{key}” has no text in “{language}”."), N_("Add {key}.{language}.")
)
UNKNOWN_LANGUAGE = FaultKind(
    "unknown-language",
    N_("“{key}” has a text in “{language}”, which is not in the list `languages`."),
    N_("Remove the text, or add the language to the list."),
)
EMPTY_TEXT = FaultKind("empty-text", N_("“{key}” is empty in “{language}”."), N_("Write the text."))
WRONG_COUNT = FaultKind(
    "wrong-count",
    N_("“{key}” has {count} entries in “{language}” where {expected} are expected."),
    N_("Give exactly {expected}, lowest first."),
)
LEVELS_WRONG = FaultKind(
    "levels-wrong",
    N_("the levels must be 1, 2, 3, 4, 5, in this order."),
    N_("Correct the `value` of each [[level]]."),
)
BAD_ID = FaultKind(
    "bad-id",
    N_("“{id}” cannot be an id."),
    N_("Use small letters, digits and underscores, beginning with a letter, and none of the reserved words."),
)
DUPLICATE_ID = FaultKind(
    "duplicate-id", N_("the id “{id}” is used twice (first in {first})."), N_("Give one of them another id.")
)
UNKNOWN_ID = FaultKind("unknown-id", N_("there is no {what} called “{id}”."), N_("Correct the name."))
BAD_FILE_NAME = FaultKind(
    "bad-file-name",
    N_("“{name}” is not the name of a file in this folder."),
    N_("Give a plain file name, without a folder."),
)
NOT_FOR_TYPE = FaultKind(
    "not-for-type",
    N_("a question of type “{type}” has no “{key}”."),
    N_("Remove “{key}”, or change the type."),
)
NEEDED_FOR_TYPE = FaultKind(
    "needed-for-type", N_("a question of type “{type}” needs “{key}”."), N_("Add it, or change the type.")
)
CAPABILITY_EMPTY = FaultKind(
    "capability-empty",
    N_("no question with a score belongs to the capability “{id}”."),
    N_("Add one of type level, agreement or multiple, or remove the capability."),
)
CAPABILITY_ELSEWHERE = FaultKind(
    "capability-elsewhere",
    N_("the capability “{id}” belongs to another dimension than this file's."),
    N_("Move the entry to the file of that dimension."),
)
TOO_MANY_OPTIONS = FaultKind(
    "too-many-options",
    N_("a question has at most {limit} options."),
    N_("Bring some together, or ask in two questions."),
)
CONTROL_CHARACTER = FaultKind(
    "control-character",
    N_("“{key}” holds a character that steers a terminal or turns the reading direction."),
    N_("Write the sentence again without it."),
)
OPTIONS_OR_WHEN = FaultKind(
    "options-or-when",
    N_("an archetype needs either `options` or `when`, and not both."),
    N_("Keep the one that says when it applies."),
)
NOT_A_CHOICE = FaultKind(
    "not-a-choice",
    N_("“{id}” is not a question of type “choice”."),
    N_("An archetype explains the answer to a choice."),
)
CHOICE_TO_NAME = FaultKind(
    "choice-to-name",
    N_("a text can name only the answer to a choice, and “{id}” is not a question of type “choice”."),
    N_("Name a choice between the braces, or write the words themselves."),
)
TWICE = FaultKind(
    "twice", N_("there are two entries for {what} (first in line {first})."), N_("Keep one of them.")
)
SKIP_BACKWARD = FaultKind(
    "skip-backward",
    N_("this condition depends on “{id}”, which this rule or a later one sets aside."),
    N_("Put the rule that sets it aside first, or change the condition."),
)
SKIP_SCORE = FaultKind(
    "skip-score",
    N_("a [[skip]] can depend on questions only, and “{id}” is a score."),
    N_("Name the question whose answer decides."),
)
EXPRESSION_SYNTAX = FaultKind(
    "expression-syntax",
    N_("this condition cannot be read: {reason}."),
    N_("Use ids, numbers, strings, and, or, not, comparisons, in [...], mean(...) and parentheses."),
)
EXPRESSION_TYPE = FaultKind(
    "expression-type",
    N_("this condition compares “{left}” with “{right}”, and one is a number, the other a choice."),
    N_("Compare scores with numbers, and choices with the ids of their options."),
)

# The rubric.
COUNT_LENGTH = FaultKind(
    "count-length",
    N_("the table of “{question}” has {count} levels where {expected} are expected."),
    N_("Give one for 0 ticked, one for 1, and so on up to all of its options."),
)
COUNT_RANGE = FaultKind(
    "count-range", N_("the table of “{question}” goes outside 1..5."), N_("Use the levels 1 to 5 only.")
)
COUNT_MISSING = FaultKind(
    "count-missing",
    N_("no [[count]] says how the ticks of “{question}” become a level."),
    N_("Add one to rubric.toml."),
)
COUNT_TYPE = FaultKind(
    "count-type", N_("“{question}” is not a question of type “multiple”."), N_("Remove this [[count]].")
)
COUNT_FALLS = FaultKind(
    "count-falls",
    N_("the table of “{question}” falls: ticking more would lower the level."),
    N_("Write levels that never fall."),
)
SHARE_RANGE = FaultKind(
    "share-range",
    N_("“{key}” is a share and must lie above 0, at most 1."),
    N_('Write it as "3/5" or "0.6".'),
)
CUTS_ORDER = FaultKind(
    "cuts-order", N_("the cuts are not in rising order between 1 and 5."), N_("Write the lowest first.")
)
CUTS_COUNT = FaultKind(
    "cuts-count",
    N_("there are {count} cuts where {expected} are expected."),
    N_("One cut less than there are steps."),
)
