#!/usr/bin/env python3
"""How hard the texts for people are to read: prints a table, names what is too hard, and fails.

The measure is the Flesch-Kincaid grade: the years at a school of the United States that a reader
needs. Grade 6 is about eleven years of age. Limits, families and the words that count as easy
stand in reading_level.toml; docs/reading-level.md tells what all this means.

Standard library only, so that it runs on a bare machine.
"""

import argparse
import json
import re
import sys
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "catalogue" / "text" / "en"
LIMITS = Path(__file__).with_suffix(".toml")

# A known word is long, but no riddle: it counts as two syllables, whatever it has.
EASY_WORD_SYLLABLES = 2

# One line of a file of texts; the value is a string as JSON has it.
LINE = re.compile(r'^([\w.-]+): (".*")$')
PLACEHOLDER = re.compile(r"\{\w+\}")
# Unit signs and the names of things in the catalogue are not read as words.
UNIT = re.compile(r"^(kg|g|cm|mm|lb|min|s|mmhg|°c|°f)$", re.I)
ID = re.compile(r"^[A-Z]{1,4}-?[A-Z]*\d+[A-Z]?$")
WORD = re.compile(r"[A-Za-z\u00c0-\u024f°]+(?:['’-][A-Za-z\u00c0-\u024f]+)*")
NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
# A full stop inside a number ends nothing.
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)]*(?:\s+|$)|\n+")

# What the rules below get wrong.
SYLLABLES = {
    "anyone": 3, "area": 3, "business": 2, "catalogue": 3, "catalogues": 3, "diet": 2,
    "every": 2, "everybody": 4, "everyday": 3, "everyone": 3, "everything": 3, "fever": 2,
    "fluid": 2, "goes": 1, "hour": 1, "hours": 1, "hundred": 2, "idea": 3, "layout": 2,
    "lion": 2, "mcgill": 2, "medicine": 3, "medicines": 3, "oblique": 2, "ok": 2, "once": 1,
    "one": 1, "ones": 1, "people": 2, "people's": 2, "pilates": 3, "quiet": 2, "quieter": 3,
    "quietly": 3, "rhythm": 2, "science": 2, "someone": 2, "toes": 1, "trial": 2, "trials": 2,
    "usual": 3, "usually": 4, "vacuum": 3, "wednesday": 2, "whoever": 3,
}
# Second halves of words before which a silent e stays silent: move-ment, life-line, safe-ty.
HALVES = (
    "fully", "ments", "ment", "ness", "less", "ful", "ly", "ty", "some", "body", "where", "thing",
    "times", "time", "line", "lines", "hold", "ways", "head", "work", "while", "like", "side",
    "fore",
)
# Two vowels side by side that are spoken apart.
SPLIT = re.compile(
    r"ia(?!(n|l)s?$)|(?<![ctgs])ia(?=(n|l)s?$)|io(?![nu])|(?<![ctsgxhn])ion|iu|(?<!g)eo(?!u|ple)"
    r"|(?<!q)ua(?=l|t)|uou|[aeiouy]ing\b|ier\b|iest\b|(?<![tc])ien(?=t|c)|(?<=rop)ean|creat|react"
    r"|(?!\beye)[aeou]y(?=[aeiou](?!d$))"
)
SILENT_ED = re.compile(r"[^tdaeiouy]ed$")
SILENT_ES = re.compile(r"(?<!s)(?<!z)(?<!x)(?<!c)(?<!g)(?<!ch)(?<!sh)(?<![aeiouyl])es$")


