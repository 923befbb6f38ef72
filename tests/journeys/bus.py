# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
"""The accessibility bus: what screen readers see of a program, and what they can do to it.

The usual library asks for windows one by one, and GTK 4.8 does not survive that while a dialog
opens. Asking for all of them at once is safe, and faster."""
from gi.repository import Gio, GLib

ROLES = {2: "alert", 7: "check box", 11: "combo box", 16: "dialog", 23: "frame", 29: "label",
         31: "list", 32: "list item", 43: "push button", 52: "spin button", 61: "text",
         62: "toggle button", 75: "application"}
CHECKED, FOCUSED, SENSITIVE, VISIBLE = 4, 12, 24, 30
TOP_LEVELS = ("frame", "dialog", "alert")
REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
PROPERTIES = "org.freedesktop.DBus.Properties"
MILLISECONDS = 5000


class Bus:
    """The connection; what is asked of controls that are gone has no answer."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
                                    None, None, 0, MILLISECONDS, None).unpack()[0]
        self.connection = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)

    def call(self, place, interface, method, signature=None, *arguments):
        if "." not in interface:
            interface = f"org.a11y.atspi.{interface}"
        given = GLib.Variant(signature, arguments) if signature is not None else None
        try:
            return self.connection.call_sync(*place, interface, method, given, None, 0,
                                             MILLISECONDS, None).unpack()
        except GLib.Error:
            return None

    def get(self, place, interface, name):
        found = self.call(place, PROPERTIES, "Get", "(ss)", f"org.a11y.atspi.{interface}", name)
        return found[0] if found is not None else None

    def process_of(self, name):
        found = self.call(("org.freedesktop.DBus", "/org/freedesktop/DBus"), "org.freedesktop.DBus",
                          "GetConnectionUnixProcessID", "(s)", name)
        return found[0] if found is not None else None

    def children(self, place):
        found = self.call(place, "Accessible", "GetChildren")
        return found[0] if found is not None else []

    def program(self, process):
        """The place of a program that speaks to the bus, or None."""
        return next((place for place in self.children(REGISTRY)
                     if self.process_of(place[0]) == process), None)

    def _items(self, program):
        found = self.call((program[0], "/org/a11y/atspi/cache"), "Cache", "GetItems")
        return {item[0][1]: item for item in (found[0] if found is not None else [])}

    def _children_of_all(self, program, paths):
        """All questions at once: one after the other would take several times as long."""
        answers, loop = {}, GLib.MainLoop()

        def note(connection, result, path):
            try:
                found = connection.call_finish(result).unpack()[0]
            except GLib.Error:
                found = []
            answers[path] = [child for _, child in found]
            if len(answers) == len(paths):
                loop.quit()

        for path in paths:
            self.connection.call(program[0], path, "org.a11y.atspi.Accessible", "GetChildren", None,
                                 None, 0, MILLISECONDS, None, note, path)
        loop.run()
        return answers

    def controls(self, program):
        """All controls of a program, in the order of the tree."""
        windows = [path for _, path in self.children(program)]
        known, level = {}, windows
        while level:
            answers = self._children_of_all(program, level)
            known.update(answers)
            level = [child for children in answers.values() for child in children
                     if child not in known]
        return list(self._build(program, windows, self._items(program), known))

    def _build(self, program, paths, items, known, window=None, depth=0):
        for path in paths:
            if path not in items:
                continue
            control = Control(self, program, items[path], window, depth)
            yield control
            inner = control if control.role in TOP_LEVELS else window
            yield from self._build(program, known.get(path, ()), items, known, inner, depth + 1)


class Control:
    """A control as it was when it was looked at."""

    def __init__(self, bus, program, item, window, depth):
        self.bus, self.place = bus, (program[0], item[0][1])
        self.window, self.depth = window, depth
        self.name, role, self.description, states = item[6:10]
        self.role = ROLES.get(role, f"role {role}")
        self.states = states[0] | states[1] << 32

    def is_called(self, name):
        # libadwaita names the buttons of its dialogs by their labels, and once more.
        is_its_own = self.window is not None and self.window.role == "dialog"
        return self.name == name or is_its_own and self.name == f"{name} {name}"

    @property
    def is_checked(self):
        return bool(self.states >> CHECKED & 1)

    @property
    def is_focused(self):
        return bool(self.states >> FOCUSED & 1)

    @property
    def is_sensitive(self):
        return bool(self.states >> SENSITIVE & 1)

    @property
    def is_visible(self):
        """What is hidden says so itself; what is folded away has no size."""
        size = self.bus.call(self.place, "Component", "GetSize")
        return bool(self.states >> VISIBLE & 1) and size is not None and min(*size) > 0

    @property
    def place_in_window(self):
        """x, y, width and height in the window"""
        return self.bus.call(self.place, "Component", "GetExtents", "(u)", 1)

    @property
    def text(self):
        count = self.bus.get(self.place, "Text", "CharacterCount")
        found = count and self.bus.call(self.place, "Text", "GetText", "(ii)", 0, count)
        return found[0] if found else ""

    @property
    def value(self):
        return self.bus.get(self.place, "Value", "CurrentValue")

    @property
    def actions(self):
        found = self.bus.call(self.place, "Action", "GetActions")
        return [action[0] for action in found[0]] if found is not None else []

    def do(self, number):
        return self.bus.call(self.place, "Action", "DoAction", "(i)", number) == (True,)

    def set_text(self, text):
        return self.bus.call(self.place, "EditableText", "SetTextContents", "(s)", text) == (True,)

    def set_value(self, value):
        return self.bus.call(self.place, PROPERTIES, "Set", "(ssv)", "org.a11y.atspi.Value",
                             "CurrentValue", GLib.Variant("d", value)) is not None

    def __str__(self):
        return f"{self.role} “{self.name}”"
