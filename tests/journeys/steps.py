# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
"""What many journeys do: the people of the lab, and the usual steps on the pages."""
from applet import wait_for
from capture import host

ADA, BEN = "correct horse 9", "battery staple 8"
WRONG = "wrong horse 8"
SECRETS = (ADA, BEN, WRONG)
ADDRESS = "ada@lab.test"
DISCARDING = "Discard This Account?"

JOURNEYS = []


def journey(title):
    def add(function):
        JOURNEYS.append((title, function))
        return function
    return add


def open_add(applet):
    applet.click("Add Account")
    applet.find("text", "E-mail address")


def fill(applet, address=ADDRESS, password=ADA, incoming=None, outgoing=None):
    """Servers are names of the lab's table."""
    applet.type("E-mail address", address)
    applet.type("Password", password)
    if incoming is not None or outgoing is not None:
        applet.act("account.servers")
    if incoming is not None:
        applet.type("Incoming server", host(incoming))
    if outgoing is not None:
        applet.type("Outgoing server", host(outgoing))


def wait_status(applet, which, beginning):
    """Waits for a sentence of the status row "incoming" or "outgoing"; returns all of it."""
    return applet.wait_described("list item", f"{which.capitalize()} mail", beginning)


def wait_encrypted(applet):
    for which in ("incoming", "outgoing"):
        wait_status(applet, which, "Encrypted")


def wait_listed(applet, address, status):
    applet.wait_described("list item", address, status)


def open_account(applet):
    applet.act_on(applet.find("list item", ADDRESS), "account-row.open")
    applet.find("push button", "Remove Account")


def wait_list(applet):
    """Waits until no account's page is on show."""
    for role, name in (("text", "E-mail address"), ("list item", "Incoming mail")):
        applet.wait_gone(role, name)


def go_back(applet):
    applet.click("Back")
    wait_list(applet)


def discard(applet):
    """Leaves a new account of which a password was typed."""
    applet.click("Back")
    applet.find("dialog", DISCARDING)
    applet.click("Discard")
    wait_list(applet)


def wait_added(applet, address=ADDRESS):
    """Success looks like success."""
    applet.wait_shown(f"{address} is ready")
    wait_encrypted(applet)


def finish(applet, address=ADDRESS):
    """The one way on leads to the account's row."""
    applet.click("Done")
    wait_list(applet)
    wait_for("the focus on the new account", lambda: applet.has_focus("list item", address))


def add_encrypted(desktop, server="open", **more):
    """Adds an account whose servers encrypt, and opens its page."""
    applet = desktop.start()
    open_add(applet)
    fill(applet, incoming=server, outgoing=server, **more)
    applet.click("Connect")
    wait_added(applet)
    desktop.account()
    finish(applet)
    open_account(applet)
    return applet


def keep_with_signet(desktop, server="open"):
    """An account kept beforehand, by the command line. Returns its id."""
    desktop.signet("add", ADDRESS, f"--imap={host(server)}", f"--smtp={host(server)}",
                "--password-file=-", given=ADA)
    return desktop.account()[0]
