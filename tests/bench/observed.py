# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
"""A program under observation: it runs with the observer loaded before it, and this listens."""
import os
import subprocess
import threading
import time

DEADLINE_S = 60


def time_ms():
    return time.monotonic() * 1000


class Observed:
    """A running program; to be used in "with"."""

    def __init__(self, build, mode, *command):
        read_end, end = os.pipe()
        self.lines = os.fdopen(read_end, encoding="ascii")
        environment = {**os.environ, "OBSERVE": mode, "OBSERVE_FD": str(end), "LC_ALL": "C.UTF-8",
                       "LD_PRELOAD": f"{build}/tests/bench/observer.so",
                       "GSETTINGS_SCHEMA_DIR": f"{build}/data"}
        self.started = time_ms()
        self.process = subprocess.Popen([f"{build}/{command[0]}", *command[1:]], pass_fds=[end],
                                        env=environment)
        os.close(end)
        self.deadline = threading.Timer(DEADLINE_S, self.process.kill)
        self.deadline.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.deadline.cancel()
        self.process.terminate()
        self.process.wait()
        self.lines.close()

    def wait_for(self, words):
        """Reads on until the line that begins with the words; the numbers behind them."""
        for line in self.lines:
            if line.startswith(words):
                return [float(number) for number in line[len(words):].split()]
        raise RuntimeError(f"{self.process.args[0]} never said “{words}”")

    def memory_mib(self):
        """The proportional share of the memory: what it shares with other programs is divided."""
        with open(f"/proc/{self.process.pid}/smaps_rollup", encoding="ascii") as rollup:
            return next(int(line.split()[1]) / 1024 for line in rollup if line.startswith("Pss:"))
