# SPDX-License-Identifier: GPL-3.0-or-later
"""What the programs peer-*.py have in common: the experiment, and how `peers` talks to them.

A way is an object that trains one network, from the start that start() gives:
    epochs(n)     trains n epochs; returns J of the last, before its step
    parameters()  W1, b1, W2, b2, ...: units x inputs, units x 1
"""

import json
import re
import signal
import sys
import time

import numpy

EXAMPLES = 400
RATE = 0.1
SEED = 2
CHECKED = 200  # epochs after which all must have the same loss


def flower():
    """The course's planar set: x, 2 x m; y, 1 x m."""
    random = numpy.random.RandomState(1)
    half = EXAMPLES // 2
    x = numpy.zeros((2, EXAMPLES))
    y = numpy.zeros((1, EXAMPLES))
    for j in range(2):
        at = slice(half * j, half * (j + 1))
        t = numpy.linspace(j * 3.12, (j + 1) * 3.12, half) + random.randn(half) * 0.2
        r = 4 * numpy.sin(4 * t) + random.randn(half) * 0.2
        x[0, at] = r * numpy.sin(t)
        x[1, at] = r * numpy.cos(t)
        y[0, at] = j
    return x, y


def start(network):
    """The weights of --init xavier-course, W1 first; the biases are zero."""
    random = numpy.random.RandomState(SEED)
    return [random.randn(n, n_in) * numpy.sqrt(1 / n_in)
            for n_in, n in zip(network, network[1:])]


class Block:
    """All parameters in one block, so that one step moves them all, and the gradient likewise.

    w[l] is n x (n_in + 1): b is the last column, for which a[l], (n_in + 1) x m, ends in a row of
    ones. So one product adds the bias too, and one gives dW and db. h[l] is a[l] without that row,
    d[l] is n x m.
    """

    def __init__(self, network):
        self.x, self.y = flower()
        sizes = [n * (n_in + 1) for n_in, n in zip(network, network[1:])]
        ends = numpy.cumsum(sizes)
        self.block, self.gradient = numpy.zeros(ends[-1]), numpy.zeros(ends[-1])
        self.w, self.dw, self.a, self.d = [], [], [], []
        for w, size, end in zip(start(network), sizes, ends):
            n, n_in = w.shape
            at = slice(end - size, end)
            self.w.append(self.block[at].reshape(n, n_in + 1))
            self.dw.append(self.gradient[at].reshape(n, n_in + 1))
            self.a.append(numpy.ones((n_in + 1, EXAMPLES)))
            self.d.append(numpy.empty((n, EXAMPLES)))
            self.w[-1][:, :-1] = w
        self.h = [a[:-1] for a in self.a]
        self.h[0][:] = self.x

    def parameters(self):
        return [part for w in self.w for part in (w[:, :-1], w[:, -1:])]


def loss(parameters):
    """J, computed anew."""
    a, y = flower()
    for w, b in zip(parameters[::2], parameters[1::2]):
        z = w @ a + b
        a = numpy.tanh(z)
    return float(numpy.mean(numpy.maximum(z, 0) - z * y + numpy.log1p(numpy.exp(-abs(z)))))


def blas():
    """What multiplies the matrices of this process: Debian lets the administrator choose it."""
    with open("/proc/self/maps", encoding="utf-8") as maps:
        libraries = re.findall(r"/\S*/lib\S*(?:blas|blis|atlas|mkl)\S*\.so\S*", maps.read())
    for name in ["OpenBLAS", "BLIS", "ATLAS", "MKL"]:
        if any(name.lower() in library for library in libraries):
            return name
    return "the reference BLAS"


class Turns:
    """The ways of one network. The first turn tries all of them; the others measure the fastest."""

    def __init__(self, ways, network, seconds):
        self.losses = {}
        self.best = None
        self.rate = 0
        for name, way in ways.items():
            way = way(network)
            last = way.epochs(CHECKED)
            self.losses[name] = [float(last), loss(way.parameters())]
            rate = self.measure(way, 100, 0)
            rate = max(self.measure(way, rate, seconds / 10) for _ in range(2))
            if rate > self.rate:
                self.best, self.way, self.rate = name, way, rate

    @staticmethod
    def measure(way, rate, seconds):
        """Epochs a second over about @seconds, where @rate is what is expected."""
        n = max(20, int(rate * seconds))
        begin = time.perf_counter()
        way.epochs(n)
        return n / (time.perf_counter() - begin)

    def turn(self, seconds):
        self.rate = self.measure(self.way, self.rate, seconds)
        return {"rate": self.rate, "way": self.best, "losses": self.losses}


def serve(version, ways):
    """Says what this is, then measures each "NETWORK SECONDS" that stands on a line of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # `peers` hears it, and closes the input
    print(json.dumps({"version": version, "blas": blas()}), flush=True)
    turns = {}
    for line in sys.stdin:
        network, seconds = line.split()
        if network not in turns:
            sizes = [int(n) for n in network.split("-")]
            turns[network] = Turns(ways, sizes, float(seconds))
        print(json.dumps(turns[network].turn(float(seconds))), flush=True)
