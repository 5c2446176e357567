"""The catalogue of faults: every sentence the program says when input or surroundings are wrong."""

from __future__ import annotations

from e20assess.errors import FaultKind
from e20assess.i18n import N_

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


# Files, whatever they hold.
FILE_MISSING = FaultKind(
    "file-missing", N_("there is no such file."), N_("Check the name and the folder you are in.")
)
FOLDER_MISSING = FaultKind(
    "folder-missing",
    N_("there is no such folder."),
    N_("Give the folder that holds questionnaire.toml."),
)
NOT_A_FOLDER = FaultKind(
    "not-a-folder", N_("this is a file, not a folder."), N_("Give the folder that holds questionnaire.toml.")
)
IS_A_FOLDER = FaultKind("is-a-folder", N_("this is a folder, not a file."), N_("Give the file itself."))
UNREADABLE = FaultKind(
    "unreadable", N_("the file cannot be read ({reason})."), N_("Check that you have the right to read it.")
)
NOT_UTF8 = FaultKind(
    "not-utf8",
    N_("the file is not UTF-8 text."),
    N_("Save it again with the encoding UTF-8 in your editor."),
)
LINE_ENCODING = FaultKind(
    "line-encoding",
    N_("this line is not {encoding} text; nothing was taken from it."),
    N_("Save the file as UTF-8, or name its encoding: PYTHONIOENCODING=cp1252 e20assess ask"),
)
TOO_LARGE = FaultKind(
    "too-large",
    N_("the file is larger than {limit} MB, which no answer sheet or questionnaire is."),
    N_("Check that it is the right file."),
)
WRONG_FILE = FaultKind("wrong-file", N_("this is {found}; {wanted}."), N_("{remedy}"))
TOML_SYNTAX = FaultKind(
    "toml-syntax", N_("this is not valid TOML: {reason}."), N_("Correct the line, or the one just above it.")
)
JSON_SYNTAX = FaultKind(
    "json-syntax", N_("this is not valid JSON: {reason}."), N_("Correct the line, or the one just above it.")
)
KEY_TWICE = FaultKind(
    "key-twice", N_("the key “{key}” is there twice (first on line {first})."), N_("Keep one.")
)
NOT_A_TABLE = FaultKind(
    "not-a-table",
    N_("a table of keys and values is expected here."),
    N_("See the example in docs/sheet.md."),
)
UNWRITABLE = FaultKind(
    "unwritable",
    N_("the file cannot be written ({reason})."),
    N_("Choose another place with -o, or make room."),
)
EXISTS = FaultKind(
    "exists",
    N_("the file exists already."),
    N_("Add --force to overwrite it, or choose another name with -o."),
)

# Keys and values, in any TOML or JSON file.
UNKNOWN_KEY = FaultKind("unknown-key", N_("the key “{key}” means nothing here."), N_("Remove or rename it."))
MISSING_KEY = FaultKind("missing-key", N_("the key “{key}” is missing."), N_("Add it."))
WRONG_VALUE = FaultKind(
    "wrong-value", N_("“{key}” holds {shown}, which does not fit: {expected}."), N_("Correct the value.")
)
FORMAT_UNSUPPORTED = FaultKind(
    "format-unsupported",
    N_("the file says format {format}; this program reads format 1."),
    N_("Use a newer version of e20assess, or correct the first lines."),
)

# The answer sheet.
OTHER_QUESTIONNAIRE = FaultKind(
    "other-questionnaire",
    N_("this sheet answers the questionnaire “{found}”; the one in use is “{expected}”."),
    N_("Give its folder with --questions."),
)
OTHER_VERSION = FaultKind(
    "other-version",
    N_("this sheet answers version {found} of the questionnaire; the one in use is {expected}."),
    N_("Scores across major versions do not compare: give the folder of that version with --questions."),
)
UNKNOWN_QUESTION = FaultKind(
    "unknown-question",
    N_("the questionnaire has no question “{id}”."),
    N_("Correct the id, or remove the answer."),
)
OUT_OF_RANGE = FaultKind(
    "out-of-range",
    N_("the answer to “{id}” is {shown}; it must be a whole number from 1 to 5."),
    N_('Or "dont_know", or "not_applicable" with the reason in a note.'),
)
NOT_AN_OPTION = FaultKind(
    "not-an-option",
    N_("“{option}” is not an option of “{id}”."),
    N_("The options are: {options}."),
)
OPTION_TWICE = FaultKind("option-twice", N_("“{option}” is ticked twice in “{id}”."), N_("Keep one."))
WRONG_ANSWER = FaultKind(
    "wrong-answer",
    N_("the answer to “{id}” is {shown}; {expected}."),
    N_('Or "dont_know", or "not_applicable" with the reason in a note.'),
)
REASON_MISSING = FaultKind(
    "reason-missing",
    N_("“{id}” is said to be not applicable, without a reason."),
    N_('Write {{ value = "not_applicable", note = "why" }}.'),
)
NOTE_TOO_LONG = FaultKind(
    "note-too-long",
    N_("the note beside “{id}” has {count} characters; {limit} are kept at most."),
    N_("Please shorten it."),
)
UNKNOWN_TARGET = FaultKind(
    "unknown-target", N_("there is no dimension “{id}” to set a target for."), N_("Correct the id.")
)

