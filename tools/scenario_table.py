#!/usr/bin/env python3
"""The table of example scenarios in docs/reference/scenario.md: what each shows, and its L4/L5.

Runs the built program over docs/examples/scenarios. Without --write it says which figures of the
table no longer agree; with it, it writes the table anew.

Standard library only, so that it runs on a bare machine.
"""

import argparse
import csv
import io
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/reference/scenario.md"
EXAMPLES = ROOT / "docs/examples/scenarios"
PROGRAMS = [ROOT / "build/release/src/cli/plumbline", ROOT / "build/plumbline"]
DISC = "L4/L5"
BEGIN, END = "<!-- examples: begin -->", "<!-- examples: end -->"


def find_program(asked):
    """The program that was asked for, or the one that was built last."""
    if asked:
        return Path(asked)
    built = [path for path in PROGRAMS if path.exists()]
    if not built:
        sys.exit("scenario_table: no plumbline was built; run ./plumb build, or name it: --program")
    return max(built, key=lambda path: path.stat().st_mtime)


def format_band(low, high):
    low, high = round(float(low)), round(float(high or low))
    return f"{low}" if low == high else f"{low}–{high}"


def solve(program, path):
    """One text for each scenario of the file: its name, newtons, per cent of standing."""
    done = subprocess.run(
        [program, "load", path, "--csv"], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        sys.exit(f"{path}: plumbline load ends with {done.returncode}\n{done.stderr}")
    return [
        f"{row['scenario']}: {format_band(row['compression_n'], row['compression_braced_n'])} N"
        f" ({format_band(row['percent_of_standing'], row['percent_of_standing_braced'])} %)"
        for row in csv.DictReader(io.StringIO(done.stdout))
        if row["disc"] == DISC
    ]


def make_row(program, path):
    title = path.read_text(encoding="utf-8").split("\n", 1)[0].removeprefix("# ")
    link = f"[{path.stem}](../examples/scenarios/{path.name})"
    return f"| {link} | {title} | {'; '.join(solve(program, path))} |"


def make_table(program):
    rows = [make_row(program, path) for path in sorted(EXAMPLES.glob("*.yaml"))]
    return "\n".join([f"| example | | {DISC} |", "|---|---|---|", *rows])


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    arguments.add_argument("--write", action="store_true", help="write the table into the page")
    arguments.add_argument("--program", help="the plumbline to run; else the one built last")
    asked = arguments.parse_args()
    table = make_table(find_program(asked.program))
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(BEGIN + "\n")
    old, after = rest.split("\n" + END)
    if asked.write:
        PAGE.write_text(before + BEGIN + "\n" + table + "\n" + END + after, encoding="utf-8")
        return 0
    changed = [row for row in table.split("\n") if row not in old.split("\n")]
    for row in changed:
        print(row)
    print(f"{len(changed)} rows changed" + ("; --write renews them" if changed else ""))
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main())
