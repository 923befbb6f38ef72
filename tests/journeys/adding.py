# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
"""Journeys that add an account."""
import os

from applet import check, keys, type_text, wait_for
from steps import (ADA, ADDRESS, BEN, DISCARDING, WRONG, discard, fill, finish, go_back, journey,
                   open_account, open_add, wait_added, wait_encrypted, wait_list, wait_listed,
                   wait_status)
from capture import ADDRESSES, Record, ServerLog, host, open_connections

SITE_FILE = """<clientConfig version="1.1"><emailProvider id="lab"><domain>site.test</domain>
<incomingServer type="imap"><hostname>implicit.lab.test</hostname><port>993</port>
<socketType>SSL</socketType><username>ada@lab.test</username>
<authentication>password-cleartext</authentication></incomingServer>
<outgoingServer type="smtp"><hostname>implicit.lab.test</hostname><port>465</port>
<socketType>SSL</socketType><username>ada@lab.test</username>
<authentication>password-cleartext</authentication></outgoingServer>
</emailProvider></clientConfig>"""


def add_by_address(desktop, address, password):
    applet = desktop.start()
    check(applet.shows("No Mail Accounts"), "an empty list says so")
    open_add(applet)
    check(not applet.find("push button", "Connect").is_sensitive, "nothing to connect to yet")
    fill(applet, address, password)
    applet.click("Connect")
    wait_added(applet, address)
    return applet


def assert_kept(desktop, server, password):
    identity, account = desktop.account()
    for service, port in (("imap", 993), ("smtp", 465)):
        check(account[service]["Host"] == host(server), f"{service}: {account[service]['Host']}")
        check(account[service].getint("Port") == port, f"{service}: {account[service]['Port']}")
        check(account[service]["Security"] == "tls", f"{service}: {account[service]['Security']}")
        kept = desktop.password(identity, service)
        check(kept == password, f"the keyring has no password for {service}")
    check(os.stat(desktop.files()[0]).st_mode & 0o777 == 0o600, "the file is for its owner alone")


@journey("add by address alone: usual server names")
def by_guess(desktop):
    record = Record()
    applet = add_by_address(desktop, ADDRESS, ADA)
    finish(applet)
    wait_listed(applet, ADDRESS, "Encrypted")
    assert_kept_guess(desktop, record)


def assert_kept_guess(desktop, record):
    identity, account = desktop.account()
    check(account["imap"]["Host"] == "imap.lab.test", "the guess that worked is kept")
    check(account["smtp"]["Host"] == "smtp.lab.test", "the guess that worked is kept")
    check(desktop.password(identity, "imap") == ADA, "the password is in the keyring")
    record.assert_no_login("open", ADDRESS, ADA)


@journey("add by address alone: SRV records, and the local part as user name")
def by_srv(desktop):
    applet = add_by_address(desktop, "ben@srv.lab.test", BEN)
    assert_kept(desktop, "open", BEN)
    check(desktop.account()[1]["imap"]["User"] == "ben", "the user name that worked is kept")
    finish(applet, "ben@srv.lab.test")
    wait_listed(applet, "ben@srv.lab.test", "Encrypted")


@journey("add by address alone: a file of the site's")
def by_site_file(desktop):
    folder = f"{desktop.folder}/site/signet/providers"
    os.makedirs(folder)
    with open(f"{folder}/site.test.xml", "w", encoding="utf-8") as file:
        file.write(SITE_FILE)
    add_by_address(desktop, "ada@site.test", ADA)
    assert_kept(desktop, "implicit", ADA)


