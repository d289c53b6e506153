#!/usr/bin/env python3
"""The style of the house as a test: prints every breach as file:line: error: … and fails.

Standard library only, so that it runs on a bare machine.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# One direction of dependency: a room may include itself and what is listed for it.
CORE = ["base", "spine", "loads", "figure", "care", "coach"]
MAY_INCLUDE = {
    "base": [],
    "spine": ["base"],
    "loads": ["base", "spine"],
    "figure": ["base", "spine"],
    "care": ["base"],
    "coach": ["base", "care"],
    "verify": ["base", "care"],
    "app": CORE,
    "files": ["base", "spine", "loads"],
    "catalogue": CORE + ["app", "files"],
    "store": CORE + ["app"],
    "wire": CORE + ["app"],
    "seal": CORE + ["app"],
    "calls": CORE + ["app", "wire"],
    "wasm": ["base", "app", "calls"],
    "server": CORE + ["app", "wire"],
    "cli": CORE + ["app", "catalogue", "files", "store", "wire", "seal", "server", "verify"],
}

# The core opens no file, reads no clock, draws no chance, prints nothing, throws nothing.
BARRED_IN_CORE = re.compile(
    r"#include <(iostream|fstream|filesystem|random|thread|mutex|future|cstdio|format)>"
    r"|\bstd::(cout|cerr|chrono::system_clock|chrono::steady_clock|random_device)\b"
    r"|\b(throw|try|catch)\b\s*[({\w]"
)
# Words that name nothing; files grow where they stand.
BARRED_NAMES = {"manager", "helper", "helpers", "util", "utils", "misc", "common", "handle"}

UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME)\b")

MAX_LINES = 500
MAX_WIDTH = 100
CODE = {".cpp", ".hpp"}
WEB = {".ts", ".svelte", ".mjs"}
PROSE = {".md"}


def tracked():
    """Files that git knows or would take, without what is built."""
    out = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split("\n")
    return [ROOT / name for name in sorted(set(out)) if name and (ROOT / name).is_file()]


class Tidy:
    def __init__(self):
        self.problems = []

    def report(self, path, line, message):
        self.problems.append(f"{path.relative_to(ROOT)}:{line}: error: {message}")

    def check_names(self, path):
        for part in re.split(r"[_.\-]", path.name):
            if part.lower() in BARRED_NAMES:
                self.report(path, 1, f'the name "{part}" says nothing; name what it holds')

    def check_text(self, path, lines):
        for number, line in enumerate(lines, 1):
            if line.rstrip("\n") != line.rstrip("\n").rstrip():
                self.report(path, number, "blank at the end of the line; remove it")
            if "\t" in line:
                self.report(path, number, "a tab; use blanks")
            if len(line.rstrip("\n")) > MAX_WIDTH and path.suffix in CODE:
                self.report(path, number, f"longer than {MAX_WIDTH} characters; break the line")
            if UNFINISHED.search(line):
                self.report(path, number, "unfinished work; finish it or write it down as such")
        if lines and not lines[-1].endswith("\n"):
            self.report(path, len(lines), "lacks the last line end; add it")

    def check_length(self, path, lines):
        if len(lines) > MAX_LINES and "why so long" not in lines[0]:
            self.report(path, MAX_LINES, f"longer than {MAX_LINES} lines; is it still one thought?")

    def check_code(self, path, lines):
        room = path.relative_to(ROOT / "src").parts[0]
        is_test = ".test." in path.name
        allowed = set(MAY_INCLUDE.get(room, [])) | {room}
        if room not in MAY_INCLUDE:
            self.report(path, 1, f'the room "{room}" is not in the order of dependency')
        if path.suffix == ".hpp" and (not lines or lines[0].strip() != "#pragma once"):
            self.report(path, 1, "a header begins with #pragma once")
        for number, line in enumerate(lines, 1):
            found = re.match(r'#include "([a-z_]+)/(.*)"', line)
            if found and found[1] in MAY_INCLUDE and not is_test:
                if found[1] not in allowed:
                    self.report(path, number, f'"{room}" must not include from "{found[1]}"')
                if "detail/" in found[2] and found[1] != room:
                    self.report(path, number, f'"{found[0]}" is private to its room')
            code = line.split("//")[0]
            if room in CORE and not is_test and BARRED_IN_CORE.search(code):
                self.report(path, number, "the core opens no file, reads no clock, throws nothing")

    def check_built(self, files):
        """Every source stands in a CMakeLists.txt, so that nothing lies dead."""
        for path in files:
            if path.suffix != ".cpp" or path.relative_to(ROOT).parts[0] not in ("src", "tests"):
                continue
            listed = False
            folder = path.parent
            while folder != ROOT.parent and not listed:
                listing = folder / "CMakeLists.txt"
                if listing.exists():
                    listed = str(path.relative_to(folder)) in listing.read_text()
                folder = folder.parent
            if not listed:
                self.report(path, 1, "stands in no CMakeLists.txt; build it or remove it")

    def check_format(self, files):
        """The formatter agrees with every C++ file; `./plumb format` makes it so."""
        program = shutil.which("clang-format-19")
        if program is None:
            print("clang-format-19 is not installed; the format was not checked", file=sys.stderr)
            return
        code = [str(path) for path in files if path.suffix in CODE]
        found = subprocess.run(
            [program, "--dry-run", "--Werror", *code], capture_output=True, text=True, check=False
        ).stderr
        for place in sorted(set(re.findall(r"^(\S+):(\d+):\d+: error", found, re.M))):
            self.report(Path(place[0]), int(place[1]), "not as the formatter has it; ./plumb format")

    def check_links(self, path, lines):
        for number, line in enumerate(lines, 1):
            for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", line):
                if "://" in target or target.startswith("mailto:"):
                    continue
                if not (path.parent / target).exists():
                    self.report(path, number, f"links to {target}, which does not exist")

    def check_named_tests(self, path, lines, files):
        """A test that a document names in backquotes as its witness is there."""
        tests = {p.relative_to(ROOT): p.read_text(encoding="utf-8") for p in files if ".test." in p.name}
        native = "".join(text for name, text in tests.items() if name.suffix == ".cpp")
        for number, line in enumerate(lines, 1):
            for suite, title in re.findall(r"`([A-Z]\w+)\.(\w+)`", line):
                if not re.search(rf"\(\s*{suite}\s*,\s*{title}\b", native):
                    self.report(path, number, f"names the test {suite}.{title}, which does not exist")
            for name, title in re.findall(r"`(\S+\.test\.\w+): ([^`]+)`", line):
                if title not in tests.get(Path(name), ""):
                    self.report(path, number, f'names "{title}" of {name}, which does not exist')

    def run(self):
        files = tracked()
        for path in files:
            self.check_names(path)
            if path.suffix not in CODE | WEB | PROSE | {".py", ".cmake", ".yaml", ".txt"}:
                continue
            lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
            self.check_text(path, lines)
            if path.suffix in CODE | WEB | {".py"}:
                self.check_length(path, lines)
            if path.suffix in CODE and path.is_relative_to(ROOT / "src"):
                self.check_code(path, lines)
            if path.suffix in PROSE:
                self.check_links(path, lines)
            if path.relative_to(ROOT) == Path("docs/coverage.md"):
                self.check_named_tests(path, lines, files)
        self.check_built(files)
        self.check_format(files)
        for problem in self.problems:
            print(problem)
        print(f"{len(files)} files, {len(self.problems)} breaches")
        return 1 if self.problems else 0


if __name__ == "__main__":
    sys.exit(Tidy().run())
