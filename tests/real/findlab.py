# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
"""The parts around "signet find": dnsmasq, a name server of broken answers, web servers good and
bad, and mail ports that only count who comes. All of them on loopback of a namespace of their own;
they end with it."""
import http.server
import os
import socket
import ssl
import struct
import subprocess
import threading
import time

GOOD, MUTE, BROKEN_DNS, OLD_TLS = (f"127.0.0.{number}" for number in range(1, 5))
MAIL_PORTS = (25, 110, 143, 465, 587, 993, 995)
DATABASE = "autoconfig.thunderbird.net"
WELL_KNOWN = "/.well-known/autoconfig/mail/config-v1.1.xml"

# Domains whose web servers show a certificate with a flaw
FLAWED = {"wrongname.test": "wrongname", "expired.test": "expired", "selfsigned.test": "selfsigned"}


def config(domain, *servers, documentation=""):
    """An autoconfig file; a server is "type host port mode"."""
    parts = []
    for server in servers:
        kind, host, port, mode = server.split()
        element = "outgoingServer" if kind == "smtp" else "incomingServer"
        parts.append(f'<{element} type="{kind}"><hostname>{host}</hostname><port>{port}</port>'
                     f"<socketType>{mode}</socketType><username>%EMAILADDRESS%</username>"
                     f"<authentication>password-cleartext</authentication></{element}>")
    if documentation:
        parts.append(f'<documentation url="{documentation}"><descr>Help</descr></documentation>')
    return (f'<?xml version="1.0"?><clientConfig version="1.1"><emailProvider id="{domain}">'
            f"<domain>{domain}</domain>{''.join(parts)}</emailProvider></clientConfig>")


class Web(http.server.ThreadingHTTPServer):
    """Serves self.pages, (host, path) to a function of the handler, over TLS or without."""
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, address, port, context):
        self.context = context
        self.pages, self.requests, self.sent = {}, [], 0
        super().__init__((address, port), Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def get_request(self):
        connection, address = super().get_request()
        if self.context is not None:
            connection = self.context.wrap_socket(connection, server_side=True,
                                                  do_handshake_on_connect=False)
        return connection, address

    def handle_error(self, request, client_address):
        pass


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        host = self.headers.get("Host", "")
        self.server.requests.append(f"{host}{self.path}\n{self.headers}")
        page = self.server.pages.get((host, self.path))
        if page is None:
            self.send_error(404)
        else:
            page(self)

    def log_message(self, *_):
        pass


def text(body, status=200, headers=()):
    body = body if isinstance(body, bytes) else body.encode()

    def page(handler):
        handler.send_response(status)
        for header in headers:
            handler.send_header(*header)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)
    return page


def redirect(url):
    return text("", 302, [("Location", url), ("Set-Cookie", "crumb=1")])


def endless(handler, piece, pause, count):
    handler.send_response(200)
    handler.end_headers()
    for _ in range(count):
        handler.wfile.write(piece)
        handler.server.sent += len(piece)
        time.sleep(pause)


def big(handler):
    endless(handler, b" " * 65536, 0, 1600)


def drip(handler):
    endless(handler, b" ", 0.05, 100000)


def certtool(folder, name, lines, issuer="ca"):
    path = os.path.join(folder, name)
    with open(path + ".template", "w", encoding="utf-8") as template:
        template.write("\n".join(lines) + "\n")
    quiet = {"check": True, "stderr": subprocess.DEVNULL}
    subprocess.run(["certtool", "--generate-privkey", "--key-type=ecdsa", "--curve=secp256r1",
                    "--outfile", path + ".key"], **quiet)
    how = ["--generate-self-signed"] if issuer is None else [
        "--generate-certificate", "--load-ca-certificate", os.path.join(folder, issuer + ".pem"),
        "--load-ca-privkey", os.path.join(folder, issuer + ".key")]
    subprocess.run(["certtool", *how, "--load-privkey", path + ".key", "--template",
                    path + ".template", "--outfile", path + ".pem"], **quiet)


