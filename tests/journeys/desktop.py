# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
"""What is around the applet on one journey: folders of its own, the accounts kept there, the
keyring, the clipboard, and the command line."""
import configparser
import glob
import json
import os
import pty
import subprocess
import sys

from applet import SECONDS, Applet, check, keys, screenshot, wait_for

LOGIN = "/org/freedesktop/secrets/collection/login"
CLIPBOARD = """
import gi
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, GLib, Gtk
Gtk.init()
loop = GLib.MainLoop()
clipboard = Gdk.Display.get_default().get_clipboard()
def done(clipboard, result):
    print(clipboard.read_text_finish(result), end="")
    loop.quit()
def look(*_):
    if clipboard.get_formats().contain_mime_type("text/plain;charset=utf-8"):
        clipboard.read_text_async(None, done)
clipboard.connect("notify::formats", look)
look()
loop.run()
"""


def prompter():
    """The windows in which the desktop asks to unlock the keyring."""
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--class", "gcr-prompter"],
                           capture_output=True, text=True, check=False)
    return found.stdout.split()


class Command:
    """The command line on a terminal, as far as its errors go."""

    def __init__(self, command, environment):
        self.terminal, side = pty.openpty()
        self.process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=side)
        os.close(side)

    def end(self):
        """Waits for it; returns its status, and what it said on the terminal."""
        status, said = self.process.wait(SECONDS), b""
        try:
            # On Linux the end is an error.
            while piece := os.read(self.terminal, 4096):
                said += piece
        except OSError:
            pass
        return status, said.decode()

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self.terminal)


class Desktop:
    """One journey's."""

    def __init__(self, program, signet, folder, secrets):
        self.program, self.signet_program = program, signet
        self.folder, self.secrets = folder, secrets
        self.applet, self.commands = None, []
        self.log = f"{folder}/log"
        with open(self.log, "wb"):
            pass
        self.environment = dict(
            os.environ, XDG_CONFIG_HOME=f"{folder}/config", XDG_DATA_HOME=f"{folder}/data",
            XDG_CACHE_HOME=f"{folder}/cache", XDG_CONFIG_DIRS=f"{folder}/site", LC_ALL="C.UTF-8",
            LANGUAGE="C", TZ="UTC", G_DEBUG="fatal-criticals", GIO_USE_PROXY_RESOLVER="dummy")

    def start(self, *arguments):
        self.applet = Applet([self.program, *arguments], self.environment, self.log)
        return self.applet

    def start_again(self, *arguments):
        """A second start; it hands over to the first and ends."""
        with open(self.log, "ab") as log:
            return subprocess.run([self.program, *arguments], env=self.environment, stdout=log,
                                  stderr=log, timeout=20, check=False).returncode

    def run_signet(self, *arguments, given=""):
        return subprocess.run([self.signet_program, *arguments], env=self.environment, text=True,
                              input=given, capture_output=True, timeout=60, check=False)

    def signet(self, *arguments, given=""):
        run = self.run_signet(*arguments, given=given)
        check(run.returncode == 0,
              f"signet {arguments}: {run.returncode}\n{run.stdout}{run.stderr}")
        return run.stdout

    def run_on_terminal(self, *arguments):
        command = Command([self.signet_program, *arguments], self.environment)
        self.commands.append(command)
        return command

    def shown(self, address):
        """What the command line says of an account."""
        return json.loads(self.signet("show", "--json", address))

    # The accounts

    def files(self):
        return glob.glob(f"{self.folder}/config/signet/accounts/*")

    def accounts(self):
        """The id and the contents of every account that is kept."""
        found = {}
        for path in self.files():
            parser = configparser.ConfigParser(interpolation=None, strict=False)
            parser.read(path, encoding="utf-8")
            found[os.path.basename(path).partition(".")[0]] = parser
        return found

    def account(self):
        """The only one, once it is there."""
        return wait_for("an account file", lambda: list(self.accounts().items()))[0]

    def file_text(self):
        with open(self.files()[0], encoding="utf-8") as file:
            return file.read()

    # The keyring

    def password(self, account, service):
        found = subprocess.run(["secret-tool", "lookup", "account", account, "service", service],
                               capture_output=True, text=True, check=False)
        return found.stdout if found.returncode == 0 else None

    def count_passwords(self, user):
        """Those of all accounts and protocols."""
        found = subprocess.run(["secret-tool", "search", "--all", "user", user],
                               capture_output=True, text=True, check=False)
        return found.stdout.count("[/")

    def lock(self):
        subprocess.run(["gdbus", "call", "--session", "-d", "org.freedesktop.secrets", "-o",
                        "/org/freedesktop/secrets", "-m", "org.freedesktop.Secret.Service.Lock",
                        f"['{LOGIN}']"], check=True, stdout=subprocess.DEVNULL)
        check(self.is_locked(), "the keyring is not locked")

    def unlock(self):
        """With the password of display's keyring, and without asking anybody; also a new daemon."""
        subprocess.run(["gnome-keyring-daemon", "--replace", "--unlock",
                        "--components=secrets"], input=b"test", check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for("the keyring to be unlocked", lambda: not self.is_locked())

    def is_locked(self):
        found = subprocess.run(["gdbus", "call", "--session", "-d", "org.freedesktop.secrets", "-o",
                                LOGIN, "-m", "org.freedesktop.DBus.Properties.Get",
                                "org.freedesktop.Secret.Collection", "Locked"], check=False,
                               capture_output=True, text=True)
        return "false" not in found.stdout

    def keyring_process(self):
        """Which daemon it is; one that has died is another one, or none, from then on."""
        found = subprocess.run(["gdbus", "call", "--session", "-d", "org.freedesktop.DBus", "-o",
                                "/org/freedesktop/DBus", "-m",
                                "org.freedesktop.DBus.GetConnectionUnixProcessID",
                                "org.freedesktop.secrets"], check=True, capture_output=True,
                               text=True)
        return found.stdout

    def clipboard(self):
        return subprocess.run([sys.executable, "-c", CLIPBOARD], check=True, capture_output=True,
                              text=True, timeout=20).stdout

    # The end

    def assert_nothing_told(self):
        """No password is anywhere but in its entry and in the keyring."""
        if self.applet is not None and self.applet.process.poll() is None:
            self.applet.assert_not_told(self.secrets)
        for path in (self.log, *self.files()):
            with open(path, encoding="utf-8", errors="replace") as file:
                text = file.read()
            check(not any(secret in text for secret in self.secrets), f"{path} tells a password")

    def picture_failure(self, path):
        """What is to be seen now, for people."""
        screenshot(f"{path}.png")
        with open(f"{path}.txt", "w", encoding="utf-8") as file:
            if self.applet is not None:
                file.write(self.applet.dump())
            with open(self.log, encoding="utf-8", errors="replace") as log:
                file.write(log.read())

    def end(self):
        if self.applet is not None:
            self.applet.kill()
        for command in self.commands:
            command.kill()
        # What a journey that failed has left open
        while asked := prompter():
            keys("Escape")
            wait_for("the question to go", lambda: prompter() != asked)
        if self.is_locked():
            self.unlock()
