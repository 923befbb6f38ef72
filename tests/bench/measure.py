#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
"""measure.py SIGNET RTT_MS RUNS: all figures, on the client's side of the lab, as Markdown.

Wall times are those of the whole process, start-up and trust store included.
"""
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

import floor

SIGNET, RTT, RUNS = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
CA = os.environ["LAB_CA"]
LAB = os.environ["LAB"]

# What the table says of a network: server, ports, the floor's mode, options, what is wanted in
# words and as a limit in ms.
NETWORKS = [
    ("all ports open", "open", (0, 0), "tls", [], "5 round trips + 15 %", 5 * RTT * 1.15),
    ("implicit TLS ports refused", "starttls", (0, 0), "starttls", [], "8 round trips + 15 %",
     8 * RTT * 1.15),
    ("implicit TLS ports black-holed", "blackhole", (0, 0), "starttls", [],
     "7 round trips + 300 ms", 7 * RTT + 300),
    ("only implicit TLS, the rest black-holed", "implicitdrop", (0, 0), "tls", [],
     "5 round trips + 15 %", 5 * RTT * 1.15),
    ("no encryption anywhere, Require SSL", "notlsdrop", (0, 0), "none", [], "3700 ms", 3700),
    ("no encryption anywhere, plaintext allowed", "notlsdrop", (0, 0), "none",
     ["--no-require-ssl"], "3700 ms", 3700),
    ("everything black-holed", "alldropped", (0, 0), None, [], "8500 ms", 8500),
    ("odd port named, implicit TLS", "odd", (10993, 10465), "tls", [], "5 round trips + 15 %",
     5 * RTT * 1.15),
    ("odd port named, STARTTLS", "odd", (10143, 10587), "starttls", [], "8 round trips + 15 %",
     8 * RTT * 1.15),
]
# With nothing but an address: what is known of its domain, the address, what is wanted in words and
# as a limit in ms, and what Thunderbird 153 takes here (its guessing alone, in this lab).
ADDRESSES = [
    ("every source answers: there is no such name", "ada@lab.test", "5 round trips + 15 %",
     5 * RTT * 1.15, "1225 ms"),
    ("every source answers: a web server without the file", "ada@hosted.lab.test",
     "5 round trips + 15 %", 5 * RTT * 1.15, "-"),
    ("the bare domain black-holed", "ada@dark.lab.test", "5 round trips + 15 % + 300 ms",
     5 * RTT * 1.15 + 300, "10508 ms"),
    ("SRV names another server", "ada@srv.lab.test", "6 round trips + 15 %", 6 * RTT * 1.15, "-"),
    ("a file on the web names the guessed servers", "ada@config.lab.test", "5 round trips + 15 %",
     5 * RTT * 1.15, "-"),
    # The file takes 4: DNS, TCP, TLS and HTTP.
    ("a file on the web names another server", "ada@web.lab.test", "4 + 5 round trips + 15 %",
     9 * RTT * 1.15, "-"),
    ("all addresses of IPv6 black-holed", "ada@oldv6.lab.test", "5 round trips + 15 % + 300 ms",
     5 * RTT * 1.15 + 300, "-"),
]
STANDARD = {"tls": (993, 465), "starttls": (143, 587), "none": (143, 587)}


def run(arguments):
    """Returns (milliseconds, CPU milliseconds, peak KiB, standard output)."""
    start = time.monotonic()
    process = subprocess.Popen([SIGNET, *arguments], stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, text=True)
    out = process.stdout.read()
    _, _, usage = os.wait4(process.pid, 0)
    elapsed = (time.monotonic() - start) * 1000
    return elapsed, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss, out


def median_ms(arguments, runs=RUNS):
    return statistics.median(run(arguments)[0] for _ in range(runs))


def probe(*arguments):
    return ["probe", "--json", "--ca-file", CA, *arguments]


def floor_of(server, ports, mode):
    if mode is None:
        return None
    host = f"{server}.lab.test"
    ports = [port or standard for port, standard in zip(ports, STANDARD[mode])]
    results = []
    for protocol, port in zip(("imap", "smtp"), ports):
        tries = [floor.attempt(protocol, mode, host, port, CA) for _ in range(RUNS)]
        results.append((tries[0][0], statistics.median(ms for _, ms in tries)))
    return max(results)  # the two run side by side: the longer one


def found(out):
    services = json.loads(out)["services"]
    return ", ".join(f"{s['port']} {s['security']}" if s["status"] == "ok" else s["outcome"]
                     for s in services if s["protocol"] != "pop3")