def count_syllables(word):
    """Of an English word, by its spelling.

    Compared with the CMU Pronouncing Dictionary: right for 99 of 100 words that the texts use, and
    for 93 of 100 of that dictionary, most of whose misses are names.
    """
    word = word.lower().replace("’", "'")
    if word in SYLLABLES:
        return SYLLABLES[word]
    if "-" in word:
        return sum(count_syllables(part) for part in word.split("-") if part)
    if word.endswith("n't"):
        # "can't" and "don't" are one, "doesn't" is two.
        stem = word[:-3]
        return count_syllables(stem) + (0 if stem in ("ca", "do", "wo", "are", "were") else 1)
    word = re.sub(r"'\w*$", "", word)
    if word in SYLLABLES:
        return SYLLABLES[word]
    for half in HALVES:
        stem = word.removesuffix(half)
        if stem != word and len(stem) > 2 and re.search(r"[^aeiouyl]e$|[aeiou]le$", stem):
            return count_syllables(stem) + count_syllables(half)
    spoken = word
    if SILENT_ED.search(spoken) and not re.search(r"[^aeiouylr]led$|ied$", spoken):
        spoken = spoken[:-2]
    elif SILENT_ES.search(spoken):
        spoken = spoken[:-2]
    elif spoken.endswith("les") and not re.search(r"[^aeiouyr]les$", spoken):
        spoken = spoken[:-2]
    elif re.search(r"[^aeiouy]e$", spoken) and not re.search(r"[^aeiouylrw]le$|[rst]tle$", spoken):
        spoken = spoken[:-1]
    groups = re.findall(r"[aeiouy]+", re.sub(r"^y", "", spoken))
    count = len(groups) + sum(1 for _ in SPLIT.finditer(spoken))
    if re.search(r"sms?$", spoken):
        count += 1
    return max(count, 1)


@dataclass
class Sentence:
    """`words` counts everything that is read; `spoken` only what has a spelling to measure."""

    text: str
    words: int = 0
    spoken: int = 0
    syllables: int = 0
    hard: list = field(default_factory=list)


def measure_sentence(text, easy):
    sentence = Sentence(text)
    sentence.words += len(PLACEHOLDER.findall(text))
    text = PLACEHOLDER.sub(" ", text)
    for token in re.findall(rf"{WORD.pattern}(?:\d\w*)?|{NUMBER.pattern}", text):
        if ID.match(token):
            continue
        if NUMBER.fullmatch(token):
            syllables = 1
        elif UNIT.match(token):
            continue
        else:
            syllables = count_syllables(token)
            if is_easy(token, easy):
                syllables = min(syllables, EASY_WORD_SYLLABLES)
            elif syllables > 2:
                sentence.hard.append(token)
        sentence.words += 1
        sentence.spoken += 1
        sentence.syllables += syllables
    return sentence


def is_easy(word, easy):
    """Whether a listed word, or its plural, stands here: alone, or as part of a hyphened one."""
    word = re.sub(r"['’]s?$", "", word.lower())
    if word in easy or word.removesuffix("s") in easy or word.removesuffix("es") in easy:
        return True
    return "-" in word and all(
        is_easy(part, easy) or count_syllables(part) < 3 for part in word.split("-")
    )


def split_sentences(text):
    return [part for part in (one.strip() for one in SENTENCE_END.split(text)) if part]


def grade_of(sentences):
    """The Flesch-Kincaid grade of several sentences; 0 for nothing to read."""
    read = [one for one in sentences if one.spoken > 0]
    spoken = sum(one.spoken for one in read)
    if spoken == 0:
        return 0.0
    syllables = sum(one.syllables for one in read)
    return 0.39 * spoken / len(read) + 11.8 * syllables / spoken - 15.59


@dataclass
class Text:
    key: str
    place: str
    sentences: list

    @property
    def words(self):
        return sum(one.spoken for one in self.sentences)

    @property
    def grade(self):
        return grade_of(self.sentences)

    @property
    def hardest(self):
        return max(self.sentences, key=lambda one: (one.spoken > 3, grade_of([one])))


class Unreadable(Exception):
    """A file that does not have the form it should have; says where."""


