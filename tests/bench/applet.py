# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
"""The applet under observation: starts a program with the observer before it, and listens."""
import os
import subprocess
import sys

BUILD = os.environ["BENCH_BUILD"]
APPLET = [f"{BUILD}/src/settings/signet-settings"]
EMPTY = [f"{BUILD}/tests/bench/empty-window"]
LIST = [*EMPTY, "--list"]


class Observed:
    """A running program; what the observer told so far is in `told`."""

    def __init__(self, command, mode):
        self.lines, end = os.pipe()
        os.set_inheritable(end, True)
        environment = {**os.environ, "OBSERVE": mode, "OBSERVE_FD": str(end),
                       "LD_PRELOAD": f"{BUILD}/tests/bench/observer.so",
                       "GSETTINGS_SCHEMA_DIR": f"{BUILD}/data"}
        self.told = {}
        self.started = time_ms()
        self.process = subprocess.Popen(command, env=environment, pass_fds=[end])
        os.close(end)
        self.stream = os.fdopen(self.lines)

    def wait_for(self, word):
        """Reads until the line that begins so; returns the rest of it."""
        for line in self.stream:
            name, _, rest = line.strip().partition(" ")
            self.told[name] = rest
            if line.startswith(word):
                return line[len(word):].strip()
        sys.exit(f"{self.process.args[0]} ended before it said “{word}”")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.stream.close()


def time_ms():
    import time
    return time.monotonic() * 1000