# Two assessments side by side.
TWO_QUESTIONNAIRES = FaultKind(
    "two-questionnaires",
    N_("the first assessment answers the questionnaire “{before}”, the second “{after}”."),
    N_("Their scores do not compare: give two assessments of one questionnaire."),
)
TWO_VERSIONS = FaultKind(
    "two-versions",
    N_("the first assessment answers version {before} of the questionnaire, the second version {after}."),
    N_("Scores across major versions do not compare: read each in a report of its own."),
)

# The store.
NO_ASSESSMENT = FaultKind(
    "no-assessment", N_("there is no assessment {id} in this store."), N_("See the list with: e20assess list")
)
STORE_NEWER = FaultKind(
    "store-newer",
    N_("this store was made by a newer version of e20assess; nothing was touched."),
    N_("Install the newer version, or choose another store with --store."),
)
STORE_DAMAGED = FaultKind(
    "store-damaged",
    N_("this file is damaged, or it is not a store of e20assess; nothing was touched."),
    N_("Put back a copy of it, or choose another store with --store."),
)
STORE_NOT_OURS = FaultKind(
    "store-not-ours",
    N_("the tables in this database are damaged, or not those of e20assess; nothing was touched."),
    N_("Ask its administrator, or choose another database with --store."),
)
STORE_ROW = FaultKind(
    "store-row",
    N_("in the table “{table}”, row {row}, “{column}” holds {shown}, which does not fit: {expected}."),
    N_("Correct it there, or put back a copy of the database."),
)
STORE_LOCKED = FaultKind(
    "store-locked", N_("another program is writing to this store."), N_("Close it, or wait a moment.")
)
STORE_SILENT = FaultKind(
    "store-silent",
    N_("this database has not answered for {seconds} seconds."),
    N_("Check the network and the server, or the disk it is on."),
)
STORE_SLOW = FaultKind(
    "store-slow",
    N_("the database took too long over this and gave it up."),
    N_("Wait a moment; if it goes on, ask its administrator."),
)
STORE_READ_ONLY = FaultKind(
    "store-read-only",
    N_("this store can be read but not written."),
    N_("Check the rights on the file and its folder, or choose another with --store."),
)
STORE_RIGHTS = FaultKind(
    "store-rights",
    N_("the database does not allow this."),
    N_("Ask its administrator for the right to read and write there, or choose another with --store."),
)
STORE_ENCODING = FaultKind(
    "store-encoding",
    N_("this database does not keep its text as UTF-8, and would not take every letter."),
    N_("Have one made with the encoding UTF8."),
)
STORE_FULL = FaultKind(
    "store-full", N_("there is no room left on the disk of this store."), N_("Make room there.")
)
STORE_UNREACHABLE = FaultKind(
    "store-unreachable",
    N_("this store cannot be opened ({reason})."),
    N_("Check the path or the URL given with --store."),
)
STORE_DRIVER = FaultKind(
    "store-driver",
    N_("the driver for this kind of store is not installed."),
    N_("For PostgreSQL, install it with: {command}"),
)
SNAPSHOT_UNREADABLE = FaultKind(
    "snapshot-unreadable",
    N_("the questionnaire kept with assessment {id} can no longer be read by this version."),
    N_("Open it with the version of e20assess that made it, and export it there."),
)

