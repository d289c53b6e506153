#!/usr/bin/env python3
"""A therapist's answer as a file: made and signed with the command line alone, in a fresh folder, and
taken in both as a journal file and over HTTP. Both must give the same plan at every step.

Usage: therapist_round_trip.py PROGRAM SHARE SAMPLE_JOURNAL
"""

import json
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from datetime import datetime, timedelta
from pathlib import Path

PROGRAM, SHARE, SAMPLE = sys.argv[1:4]
ZONE = datetime.now().astimezone().tzinfo
PERSON = "019ab3c4-5d6e-7f00-8123-456789abcdef"
WHO = {"clinician": "P. Hysio", "role": "physiotherapist"}


def run(*arguments, ok=0):
    done = subprocess.run(
        [PROGRAM, *arguments], capture_output=True, text=True, check=False, timeout=60
    )
    if done.returncode != ok:
        sys.exit(f"{arguments} ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


def expect(holds, words, more=""):
    if not holds:
        sys.exit(f"not so: {words}\n{more}")
    print(f"ok: {words}")


class Record:
    """The person's journal, twice: a file, and a server over HTTP."""

    def __init__(self, folder):
        self.folder = folder
        self.file = folder / "ada.jsonl"
        self.now = datetime.now(ZONE).replace(microsecond=0) - timedelta(minutes=90)
        self.count = 0
        self.server = subprocess.Popen(
            [PROGRAM, "serve", "--data", str(folder / "data"), "--share", SHARE,
             "--listen", "127.0.0.1:0"],
            stdout=subprocess.PIPE, text=True,
        )
        self.url = self.server.stdout.readline().split()[-1].rstrip("/") + "/api/v1"
        self.post("/people", {"id": PERSON, "name": "Ada"})

    def post(self, path, body):
        request = urllib.request.Request(
            self.url + path, json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=20) as reply:
            return json.load(reply)

    def pass_minute(self):
        self.now += timedelta(minutes=1)
        return self.now

    def make(self, kind, body, author=None):
        """An event of the person's own, a minute after the one before."""
        self.count += 1
        at = self.pass_minute()
        event = {"id": f"019ab3c4-5d6e-7f00-8123-{self.count:012d}", "at": at.isoformat(),
                 "kind": kind, "body": body}
        if author:
            event["author"] = author
        self.take(event)
        return event["id"]

    def take(self, event):
        """Takes a line in, whoever made it: into the file and over HTTP."""
        with self.file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(event, ensure_ascii=False, separators=(",", ":")) + "\n")
        run("journal", "check", str(self.file), "--share", SHARE)
        stored = self.post(f"/people/{PERSON}/events", {"events": [event]})
        expect(stored["stored"] == 1, f"the server takes the {event['kind']}")

    def plan(self):
        at = (datetime.now(ZONE).replace(microsecond=0) + timedelta(minutes=1)).isoformat()
        by_file = json.loads(
            subprocess.run(
                [PROGRAM, "plan", str(self.file), "--at", at, "--json", "--share", SHARE],
                capture_output=True, text=True, check=False, timeout=60,
            ).stdout
        )
        query = urllib.parse.quote(at)
        with urllib.request.urlopen(f"{self.url}/people/{PERSON}/today?at={query}") as reply:
            by_server = json.load(reply)
        # The server knows no texts of reasons; what was decided is the same.
        expect(by_file["fingerprint"] == by_server["fingerprint"],
               "file and server give the same plan")
        return by_file


class Therapist:
    def __init__(self, folder, record):
        self.folder = folder
        self.record = record
        self.key = folder / "my.key"
        self.open_key = run("sign", "--new-key", str(self.key)).strip()
        self.accepted = None

    @property
    def dates(self):
        """Given on the day that the journal has come to, which soon after midnight is yesterday."""
        given = self.record.now.date()
        return {"given": given.isoformat(), "expires": (given + timedelta(days=60)).isoformat()}

    def sign(self, kind, **body):
        record = self.folder / "record.json"
        record.write_text(json.dumps({"kind": kind, "body": {**WHO, **self.dates, **body}}))
        return json.loads(
            run("sign", str(record), "--key", str(self.key), "--accepted", self.accepted,
                "--at", self.record.pass_minute().isoformat())
        )


def exercises(plan):
    return [line["exercise"] for line in plan["lines"]]


