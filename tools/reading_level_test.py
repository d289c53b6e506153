#!/usr/bin/env python3
"""Tests of reading_level.py: what it counts, what it lets through, and what it must stop."""

import contextlib
import io
import tempfile
import unittest
from pathlib import Path

import reading_level
from reading_level import (
    Limits,
    Report,
    Unreadable,
    check_page,
    count_syllables,
    grade_of,
    measure_sentence,
    read_texts,
    split_sentences,
    write_page,
)

# Counted by ear.
SPOKEN = {
    1: "a back breathe breathed called calves changed child's don't eased eyes hours hurts knees "
       "lean legs mean moved once pain pulled rolled shoes spine stretched through toes tried "
       "whole",
    2: "able angles being bending breathing carried careful changes closely couldn't cushion "
       "doctor doesn't doubled dying eases ended equal fewer fluid forehead fractures guideline "
       "household lifeline lifted little lying middle movement muscles needed people quiet "
       "russian safety sideways something sometimes spasm surfaced surgeon tingles tip-toe "
       "trial union walking weakness",
    3: "animal area clinicians comforted dizziness easier everyone evidence exercise idea "
       "layering medicine opinion orgasm patient's-side pilates position pregnancy quietly "
       "shoulder-width stenosis surfaces therapist usual vertebra video",
    4: "acceptable emergency epilepsy everybody exercises european experience material operated "
       "ordinary professional sciatica situation usually",
    5: "chemotherapy laboratory tuberculosis university",
    6: "osteoporosis physiotherapist spondylolisthesis",
}

LIMITS = """
text_words = 8
text_grade = 9.0
sentence_words = 12
unread = ['^name\\.']
explained = '^cond\\.word'
words = ["osteoporosis"]
[[family]]
name = "conditions"
keys = '^cond\\.'
grade = 6.0
[[family]]
name = "tips"
keys = '^tip\\.'
grade = 6.0
sentence_words = 20
"""

EASY = {
    "cond.word.1": "Osteoporosis: thin bones. They can break with a small fall.",
    "tip.1": "Sit on a firm chair. Put both feet on the floor and look ahead.",
}
HEAD = "| texts | grade | at most | longest sentence | at most |"
HARD = (
    "Physiological adaptation necessitates individualised progression, notwithstanding "
    "considerable symptomatic variability."
)


def measure(texts, limits=LIMITS):
    placed = {key: (f"x.yaml:{n}", text) for n, (key, text) in enumerate(texts.items(), 1)}
    return Report(placed, Limits(limits))


class Syllables(unittest.TestCase):
    def test_words_counted_by_ear(self):
        for count, words in SPOKEN.items():
            for word in words.split():
                with self.subTest(word=word):
                    self.assertEqual(count_syllables(word), count)


class Sentences(unittest.TestCase):
    def test_a_sentence_ends_with_its_mark_and_not_inside_a_number(self):
        self.assertEqual(
            split_sentences("Lift 2.5 kg. Is it too much? Stop!"),
            ["Lift 2.5 kg.", "Is it too much?", "Stop!"],
        )
        self.assertEqual(len(split_sentences("“I worry.” How true is it?")), 2)

    def test_a_colon_or_semicolon_does_not_make_a_sentence_short(self):
        self.assertEqual(len(split_sentences("Stop at once: it hurts; you are tired.")), 1)

    def test_placeholders_units_and_ids_have_no_syllables(self):
        plain = measure_sentence("Lift no more than that.", set())
        filled = measure_sentence("Lift no more {exercise} kg than that EX01.", set())
        self.assertEqual((filled.spoken, filled.syllables), (plain.spoken, plain.syllables))
        self.assertEqual(filled.words, plain.words + 1)

    def test_a_number_is_one_short_word(self):
        sentence = measure_sentence("Rest 120 seconds", set())
        self.assertEqual((sentence.spoken, sentence.syllables), (3, 4))


