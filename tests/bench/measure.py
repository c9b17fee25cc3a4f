#!/usr/bin/env python3
"""Measures Hyoka and its peers as whole processes and prints one Markdown table.

usage: measure.py HYOKA FOLDER   (FOLDER: what run.sh prepared; results.md is written there)

Each group of rivals is run in turn, once to warm up and then RUNS times (default 5,
programs under 20 ms five times as often), and the medians are compared. A program that
is missing, fails or leaves no output is "not measured". Nothing here fails a build.
"""
import os
import shutil
import statistics
import subprocess
import sys

RUNS = int(os.environ.get("RUNS", "5"))
SHORT_MS, SHORT_FACTOR = 20, 5
HERE = os.path.dirname(os.path.abspath(__file__))
FONTS = "/usr/share/fonts/truetype/bizud-mincho:/usr/share/fonts/truetype/bizud-gothic"
CHROMIUM = """chromium --headless --no-sandbox --disable-gpu --no-first-run
--disable-background-networking --disable-component-update --disable-sync
--no-pdf-header-footer --generate-pdf-document-outline""".split()


class Program:
    """A command, the file it makes (or None) and the statuses that mean it did its work; SCALE: its job is so much smaller."""

    def __init__(self, name, command, makes=None, good=(0,), scale=1):
        self.name, self.command, self.makes, self.good, self.scale = name, command, makes, good, scale
        self.times, self.peak, self.bytes = [], 0, 0

    @property
    def ms(self):
        return statistics.median(self.times) * self.scale if self.times else None


def run_once(program):
    """One run: (milliseconds, peak KiB), or None when it did not do its work."""
    if program.makes and os.path.exists(program.makes):
        os.remove(program.makes)
    try:
        said = subprocess.run(["./stopwatch"] + program.command, capture_output=True,
                              text=True, timeout=300).stdout.split()
    except subprocess.TimeoutExpired:
        return None
    if len(said) != 3 or int(said[2]) not in program.good:
        return None
    if program.makes and not os.path.exists(program.makes):
        return None
    program.bytes = os.path.getsize(program.makes) if program.makes else 0
    return int(said[0]) / 1e6, int(said[1])


def measure(programs):
    """Runs the programs in turn, so that a busy moment of the machine meets all of them."""
    alive = []
    for program in programs:
        warm = run_once(program)
        if warm is None:
            print("not measured: %s (%s)" % (program.name, " ".join(program.command[:3])),
                  file=sys.stderr)
            continue
        alive.append((program, RUNS * (SHORT_FACTOR if warm[0] < SHORT_MS else 1)))
    for turn in range(max((runs for _, runs in alive), default=0)):
        for program, runs in alive:
            result = run_once(program) if turn < runs else None
            if result is not None:
                program.times.append(result[0])
                program.peak = max(program.peak, result[1])


def verdict(reached):
    return "reached" if reached else "missed"


def ms(value):
    return "%.1f ms" % value if value < 100 else "%.0f ms" % value


class Table:
    def __init__(self):
        self.lines = ["| job | Hyoka | beside | its figure | ratio | goal | |",
                      "|---|--:|---|--:|--:|---|---|"]

    def row(self, *cells):
        self.lines.append("| " + " | ".join(cells) + " |")

    def faster(self, job, ours, peer, at_least=None):
        """How many times as long the peer takes."""
        if ours.ms is None or peer.ms is None:
            self.row(job, ms(ours.ms) if ours.ms else "not measured", peer.name,
                     ms(peer.ms) if peer.ms else "not measured", "",
                     "≥ %g×" % at_least if at_least else "", "")
            return
        ratio = peer.ms / ours.ms
        self.row(job, ms(ours.ms), peer.name, ms(peer.ms), "%.1f×" % ratio,
                 "≥ %g×" % at_least if at_least else "",
                 verdict(ratio >= at_least) if at_least else "")

    def limit(self, job, ours, peer, text, limit):
        """Ours may take LIMIT(the peer's milliseconds) at most."""
        if ours.ms is None or peer.ms is None:
            self.row(job, ms(ours.ms) if ours.ms else "not measured", peer.name,
                     ms(peer.ms) if peer.ms else "not measured", "", text, "")
            return
        self.row(job, ms(ours.ms), peer.name, ms(peer.ms), "%.2f" % (ours.ms / peer.ms),
                 text, verdict(ours.ms <= limit(peer.ms)))

    def figure(self, job, ours, value, shown, text="", most=None):
        """A figure without a peer: time, memory or size."""
        if ours.ms is None:
            self.row(job, "not measured", "", "", "", text, "")
        else:
            self.row(job, shown % value, "", "", "", text,
                     verdict(value <= most) if most else "")