def heel_slide():
    listed = json.loads(run("catalogue", "show", "EX29", "--json", "--share", SHARE))
    conditions = [
        one["id"]
        for one in json.loads(run("catalogue", "list", "--json", "--share", SHARE))
        if one["kind"] == "condition"
    ]
    source = listed["entry"]["evidence"]["sources"][0]
    rung = {"reps": 5, "move_s": 4, "hold_s": 0, "rest_s": 20, "per_day": 1}
    return {
        "exercise": {
            "id": "CE01", "slug": "heel_slide", "origin": "beyond", "goals": ["mobilise"],
            "regions": ["hip"], "positions": ["supine"], "load_class": "L1",
            "tags": {"supine": 1},
            "ladder": [{"level": 1, **rung}, {"level": 2, **rung, "reps": 6}],
            "evidence": {"grade": "D", "confirmation": "professional", "sources": [source]},
            "reviewed": "none",
        },
        "cells": {one: "." for one in conditions},
        "texts": {
            "name": "Heel slide", "purpose": "Lets the hip move freely.",
            "cue": "Slide the heel, slowly.", "evidence": "Your therapist chose it for you.",
            "steps.1": "Lie on your back.", "out.1": "Roll to your side and rest.",
            "stop.1": "Stop if it tingles.", "rung.1": "Five slides.", "rung.2": "Six slides.",
        },
    }


def begin(record):
    """The first answers of a sample journal, an hour ago instead of then."""
    for line in Path(SAMPLE).read_text(encoding="utf-8").splitlines():
        event = json.loads(line)
        record.make(event["kind"], event["body"])
        if event["kind"] == "check_in":
            return


def follow(record, therapist):
    begin(record)
    plan = record.plan()
    expect(len(plan["lines"]) >= 2, "there is a plan to speak about", json.dumps(plan)[:2000])
    first, second = exercises(plan)[:2]
    therapist.accepted = record.make("key_accepted", {**WHO, "key": therapist.open_key})

    lock = therapist.sign("order", locks=[{"exercise": first, "because": "not yet"}])
    record.take(lock)
    locked = record.plan()
    expect(first not in exercises(locked), "a lock leaves the exercise out")
    refusals = {one["exercise"]: one for one in locked["refusals"]}
    expect(first in refusals, "and says why")

    smaller = therapist.sign(
        "order", ends=[lock["id"]], doses=[{"exercise": second, "reps": 1}],
        movement_limits=[{"movement": "lumbar_flexion", "degrees": 20}],
    )
    record.take(smaller)
    edited = record.plan()
    expect(first in exercises(edited) or first in
           {one["exercise"] for one in edited["refusals"]}, "the lock has ended")
    doses = {line["exercise"]: line["dose"] for line in edited["lines"]}
    expect(second not in doses or doses[second]["reps"] == 1, "a dose is as small as it was told")

    record.take(therapist.sign("custom_exercise", **heel_slide()))
    known = record.plan()
    named = set(exercises(known)) | {one["exercise"] for one in known["refusals"]}
    expect("CE01" in named, "an exercise of the therapist is part of the plan")

    record.make("profile", {"profile": "clinician_directed"})
    waiting = record.plan()
    expect(not waiting["lines"] and waiting["proposed"], "nothing is offered before a countersign")
    record.take(therapist.sign("countersigned", offer=waiting["offer"]))
    signed = record.plan()
    expect(exercises(signed) == [one["exercise"] for one in waiting["proposed"]],
           "a countersigned plan is offered")
    record.make("profile", {"profile": "personal"})


def follow_danger(record, therapist):
    """A sign of danger opens by a signature and by nothing less."""
    record.make("screen", {"form": "short", "answers": [{"flag": "RF-C2", "reply": "yes"}]})
    closed = record.plan()
    expect(closed["action"] != "none" and not closed["lines"], "a sign of danger closes the plan")
    record.make("clearance", {**WHO, **therapist.dates, "flags": ["RF-C2"]})
    expect(not record.plan()["lines"], "a name does not open it")
    forged = therapist.sign("clearance", flags=["RF-C4"])
    forged["body"]["flags"] = ["RF-C2"]
    record.take(forged)
    expect(not record.plan()["lines"], "nor does a signature under something else")
    time.sleep(1.1)  # what is signed in the same second as the sign would not come after it
    record.take(therapist.sign("clearance", flags=["RF-C2"]))
    opened = record.plan()
    expect(opened["action"] == "none", "a signature does", json.dumps(opened)[:2000])
    time.sleep(1.1)
    record.now = datetime.now(ZONE).replace(microsecond=0) - timedelta(minutes=1)
    record.make("key_withdrawn", {"key": therapist.open_key, "because": "the laptop was stolen"})
    expect(not record.plan()["lines"], "a key that is withdrawn opens nothing any more")


def main():
    with tempfile.TemporaryDirectory() as name:
        record = Record(Path(name))
        try:
            therapist = Therapist(Path(name), record)
            follow(record, therapist)
            follow_danger(record, therapist)
            back = run("export", "--person", "Ada", "--data", str(Path(name) / "data"),
                       "--journal", "--share", SHARE)
            whole = run("export", str(record.file), "--journal", "--share", SHARE)
            expect(back == whole, "the store has the journal in the very bytes of the file")
        finally:
            record.server.terminate()
            record.server.wait(timeout=20)


if __name__ == "__main__":
    main()