def make_certificates(folder, domains):
    names = [f"dns_name = {prefix}{domain}" for domain in domains for prefix in ("", "*.")]
    server = ["cn = web", "tls_www_server", "signing_key"]
    days = ["expiration_days = 30"]
    certtool(folder, "ca", ["cn = Lab CA", "ca", "cert_signing_key", *days], None)
    certtool(folder, "good", [*server, *names, f"dns_name = {DATABASE}", *days])
    certtool(folder, "wrongname", [*server, "dns_name = other.test", *days])
    certtool(folder, "selfsigned", [*server, *names, *days], None)
    certtool(folder, "expired", [*server, *names, "activation_date = 2020-01-01 00:00:00",
                                 "expiration_date = 2020-12-31 00:00:00"])


def tls_context(folder, name):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(os.path.join(folder, name + ".pem"), os.path.join(folder, name + ".key"))
    return context


def choosing_context(folder):
    """Shows the certificate that belongs to the domain asked for."""
    flawed = {domain: tls_context(folder, name) for domain, name in FLAWED.items()}

    def choose(connection, name, _):
        for domain, context in flawed.items():
            if name == domain or (name or "").endswith("." + domain):
                connection.context = context
    context = tls_context(folder, "good")
    context.sni_callback = choose
    return context


def old_context(folder):
    context = tls_context(folder, "good")
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = ssl.TLSVersion.TLSv1
    context.maximum_version = ssl.TLSVersion.TLSv1_1
    return context


class Counters:
    """Ports that accept, and count."""

    def __init__(self, address, ports):
        self.count, self.held = 0, []
        for port in ports:
            listener = socket.create_server((address, port))
            threading.Thread(target=self.accept, args=(listener,), daemon=True).start()

    def accept(self, listener):
        while True:
            self.held.append(listener.accept())
            self.count += 1


def encode_name(labels):
    return b"".join(bytes([len(label)]) + label for label in labels) + b"\0"


def broken_answer(query):
    """The answer that the domain asked for stands for; None to say nothing."""
    end = query.index(b"\0", 12) + 1
    labels = []
    at = 12
    while query[at]:
        labels.append(query[at + 1:at + 1 + query[at]])
        at += query[at] + 1
    what, kind = labels[-2], query[end:end + 2]
    question = query[12:end + 4]
    if what == b"silent":
        return None
    if what == b"garbage":
        return query[:2] + os.urandom(60)
    if what == b"loop":
        records = [cname(encode_name(labels), [b"again", b"loop", b"test"]),
                   cname(encode_name([b"again", b"loop", b"test"]), labels)]
    elif kind == struct.pack(">H", 33):
        records = [srv(b"\xc0\x0c", [b"\0\xff\n/ ", b"odd", b"test"]),
                   srv(b"\xc0\x0c", [b"-x", b"test"]), srv(b"\xc0\x0c", [b"fine", b"odd", b"test"])]
    else:
        records = []
    return (query[:2] + struct.pack(">HHHHH", 0x8580, 1, len(records), 0, 0) + question
            + b"".join(records))


def record(name, kind, data):
    return name + struct.pack(">HHIH", kind, 1, 60, len(data)) + data


def cname(name, target):
    return record(name, 5, encode_name(target))


def srv(name, target):
    return record(name, 33, struct.pack(">HHH", 0, 0, 993) + encode_name(target))


def serve_broken_dns():
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind((BROKEN_DNS, 53))
    while True:
        query, client = server.recvfrom(4096)
        answer = broken_answer(query)
        if answer is not None:
            server.sendto(answer, client)


def start_dnsmasq(folder, lines):
    path = os.path.join(folder, "dnsmasq.conf")
    base = ["no-resolv", "no-hosts", "keep-in-foreground", "user=", "group=", "pid-file=",
            "listen-address=127.0.0.1", "bind-interfaces", "log-queries",
            f"log-facility={folder}/dns.log", "address=/#/"]
    base += [f"server=/{name}.test/{BROKEN_DNS}" for name in ("silent", "garbage", "loop", "odd")]
    with open(path, "w", encoding="utf-8") as conf:
        conf.write("\n".join(base + lines) + "\n")
    process = subprocess.Popen(["dnsmasq", "-C", path])
    while process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", 53), 1).close()
            return process
        except OSError:
            time.sleep(0.02)
    raise SystemExit("dnsmasq did not start")
