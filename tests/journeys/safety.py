# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
"""Journeys on which a password must not go out, or only with the user's leave."""
import hashlib
import os
import re
import ssl

from applet import check, wait_for
from steps import (ADA, ADDRESS, BEN, add_encrypted, fill, go_back, journey, open_account, open_add,
                   wait_encrypted, wait_listed, wait_status)
from capture import Record, ServerLog, host, replaced

QUESTION = "Send Password Without Encryption?"
USED_TO_BE = (" used to be encrypted and no longer is. This can be an attack. Your password was "
              "not sent.")
IDENTITY = "Server Identity Not Confirmed"


def start_unencrypted(desktop, server="notls"):
    applet = desktop.start()
    open_add(applet)
    fill(applet, incoming=server, outgoing=server)
    return applet


def wait_rest(applet):
    """Waits until nothing is under way: it has ended, or a question waits for its answer."""
    wait_for("to come to rest", lambda: applet.look("push button", "Stop") is None)


def connect(applet, button, server):
    """Lets it try the server; returns what was sent by the time it comes to rest."""
    record = Record()
    applet.click(button)
    wait_for("a connection", lambda: record.connections(server))
    wait_rest(applet)
    return record


@journey("Require SSL refuses a server without encryption, and nothing leaves")
def require_ssl(desktop):
    applet = start_unencrypted(desktop)
    check(applet.find("check box", "Require SSL").is_checked, "the switch is on by default")
    connect(applet, "Connect", "notls").assert_no_login("notls", ADDRESS, ADA)
    for which in ("incoming", "outgoing"):
        wait_status(applet, which, "Not connected: this server offers no encryption")
    applet.wait_shown(f"{host('notls')} offers no encryption. Require SSL is on, so your password "
                      "was not sent.")
    applet.find("push button", "Show Details")
    check(not desktop.accounts(), "nothing is kept")


def answer(applet, name):
    applet.find("dialog", QUESTION)
    applet.click(name)
    applet.wait_gone("dialog", QUESTION)


@journey("Require SSL off: asked first, not sent, then sent and called not encrypted")
def unencrypted(desktop):
    applet = start_unencrypted(desktop)
    applet.toggle("Require SSL")
    record = connect(applet, "Connect", "notls")
    record.assert_no_login("notls", ADDRESS, ADA)
    applet.find("dialog", QUESTION)
    applet.wait_shown("Anyone on the network between you and the server could read your password")
    answer(applet, "Do Not Send")
    wait_rest(applet)
    record.assert_no_login("notls", ADDRESS, ADA)
    check(not desktop.accounts(), "nothing is kept")
    applet.click("Connect")
    answer(applet, "Send Unencrypted")
    for which in ("incoming", "outgoing"):
        wait_status(applet, which, "Not encrypted")
    record.assert_login("notls", ADA)
    identity, account = desktop.account()
    check(account["imap"]["Security"] == "none", "what was agreed to is kept")
    check(desktop.password(identity, "imap") == ADA, "the password is in the keyring")
    go_back(applet)
    wait_listed(applet, ADDRESS, "Not encrypted")
    turn_on_again(desktop, applet)


def turn_on_again(desktop, applet):
    """Turning Require SSL on disables the unencrypted profile at once."""
    open_account(applet)
    check(not applet.find("check box", "Require SSL").is_checked, "the switch is off")
    applet.toggle("Require SSL")
    wait_for("Require SSL to be kept", lambda: desktop.shown(ADDRESS)["require_ssl"])
    connect(applet, "Check Again", "notls").assert_no_login("notls", ADDRESS, ADA)
    wait_status(applet, "incoming", "Not connected: this server offers no encryption")


FOREIGN = "Send Password to Another Company’s Server?"


@journey("another company's server gets the password only after a question")
def foreign(desktop):
    log = ServerLog("LAB_IMAP_LOG")
    applet = desktop.start()
    open_add(applet)
    fill(applet, "ben@other.test", BEN)
    applet.click("Connect")
    applet.find("dialog", FOREIGN)
    applet.wait_shown(host("open"))
    applet.click("Cancel")
    applet.wait_gone("dialog", FOREIGN)
    wait_rest(applet)
    log.wait("no auth attempts")
    check("user=<ben" not in log.text(), "nobody logged in before the answer")
    check(not desktop.accounts(), "nothing is kept")
    applet.click("Connect")
    applet.find("dialog", FOREIGN)
    applet.click("Continue")
    wait_encrypted(applet)
    log.wait("Login: user=<ben>")
    check(desktop.account()[1]["imap"]["Host"] == host("open"), "what was agreed to is kept")


