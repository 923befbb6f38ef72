# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
"""The lab's servers: what was sent to them, what they wrote down, and making one behave as another.
The record of the link is pcap with raw IP packets."""
import base64
import itertools
import os
import re
import socket
import struct
import subprocess

from applet import check, wait_for

FILE_HEADER, PACKET_HEADER, TCP, UDP = 24, 16, 6, 17
NAME_SERVER = "10.88.0.2"
COMMANDS = (b"AUTH", b" LOGIN ", b"USER ", b"PASS ", b"APOP ")
ENCRYPTED_PORTS, OTHER_PORTS = "993,995,465", "143,110,587,25"
markers = itertools.count()


def read_addresses():
    addresses = {}
    with open(os.path.join(os.path.dirname(__file__), "../lab/servers"), encoding="utf-8") as table:
        for line in table:
            words = line.split()
            if words and not words[0].startswith("#"):
                addresses[words[0]] = f"10.88.0.{words[1]}"
    return addresses


ADDRESSES = read_addresses()


def host(server):
    return f"{server}.{os.environ['LAB_DOMAIN']}"


class Record:
    """What goes over the link from now on."""

    def __init__(self):
        self.start = max(os.path.getsize(os.environ["LAB_CAPTURE"]), FILE_HEADER)

    def _packets(self):
        with open(os.environ["LAB_CAPTURE"], "rb") as capture:
            capture.seek(self.start)
            data = capture.read()
        at = 0
        while at + PACKET_HEADER <= len(data):
            size = struct.unpack_from("=I", data, at + 8)[0]
            at += PACKET_HEADER
            packet, at = data[at:at + size], at + size
            if len(packet) == size and packet[0] >> 4 == 4:
                yield packet[9], socket.inet_ntoa(packet[16:20]), packet[(packet[0] & 15) * 4:]

    def settle(self):
        """Packets stay in order: once the marker is there, all that was sent before it is."""
        marker = f"journey {next(markers)}.".encode()
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
            sender.sendto(marker, (NAME_SERVER, 9))
        wait_for("the record of the link", lambda: any(
            protocol == UDP and marker in rest for protocol, _, rest in self._packets()))

    def _segments(self, server):
        self.settle()
        for protocol, destination, rest in self._packets():
            if protocol == TCP and destination == ADDRESSES[server]:
                yield struct.unpack_from(">HH", rest), rest[13], rest[(rest[12] >> 4) * 4:]

    def connections(self, server):
        """The ports that connections were begun to, in order."""
        begun = {}
        for (source, port), flags, _ in self._segments(server):
            if flags & 0x12 == 0x02:
                begun.setdefault((source, port), port)
        return list(begun.values())

    def sent(self, server):
        return b"".join(payload for _, _, payload in self._segments(server))

    def assert_no_login(self, server, user, password):
        """Nothing of a log-in was sent in clear: no command, no name, no password, in any guise."""
        sent = self.sent(server).upper()
        check(sent, f"nothing was sent to {server} at all")
        words = [word.encode() for word in (user, user.split("@")[0], password)]
        words += [base64.b64encode(word) for word in words[:]]
        words.append(base64.b64encode(b"\0" + user.encode() + b"\0" + password.encode()))
        for word in (*COMMANDS, *words):
            check(word.upper() not in sent, f"{word} was sent to {server} in clear")

    def assert_login(self, server, password):
        """The counterpart: what the other one looks for can be seen."""
        sent = self.sent(server)
        check(password.encode() in sent or base64.b64encode(password.encode()) in sent
              or any(password.encode() in base64.b64decode(word + b"==", validate=False)
                     for word in re.findall(rb"[A-Za-z0-9+/]{12,}=*", sent)),
              f"no log-in was sent to {server}")


class ServerLog:
    """What a server writes from now on."""

    def __init__(self, variable):
        self.path = os.environ[variable]
        self.start = os.path.getsize(self.path)

    def text(self):
        with open(self.path, encoding="utf-8", errors="replace") as log:
            log.seek(self.start)
            return log.read()

    def wait(self, pattern):
        wait_for(f"the server to write {pattern}", lambda: re.search(pattern, self.text()))


def iptables(*words):
    server = ["ip", "netns", "exec", os.environ["LAB_SERVER"]]
    subprocess.run([*server, "iptables", *words], check=True)


class Change:
    """A change of the network for a while."""

    def __init__(self, *rules):
        self.rules = rules

    def __enter__(self):
        for table, *rest in self.rules:
            iptables("-t", table, "-I", *rest)
        return self

    def __exit__(self, *_):
        for table, *rest in self.rules:
            iptables("-t", table, "-D", *rest)


def replaced(server, other):
    """Another server answers at the address of this one; its encrypted ports are closed."""
    to = ["PREROUTING", "-p", "tcp", "-d", ADDRESSES[server], "-m", "multiport", "--dports"]
    return Change(["nat", *to, OTHER_PORTS, "-j", "DNAT", "--to-destination", ADDRESSES[other]],
                  ["mangle", *to, ENCRYPTED_PORTS, "-j", "MARK", "--set-mark", "1"])


def open_connections():
    """The connections of this side of the link that are open or being opened."""
    found = subprocess.run(["ss", "-Htn", "state", "syn-sent", "state", "established", "dst",
                            "10.88.0.0/24"], check=True, capture_output=True, text=True)
    return found.stdout.splitlines()
