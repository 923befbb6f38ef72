#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
"""web.py ADDRESS CERTIFICATE KEY: the web servers of the lab's domains, at one address. The file of
web.lab.test names a server that nobody would guess, that of config.lab.test the one everybody would;
the other domains have none. Says "ready" when it listens."""
import http.server
import ssl
import sys

# The servers and the user that a file names
SERVERS = {"web.lab.test": ("open.lab.test", "open.lab.test", "ada@lab.test"),
           "config.lab.test": ("imap.config.lab.test", "smtp.config.lab.test", "%EMAILADDRESS%")}


def element(kind, protocol, host, port, user):
    return (f'<{kind} type="{protocol}"><hostname>{host}</hostname><port>{port}</port>'
            f"<socketType>SSL</socketType><username>{user}</username>"
            f"<authentication>password-cleartext</authentication></{kind}>")


def file_of(domain):
    imap, smtp, user = SERVERS[domain]
    return (f'<?xml version="1.0"?><clientConfig version="1.1"><emailProvider id="{domain}">'
            f"<domain>{domain}</domain>" + element("incomingServer", "imap", imap, 993, user)
            + element("outgoingServer", "smtp", smtp, 465, user)
            + "</emailProvider></clientConfig>").encode()


class Handler(http.server.BaseHTTPRequestHandler):
    # Like any web server: else the answer would wait until the session tickets are acknowledged.
    disable_nagle_algorithm = True

    def do_GET(self):
        host = self.headers.get("Host", "")
        if not self.path.startswith("/.well-known/autoconfig/") or host not in SERVERS:
            self.send_error(404)
            return
        body = file_of(host)
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def main():
    address, certificate, key = sys.argv[1:]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = http.server.ThreadingHTTPServer((address, 443), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    print("ready", flush=True)
    server.serve_forever()


main()
