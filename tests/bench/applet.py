#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
"""applet.py BUILD RUNS: the figures of the applet, as Markdown. Runs on a display with a keyring (see
tests/ui/display), on the client's side of the lab, where web.py serves the file of web.lab.test and
the lab's authority is among the system's.

What it is compared with is measured in turns with it, so that a busy computer slows both; of all
runs the one in the middle counts.
"""
import os
import shutil
import statistics
import sys
import uuid

from observed import Observed

BUILD, RUNS = sys.argv[1], int(sys.argv[2])
APPLET, EMPTY = "src/settings/signet-settings", "tests/bench/empty-window"
ACCOUNTS = os.path.join(os.environ["XDG_CONFIG_HOME"], "signet", "accounts")
FRAME_MS, STALL_MS, KEY_MS, RATIO, N_ACCOUNTS = 1000 / 60, 16, 1, 1.3, 500

ACCOUNT = """[Account]
Version=1
Generation=1
Address=person{0}@example.org
RequireSsl=true

[imap]
Host=imap.example.org
Port=993
Security=tls
User=person{0}
SignIn=password
WasEncrypted=true
Outcome=ok
Login=ok

[End]
Complete=true
"""


def set_accounts(number):
    """Keeps so many accounts and no others."""
    shutil.rmtree(os.path.dirname(ACCOUNTS), ignore_errors=True)
    os.makedirs(ACCOUNTS, mode=0o700)
    os.chmod(os.path.dirname(ACCOUNTS), 0o700)
    for i in range(number):
        with open(os.path.join(ACCOUNTS, f"{uuid.UUID(int=i + 1)}.account"), "w",
                  encoding="ascii") as file:
            file.write(ACCOUNT.format(i))
        os.chmod(file.name, 0o600)


def start(*command):
    """Until the first frame ms, and ms of CPU; and MiB when it has settled."""
    with Observed(BUILD, "start", *command) as program:
        shown, cpu = program.wait_for("shown")
        program.wait_for("quiet")
        return shown - program.started, cpu, program.memory_mib()


def scroll(*command):
    """The work of each frame while a list opens and is scrolled from end to end, in ms of CPU."""
    with Observed(BUILD, "scroll", *command) as program:
        opening, scrolling = (program.wait_for(f"frames {what}") for what in ("opening", "scrolling"))
    if len(scrolling) < 50:
        sys.exit(f"{command}: there was nothing to scroll")
    return opening + scrolling


def add():
    """The longest stall of the main loop while an account is added: ms, and ms of CPU."""
    set_accounts(0)
    with Observed(BUILD, "probe", APPLET, "--add=ada@web.lab.test") as program:
        program.wait_for("added")
        return program.wait_for("stalls")[:2]


def type_keys():
    """What the page of a kept account does with each key that is typed, in ms of CPU."""
    set_accounts(1)
    with Observed(BUILD, "type", APPLET, "--account=person0@example.org") as program:
        return program.wait_for("keys")


def verdict(is_reached):
    return "yes" if is_reached else "**no**"


def start_rows():
    set_accounts(0)
    both = []
    for _ in range(4 * RUNS + 1):
        both.append((start(EMPTY), start(APPLET)))
    both = both[1:]  # the first one warms the disk's cache up
    for i, (title, unit) in enumerate((("first frame", "ms"), ("CPU until then", "ms"),
                                       ("memory (PSS)", "MiB"))):
        empty, applet = (statistics.median(run[i] for run in which) for which in zip(*both))
        yield (f"| {title} | {empty:.0f} {unit} | {applet:.0f} {unit} ({applet / empty:.2f} ×) "
               f"| ≤ {RATIO} × | {verdict(applet <= RATIO * empty)} |")


def scroll_row():
    set_accounts(N_ACCOUNTS)
    runs = [(scroll(EMPTY, "--list"), scroll(APPLET)) for _ in range(RUNS)]
    texts = []
    for frames in (sorted(which, key=max)[len(which) // 2] for which in zip(*runs)):
        late = sum(frame > FRAME_MS for frame in frames)
        texts.append((late, f"{late} of {len(frames)}; median {statistics.median(frames):.1f} ms, "
                            f"longest {max(frames):.1f} ms"))
    (_, empty), (late, applet) = texts
    return (f"| {N_ACCOUNTS} accounts opened and scrolled: frames with more than 1/60 s of work "
            f"| {empty} | {applet} | 0 | {verdict(late == 0)} |")


def add_row():
    stall, cpu = sorted(add() for _ in range(2 * RUNS + 1))[RUNS]
    return ("| an account found, probed and kept: longest stall of the main loop | - "
            f"| {stall:.1f} ms ({cpu:.1f} ms of CPU) | ≤ {STALL_MS} ms "
            f"| {verdict(stall <= STALL_MS)} |")


def type_row():
    median = sorted(statistics.median(type_keys()) for _ in range(RUNS))[RUNS // 2]
    return ("| a key typed into the page of a kept account: work of the page | - "
            f"| {median:.2f} ms of CPU | ≤ {KEY_MS} ms | {verdict(median <= KEY_MS)} |")


def main():
    print("\n| the applet *Mail Accounts*, drawn by cairo | an empty window (or plain list) "
          "| applet | goal | reached |\n|---|---|---|---|---|")
    for row in start_rows():
        print(row, flush=True)
    print(scroll_row(), flush=True)
    print(add_row(), flush=True)
    print(type_row(), flush=True)


main()