@journey("the command line keeps no other company's server without a word")
def foreign_without_password(desktop):
    refused = desktop.run_signet("add", "ben@other.test")
    check(refused.returncode == 1, f"it was kept: {refused}")
    check(f"--accept-host={host('open')}" in refused.stderr, f"no way is named: {refused}")
    check(not desktop.accounts(), "nothing is kept")
    desktop.signet("add", f"--accept-host={host('open')}", "ben@other.test")
    check(desktop.account()[1]["imap"]["Host"] == host("open"), "what was agreed to is kept")


def fingerprint(certificate):
    with open(f"{os.environ['LAB_DIR']}/certs/{certificate}.pem", encoding="ascii") as file:
        return hashlib.sha256(ssl.PEM_cert_to_DER_cert(file.read())).hexdigest()


def digits(text):
    return re.sub("[^0-9a-f]", "", text.lower())


def look_at_certificate(applet, server):
    """The dialog must say which certificate it is."""
    applet.find("dialog", IDENTITY)
    applet.wait_shown("Your password has not been sent.")
    wait_for("the certificate's SHA-256", lambda: any(
        fingerprint(server) in digits(control.name) for control in applet.controls()
        if control.role == "label"))


@journey("a certificate that proves nothing: looked at, refused, trusted, kept with a pin")
def untrusted(desktop):
    record = Record()
    applet = start_unencrypted(desktop, "selfsigned")
    connect(applet, "Connect", "selfsigned").assert_no_login("selfsigned", ADDRESS, ADA)
    for which in ("incoming", "outgoing"):
        wait_status(applet, which, "Server identity not confirmed")
    check(applet.look("dialog", IDENTITY) is None, "it never opens by itself")
    applet.click(f"Show certificate of {host('selfsigned')}")
    look_at_certificate(applet, "selfsigned")
    check(any("signed" in control.name for control in applet.controls()
              if control.role == "label" and control.window.role == "dialog"), "the flaw is named")
    applet.click("Do Not Connect")
    applet.wait_gone("dialog", IDENTITY)
    check(not desktop.accounts(), "nothing is kept")
    record.assert_no_login("selfsigned", ADDRESS, ADA)
    trust(applet)
    wait_encrypted(applet)
    assert_pinned(desktop)
    go_back(applet)
    wait_listed(applet, ADDRESS, "Encrypted")


def trust(applet):
    """One key on two ports is one question."""
    for which in ("incoming", "outgoing"):
        wait_status(applet, which, "Server identity not confirmed")
    applet.act("account.certificate")
    look_at_certificate(applet, "selfsigned")
    applet.wait_shown("on ports 993 and 465")
    applet.click("Trust This Certificate")
    applet.wait_gone("dialog", IDENTITY)


def assert_pinned(desktop):
    account = desktop.account()[1]
    pins = sorted(section for section in account.sections() if section.startswith("Pin "))
    wanted = [f"Pin imap {host('selfsigned')} 993", f"Pin smtp {host('selfsigned')} 465"]
    check(pins == wanted, f"{pins}")


def assert_lost(applet):
    connect(applet, "Check Again", "starttls").assert_no_login("starttls", ADDRESS, ADA)
    applet.wait_shown(host("starttls") + USED_TO_BE)
    check(applet.look("dialog", QUESTION) is None, "it is not even asked")


@journey("encryption that has disappeared is called an attack, and nothing leaves")
def ratchet(desktop):
    applet = add_encrypted(desktop, "starttls")
    with replaced("starttls", "notls"):
        assert_lost(applet)
        go_back(applet)
        wait_listed(applet, ADDRESS, "Not connected: encryption has disappeared")
        open_account(applet)
        # Turning the switch off is no leave to lower what was encrypted.
        applet.toggle("Require SSL")
        wait_status(applet, "incoming", "Settings changed. Not checked yet.")
        assert_lost(applet)
        applet.click("Keep Old Settings")
        wait_for("the switch to go back",
                 lambda: applet.find("check box", "Require SSL").is_checked)
    account = desktop.account()[1]
    for service in ("imap", "smtp"):
        check(account[service]["Security"] == "starttls", f"{service}: the old settings stay")
        check(account[service]["WasEncrypted"] == "true", f"{service}: what was is not forgotten")
    applet.click("Check Again")
    wait_encrypted(applet)
    check(desktop.account()[1]["imap"]["Security"] == "starttls", "it works as before")
