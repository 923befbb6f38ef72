# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
"""The floor: one lone attempt with nothing wasted, to compare a prober with.

One DNS query, TCP, TLS, greeting, capabilities, no log-in; every step waits for the one before.
"""
import re
import socket
import ssl
import struct
import time


def resolve(name):
    lines = open("/etc/resolv.conf", encoding="ascii")
    server = next(line.split()[1] for line in lines if line.startswith("nameserver"))
    query = struct.pack(">6H", 4711, 0x100, 1, 0, 0, 0)
    query += b"".join(bytes([len(part)]) + part.encode() for part in name.split("."))
    query += b"\0" + struct.pack(">2H", 1, 1)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as dns:
        dns.settimeout(5)
        dns.connect((server, 53))
        dns.send(query)
        return socket.inet_ntoa(dns.recv(512)[-4:])


class Wire:
    """A connection read line by line; counts its round trips."""

    def __init__(self, sock):
        self.sock, self.buffer, self.trips = sock, b"", 2  # DNS and TCP

    def line(self):
        while b"\n" not in self.buffer:
            data = self.sock.recv(4096)
            if not data:
                raise EOFError("closed")
            self.buffer += data
        line, self.buffer = self.buffer.split(b"\n", 1)
        return line.rstrip(b"\r").decode("latin1")

    def until(self, done):
        lines = [self.line()]
        while not done(lines[-1]):
            lines.append(self.line())
        self.trips += 1
        return lines

    def say(self, text, done):
        self.sock.sendall(text.encode() + b"\r\n")
        return self.until(done)

    def start_tls(self, context, host):
        self.sock = context.wrap_socket(self.sock, server_hostname=host)
        self.trips += 1


def any_line(_line):
    return True


def smtp_end(line):
    return line[3:4] == " "


def smtp(wire, mode, context, host):
    wire.until(smtp_end)
    wire.say("EHLO floor", smtp_end)
    if mode == "starttls":
        wire.say("STARTTLS", smtp_end)
        wire.start_tls(context, host)
        wire.say("EHLO floor", smtp_end)


def imap(wire, mode, context, host):
    greeting = wire.until(any_line)[0]
    if "[CAPABILITY" not in greeting:
        wire.say("a CAPABILITY", lambda line: line.startswith("a "))
    if mode == "starttls":
        if not re.match("b OK", wire.say("b STARTTLS", any_line)[0]):
            raise RuntimeError("STARTTLS refused")
        wire.start_tls(context, host)
        wire.say("c CAPABILITY", lambda line: line.startswith("c "))


def attempt(protocol, mode, host, port, ca_file):
    """Returns (round trips, milliseconds)."""
    context = ssl.create_default_context(cafile=ca_file)
    start = time.monotonic()
    sock = socket.create_connection((resolve(host), port), 5)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    wire = Wire(sock)
    if mode == "tls":
        wire.start_tls(context, host)
    {"smtp": smtp, "imap": imap}[protocol](wire, mode, context, host)
    elapsed = (time.monotonic() - start) * 1000
    wire.sock.close()
    return wire.trips, elapsed