# The report.
PDF_MISSING = FaultKind(
    "pdf-missing",
    N_("a PDF needs WeasyPrint, and it is not installed ({reason})."),
    N_(
        "Write the report as HTML and print it from a browser: it gives the same pages. "
        "Or install WeasyPrint with: {command}"
    ),
)
PANGO_MISSING = FaultKind(
    "pango-missing",
    N_("a PDF needs the library Pango, and it is not installed ({reason})."),
    N_(
        "Write the report as HTML and print it from a browser: it gives the same pages. "
        "Or install Pango as your system installs libraries."
    ),
)
PDF_FAULT = FaultKind(
    "pdf-fault",
    N_("the pages of the PDF cannot be laid out ({reason})."),
    N_("Look in the template for a size that is far too large; or write the HTML (-f html) and print it."),
)
TEMPLATE_FAULT = FaultKind(
    "template-fault", N_("the template cannot be used: {reason}."), N_("Correct the template at this line.")
)
TEMPLATE_SLOW = FaultKind(
    "template-slow",
    N_("making a document with this template takes more than {seconds} s, and was stopped."),
    N_("Look in the template for a loop that does not end, or a number that is far too large."),
)
TEMPLATE_MEMORY = FaultKind(
    "template-memory",
    N_("making a document with this template takes more than {megabytes} MB of memory, and was stopped."),
    N_("Look in the template for a loop that does not end, or a number that is far too large."),
)
TEMPLATE_BROKE = FaultKind(
    "template-broke",
    N_("no document can be made with this template ({reason})."),
    N_("Begin again from the shipped template, and change one thing at a time."),
)
TEMPLATE_OUTSIDE = FaultKind(
    "template-outside",
    N_("this link leads out of its folder, or nowhere."),
    N_("Replace it with the file itself."),
)
NOT_A_FILE = FaultKind(
    "not-a-file", N_("this is a pipe or a device, not a file."), N_("Replace it with a file.")
)
TEMPLATE_TOO_LARGE = FaultKind(
    "template-too-large",
    N_("the file is larger than {limit} MB, which no template needs to be."),
    N_("Check that it is the right file, or make its pictures smaller."),
)
NOT_UTF8_TEMPLATE = FaultKind(
    "template-not-utf8", N_("the template is not UTF-8 text."), N_("Save it again with the encoding UTF-8.")
)
NO_TEMPLATE_FOLDER = FaultKind(
    "no-template-folder",
    N_("there is no such folder of templates."),
    N_("Give a folder with --template, or leave it out."),
)
NO_TEMPLATES = FaultKind(
    "no-templates",
    N_("nothing in this folder changes a document."),
    N_(
        "It may hold brand.toml, or a template of the same name as a shipped one, "
        "such as report.css or cover.html.j2."
    ),
)
BRAND_LOGO = FaultKind(
    "brand-logo",
    N_("the logo “{name}” cannot be used: {reason}."),
    N_("Give a PNG, a JPEG or a plain SVG that lies beside brand.toml."),
)
BRAND_CONTRAST = FaultKind(
    "brand-contrast",
    N_("“{key}” is {colour}, whose contrast with white paper is {ratio}:1; text needs {least}:1."),
    N_("Take a darker shade of it."),
)

# The report as a Word document.
DOCX_MISSING = FaultKind(
    "docx-missing",
    N_("a Word document needs docxtpl, and it is not installed ({reason})."),
    N_("Install it with: {command}"),
)
NO_WORD_TEMPLATE = FaultKind(
    "no-word-template",
    N_("there is no such Word template."),
    N_("Give a .docx with --template, or a folder with a report.docx in it; or leave it out."),
)
NOT_WORD = FaultKind(
    "not-word",
    N_("this is not a sound Word document."),
    N_("Save it in Word as “Word Document (.docx)”: not as .doc, .dotx or .docm, and without a password."),
)
WORD_TOO_LARGE = FaultKind(
    "word-too-large",
    N_("this Word template is far too large once it is unpacked."),
    N_("Check that it is the right file, or make its pictures smaller."),
)
WORD_TORN_TAG = FaultKind(
    "word-tag-torn",
    N_("{tag}: this tag lacks a brace, or ends in another paragraph."),
    N_("Write it as {{{{ … }}}} or {{% … %}}, from its first brace to its last in one paragraph."),
)
WORD_NO_TAGS = FaultKind(
    "word-no-tags",
    N_("this Word template has no tags, so it would show nothing of the report."),
    N_("Write tags such as {{{{ cover.organisation }}}} where the report should stand; see docs/word.md."),
)
WORD_FETCHES = FaultKind(
    "word-fetches",
    N_("this Word template only links to “{target}”, which Word would fetch whenever the report is opened."),
    N_("In Word, insert it into the document instead of linking to it."),
)
WORD_TOO_WIDE = FaultKind(
    "word-too-wide",
    N_("a table of this Word template has more than {limit} columns, the most that Word takes."),
    N_("Look for the table in it, and for tags such as {{%tc … %}} and {{% colspan … %}}."),
)
WORD_ELSEWHERE = FaultKind(
    "word-template-elsewhere",
    N_("a Word template serves only reports in Word."),
    N_("Write the report with -f docx, or give a folder of templates for this format."),
)
WORD_UNKNOWN_NAME = FaultKind(
    "word-unknown-name",
    N_("{tag}: there is nothing called “{name}”."),
    N_("Every name is listed in docs/word.md."),
)
WORD_TAG_FAULT = FaultKind(
    "word-tag-fault",
    N_("{tag}: this tag cannot be used: {reason}."),
    N_("Correct it in Word; docs/word.md shows how tags are written."),
)
WORD_LEFT_OPEN = FaultKind(
    "word-tag-open",
    N_("{tag}: this is opened and never closed."),
    N_("Add its end, such as {{% endif %}} or {{% endfor %}}, on a line or row of its own."),
)
WORD_TAGS_CROSSED = FaultKind(
    "word-tags-crossed",
    N_("{tag}: this tag and the one that closes it cut through a paragraph, a row or a cell."),
    N_(
        "Write {{%p … %}} in a paragraph, {{%tr … %}} in a row and {{%tc … %}} in a cell that hold nothing "
        "else, and close each with one of its kind, in the same table or text."
    ),
)

# The commands.
NO_TERMINAL = FaultKind(
    "no-terminal",
    N_("the screens of e20assess need a terminal."),
    N_("Without one, answer line by line with “e20assess ask”, or score files with “e20assess score SHEET”."),
)
