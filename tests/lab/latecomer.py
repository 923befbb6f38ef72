#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
"""latecomer.py ADDRESS SECONDS|never PORT,PORT...

Stands before a server: accepts on PORT + 20000 and carries the connection to PORT after SECONDS,
or never.
"""
import asyncio
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


def handler(address, delay, port):
    async def serve(reader, writer):
        if delay == "never":
            await reader.read()
            writer.close()
            return
        await asyncio.sleep(float(delay))
        server_reader, server_writer = await asyncio.open_connection(address, port)
        await asyncio.gather(carry(reader, server_writer), carry(server_reader, writer))

    return serve


async def main(address, delay, ports):
    servers = []
    for port in map(int, ports.split(",")):
        listener = handler(address, delay, port)
        servers.append(await asyncio.start_server(listener, address, port + 20000, backlog=512))
    await asyncio.gather(*(server.serve_forever() for server in servers))


asyncio.run(main(*sys.argv[1:]))