def read_texts(folder):
    """key → (place, text) of every line `key: "text"`. Any other line is a mistake."""
    texts = {}
    for path in sorted(folder.glob("*.yaml")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            place = f"{path.name}:{number}"
            if not line.strip() or line.startswith("#"):
                continue
            found = LINE.match(line)
            if not found:
                raise Unreadable(f'{place}: error: must read key: "text", on one line')
            if found[1] in texts:
                raise Unreadable(f"{place}: error: {found[1]} stands twice; keep one")
            try:
                texts[found[1]] = (place, json.loads(found[2]))
            except json.JSONDecodeError as problem:
                raise Unreadable(f"{place}: error: {problem.msg}; check the quotes") from problem
    if not texts:
        raise Unreadable(f"{folder}: error: holds no texts")
    return texts


class Limits:
    """What reading_level.toml says."""

    def __init__(self, source):
        data = tomllib.loads(source)
        self.text_words = data["text_words"]
        self.text_grade = data["text_grade"]
        self.sentence_words = data["sentence_words"]
        self.unread = [re.compile(one) for one in data["unread"]]
        self.explained = re.compile(data["explained"])
        self.words = {word.lower() for word in data["words"]}
        self.families = data["family"]
        for family in self.families:
            family["match"] = re.compile(family["keys"])

    def family_of(self, key):
        for family in self.families:
            if family["match"].match(key):
                return family
        return None

    def of(self, family, name):
        return family.get(name, getattr(self, name))


class Report:
    """All texts, measured; `problems` holds what is wrong, one line each."""

    def __init__(self, texts, limits):
        self.limits = limits
        self.problems = []
        self.measured = {family["name"]: [] for family in limits.families}
        for key, (place, text) in texts.items():
            self.add(key, place, text)
        for family in limits.families:
            self.check_family(family)
        self.check_words(texts)

    def add(self, key, place, text):
        if any(pattern.match(key) for pattern in self.limits.unread):
            return
        family = self.limits.family_of(key)
        if family is None:
            self.problems.append(
                f"{place}: error: {key} belongs to no family; add one to tools/reading_level.toml"
            )
            return
        easy = self.limits.words
        sentences = [measure_sentence(one, easy) for one in split_sentences(text)]
        if not sentences:
            return
        measured = Text(key, place, sentences)
        self.measured[family["name"]].append(measured)
        self.check_text(measured, family)

    def check_text(self, text, family):
        most = self.limits.of(family, "text_grade")
        if text.words >= self.limits.text_words and text.grade > most:
            hardest = text.hardest
            hint = "make two sentences of it"
            if hardest.hard:
                hint += ", or find shorter words for: " + ", ".join(hardest.hard)
            self.problems.append(
                f"{text.place}: error: {text.key} reads at grade {text.grade:.1f}, at most "
                f'{most:.1f}. Hardest sentence: "{hardest.text}" {hint[0].upper()}{hint[1:]}.'
            )
        longest = self.limits.of(family, "sentence_words")
        for sentence in text.sentences:
            if sentence.words > longest:
                self.problems.append(
                    f"{text.place}: error: {text.key} has a sentence of {sentence.words} words, "
                    f'at most {longest}: "{sentence.text}" Make two of it.'
                )

    def check_family(self, family):
        texts = self.measured[family["name"]]
        if not texts:
            self.problems.append(
                f'tools/reading_level.toml: error: the family "{family["name"]}" has no text; '
                "remove it"
            )
        elif self.grade(family) > family["grade"]:
            hardest = ", ".join(f"{one.key} ({one.grade:.1f})" for one in self.hardest(family, 5))
            self.problems.append(
                f'text/en: error: the family "{family["name"]}" reads at grade '
                f"{self.grade(family):.1f}, at most {family['grade']:.1f}. Begin with the hardest: "
                f"{hardest}"
            )

    def check_words(self, texts):
        """A word is easy because a text says what it means: "Disc: the soft cushion …"."""
        terms = {
            text.split(":")[0].lower()
            for key, (_, text) in texts.items()
            if self.limits.explained.match(key) and ": " in text
        }
        for word in sorted(self.limits.words - terms):
            self.problems.append(
                f'tools/reading_level.toml: error: "{word}" counts as easy, but no text that '
                f"explains words begins with it; write one or take the word out"
            )

    def grade(self, family):
        return grade_of([one for text in self.measured[family["name"]] for one in text.sentences])

    def longest(self, family):
        return max(one.words for text in self.measured[family["name"]] for one in text.sentences)

    def hardest(self, family, count):
        texts = self.measured[family["name"]]
        long = [one for one in texts if one.words >= self.limits.text_words] or texts
        return sorted(long, key=lambda one: -one.grade)[:count]

    def rows(self):
        for family in self.limits.families:
            texts = self.measured[family["name"]]
            if texts:
                yield family, len(texts), sum(one.words for one in texts)

    def print_table(self, hardest):
        print(f"{'family':<28}{'texts':>6}{'words':>7}{'grade':>7}{'limit':>7}{'longest':>9}")
        for family, texts, words in self.rows():
            print(
                f"{family['name']:<28}{texts:>6}{words:>7}{self.grade(family):>7.1f}"
                f"{family['grade']:>7.1f}{self.longest(family):>9}"
            )
            for text in self.hardest(family, hardest):
                print(f"    {text.grade:5.1f}  {text.key}: {text.hardest.text}")

    def markdown(self):
        """The table of docs/reading-level.md."""
        lines = [
            "| texts | grade | at most | longest sentence | at most |",
            "|---|---:|---:|---:|---:|",
        ]
        for family, _, _ in self.rows():
            lines.append(
                f"| {family['name']} | {self.grade(family):.1f} | {family['grade']:.1f} "
                f"| {self.longest(family)} | {self.limits.of(family, 'sentence_words')} |"
            )
        return lines


# A page may lag behind the texts by so much; more, and its figures mislead.
DRIFT = 0.5
ROW = re.compile(r"^\| (?P<name>[^|]+) \| (?P<cells>[-\d. |]+) \|$")


def read_table(lines):
    """family → the numbers of its row."""
    found = (ROW.match(line) for line in lines)
    return {one["name"]: [float(cell) for cell in one["cells"].split("|")] for one in found if one}


def check_page(page, report):
    """What a page says must be so: every family with its limits, and grades that are near."""
    said = read_table(page.splitlines())
    problems = []
    true = read_table(report.markdown())
    for name, (grade, most, longest, longest_most) in true.items():
        if name not in said:
            problems.append(f'lacks the family "{name}"')
        elif len(said[name]) != 4 or said[name][1::2] != [most, longest_most]:
            problems.append(f'has other limits for "{name}" than tools/reading_level.toml')
        elif abs(said[name][0] - grade) > DRIFT or said[name][2] > longest_most:
            problems.append(
                f'says grade {said[name][0]:.1f} for "{name}"; it is {grade:.1f} (longest '
                f"{longest:.0f})"
            )
    problems += [f'names the family "{name}", which is none' for name in said if name not in true]
    return problems


def write_page(path, report):
    """Puts the present table where the old one stands; another table of the page stays."""
    table = report.markdown()
    lines = path.read_text(encoding="utf-8").splitlines()
    if table[0] not in lines:
        raise Unreadable(f"{path}: error: has no table that begins with {table[0]}")
    first = last = lines.index(table[0])
    while last < len(lines) and lines[last].startswith("|"):
        last += 1
    lines[first:last] = table
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=Path, default=TEXTS, help="folder of the texts")
    parser.add_argument("--limits", type=Path, default=LIMITS, help="families, limits, words")
    parser.add_argument("--hardest", type=int, default=0, metavar="N", help="show N per family")
    parser.add_argument("--page", type=Path, help="check the table of this page as well")
    parser.add_argument("--write", action="store_true", help="write the table into --page")
    options = parser.parse_args(arguments)
    try:
        limits = Limits(options.limits.read_text(encoding="utf-8"))
        report = Report(read_texts(options.texts), limits)
        if options.page and options.write:
            write_page(options.page, report)
    except Unreadable as problem:
        print(problem)
        return 1
    report.print_table(options.hardest)
    if options.page:
        for problem in check_page(options.page.read_text(encoding="utf-8"), report):
            report.problems.append(
                f"{options.page}: error: {problem}; tools/reading_level.py --page {options.page} "
                "--write"
            )
    for problem in report.problems:
        print(problem)
    print(f"{len(report.problems)} problems")
    return 1 if report.problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