def check(table, hyoka):
    ours = Program("Hyoka", [hyoka, "check", "--today", "2026-06-30", "large.yaml"], good=(0, 1))
    ajv = Program("node: js-yaml + ajv",
                  ["node", HERE + "/check_ajv.mjs", "schema.json", "large.yaml"])
    ready = Program("the same, schema compiled beforehand",
                    ["node", HERE + "/check_ajv.mjs", "schema.cjs", "large.yaml"])
    floor = Program("libyaml, events only", ["./libyaml_events", "large.yaml"])
    measure([ours, floor, ajv, ready])
    table.faster("check", ours, ajv, 20)
    table.faster("", ours, ready, 20)
    table.limit("", ours, floor, "≤ 1.6 × + 5 ms", lambda peer: 1.6 * peer + 5)
    table.figure("– peak memory", ours, ours.peak / 1024, "%.1f MiB", "≤ 8 MiB", 8)


def pdf(table, hyoka):
    ours = Program("Hyoka", [hyoka, "render", "large.yaml", "-o", "hyoka.pdf"], "hyoka.pdf")
    typst = Program("typst (npm)", ["node", HERE + "/pdf_typst.mjs", ".", FONTS, "typst.pdf"],
                    "typst.pdf")
    chromium = Program("chromium --headless", CHROMIUM + [
        "--user-data-dir=" + os.path.abspath("chromium"), "--print-to-pdf=chromium.pdf",
        "file://" + os.path.abspath("large.html")], "chromium.pdf")
    shutil.rmtree("chromium", ignore_errors=True)
    measure([ours, typst, chromium])
    table.faster("PDF", ours, typst, 4)
    table.faster("", ours, chromium, 10)
    table.figure("– peak memory", ours, ours.peak / 1024, "%.1f MiB", "≤ 24 MiB", 24)
    if ours.ms is not None and typst.ms is not None:
        ratio = ours.bytes / typst.bytes
        table.row("– size", "%d KB" % (ours.bytes / 1000), typst.name,
                  "%d KB" % (typst.bytes / 1000), "%.2f" % ratio, "≤ 0.6", verdict(ratio <= 0.6))
    return [p for p in (ours, typst, chromium) if p.ms is not None]


def xlsx(table, hyoka):
    ours = Program("Hyoka", [hyoka, "render", "large.yaml", "-o", "hyoka.xlsx"], "hyoka.xlsx")
    peer = Program("exceljs", ["node", HERE + "/xlsx_exceljs.mjs", "rows.json", "peer.xlsx"],
                   "peer.xlsx")
    measure([ours, peer])
    table.faster("XLSX", ours, peer, 15)


def diff(table, hyoka):
    files = ["large.yaml", "large-60.yaml"]
    ours = Program("Hyoka", [hyoka, "diff"] + files, good=(0, 1))
    peer = Program("git diff --word-diff-regex=.",
                   ["git", "diff", "--no-index", "--word-diff-regex=."] + files, good=(0, 1))
    measure([ours, peer])
    table.limit("diff, 60 edits", ours, peer, "≤ 1.5 ×", lambda ms: 1.5 * ms)


def compare(table):
    """Comparing beside parsing, and two texts that have nothing in common: within one process."""
    def figures(arguments, count):
        said = subprocess.run(["./compare"] + arguments, capture_output=True, text=True).stdout.split()
        return [float(word) / 1000 for word in said] if len(said) == count else None

    both, texts = figures(["large.yaml", "large-60.yaml"], 2), figures([], 1)
    if both:
        table.row("– comparing alone", "%.2f ms" % both[1], "parsing the two", ms(both[0]),
                  "%.3f" % (both[1] / both[0]), "≤ 0.1", verdict(both[1] <= 0.1 * both[0]))
    else:
        table.row("– comparing alone", "not measured", "parsing the two", "", "", "≤ 0.1", "")
    table.row("– two unrelated texts of 10,000 characters", ms(texts[0]) if texts else "not measured", "", "", "",
              "≤ 5 ms", verdict(texts[0] <= 5) if texts else "")


