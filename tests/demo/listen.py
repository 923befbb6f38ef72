#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
"""listen.py PORT CMD...: runs CMD for each connection to PORT on loopback.

Only root may start Exim's own daemon, or hand a TCP socket to it; over a Unix socket anyone can
run it.
"""
import asyncio
import socket
import sys


async def carry(reader, writer):
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    except ConnectionError:
        pass
    finally:
        writer.close()


async def serve(reader, writer):
    ours, theirs = socket.socketpair()
    process = await asyncio.create_subprocess_exec(*sys.argv[2:], stdin=theirs, stdout=theirs)
    theirs.close()
    server_reader, server_writer = await asyncio.open_connection(sock=ours)
    await asyncio.gather(carry(reader, server_writer), carry(server_reader, writer))
    await process.wait()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", int(sys.argv[1]))
    await server.serve_forever()


asyncio.run(main())
