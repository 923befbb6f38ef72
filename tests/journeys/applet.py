# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
"""The applet as somebody meets it who cannot see it: through the accessibility bus and the keyboard.

Controls are found by role and name. Every wait has a deadline; nothing waits for a time."""
import os
import subprocess
import time
import warnings

import gi
gi.require_version("Atspi", "2.0")
# pylint: disable=wrong-import-position
from gi.repository import Atspi, GLib

warnings.simplefilter("ignore", DeprecationWarning)
Atspi.set_timeout(5000, 15000)

SECONDS = 20
ENTRIES = ("Password", "Outgoing password")
TOP_LEVELS = ("frame", "dialog", "alert")


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


def ask(function, *arguments, default=None):
    """What is asked may be gone by now."""
    try:
        return function(*arguments)
    except GLib.Error:
        return default


class Control:
    """A control, with its role and name as they were when it was found."""

    def __init__(self, accessible, window):
        self.accessible, self.window = accessible, window
        self.role = ask(accessible.get_role_name, default="")
        self.name = ask(accessible.get_name, default="") or ""

    def is_called(self, name):
        # libadwaita reads the mnemonic label and the name of a dialog's answer one after the other.
        doubled = self.window is not None and self.window.role == "dialog" and f"{name} {name}"
        return self.name in (name, doubled)

    @property
    def description(self):
        return ask(self.accessible.get_description, default="") or ""

    @property
    def text(self):
        count = ask(Atspi.Text.get_character_count, self.accessible, default=0)
        return ask(Atspi.Text.get_text, self.accessible, 0, count, default="") if count > 0 else ""

    @property
    def is_focused(self):
        return self._has(Atspi.StateType.FOCUSED)

    @property
    def is_checked(self):
        return self._has(Atspi.StateType.CHECKED)

    @property
    def is_sensitive(self):
        return self._has(Atspi.StateType.SENSITIVE)

    @property
    def is_visible(self):
        """Folded away is 0×0, and what is hidden says so itself."""
        size = ask(Atspi.Component.get_size, self.accessible)
        return (self._has(Atspi.StateType.VISIBLE) and size is not None
                and size.x > 0 and size.y > 0)

    @property
    def value(self):
        return ask(Atspi.Value.get_current_value, self.accessible)

    @property
    def actions(self):
        count = ask(Atspi.Action.get_n_actions, self.accessible, default=0)
        return [ask(Atspi.Action.get_action_name, self.accessible, i) for i in range(count)]

    def _has(self, state):
        states = ask(self.accessible.get_state_set)
        return states is not None and states.contains(state)

    def act(self, action):
        """The control may be told before the window is: only what it cannot do is an error."""
        check(action in self.actions, f"{self} has no action {action}, but {self.actions}")
        check(ask(Atspi.Action.do_action, self.accessible, self.actions.index(action)),
              f"{self} does not {action}")

    def set_text(self, text):
        check(ask(Atspi.EditableText.set_text_contents, self.accessible, text),
              f"{self} takes no text")

    def set_value(self, value):
        check(ask(Atspi.Value.set_current_value, self.accessible, float(value)),
              f"{self} takes no value")

    def __str__(self):
        return f"{self.role} “{self.name}”"


class Applet:
    """The program, from its start to its end."""

    def __init__(self, command, environment, log):
        self.log = log
        with open(log, "ab") as output:
            self.process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL,
                                            stdout=output, stderr=output)
        wait_for("a window", self.windows)

    # What there is

    def _application(self):
        check(self.process.poll() is None, f"the program ended: {self.process.poll()}")
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for i in range(ask(desktop.get_child_count, default=0)):
            child = ask(desktop.get_child_at_index, i)
            if child is not None and ask(child.get_process_id) == self.process.pid:
                return child
        return None

    def _walk(self, accessible, window):
        control = Control(accessible, window)
        if control.role in TOP_LEVELS:
            window = control.window = control
        yield control
        for i in range(ask(accessible.get_child_count, default=0)):
            child = ask(accessible.get_child_at_index, i)
            if child is not None:
                yield from self._walk(child, window)

    def controls(self):
        application = self._application()
        return self._walk(application, None) if application is not None else iter(())

    def windows(self):
        application = self._application()
        count = ask(application.get_child_count, default=0) if application is not None else 0
        return [Control(child, None) for child in
                (ask(application.get_child_at_index, i) for i in range(count)) if child is not None]

    def look(self, role, name):
        """The first such control, or None."""
        return next((control for control in self.controls()
                     if control.role == role and control.is_called(name)), None)

    def find(self, role, name, seconds=SECONDS):
        return wait_for(f"{role} “{name}”", lambda: self.look(role, name), seconds)

    def find_visible(self, role, name):
        def look():
            return next((control for control in self.controls() if control.role == role
                         and control.is_called(name) and control.is_visible), None)
        return wait_for(f"{role} “{name}” to be seen", look)

    def wait_gone(self, role, name):
        wait_for(f"{role} “{name}” to go", lambda: self.look(role, name) is None)

    def shows(self, text):
        """Whether some label says that."""
        return any(text in control.name and control.is_visible for control in self.controls()
                   if control.role == "label")

    def wait_shown(self, text):
        wait_for(f"“{text}” to be shown", lambda: self.shows(text))

    def wait_described(self, role, name, beginning):
        """Waits until a control's description begins so; returns all of it."""
        def look():
            control = self.look(role, name)
            last[0] = control.description if control is not None else None
            return last[0] if (last[0] or "").startswith(beginning) else None
        last = [None]
        try:
            return wait_for(f"{role} “{name}” to say “{beginning}”", look)
        except Failure as failure:
            raise Failure(f"{failure}; it says “{last[0]}”") from failure

    def focused(self):
        return next((control for control in self.controls() if control.is_focused), None)

    # What can be done

    def click(self, name):
        def look():
            control = self.look("push button", name)
            return control if control is not None and control.is_sensitive else None
        wait_for(f"push button “{name}” to press", look).act("click")

    def type(self, name, text):
        self.find("text", name).set_text(text)

    def text_of(self, name):
        return self.find("text", name).text

    def act(self, action):
        """An action of the page or the window, whichever has it."""
        wait_for(f"action {action}", lambda: next(
            (control for control in self.controls() if action in control.actions), None)).act(action)

    def can(self, action):
        return any(action in control.actions for control in self.controls())

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
        lines = []

        def visit(accessible, depth):
            control = Control(accessible, None)
            lines.append(f"{'  ' * depth}{control}: {control.description!r} {control.text!r}"
                         f"{'' if control.is_sensitive else ' insensitive'}"
                         f"{' focused' if control.is_focused else ''}")
            for i in range(ask(accessible.get_child_count, default=0)):
                child = ask(accessible.get_child_at_index, i)
                if child is not None:
                    visit(child, depth + 1)

        application = self._application() if self.process.poll() is None else None
        if application is not None:
            visit(application, 0)
        return "\n".join(lines) + "\n"

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
            bad = [line for line in log if "CRITICAL" in line or "WARNING" in line]
        check(not bad, "the program complained: " + "".join(bad))


def screenshot(path):
    subprocess.run(["import", "-window", "root", path], check=False, env=dict(os.environ))
