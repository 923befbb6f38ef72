#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
"""web.py ADDRESS CERTIFICATE KEY: the web server of web.lab.test in the lab, whose file leads to
the mail servers of lab.test. Says "ready" when it listens."""
import http.server
import ssl
import sys

SERVER = ('<{0} type="{1}"><hostname>open.lab.test</hostname><port>{2}</port><socketType>SSL'
          "</socketType><username>ada@lab.test</username>"
          "<authentication>password-cleartext</authentication></{0}>")
FILE = ('<?xml version="1.0"?><clientConfig version="1.1"><emailProvider id="web.lab.test">'
        "<domain>web.lab.test</domain>" + SERVER.format("incomingServer", "imap", 993)
        + SERVER.format("outgoingServer", "smtp", 465) + "</emailProvider></clientConfig>").encode()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if not self.path.startswith("/.well-known/autoconfig/"):
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(FILE)))
        self.end_headers()
        self.wfile.write(FILE)

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