def alone(table, hyoka):
    """Jobs no peer does."""
    read = Program("Hyoka", [hyoka, "import", "--quiet", "large.txt", "-o", "imported.yaml"],
                   "imported.yaml")
    plain = Program("Hyoka", [hyoka, "render", "large.yaml", "-o", "hyoka.txt"], "hyoka.txt")
    start = Program("Hyoka", [hyoka, "--version"])
    measure([read, plain, start])
    table.figure("import of the text", read, read.ms, "%.1f ms")
    table.figure("text", plain, plain.ms, "%.1f ms")
    table.figure("start (`--version`)", start, start.ms, "%.1f ms", "≤ 3 ms", 3)


GREP = ("^ts=([^ ]+) seq=([^ ]+) user=([^ ]+) department=([^ ]+) terminal=([^ ]+) zone=([^ ]+) act=([^ ]+) ok=([^ ]+) "
        "person=([^ ]+) file=([^ ]+) purpose=([^ ]+) case=([^ ]+) rows=([^ ]+) medium=([^ ]+)")


def access_log(table, hyoka):
    """Peers that take minutes read a tenth of the lines, and their time is taken ten times."""
    def monitor(config):
        return ["sh", "-c", 'rm -f state.db*; exec "$1" monitor "$2" --today 2026-10-31', "sh", hyoka, config]

    ours = Program("Hyoka", monitor("access-kv.yaml"), good=(0, 1))
    json = Program("Hyoka", monitor("access-jsonl.yaml"), good=(0, 1))
    read = Program("Hyoka", ["./read_log", "access-kv.yaml"])
    read_json = Program("Hyoka", ["./read_log", "access-jsonl.yaml"])
    tenth = Program("Hyoka", ["./read_log", "access-kv-tenth.yaml"])
    # Through a pipe: grep stops at the first match when nobody sees its output.
    grep = Program("grep -cP, the same fields", ["sh", "-c", 'LC_ALL=C grep -cP "$1" "$2" | cat', "sh", GREP, "access-kv.log"])
    mawk = Program("mawk, the same tallies", ["mawk", "-f", HERE + "/access.awk", "access-kv-tenth.log"], scale=10)
    mtail = Program("mtail, the same tallies", ["mtail", "--one_shot", "--progs", "mtail", "--logs", "access-kv-tenth.log"],
                    scale=10)
    jq = Program("jq, one select", ["jq", "-c", 'select(.act == "update") | .user', "access-jsonl-tenth.log"], scale=10)
    measure([ours, json, read, read_json, tenth, grep, mawk, mtail, jq])
    table.faster("access log, key=value: read, kept, judged", ours, mtail, 15)
    table.faster("", ours, mawk, 3)
    table.limit("", ours, grep, "≤ 2.5 ×", lambda ms: 2.5 * ms)
    table.limit("– read and counted", read, grep, "≤ 2.5 ×", lambda ms: 2.5 * ms)
    table.faster("access log, JSON lines: read, kept, judged", json, jq, 8)
    table.faster("– read and counted", read_json, jq, 8)
    table.figure("– peak memory, read and counted", read, read.peak / 1024, "%.1f MiB")
    table.figure("– the same, a tenth of the lines", tenth, tenth.peak / 1024, "%.1f MiB")
    table.figure("– peak memory, read, kept, judged", ours, ours.peak / 1024, "%.1f MiB")


def printed(path):
    """Characters pdftotext finds, without blanks, and pages; None when it is not there."""
    if not shutil.which("pdftotext"):
        return None
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True).stdout
    return len("".join(text.split())), text.count("\f")


def same_work(programs):
    """A line that shows that all printed the same."""
    said = []
    for program in programs:
        counts = printed(program.makes)
        if counts:
            said.append("%s %d on %d pages" % ((program.name,) + counts))
    return "Characters in the PDFs (with page numbers): %s." % ", ".join(said) if said else ""


def main():
    hyoka = os.path.abspath(sys.argv[1])
    os.chdir(sys.argv[2])
    os.environ.update(LC_ALL="C.UTF-8", GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_NOSYSTEM="1")
    if os.getloadavg()[0] > 0.7:
        print("note: the machine is busy (load %.1f)" % os.getloadavg()[0], file=sys.stderr)
    table = Table()
    check(table, hyoka)
    programs = pdf(table, hyoka)
    xlsx(table, hyoka)
    diff(table, hyoka)
    compare(table)
    alone(table, hyoka)
    access_log(table, hyoka)
    text = "\n".join(table.lines) + "\n"
    line = same_work(programs)
    if line:
        text += "\n" + line + "\n"
    with open("results.md", "w", encoding="utf-8") as out:
        out.write(text)
    print(text, end="")


main()