@journey("a wrong password, then the right one: only the log-in is repeated")
def wrong_password(desktop):
    applet = desktop.start()
    open_add(applet)
    fill(applet, password=WRONG, incoming="open", outgoing="open")
    applet.click("Connect")
    applet.wait_shown("The server did not accept the password for")
    check(not desktop.accounts(), "nothing is kept yet")
    found = wait_status(applet, "incoming", "")
    desktop.assert_nothing_told()
    record, log = Record(), ServerLog("LAB_IMAP_LOG")
    applet.type("Password", ADA)
    check(wait_status(applet, "incoming", "") == found, "typing a password forgets no connection")
    applet.click("Connect")
    wait_encrypted(applet)
    assert_kept(desktop, "open", ADA)
    check(sorted(record.connections("open")) == [465, 993],
          f"one connection each, straight to what was found: {record.connections('open')}")
    log.wait(r"imap-login: .*Login: user=<ada@lab\.test>.*TLS")


def press_stop(applet):
    """Stop answers at once, leaves what was typed, and closes every connection."""
    applet.click("Stop")
    wait_for("to be stopped", lambda: applet.look("push button", "Connect"), 2)
    wait_for("no connection", lambda: not open_connections(), 2)
    check(applet.text_of("E-mail address") == ADDRESS, "what was typed is still there")
    check(applet.text_of("Password") == ADA, "what was typed is still there")


@journey("Stop at any moment")
def stop(desktop):
    applet = desktop.start()
    open_add(applet)
    # One is silent everywhere; of the other's ports one answers at once, and is of no use.
    fill(applet, incoming="alldropped", outgoing="notlsdrop")
    check(applet.look("list item", "Outgoing mail") is None, "there is nothing to say of it yet")
    for number in range(4):
        record = Record()
        applet.click("Connect")
        if number == 0:
            applet.act("account.show-outgoing")
        if number == 1:
            wait_status(applet, "incoming", "Trying")
        if number == 2:
            wait_for("a connection", lambda: record.connections("notlsdrop"))
        if number == 3:
            wait_for("an attempt that ended", lambda: any(
                control.name.startswith("SMTP, ") for control in applet.controls()))
        press_stop(applet)
    check(not desktop.accounts(), "nothing is kept")
    applet.type("Incoming server", host("open"))
    applet.type("Outgoing server", host("open"))
    applet.click("Connect")
    wait_encrypted(applet)
    assert_kept(desktop, "open", ADA)


@journey("a port and a mode of one's own: exactly these are tried, and undone again")
def overrides(desktop):
    applet = desktop.start()
    open_add(applet)
    fill(applet, incoming="odd", outgoing="odd")
    applet.act("account.advanced")
    for protocol, port in (("imap", 10993), ("smtp", 10465)):
        applet.act(f"account.{protocol}-security-tls")
        applet.set_number(f"{protocol.upper()} port", port)
    applet.wait_described("list item", "Advanced", "4 settings")
    record, log = Record(), ServerLog("LAB_IMAP_LOG")
    applet.click("Connect")
    wait_added(applet)
    check(sorted(record.connections("odd")) == [10465, 10993], f"{record.connections('odd')}")
    log.wait(r"imap-login: .*Login: user=<ada@lab\.test>.*lip=" + ADDRESSES["odd"])
    applet.act("account.show-incoming")
    applet.find("list item", "IMAP, TLS, port 10993")
    check(applet.look("list item", "IMAP, TLS, port 993") is None, "no other attempt")
    account = desktop.account()[1]
    check(account["imap"].getint("SetPort") == 10993, "the port is kept as set by hand")
    finish(applet)
    open_account(applet)
    undo_overrides(applet)


def undo_overrides(applet):
    applet.act("account.advanced")
    applet.click("Use automatic IMAP security")
    applet.wait_described("list item", "Advanced", "3 settings")
    wait_status(applet, "incoming", "Settings changed. Not checked yet.")
    applet.act("account.reset")
    wait_for("nothing to be set by hand",
             lambda: applet.find("list item", "Advanced").description == "Ports and security")
    record = Record()
    applet.click("Check Again")
    applet.find("push button", "Keep Old Settings", 40)
    tried = set(record.connections("odd"))
    check({993, 143, 465, 587} <= tried, f"automatic tries the standard ports: {tried}")
    check(not tried & {10993, 10465}, f"automatic does not try what was set by hand: {tried}")
    applet.click("Keep Old Settings")
    wait_encrypted(applet)
    applet.wait_described("list item", "Advanced", "4 settings")


