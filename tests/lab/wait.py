#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
"""wait.py ADDRESS:PORT...: waits until all of them accept connections, at most 20 seconds."""
import socket
import sys
import time

end = time.monotonic() + 20
for word in sys.argv[1:]:
    address, port = word.split(":")
    while True:
        try:
            socket.create_connection((address, int(port)), 2).close()
            break
        except OSError as error:
            if time.monotonic() > end:
                sys.exit(f"{word}: {error}")
            time.sleep(0.05)
