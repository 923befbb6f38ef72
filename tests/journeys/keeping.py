# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
"""Journeys with an account that is kept: changed, changed elsewhere, removed."""
from applet import check, keys, wait_for
from steps import (ADA, ADDRESS, WRONG, add_encrypted, go_back, journey, keep_with_signet,
                   open_account, wait_encrypted, wait_list, wait_listed, wait_status)
from capture import host, replaced

CHANGED = "Settings changed. Not checked yet."
LEAVING = "Check Before Saving?"


def change_incoming(applet, server):
    applet.type("Incoming server", host(server))
    wait_status(applet, "incoming", CHANGED)
    for name in ("Discard", "Check Again"):
        applet.find("push button", name)


@journey("a kept account is changed: checked, failed and put back")
def edit(desktop):
    keep_with_signet(desktop)
    applet = desktop.start()
    wait_listed(applet, ADDRESS, "Encrypted")
    open_account(applet)
    change_incoming(applet, "implicit")
    check(desktop.account()[1]["imap"]["Host"] == host("open"), "the old settings are in force")
    applet.click("Check Again")
    wait_encrypted(applet)
    wait_for("the new server to be kept",
             lambda: desktop.account()[1]["imap"]["Host"] == host("implicit"))
    before = desktop.file_text()
    change_incoming(applet, "allrefused")
    applet.click("Check Again")
    applet.click("Keep Old Settings")
    wait_for("the old server", lambda: applet.text_of("Incoming server") != host("allrefused"))
    wait_encrypted(applet)
    check(desktop.file_text() == before, "a failed check changes nothing")
    go_back(applet)
    wait_listed(applet, ADDRESS, "Encrypted")


def leave(applet, answer):
    applet.click("Back")
    applet.find("dialog", LEAVING)
    press(applet, answer)
    applet.wait_gone("dialog", LEAVING)


def press(applet, answer):
    """A button of the dialog, where the page may have one of that name, too."""
    applet.act_on(wait_for(f"{answer} in the dialog", lambda: next(
        (control for control in applet.controls() if control.role == "push button"
         and control.is_called(answer) and control.window is not None
         and control.window.role == "dialog"), None)), "Click")


@journey("a new password is typed in place, and Escape takes that back")
def new_password(desktop):
    keep_with_signet(desktop)
    applet = desktop.start()
    open_account(applet)
    applet.wait_described("list item", "Password", "Stored in the keyring")
    for _ in range(2):
        applet.click("Change Password")
        applet.type("Password", WRONG)
        applet.find("push button", "Discard")
        keys("Escape")
        applet.wait_described("list item", "Password", "Stored in the keyring")
        wait_for("the bar to go", lambda: applet.look("push button", "Discard") is None)
    applet.click("Change Password")
    applet.type("Password", WRONG)
    applet.click("Check Again")
    applet.wait_shown("The server did not accept the password for")
    identity, _ = desktop.account()
    check(desktop.password(identity, "imap") == ADA, "the old password stays until a new one works")
    applet.click("Discard")
    applet.wait_described("list item", "Password", "Stored in the keyring")


@journey("leaving with changes asks: discard, check, save unchecked")
def leave_changed(desktop):
    keep_with_signet(desktop)
    before = desktop.file_text()
    applet = desktop.start()
    open_account(applet)
    change_incoming(applet, "implicit")
    leave(applet, "Cancel")
    check(applet.text_of("Incoming server") == host("implicit"), "nothing is lost")
    applet.click("Discard")
    wait_for("the old server", lambda: applet.text_of("Incoming server") != host("implicit"))
    wait_for("the bar to go", lambda: applet.look("push button", "Discard") is None)
    change_incoming(applet, "implicit")
    leave(applet, "Discard")
    wait_list(applet)
    check(desktop.file_text() == before, "discarded is discarded")
    open_account(applet)
    change_incoming(applet, "implicit")
    leave(applet, "Check")
    wait_encrypted(applet)
    wait_for("the new server to be kept",
             lambda: desktop.account()[1]["imap"]["Host"] == host("implicit"))
    change_incoming(applet, "open")
    leave(applet, "Save Unchecked")
    wait_list(applet)
    wait_listed(applet, ADDRESS, "Not checked yet")
    check(host("open") in desktop.file_text(), "unchecked settings are kept")


@journey("all accounts are checked at once from the list")
def check_all(desktop):
    keep_with_signet(desktop)
    applet = desktop.start()
    wait_listed(applet, ADDRESS, "Encrypted")
    with replaced("open", "notls"):
        applet.act("win.check-all")
        wait_listed(applet, ADDRESS, "Not connected: encryption has disappeared")
    applet.act("win.check-all")
    wait_listed(applet, ADDRESS, "Encrypted")


@journey("removed, undone, removed: the password goes with the toast")
def remove(desktop):
    applet = add_encrypted(desktop)
    identity = desktop.account()[0]
    applet.click("Remove Account")
    applet.wait_shown(f"{ADDRESS} removed")
    check(desktop.password(identity, "imap") == ADA, "as long as it can be undone the password stays")
    applet.click("Undo")
    wait_listed(applet, ADDRESS, "Encrypted")
    check(desktop.account()[0] == identity, "the account is back")
    check(desktop.password(identity, "smtp") == ADA, "and its password still there")
    open_account(applet)
    applet.click("Remove Account")
    applet.wait_shown(f"{ADDRESS} removed")
    applet.wait_gone("list item", ADDRESS)
    wait_for("the file to go", lambda: not desktop.accounts())
    wait_for("the passwords to go", lambda: desktop.password(identity, "imap") is None
             and desktop.password(identity, "smtp") is None)
    applet.wait_shown("No Mail Accounts")


@journey("what the command line changes is seen on the open page")
def changed_elsewhere(desktop):
    keep_with_signet(desktop)
    applet = desktop.start()
    open_account(applet)
    applet.act("account.advanced")
    desktop.signet("set", ADDRESS, "imap.port=143", "imap.security=starttls")
    wait_for("the port on the page", lambda: applet.find("spin button", "IMAP port").value == 143)
    applet.wait_described("list item", "Advanced", "3 settings")
    desktop.signet("set", ADDRESS, "--no-check", f"imap.host={host('notls')}")
    wait_for("the server on the page", lambda: applet.text_of("Incoming server") == host("notls"))
    go_back(applet)
    wait_listed(applet, ADDRESS, "Not checked yet")
    desktop.signet("remove", ADDRESS)
    applet.wait_gone("list item", ADDRESS)
    applet.wait_shown("No Mail Accounts")
