#!/usr/bin/env python3
"""Runs a command with a terminal as its output, and prints what the terminal got: on_terminal.py COMMAND..."""
import os, pty, subprocess, sys

def run(command, folder=None):
    """What COMMAND, a list of words, prints on a terminal when it is run in FOLDER, and its exit status."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs)
    os.close(theirs)
    out = b""
    while True:
        try:
            data = os.read(ours, 65536)
        except OSError:
            break
        if not data:
            break
        out += data
    os.close(ours)
    return out.decode(errors="replace").replace("\r\n", "\n"), process.wait()

if __name__ == "__main__":
    shown, status = run(sys.argv[1:])
    sys.stdout.write(shown)
    sys.exit(status)
