# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: 2026 The Signet developers
"""Takes pictures of the applet's windows from the screen."""
import subprocess

from applet import wait_for

# Where nothing can be transparent GTK draws a frame around a window instead of its shadow and its
# round corners.
FRAME, RADIUS = 4, 12


def run(*command, given=None):
    return subprocess.run(command, check=True, capture_output=True, input=given).stdout


def windows(applet):
    """Of the program, the one below first."""
    found = run("xdotool", "search", "--onlyvisible", "--pid", str(applet.process.pid))
    return found.decode().split()


def size_of(picture):
    return [int(word) for word in run("identify", "-format", "%w %h", "-", given=picture).split()]


def take_off_frame(picture):
    """The window as it is where things can be transparent; only the shadow is left out."""
    width, height = (length - 2 * FRAME for length in size_of(picture))
    corners = f"roundrectangle 0,0,{width - 1},{height - 1},{RADIUS},{RADIUS}"
    return run("convert", "png:-", "-shave", f"{FRAME}x{FRAME}", "+repage",
               "(", "+clone", "-alpha", "transparent", "-fill", "white", "-draw", corners, ")",
               "-compose", "DstIn", "-composite",
               "-fill", "none", "-stroke", "#00000030", "-draw", corners,
               "-strip", "-define", "png:compression-level=9", "-define", "png:exclude-chunks=date",
               "png:-", given=picture)


class Camera:
    """Looks at the uppermost window of an applet, which may get another size first."""

    def __init__(self, applet, width=0, height=0):
        self.window = windows(applet)[-1]
        if width > 0:
            run("xdotool", "windowsize", "--sync", self.window, str(width), str(height))

    def look(self):
        return run("import", "-window", self.window, "png:-")

    def save(self, path):
        """Once the picture stands still."""
        last = [None]

        def is_still():
            before, last[0] = last[0], self.look()
            return before == last[0]

        wait_for("the picture to stand still", is_still)
        with open(path, "wb") as file:
            file.write(take_off_frame(last[0]))
