# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
"""Journeys on which a password must not go out, or only with the user's leave."""
import hashlib
import os
import re
import ssl

from applet import check, wait_for
from scene import (ADA, ADDRESS, add_encrypted, fill, go_back, journey, open_account, open_add,
                   wait_encrypted, wait_listed, wait_status)
from wire import Record, host, replaced

QUESTION = "Send Password Without Encryption?"
USED_TO_BE = " used to be encrypted and no longer is. This can be an attack. Your password was not sent."


def start_unencrypted(desk, server="notls"):
    applet = desk.start()
    open_add(applet)
    fill(applet, incoming=server, outgoing=server)
    return applet


@journey("Require SSL refuses a server without encryption, and nothing leaves")
def require_ssl(desk):
    record = Record()
    applet = start_unencrypted(desk)
    check(applet.find("check box", "Require SSL").is_checked, "the switch is on by default")
    applet.click("Connect")
    wait_status(applet, "incoming", "Not connected: this server offers no encryption")
    wait_status(applet, "outgoing", "Not connected: this server offers no encryption")
    applet.wait_shown(f"{host('notls')} offers no encryption. Require SSL is on, so your password "
                      "was not sent.")
    applet.find("push button", "Show Details")
    record.assert_no_login("notls", ADDRESS, ADA)
    check(not desk.accounts(), "nothing is kept")


def answer(applet, name):
    applet.find("dialog", QUESTION)
    applet.click(name)
    applet.wait_gone("dialog", QUESTION)


@journey("Require SSL off: asked first, not sent, then sent and called not encrypted")
def unencrypted(desk):
    record = Record()
    applet = start_unencrypted(desk)
    applet.toggle("Require SSL")
    applet.click("Connect")
    applet.find("dialog", QUESTION)
    applet.wait_shown("Anyone on the network between you and the server could read your password")
    record.assert_no_login("notls", ADDRESS, ADA)
    answer(applet, "Do Not Send")
    wait_for("to have ended", lambda: applet.look("push button", "Connect"))
    record.assert_no_login("notls", ADDRESS, ADA)
    check(not desk.accounts(), "nothing is kept")
    applet.click("Connect")
    answer(applet, "Send Unencrypted")
    for which in ("incoming", "outgoing"):
        wait_status(applet, which, "Not encrypted")
    record.assert_login("notls", ADA)
    identity, account = desk.account()
    check(account["imap"]["Security"] == "none", "what was agreed to is kept")
    check(desk.password(identity, "imap") == ADA, "the password is in the keyring")
    go_back(applet)
    wait_listed(applet, ADDRESS, "Not encrypted")
    turn_on_again(desk, applet)


def turn_on_again(desk, applet):
    """Turning Require SSL on disables the unencrypted profile at once."""
    open_account(applet)
    check(not applet.find("check box", "Require SSL").is_checked, "the switch is off")
    applet.toggle("Require SSL")
    wait_for("Require SSL to be kept", lambda: desk.shown(ADDRESS)["require_ssl"])
    record = Record()
    applet.click("Check Again")
    wait_status(applet, "incoming", "Not connected: this server offers no encryption")
    record.assert_no_login("notls", ADDRESS, ADA)


def fingerprint(certificate):
    with open(f"{os.environ['LAB_DIR']}/certs/{certificate}.pem", encoding="ascii") as file:
        return hashlib.sha256(ssl.PEM_cert_to_DER_cert(file.read())).hexdigest()


def digits(text):
    return re.sub("[^0-9a-f]", "", text.lower())


def look_at_certificate(applet, server):
    """The dialog must say which certificate it is."""
    applet.find("dialog", "Server Identity Not Confirmed")
    applet.wait_shown("Your password has not been sent.")
    wait_for("the certificate's SHA-256", lambda: any(
        fingerprint(server) in digits(control.name) for control in applet.controls()
        if control.role == "label"))


@journey("a certificate that proves nothing: looked at, refused, trusted, kept with a pin")
def untrusted(desk):
    record = Record()
    applet = start_unencrypted(desk, "selfsigned")
    applet.click("Connect")
    for which in ("incoming", "outgoing"):
        wait_status(applet, which, "Server identity not confirmed")
    check(applet.look("dialog", "Server Identity Not Confirmed") is None, "it never opens by itself")
    applet.click(f"Show certificate of {host('selfsigned')}")
    look_at_certificate(applet, "selfsigned")
    check(any("signed" in control.name for control in applet.controls()
              if control.role == "label" and control.window.role == "dialog"), "the flaw is named")
    applet.click("Do Not Connect")
    applet.wait_gone("dialog", "Server Identity Not Confirmed")
    check(not desk.accounts(), "nothing is kept")
    record.assert_no_login("selfsigned", ADDRESS, ADA)
    trust(applet)
    wait_encrypted(applet)
    assert_pinned(desk)
    go_back(applet)
    wait_listed(applet, ADDRESS, "Encrypted")


def trust(applet):
    """Once for incoming and once for outgoing mail: a pin is for one host and port."""
    for which in ("incoming", "outgoing"):
        wait_status(applet, which, "Server identity not confirmed")
        applet.act("account.certificate")
        look_at_certificate(applet, "selfsigned")
        applet.click("Trust This Certificate")
        applet.wait_gone("dialog", "Server Identity Not Confirmed")
        wait_status(applet, which, "Encrypted")


def assert_pinned(desk):
    account = desk.account()[1]
    pins = sorted(section for section in account.sections() if section.startswith("Pin "))
    wanted = [f"Pin imap {host('selfsigned')} 993", f"Pin smtp {host('selfsigned')} 465"]
    check(pins == wanted, f"{pins}")


@journey("encryption that has disappeared is called an attack, and nothing leaves")
def ratchet(desk):
    applet = add_encrypted(desk, "starttls")
    record = Record()
    with replaced("starttls", "notls"):
        applet.toggle("Require SSL")
        applet.click("Check Again")
        applet.wait_shown(host("starttls") + USED_TO_BE)
        check(applet.look("dialog", QUESTION) is None, "it is not even asked")
        record.assert_no_login("starttls", ADDRESS, ADA)
        applet.click("Keep Old Settings")
    account = desk.account()[1]
    check(account["imap"]["Security"] == "starttls", "the old settings stay")
    check(account["imap"]["WasEncrypted"] == "true", "what it was is not forgotten")
