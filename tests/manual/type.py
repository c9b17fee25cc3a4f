#!/usr/bin/env python3
"""Types into a real shell and waits for what must appear.

type.py SHELL SETUP TYPED EXPECTED: starts SHELL in a terminal, runs the line SETUP, types TYPED
(\\t is the Tab key) and succeeds as soon as EXPECTED, which must not be part of TYPED, is shown.
"""
import os, pty, re, select, signal, sys, time

shell, setup, typed, expected = sys.argv[1:]
pid, terminal = pty.fork()
if pid == 0:
    os.environ.update(TERM="dumb", PS1="> ", PROMPT="> ", LC_ALL="C.UTF-8")
    os.execvp(shell.split()[0], shell.split())

seen = ""

def wait_for(text):
    global seen
    deadline = time.monotonic() + 60
    while text not in seen and time.monotonic() < deadline:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                data = os.read(terminal, 65536)
            except OSError:
                break
            seen += re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]|[\r\b]", "", data.decode(errors="replace"))
    return text in seen

def send(text):
    os.write(terminal, text.encode())

send(setup + "; echo rea''dy\n")
found = wait_for("ready")
if found:
    seen = ""
    send(typed.replace("\\t", "\t"))
    found = wait_for(expected)
os.kill(pid, signal.SIGKILL)
os.waitpid(pid, 0)
if not found:
    print(f"{shell}: no {expected!r} after {typed!r}: {seen!r}")