class Grades(unittest.TestCase):
    """The formula, worked by hand: 0.39 words/sentences + 11.8 syllables/words - 15.59."""

    def grade(self, text):
        return grade_of([measure_sentence(one, set()) for one in split_sentences(text)])

    def test_one_sentence_of_six_short_words(self):
        self.assertAlmostEqual(self.grade("The cat sat on the mat."), 0.39 * 6 + 11.8 - 15.59)

    def test_two_sentences_share_their_words(self):
        # 9 words, 2 sentences, 13 syllables
        text = "Please talk to your doctor. Exercise waits until then."
        self.assertAlmostEqual(self.grade(text), 0.39 * 9 / 2 + 11.8 * 13 / 9 - 15.59)

    def test_long_words_and_long_sentences_are_harder(self):
        self.assertGreater(self.grade(HARD), 20)
        together = "Stop the exercise and sit on the chair and rest until you feel well."
        apart = "Stop the exercise. Sit on the chair. Rest until you feel well."
        self.assertGreater(self.grade(together), self.grade(apart) + 1)

    def test_a_known_word_counts_two(self):
        known = {"osteoporosis"}
        self.assertEqual(measure_sentence("osteoporosis", known).syllables, 2)
        self.assertEqual(measure_sentence("osteoporosis", set()).syllables, 6)
        self.assertEqual(measure_sentence("osteoporosis", set()).hard, ["osteoporosis"])

    def test_nothing_to_read_has_grade_zero(self):
        self.assertEqual(grade_of([measure_sentence("{count} kg", set())]), 0.0)


class Checks(unittest.TestCase):
    def problems(self, changes, limits=LIMITS):
        return measure(EASY | changes, limits).problems

    def test_easy_texts_pass(self):
        self.assertEqual(self.problems({}), [])

    def test_a_hard_text_is_named_with_grade_sentence_and_remedy(self):
        found = self.problems({"tip.2": f"Sit down. {HARD}"})
        named = [one for one in found if one.startswith("x.yaml:3: error: tip.2 reads at grade ")]
        self.assertEqual(len(named), 1, found)
        self.assertIn(f'Hardest sentence: "{HARD}"', named[0])
        self.assertIn("find shorter words for: Physiological, adaptation,", named[0])

    def test_the_limit_of_a_text_is_kept_to_the_point(self):
        text = "Take a careful position and relax every muscle slowly."
        grade = measure(EASY | {"tip.2": text}).measured["tips"][1].grade
        for most, problems in ((grade + 0.1, 0), (grade - 0.1, 1)):
            limits = LIMITS.replace("text_grade = 9.0", f"text_grade = {most:.2f}")
            self.assertEqual(len(self.problems({"tip.2": text}, limits)), problems, most)

    def test_a_short_text_is_measured_with_its_family_only(self):
        short = {"tip.2": "Necessary adaptation."}
        self.assertEqual(self.problems(short), [])
        many = {f"tip.{n}": "Unimaginable individualisation." for n in range(2, 9)}
        self.assertEqual(len(self.problems(many)), 1)
        self.assertIn('the family "tips" reads at grade', self.problems(many)[0])

    def test_a_sentence_can_be_too_long_though_all_its_words_are_short(self):
        long = "Sit on the chair and put your feet flat on the floor."
        found = self.problems({"cond.long": f"{long[:-1]} now."})
        self.assertEqual(len(found), 1, found)
        self.assertIn("cond.long has a sentence of 13 words, at most 12", found[0])
        self.assertEqual(self.problems({"cond.long": long}), [])

    def test_a_family_may_have_a_limit_of_its_own(self):
        self.assertEqual(self.problems({"tip.2": " ".join(["sit"] * 20) + "."}), [])
        self.assertEqual(len(self.problems({"tip.2": " ".join(["sit"] * 21) + "."})), 1)

    def test_a_text_of_no_family_is_told(self):
        self.assertEqual(
            self.problems({"new.1": "Sit."}),
            ["x.yaml:3: error: new.1 belongs to no family; add one to tools/reading_level.toml"],
        )

    def test_what_is_not_read_is_not_measured(self):
        self.assertEqual(self.problems({"name.1": HARD}), [])

    def test_a_family_without_texts_is_told(self):
        found = measure({"cond.word.1": EASY["cond.word.1"]}).problems
        self.assertEqual(len(found), 1)
        self.assertIn('the family "tips" has no text', found[0])

    def test_a_known_word_must_be_explained(self):
        for text in ("Thin bones: osteoporosis.", "Osteoporosis means thin bones."):
            found = self.problems({"cond.word.1": text})
            self.assertEqual(len(found), 1, found)
            self.assertIn('"osteoporosis" counts as easy, but no text', found[0])
        elsewhere = {"cond.word.1": "Rest is good.", "tip.2": "Osteoporosis: thin bones."}
        self.assertEqual(len(self.problems(elsewhere)), 1)


