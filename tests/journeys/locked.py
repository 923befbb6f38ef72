# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
"""Journeys with a keyring that is locked, and the desktop's own question to unlock it."""
import signal

from applet import SECONDS, check, keys, type_text, wait_for
from desktop import prompter
from steps import (ADA, ADDRESS, BEN, discard, fill, journey, keep_with_signet, open_account,
                   open_add, wait_encrypted, wait_listed, wait_status)
from capture import host

TO_SAVE = "Your passwords are locked. Unlock them to save this account."
TO_CHECK = "Your passwords are locked. Unlock them to check this account."
REMOVAL_FAILED = "The Account Could Not Be Removed"
NOT_UNLOCKED = "The keyring was not unlocked, so nothing was changed."


def wait_asked():
    wait_for("the keyring's question", prompter)


def answer():
    """Answers with the password of display's keyring."""
    wait_asked()
    type_text("test")
    keys("Return")
    wait_for("the question to go", lambda: not prompter())


def refuse():
    wait_asked()
    keys("Escape")
    wait_for("the question to go", lambda: not prompter())


def wait_checked(applet):
    """What is only kept says no version."""
    for which in ("incoming", "outgoing"):
        wait_status(applet, which, "Encrypted, TLS")


def open_locked(desktop):
    """A kept account on its page, and the keyring locked."""
    identity = keep_with_signet(desktop)
    desktop.lock()
    applet = desktop.start()
    open_account(applet)
    return identity, applet


@journey("the keyring is locked when the account is to be kept")
def to_save(desktop):
    desktop.lock()
    applet = desktop.start()
    open_add(applet)
    fill(applet, incoming="open", outgoing="open")
    applet.click("Connect")
    refuse()
    applet.wait_shown(TO_SAVE)
    check(applet.text_of("Password") == ADA, "a cancelled question keeps what was typed")
    check(not desktop.accounts(), "nothing is kept without its password")
    applet.click("Unlock")
    answer()
    wait_encrypted(applet)
    identity, _ = desktop.account()
    wait_for("the password in the keyring", lambda: desktop.password(identity, "imap") == ADA)


@journey("the keyring is locked when a kept account is checked")
def to_check(desktop):
    _, applet = open_locked(desktop)
    before = desktop.file_text()
    applet.click("Check Again")
    refuse()
    applet.wait_shown(TO_CHECK)
    wait_status(applet, "incoming", "Encrypted")
    check(desktop.file_text() == before, "what could not be checked stays as it was")
    applet.click("Check Again")
    refuse()
    applet.wait_shown(TO_CHECK)
    applet.click("Unlock")
    answer()
    wait_checked(applet)
    check(not applet.shows(TO_CHECK), "there is nothing left to unlock")
    wait_for("the check to be kept", lambda: desktop.file_text() != before)


@journey("a check is stopped while the keyring asks: its question stays, and does no harm")
def stop(desktop):
    _, applet = open_locked(desktop)
    daemon = desktop.keyring_process()
    before = desktop.file_text()
    applet.click("Check Again")
    wait_asked()
    applet.click("Stop")
    applet.find("push button", "Check Again")
    check(prompter(), "the question is still there")
    applet.click("Check Again")
    applet.find("push button", "Stop")
    answer()
    wait_checked(applet)
    check(desktop.keyring_process() == daemon, "it is the same keyring")
    wait_for("the check to be kept", lambda: desktop.file_text() != before)


@journey("keeping is stopped while the keyring asks: a late answer leaves no password behind")
def stop_keeping(desktop):
    before = desktop.count_passwords(ADDRESS)
    desktop.lock()
    applet = desktop.start()
    open_add(applet)
    fill(applet, incoming="open", outgoing="open")
    applet.click("Connect")
    wait_asked()
    applet.click("Stop")
    applet.find("push button", "Connect")
    answer()
    wait_for("the late password", lambda: desktop.count_passwords(ADDRESS) > before)
    discard(applet)
    wait_for("the passwords to go", lambda: desktop.count_passwords(ADDRESS) == before)
    check(not desktop.accounts(), "nothing is kept")


