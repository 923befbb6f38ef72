# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
"""Reads the tables of mutations in rules/, one file for each safety rule.

A table is made of lines that begin with one word:

    #                 a comment; the first ones are the rule itself
    1.2 NAME          begins a mutation
    in FILE           the file that is changed by what follows
    - TEXT            the text that is taken out; several lines hang together
    + TEXT            what is put in its place
    by TEST [PATH]    a test of meson's that has to fail, and the path inside it
    later FILE: WHY   there is nothing to take out before FILE exists
"""
import re


class Mistake(Exception):
    pass


class Guard:
    def __init__(self, words):
        self.test, self.path = (words.split() + [None])[:2]

    def __str__(self):
        return f"{self.test} {self.path}" if self.path else self.test


class Change:
    def __init__(self, file):
        self.file = file
        self.old = []
        self.new = []

    def fits(self, text):
        return bool(self.old) and text.count("\n".join(self.old)) == 1

    def make(self, text):
        return text.replace("\n".join(self.old), "\n".join(self.new))


class Mutation:
    """A rule, or a part of one, taken out."""

    def __init__(self, name):
        self.name = name
        self.changes = []
        self.guards = []

    def __str__(self):
        return f"{self.name}: guarded by {self.guarded_by()}"

    def is_called(self, number):
        return f"{self.name} ".startswith((number + ".", number + " "))

    def guarded_by(self):
        return ", ".join(str(guard) for guard in self.guards)

    def read(self, top):
        return {change.file: (top / change.file).read_text() for change in self.changes}

    def apply(self, contents):
        changed = dict(contents)
        for change in self.changes:
            changed[change.file] = change.make(changed[change.file])
        return changed

    def misfit(self, top):
        """Returns why the mutation cannot be made, or None."""
        if not self.changes or not self.guards:
            return "it changes nothing, or nothing guards it"
        try:
            contents = self.read(top)
        except OSError as error:
            return str(error)
        for change in self.changes:
            if not change.fits(contents[change.file]):
                return f"{change.file} no longer holds exactly once: " + "\n#   ".join(change.old)
        return None


class Promise:
    """The place of a rule whose code is not yet written."""

    def __init__(self, words):
        self.file, self.reason = words.split(": ", 1)

    def __str__(self):
        return f"later, with {self.file}: {self.reason}"

    def misfit(self, top):
        return f"{self.file} is there: write the mutations" if (top / self.file).exists() else None


def read_line(line, mutations, promises):
    word, _, rest = line.partition(" ")
    if word == "later":
        promises.append(Promise(rest))
    elif re.fullmatch(r"\d+\.\d+", word):
        mutations.append(Mutation(line))
    elif word == "in":
        mutations[-1].changes.append(Change(rest))
    elif word == "by":
        mutations[-1].guards.append(Guard(rest))
    elif word == "-":
        if mutations[-1].changes[-1].new:
            mutations[-1].changes.append(Change(mutations[-1].changes[-1].file))
        mutations[-1].changes[-1].old.append(rest)
    elif word == "+":
        mutations[-1].changes[-1].new.append(rest)
    else:
        raise Mistake(f"not understood: {line}")


def read(folder):
    mutations, promises = [], []
    for path in sorted(folder.iterdir()):
        for line in path.read_text().splitlines():
            if line and not line.startswith("#"):
                read_line(line, mutations, promises)
    names = [mutation.name.split()[0] for mutation in mutations]
    if len(set(names)) != len(names):
        raise Mistake("two mutations with one number")
    return mutations, promises
