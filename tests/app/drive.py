#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: drive.py PLATEAU

Drives the program from outside, as an assistive technology does (AT-SPI), and with keys (xdotool).
It reads the figures by their accessible descriptions. Prints TAP.
"""
import os
import re
import shutil
import subprocess
import sys
import time
import warnings

NAMES = [
    "Train", "Step", "Reset", "New draw", "Hidden units", "Hidden layers", "Weight scale",
    "Learning rate", "Activation", "Initialisation", "Biases", "Data set", "Seed", "Curve", "Boundary",
    "Loss", "Network", "Layers", "Landscape", "Map", "Large view",
]
BUTTONS = ("push button", "toggle button", "button")  # from one AT-SPI to the next
PATIENCE = 20


def skip_all(reason):
    print(f"1..0 # SKIP {reason}")
    sys.exit(0)


if "DISPLAY" not in os.environ:
    skip_all("there is no display")
try:
    import gi
    warnings.simplefilter("ignore", DeprecationWarning)  # the names that Debian 12 has too
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib
except (ImportError, ValueError) as error:
    skip_all(f"python3-gi and the introspection of AT-SPI are needed: {error}")


class Program:
    def __init__(self, path):
        self.process = subprocess.Popen([path])
        self.app = None

    def settle(self):
        """Lets what was done take effect, and forgets what was read before."""
        context = GLib.MainContext.default()
        end = time.monotonic() + 0.4
        while time.monotonic() < end:
            context.iteration(False)
            time.sleep(0.01)
        if self.app is not None:
            self.app.clear_cache()

    def connect(self):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.settle()
            desktop = Atspi.get_desktop(0)
            for i in range(desktop.get_child_count()):
                app = desktop.get_child_at_index(i)
                if app is not None and app.get_process_id() == self.process.pid:
                    self.app = app
                    if app.get_child_count() > 0:
                        return True
        return False

    def walk(self, node=None):
        node = node if node is not None else self.app
        yield node
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child is not None:
                yield from self.walk(child)

    def find(self, name, *roles):
        for node in self.walk():
            try:
                if node.get_name() == name and (not roles or node.get_role_name() in roles):
                    return node
            except GLib.Error:  # gone since
                continue
        return None

    def describe(self, name):
        self.settle()
        return self.find(name, "image").get_description()

    def epoch(self):
        return int(re.search(r"[Ee]poch (\d+)", self.describe("Curve"))[1])

    def saturated(self):
        return float(re.search(r"saturated ([\d.]+)", self.describe("Curve"))[1])

    def press(self, name):
        self.find(name, *BUTTONS).get_action_iface().do_action(0)
        self.settle()

    def value(self, name):
        return self.find(name, "slider", "spin button").get_value_iface().get_current_value()

    def set_value(self, name, value):
        self.find(name, "slider", "spin button").get_value_iface().set_current_value(value)
        self.settle()

    def type_exactly(self, name, text):
        entry = self.find(name + ", exact value", "text", "entry")
        entry.get_editable_text_iface().set_text_contents(text)
        self.settle()


def key(*names):
    subprocess.run(["xdotool", "key", *names], check=True)


def expect(program, what, condition):
    """Waits until a condition holds: a busy machine takes its time."""
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"in vain: {what}; the curve says: {program.describe('Curve')}")
        program.settle()


def expect_epoch(p, epoch):
    expect(p, f"epoch {epoch}", lambda: p.epoch() == epoch)


def expect_seed(p, seed):
    expect(p, f"seed {seed}", lambda: p.value("Seed") == seed)


def expect_training(p):
    first = p.epoch()
    expect(p, f"an epoch after {first}", lambda: p.epoch() > first)


def expect_rest(p):
    """The same epoch twice: pictures come 60 times a second while it trains."""
    expect(p, "rest", lambda: p.epoch() == p.epoch())
    return p.epoch()


def check_names(p):
    p.settle()
    labels = ("label", "static")
    missing = [name for name in NAMES
               if not any(node.get_name() == name and node.get_role_name() not in labels
                          for node in p.walk())]
    assert not missing, f"no control or figure is called {missing}"


def check_descriptions(p):
    for name in ("Curve", "Boundary", "Loss"):
        text = p.describe(name)
        for word in ("poch 0", "loss", "saturated", "mean slope", "unit spread"):
            assert word in text, f"“{word}” is not in “{text}”"


def check_figures(p):
    """The row of buttons chooses the large figure; what is not shown cannot be read."""
    assert p.find("Network", "image") is None and p.find("Layers", "image") is None
    for name in ("Network", "Layers"):
        p.press(name)
        expect(p, f"the figure {name}", lambda: p.find(name, "image") is not None
               and "unit spread" in p.describe(name))
    assert p.find("Curve", "image") is None
    p.press("Boundary")
    p.press("Curve")
    for name in ("Curve", "Boundary", "Loss"):
        expect(p, f"the figure {name}", lambda: p.find(name, "image") is not None)


def check_figure_keys(p):
    for number, name in (("4", "Network"), ("5", "Layers"), ("9", "Landscape"), ("m", "Map"),
                         ("2", "Boundary"), ("1", "Curve")):
        key(number)
        expect(p, f"{name} after {number}", lambda: p.find(name, "image") is not None)
    expect(p, "no layers", lambda: p.find("Layers", "image") is None)


def check_landscape(p):
    """It is told with its numbers, and its controls do something."""
    p.press("Landscape")
    expect(p, "the landscape", lambda: p.find("Landscape", "image") is not None
           and "unit spread" in p.describe("Landscape") and "loss" in p.describe("Landscape"))
    before = p.describe("Landscape")
    p.press("Step")
    expect(p, "another description", lambda: p.describe("Landscape") != before)
    for name in ("Log height", "Log height", "Reset the view"):
        p.press(name)
    p.press("Reset")
    expect(p, "the first description", lambda: p.describe("Landscape") == before)
    p.press("Boundary")
    p.press("Curve")
    expect_epoch(p, 0)


def check_weight_scale(p):
    p.set_value("Weight scale", 2)  # the slider is logarithmic: 10²
    expect(p, "saturation at 100", lambda: p.saturated() > 90)
    expect_epoch(p, 0)
    p.type_exactly("Weight scale", "0,01")
    expect(p, "the slider at 0.01", lambda: abs(p.value("Weight scale") + 2) < 1e-9)
    expect(p, "no saturation at 0.01", lambda: p.saturated() < 1)
    before = p.describe("Curve")
    p.type_exactly("Weight scale", "nonsense")
    assert p.describe("Curve") == before
    p.type_exactly("Weight scale", "0")
    expect(p, "the slider at its end", lambda: p.value("Weight scale") == -4)
    expect(p, "one unit", lambda: "unit spread 0" in p.describe("Curve"))
    p.type_exactly("Weight scale", "1")


def check_hidden_units(p):
    p.set_value("Hidden units", 16)
    expect(p, "16 units", lambda: "of 16" in p.describe("Curve"))
    p.type_exactly("Hidden units", "4")
    expect(p, "4 units", lambda: "of 4" in p.describe("Curve"))
    assert p.value("Hidden units") == 4


def check_training(p):
    p.press("Train")
    expect_training(p)
    p.press("Train")
    rest = expect_rest(p)
    p.press("Step")
    expect_epoch(p, rest + 1)
    p.press("Reset")
    expect_epoch(p, 0)


def check_new_draw(p):
    seed, before = p.value("Seed"), p.describe("Curve")
    p.press("New draw")
    expect_seed(p, seed + 1)
    expect(p, "other numbers", lambda: p.describe("Curve") != before)
    p.set_value("Seed", seed)
    expect(p, "the same numbers again", lambda: p.describe("Curve") == before)


def check_keys(p):
    p.press("Reset")
    expect_epoch(p, 0)
    key("s")
    expect_epoch(p, 1)
    key("s")
    expect_epoch(p, 2)
    key("space")
    expect_training(p)
    key("space")
    expect_rest(p)
    key("r")
    expect_epoch(p, 0)
    seed = p.value("Seed")
    key("n")
    expect_seed(p, seed + 1)


def check_keys_in_text(p):
    """Where a person types, letters and spaces are text."""
    p.press("Reset")
    expect_epoch(p, 0)
    seed = p.value("Seed")
    node = p.find("Weight scale, exact value", "text", "entry")
    place = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
    subprocess.run(["xdotool", "mousemove", str(place.x + place.width // 2),
                    str(place.y + place.height // 2), "click", "--repeat", "3", "1"], check=True)
    p.settle()
    key("n", "space", "s")
    p.settle()
    assert p.value("Seed") == seed and p.epoch() == 0, "letters in a text are commands"
    key("Escape")
    p.settle()
    key("ctrl+a", "1", "0", "0", "Return")
    expect(p, "saturation at 100", lambda: p.saturated() > 90)
    key("s")  # Enter has led out of the text
    expect_epoch(p, 1)


def check_windows(p):
    key("F9")
    p.settle()
    key("F9")
    p.settle()
    key("F1")
    expect(p, "a second window", lambda: p.app.get_child_count() == 2)
    key("Escape")
    expect(p, "one window", lambda: p.app.get_child_count() == 1)


def check_quit(p):
    key("space")
    p.settle()
    key("ctrl+q")
    assert p.process.wait(PATIENCE) == 0


CHECKS = [
    (check_names, False), (check_descriptions, False), (check_figures, False),
    (check_landscape, False),
    (check_weight_scale, False), (check_hidden_units, False), (check_training, False),
    (check_new_draw, False), (check_keys, True), (check_figure_keys, True),
    (check_keys_in_text, True), (check_windows, True), (check_quit, True),
]


def main():
    has_keys = shutil.which("xdotool") is not None
    program = Program(sys.argv[1])
    try:
        if not program.connect():
            skip_all("the bus for assistive technologies does not answer")
        print(f"1..{len(CHECKS)}", flush=True)
        failed = 0
        for i, (check, needs_keys) in enumerate(CHECKS, 1):
            name = check.__name__.replace("check_", "").replace("_", " ")
            if needs_keys and not has_keys:
                print(f"ok {i} {name} # SKIP xdotool is not installed", flush=True)
                continue
            try:
                check(program)
                print(f"ok {i} {name}", flush=True)
            except Exception as error:  # a failed check must not hide those after it
                failed += 1
                for line in f"{type(error).__name__}: {error}".splitlines():
                    print(f"# {line}")
                print(f"not ok {i} {name}", flush=True)
        return 1 if failed else 0
    finally:
        if program.process.poll() is None:
            program.process.kill()
            program.process.wait()


if __name__ == "__main__":
    sys.exit(main())