def verdict(value, limit):
    return "yes" if value <= limit else "**no**"


def network_rows():
    for title, server, ports, mode, options, wanted, limit in NETWORKS:
        least = floor_of(server, ports, mode)
        hosts = [f"{server}.lab.test" + (f":{port}" if port else "") for port in ports]
        command = probe("ada@lab.test", f"--imap={hosts[0]}", f"--smtp={hosts[1]}", *options)
        results = [run(command) for _ in range(RUNS)]
        ms = statistics.median(result[0] for result in results)
        least_text = f"{least[0]} ({least[1]:.0f} ms)" if least else "-"
        yield (f"| {title} | {least_text} | {ms / RTT:.1f} ({ms:.0f} ms) | ≤ {wanted} "
               f"| {verdict(ms, limit)} | {found(results[-1][3])} |")


def address_rows():
    trips, least = floor_of("open", (0, 0), "tls")
    for title, address, wanted, limit, peer in ADDRESSES:
        results = [run(probe(address)) for _ in range(RUNS)]
        ms = statistics.median(result[0] for result in results)
        yield (f"| {title} | {trips} ({least:.0f} ms) | {ms / RTT:.1f} ({ms:.0f} ms) | ≤ {wanted} "
               f"| {verdict(ms, limit)} | {peer} | {found(results[-1][3])} |")


def targets_file(folder, names):
    path = os.path.join(folder, "targets")
    with open(path, "w", encoding="ascii") as file:
        file.writelines(name + "\n" for name in names)
    return path


def many(folder):
    """200 targets at once, 50 of them silent."""
    healthy = [f"h{i}.farm.lab.test" for i in range(150)]
    silent = [f"s{i}.many-mute.lab.test" for i in range(50)]
    mixed = [name for i in range(50) for name in (silent[i], *healthy[3 * i:3 * i + 3])]
    lone = statistics.median(
        json.loads(run(probe("--imap", f"h{i}.farm.lab.test"))[3])["elapsed_ms"]
        for i in range(RUNS))
    _, _, peak, out = run(probe("--imap", "--jobs", "200", "--targets-file",
                                targets_file(folder, mixed)))
    reports = [json.loads(line) for line in out.splitlines()]
    times = sorted(r["elapsed_ms"] for r in reports if "farm" in r["target"]
                   and r["services"][0]["status"] == "ok")
    if len(reports) != 200 or len(times) != 150:
        sys.exit(f"200 targets: {len(reports)} answered, {len(times)} healthy ones found")
    return lone, times[-1], peak / 1024


def cpu_of_one(folder):
    """What one more probe in a process costs: start-up and trust store fall out."""
    def cpu(count):
        names = targets_file(folder, (f"h{i}.farm.lab.test" for i in range(count)))
        return statistics.median(run(probe("--imap", "--jobs", "4", "--targets-file", names))[1]
                                 for _ in range(RUNS))
    return (cpu(101) - cpu(1)) / 100


def set_link(rtt):
    subprocess.run([LAB, "link", str(rtt)], check=True)


def other_rows(folder):
    lone, slowest, peak = many(folder)
    yield (f"| 200 targets at once, 50 silent: the slowest of the 150 others | {slowest} ms; alone "
           f"{lone:.0f} ms | ≤ 1.5 × alone | {verdict(slowest, 1.5 * lone)} |")
    yield f"| the same: peak memory | {peak:.0f} MiB | ≤ 64 MiB | {verdict(peak, 64)} |"
    set_link(0)
    cpu = cpu_of_one(folder)
    yield (f"| CPU of one probe of one service, beyond start-up and trust store | {cpu:.1f} ms "
           f"| ≤ 3 ms | {verdict(cpu, 3)} |")
    version = median_ms(["--version"], 21)
    yield f"| `signet --version` | {version:.1f} ms | ≤ 10 ms | {verdict(version, 10)} |"


def main():
    print(f"Round trips of {RTT:.0f} ms, in brackets the time; medians of {RUNS} runs of the whole "
          "program.\n\n"
          "| network (IMAP + SMTP, hosts given, no log-in) | floor | signet | goal | reached | found "
          "|\n|---|---|---|---|---|---|")
    for row in network_rows():
        print(row, flush=True)
    print("\n| domain (nothing given but an address, no log-in) | floor | signet | goal | reached "
          "| Thunderbird 153 | found |\n|---|---|---|---|---|---|---|")
    for row in address_rows():
        print(row, flush=True)
    print("\n| more | measured | goal | reached |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for row in other_rows(folder):
            print(row, flush=True)


main()
