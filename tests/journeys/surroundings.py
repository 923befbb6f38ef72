# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
"""Journeys about what is around the applet: a second start, the clipboard."""
import subprocess

from applet import check, wait_for
from steps import ADA, ADDRESS, WRONG, fill, journey, keep_with_signet, open_add


def active_window():
    found = subprocess.run(["xdotool", "getactivewindow"], capture_output=True, text=True,
                           check=False)
    return found.stdout.strip()


@journey("a second start raises the first, and opens what it names")
def second_start(desktop):
    identity = keep_with_signet(desktop)
    applet = desktop.start()
    window = wait_for("the window to be active", active_window)
    subprocess.run(["xdotool", "windowminimize", "--sync", window], check=True)
    wait_for("the window to be away", lambda: active_window() != window)
    check(desktop.start_again() == 0, "the second start ends well")
    wait_for("the window to be back", lambda: active_window() == window)
    check(len(applet.windows()) == 1, "one window")
    check(desktop.start_again("--add", "ben@srv.lab.test") == 0, "the second start ends well")
    wait_for("the address", lambda: applet.text_of("E-mail address") == "ben@srv.lab.test")
    check(desktop.start_again("--account", identity) == 0, "the second start ends well")
    wait_for("the account", lambda: applet.look("list item", "Incoming mail"))
    check(desktop.start_again("--account", "nobody@lab.test") == 2, "there is no such account")
    check(len(applet.windows()) == 1, "one window")
    applet.close()


@journey("a first start with an address, or with an account")
def first_start(desktop):
    identity = keep_with_signet(desktop)
    applet = desktop.start("--add", "ben@srv.lab.test")
    wait_for("the address", lambda: applet.text_of("E-mail address") == "ben@srv.lab.test")
    applet.close()
    applet = desktop.start("--account", identity)
    wait_for("the account", lambda: applet.look("list item", "Incoming mail"))
    applet.close()


@journey("the report on the clipboard tells what was tried, and nothing personal")
def report(desktop):
    applet = desktop.start()
    open_add(applet)
    fill(applet, password=WRONG, incoming="open", outgoing="open")
    applet.click("Connect")
    applet.wait_shown("The server did not accept the password for")
    applet.click("Copy Report")
    text = wait_for("the clipboard", desktop.clipboard)
    check("open.lab.test" in text and "993" in text, f"it tells what was tried: {text}")
    for word in (WRONG, ADA, ADDRESS, "ada"):
        check(word not in text.lower(), f"the report tells “{word}”: {text}")
