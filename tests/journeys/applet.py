# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
"""The applet as those meet it who cannot see it: by the accessibility bus and the keyboard.

Controls are found by role and name. Every wait has a deadline; nothing waits for a time."""
import os
import re
import subprocess
import time

from bus import Bus

SECONDS = 40
ENTRIES = ("Password", "Outgoing password")


class Failure(AssertionError):
    """A journey did not go as it should."""


def check(condition, what):
    if not condition:
        raise Failure(what)


def wait_for(what, condition, seconds=SECONDS):
    """Returns the first value of the condition that counts as true."""
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise Failure(f"waited {seconds} s in vain: {what}")
        time.sleep(0.02)


def keys(*names):
    subprocess.run(["xdotool", "key", *names], check=True)


def type_text(text):
    subprocess.run(["xdotool", "type", "--delay", "5", text], check=True)


def screenshot(path):
    subprocess.run(["import", "-window", "root", path], check=False, env=dict(os.environ))


class Applet:
    """The program, from its start to its end."""

    def __init__(self, command, environment, log):
        self.log, self.bus, self.place = log, Bus(), None
        with open(log, "ab") as output:
            self.process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL,
                                            stdout=output, stderr=output)
        wait_for("a window", self.windows)

    # What there is

    def controls(self):
        check(self.process.poll() is None, f"the program ended: {self.process.poll()}")
        if self.place is None:
            self.place = self.bus.program(self.process.pid)
        return self.bus.controls(self.place) if self.place is not None else []

    def windows(self):
        return [control for control in self.controls() if control.window is None]

    def look(self, role, name):
        """The first such control, or None."""
        return next((control for control in self.controls()
                     if control.role == role and control.is_called(name)), None)

    def find(self, role, name, seconds=SECONDS):
        return wait_for(f"{role} “{name}”", lambda: self.look(role, name), seconds)

    def wait_gone(self, role, name):
        wait_for(f"{role} “{name}” to go", lambda: self.look(role, name) is None)

    def shows(self, text):
        """Whether some label says that."""
        return any(control.role == "label" and text in control.name and control.is_visible
                   for control in self.controls())

    def wait_shown(self, text):
        wait_for(f"“{text}” to be shown", lambda: self.shows(text))

    def wait_described(self, role, name, beginning):
        """Waits until a control's description begins so; returns all of it."""
        def look():
            control = self.look(role, name)
            last[0] = control.description if control is not None else None
            return last[0] is not None and last[0].startswith(beginning)
        last = [None]
        try:
            wait_for(f"{role} “{name}” to say “{beginning}”", look)
        except Failure as failure:
            raise Failure(f"{failure}; it says “{last[0]}”") from None
        return last[0]

    def has_focus(self, role, name):
        return any(control.role == role and control.is_called(name) and control.is_focused
                   for control in self.controls())

    # What can be done

    def act_on(self, control, action):
        actions = control.actions
        check(action in actions, f"{control} has no action {action}, but {actions}")
        check(control.do(actions.index(action)), f"{control} does not {action}")

    def click(self, name):
        def look():
            control = self.look("push button", name)
            return control if control is not None and control.is_sensitive else None
        self.act_on(wait_for(f"push button “{name}” to press", look), "Click")

    def toggle(self, name):
        self.act_on(self.find("check box", name), "Toggle")

    def type(self, name, text):
        check(self.find("text", name).set_text(text), f"{name} takes no text")

    def text_of(self, name):
        return self.find("text", name).text

    def set_number(self, name, value):
        check(self.find("spin button", name).set_value(value), f"{name} takes no number")

    def act(self, action):
        """An action of the page or the window, whichever has it."""
        self.act_on(wait_for(f"action {action}", lambda: next(
            (control for control in self.controls() if action in control.actions), None)), action)

    # How it ends

    def close(self):
        """As the window's own button does; the program must end well by itself."""
        self.act("window.close")
        check(self.process.wait(SECONDS) == 0, f"the program ended with {self.process.returncode}")

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    # For whoever reads what went wrong

    def dump(self):
        controls = self.controls() if self.process.poll() is None else []
        return "".join(f"{'  ' * control.depth}{control}: {control.description!r} {control.text!r}"
                       f"{'' if control.is_sensitive else ' insensitive'}"
                       f"{' checked' if control.is_checked else ''}"
                       f"{' focused' if control.is_focused else ''}\n" for control in controls)

    def assert_not_told(self, secrets):
        """No name, description or text says a secret; only the entry it was typed into has it."""
        for control in self.controls():
            said = [control.name, control.description]
            if not (control.role == "text" and control.name in ENTRIES):
                said.append(control.text)
            for secret in secrets:
                check(not any(secret in text for text in said), f"{control} tells a password")

    def assert_log_clean(self):
        with open(self.log, encoding="utf-8", errors="replace") as log:
            bad = [line for line in log if re.search("CRITICAL|WARNING", line)]
        check(not bad, "the program complained: " + "".join(bad))