class Files(unittest.TestCase):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def write(self, name, content):
        path = self.folder / name
        path.write_text(content, encoding="utf-8")
        return path

    def test_texts_of_all_files_with_their_places(self):
        self.write("a.yaml", '# A comment.\n\na.1: "One \\"word\\"."\n')
        self.write("b.yaml", 'b.1: "Two"\n')
        self.assertEqual(
            read_texts(self.folder),
            {"a.1": ("a.yaml:3", 'One "word".'), "b.1": ("b.yaml:1", "Two")},
        )

    def test_another_form_is_not_passed_over(self):
        twice = 'a.1: "x"\na.1: "y"\n'
        for content in ("a.1: bare\n", "a.1: >\n  folded\n", 'a.1: "a" b"\n', twice):
            with self.subTest(content=content):
                self.write("a.yaml", content)
                self.assertRaises(Unreadable, read_texts, self.folder)

    def test_an_empty_folder_is_no_success(self):
        self.assertRaises(Unreadable, read_texts, self.folder)

    def run_whole(self, hard, *more):
        self.write("t.yaml", "".join(f'{key}: "{text}"\n' for key, text in (EASY | hard).items()))
        limits = self.write("limits.toml", LIMITS)
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            code = reading_level.main(
                ["--texts", str(self.folder), "--limits", str(limits), *more]
            )
        return code, out.getvalue()

    def test_the_whole_run_fails_on_a_hard_text_and_only_then(self):
        self.assertEqual(self.run_whole({})[0], 0)
        code, out = self.run_whole({"tip.2": HARD})
        self.assertEqual(code, 1)
        self.assertIn("t.yaml:3: error: tip.2 reads at grade", out)

    def test_a_page_is_written_and_then_holds(self):
        other = "| to | do |\n|---|---|\n| run | this |\n"
        page = self.write("page.md", f"# Words\n\n{HEAD}\n|---|\n| old | 1 |\n\nMore.\n\n{other}")
        self.assertEqual(self.run_whole({}, "--page", str(page))[0], 1)
        self.assertEqual(self.run_whole({}, "--page", str(page), "--write")[0], 0)
        self.assertEqual(self.run_whole({}, "--page", str(page))[0], 0)
        self.assertTrue(page.read_text().startswith(f"# Words\n\n{HEAD}\n|---|"))
        self.assertTrue(page.read_text().endswith(f"|\n\nMore.\n\n{other}"))
        self.assertNotIn("old", page.read_text())

    def test_a_page_without_the_table_is_not_overwritten(self):
        page = self.write("page.md", "| to | do |\n")
        self.assertEqual(self.run_whole({}, "--page", str(page), "--write")[0], 1)
        self.assertEqual(page.read_text(), "| to | do |\n")

    def test_a_page_that_says_something_else_is_told(self):
        page = self.write("page.md", f"{HEAD}\n")
        report = measure(EASY)
        write_page(page, report)
        true = page.read_text()
        self.assertEqual(check_page(true, report), [])
        row = next(line for line in true.splitlines() if line.startswith("| tips"))
        cells = row.strip("| ").split(" | ")
        grade = float(cells[1])
        for cell, value, problems in (
            (1, f"{grade + 0.4:.1f}", 0),
            (1, f"{grade + 0.7:.1f}", 1),
            (1, f"{grade - 0.7:.1f}", 1),
            (2, "7.0", 1),
            (3, "21", 1),
            (4, "19", 1),
        ):
            said = " | ".join([*cells[:cell], value, *cells[cell + 1 :]])
            with self.subTest(said=said):
                found = check_page(true.replace(row, f"| {said} |"), report)
                self.assertEqual(len(found), problems)
        self.assertEqual(len(check_page(true.replace(row + "\n", ""), report)), 1)
        self.assertEqual(len(check_page(true.replace("tips", "tricks"), report)), 2)


if __name__ == "__main__":
    unittest.main()
