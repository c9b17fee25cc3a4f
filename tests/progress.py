#!/usr/bin/env python3
"""The progress bar as people see it: progress.py HYOKA SAMPLE.yaml

A folder has an assessment that takes over a second to come (a pipe) and two more behind it. What each run leaves on
standard error is printed, in words.
"""
import os
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), "..", "tools"))
from on_terminal import run

hyoka, sample = map(os.path.abspath, sys.argv[1:3])
text = open(sample, "rb").read()


def feed(path, seconds):
    time.sleep(seconds)
    with open(path, "wb") as pipe:
        pipe.write(text)


def folder_of(work, slow):
    for name in ("a", "b", "c"):
        os.makedirs(os.path.join(work, name))
        path = os.path.join(work, name, "draft.yaml")
        if name == "a" and slow:
            os.mkfifo(path)
            threading.Thread(target=feed, args=(path, 1.3), daemon=True).start()
        else:
            with open(path, "wb") as out:
                out.write(text)


def tell(title, options=(), slow=True, term="xterm", terminal=True):
    os.environ["TERM"] = term
    with tempfile.TemporaryDirectory() as work:
        folder_of(work, slow)
        command = [hyoka, "check", "--lang", "en", "-o", os.path.join(work, "found"), *options, "."]
        if terminal:
            shown = run(command, work)[0]
        else:
            shown = subprocess.run(command, cwd=work, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL).stderr.decode()
    bar, erase = "[######..............] 1/3 ./b/draft.yaml", "\r\x1b[K"
    if erase + bar in shown:
        print(f"{title}: a bar, " + ("taken away before the next line" if shown.split(bar)[1].startswith(erase) else "left behind"))
    else:
        print(f"{title}: no bar" + (", but " + repr(shown) if "\x1b" in shown or "[" in shown.split("findings")[0] else ""))


tell("more than a second on a terminal")
tell("with --quiet", options=("--quiet",))
tell("not on a terminal", terminal=False)
tell("on a terminal that cannot erase", term="dumb")