def tab_to(applet, role, name):
    """One Tab leads there."""
    keys("Tab")
    wait_for(f"the focus on {role} “{name}”", lambda: applet.has_focus(role, name), 8)


def type_into(applet, name, text):
    """Which entry has the focus is not told: what is typed goes there."""
    type_text(text)
    wait_for(f"{name} to take what is typed", lambda: applet.text_of(name) == text, 5)


def place_of_advanced(applet):
    return applet.find("list item", "Advanced").place_in_window


def has_moved_away(places, now):
    """While a fold opens, rows in it do not take the focus yet, and what is below it moves."""
    places.append(now)
    return now != places[0] and now == places[-2]


@journey("from the first start to ready with the keyboard alone, and few keys")
def keyboard(desktop):
    record = Record()
    applet = desktop.start()
    wait_for("the focus on the first thing to do",
             lambda: applet.has_focus("push button", "Add Account…"))
    keys("Return")
    applet.find("text", "E-mail address")
    type_into(applet, "E-mail address", ADDRESS)
    keys("Tab")
    type_into(applet, "Password", ADA)
    keys("Return")
    wait_added(applet)
    wait_for("the focus on Done", lambda: applet.has_focus("push button", "Done"))
    keys("Return")
    wait_for("the focus on the new account", lambda: applet.has_focus("list item", ADDRESS))
    assert_kept_guess(desktop, record)


@journey("the keyboard alone, in the promised order")
def keyboard_order(desktop):
    applet = desktop.start()
    keys("ctrl+n")
    applet.find("text", "E-mail address")
    type_into(applet, "E-mail address", ADDRESS)
    keys("Tab")
    type_into(applet, "Password", ADA)
    keys("Tab")
    wait_for("the focus on the eye", lambda: any(
        control.description == "Show Text" and control.is_focused for control in applet.controls()))
    tab_to(applet, "list item", "Require SSL")
    for wanted in (False, True):
        keys("space")
        wait_for("the switch to follow",
                 lambda w=wanted: applet.find("check box", "Require SSL").is_checked is w)
    tab_to(applet, "check box", "Require SSL")
    tab_to(applet, "push button", "Connect")
    tab_to(applet, "list item", "Servers")
    places = [place_of_advanced(applet)]
    keys("space")
    wait_for("the fold to be open", lambda: has_moved_away(places, place_of_advanced(applet)))
    for name in ("Incoming server", "Outgoing server"):
        keys("Tab")
        type_into(applet, name, host("open"))
    tab_to(applet, "list item", "Advanced")
    keys("ctrl+Return")
    wait_added(applet)
    wait_for("the focus on Done", lambda: applet.has_focus("push button", "Done"))
    assert_kept(desktop, "open", ADA)
    keys("Escape")
    wait_list(applet)
    wait_listed(applet, ADDRESS, "Encrypted")


@journey("what was typed comes back with the next account to add, but no password")
def draft(desktop):
    applet = desktop.start()
    open_add(applet)
    applet.type("E-mail address", ADDRESS)
    go_back(applet)
    open_add(applet)
    check(applet.text_of("E-mail address") == ADDRESS, "what was typed is still there")
    applet.type("Password", ADA)
    applet.click("Back")
    applet.find("dialog", DISCARDING)
    applet.click("Keep Editing")
    applet.wait_gone("dialog", DISCARDING)
    check(applet.text_of("Password") == ADA, "what was typed is still there")
    discard(applet)
    open_add(applet)
    check(applet.text_of("E-mail address") == "", "discarded is discarded")
    check(applet.text_of("Password") == "", "discarded is discarded")