@journey("the window is closed while the keyring asks")
def close(desktop):
    _, applet = open_locked(desktop)
    daemon = desktop.keyring_process()
    applet.click("Check Again")
    wait_asked()
    applet.close()
    refuse()
    check(desktop.keyring_process() == daemon, "it is the same keyring")


@journey("a password is typed instead of unlocking the keyring")
def type_instead(desktop):
    identity, applet = open_locked(desktop)
    applet.click("Check Again")
    refuse()
    applet.wait_shown(TO_CHECK)
    applet.click("Change Password")
    applet.type("Password", ADA)
    wait_for("the sentence to go", lambda: not applet.shows(TO_CHECK))
    applet.click("Check Again")
    refuse()
    applet.wait_shown(TO_SAVE)
    wait_checked(applet)
    check(applet.text_of("Password") == ADA, "a cancelled question keeps what was typed")
    applet.click("Save")
    answer()
    applet.find("push button", "Check Again")
    check(desktop.password(identity, "imap") == ADA, "the password is in the keyring")


@journey("the keyring stays locked when an account is removed: it is not removed")
def remove(desktop):
    identity, applet = open_locked(desktop)
    applet.click("Remove Account")
    wait_for("the file to go", lambda: not desktop.accounts())
    # With the window the toast goes, and the account would.
    applet.act("window.close")
    refuse()
    applet.find("dialog", REMOVAL_FAILED)
    check(applet.shows(NOT_UNLOCKED), "it says why")
    check(desktop.account()[0] == identity, "the account is back")
    keys("Escape")
    check(applet.process.wait(SECONDS) == 0, f"the program ended with {applet.process.returncode}")
    applet = desktop.start()
    wait_listed(applet, ADDRESS, "Encrypted")
    open_account(applet)
    applet.click("Remove Account")
    wait_for("the file to go", lambda: not desktop.accounts())
    applet.act("window.close")
    answer()
    check(applet.process.wait(SECONDS) == 0, f"the program ended with {applet.process.returncode}")
    check(desktop.password(identity, "imap") is None, "the password for incoming mail is gone")
    check(desktop.password(identity, "smtp") is None, "the password for outgoing mail is gone")
    check(not desktop.accounts(), "the account is gone")


def expect(command, status, *words):
    found, said = command.end()
    check(found == status, f"{found} instead of {status}: {said}")
    for word in words:
        check(word in said, f"“{word}” is not in: {said}")
    return said


@journey("the command line finds the keyring locked")
def command_line(desktop):
    identity = keep_with_signet(desktop)
    desktop.signet("add", "ben@lab.test", f"--imap={host('open')}", f"--smtp={host('open')}",
                "--password-file=-", given=BEN)
    desktop.lock()
    daemon = desktop.keyring_process()
    checking = desktop.run_on_terminal("check")
    refuse()
    expect(checking, 3, f"{ADDRESS}: {NOT_UNLOCKED}", "ben@lab.test: The keyring is locked.")
    stopped = desktop.run_on_terminal("check")
    wait_asked()
    stopped.process.send_signal(signal.SIGINT)
    check(expect(stopped, 3) == "", "whoever stops it knows why it ends")
    refuse()
    check(desktop.keyring_process() == daemon, "it is the same keyring")
    removing = desktop.run_on_terminal("remove", ADDRESS)
    refuse()
    expect(removing, 3, NOT_UNLOCKED)
    check(identity in desktop.accounts(), "the account is still there")
    removing = desktop.run_on_terminal("remove", ADDRESS)
    answer()
    expect(removing, 0)
    check(desktop.password(identity, "imap") is None, "its password is gone")
    check(identity not in desktop.accounts(), "the account is gone")


@journey("the command line is stopped while the keyring asks to keep an account")
def stop_adding(desktop):
    desktop.lock()
    daemon = desktop.keyring_process()
    path = f"{desktop.folder}/password"
    with open(path, "w", encoding="utf-8") as file:
        file.write(ADA)
    adding = desktop.run_on_terminal("add", ADDRESS, f"--imap={host('open')}",
                                  f"--smtp={host('open')}", f"--password-file={path}")
    wait_asked()
    adding.process.terminate()
    expect(adding, 3)
    check(not desktop.accounts(), "nothing is kept")
    refuse()
    check(desktop.keyring_process() == daemon, "it is the same keyring")
