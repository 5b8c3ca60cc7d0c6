#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The peer of bench-sweep: the same 1536 networks, trained by PyTorch in batches.

24 weight scales x 16 learning rates x 4 seeds, 2-8-1, tanh, flower with 200 examples, 500 epochs of
full-batch gradient descent, from the same draws and on the same data. Everything that helps is
allowed: the gradients are written out, without autograd; memory is kept;
subnormal numbers are 0; no loss is computed on the way. There are many ways to batch, to multiply
and to share two cores. --choose tries each for some epochs and prints the fastest, for --way.

Usage: sweep-torch.py f32|f64 --choose [--verbose]
       sweep-torch.py f32|f64 --way WAY [--losses FILE]

With --way it prints the seconds of the whole grid. --losses compares with what bench-sweep --losses
printed: least, median and largest loss over the seeds, cell by cell.
"""

import argparse
import itertools
import math
import sys
import threading
import time

import numpy
import torch

SCALES = numpy.geomspace(1e-3, 100, 24)
RATES = numpy.geomspace(0.01, 10, 16)
SEEDS = [2, 3, 4, 5]
UNITS = 8
EXAMPLES = 200
EPOCHS = 500


def flower():
    """The course's planar set: x with a row of ones for the biases, 3 x m; y, m."""
    random = numpy.random.RandomState(1)
    half = EXAMPLES // 2
    x = numpy.ones((3, EXAMPLES))
    y = numpy.zeros(EXAMPLES)
    for j in range(2):
        at = slice(half * j, half * (j + 1))
        t = numpy.linspace(j * 3.12, (j + 1) * 3.12, half) + random.randn(half) * 0.2
        r = 4 * numpy.sin(4 * t) + random.randn(half) * 0.2
        x[0, at] = r * numpy.sin(t)
        x[1, at] = r * numpy.cos(t)
        y[at] = j
    return x, y


def starts():
    """W1 with b1, networks x units x 3; W2, networks x units; rates, networks."""
    cells = list(itertools.product(RATES, SCALES, SEEDS))
    w1 = numpy.zeros((len(cells), UNITS, 3))
    w2 = numpy.zeros((len(cells), UNITS))
    for i, (_, scale, seed) in enumerate(cells):
        random = numpy.random.RandomState(seed)
        w1[i, :, :2] = random.randn(UNITS, 2) * scale
        w2[i] = (random.randn(1, UNITS) * scale)[0]
    return w1, w2, numpy.array([cell[0] for cell in cells])


class Batch:
    """C networks. `tanh` is "tanh", or "sigmoid": 2 sigmoid (2 z) - 1, as PyTorch's sigmoid is the
    faster one. `products` is how sums of 8 or of 200 products are made."""

    def __init__(self, dtype, tanh, products, w1, w2, rate, x, y):
        self.sigmoid, self.products = tanh == "sigmoid", products
        c = len(rate)

        def tensor(a, *shape):
            return torch.tensor(a.reshape(shape), dtype=dtype)

        self.w1 = tensor(w1, c * UNITS, 3)
        self.w2 = tensor(w2, c, UNITS, 1)
        self.b2 = torch.zeros(c, 1, 1, dtype=dtype)
        self.rate2 = tensor(rate, c, 1, 1)
        self.rate1 = self.rate2.expand(c, UNITS, 3).reshape(c * UNITS, 3).clone()
        self.x = tensor(x, 3, EXAMPLES)
        self.xt = self.x.t().contiguous() / EXAMPLES
        self.y = tensor(y, 1, 1, EXAMPLES)
        self.a = torch.empty(c, UNITS, EXAMPLES, dtype=dtype)
        self.g = torch.empty_like(self.a)
        self.z = torch.empty(c, 1, EXAMPLES, dtype=dtype)
        self.dz = torch.empty_like(self.z)
        self.dw1 = torch.empty_like(self.w1)
        self.dw2 = torch.empty_like(self.w2)
        self.db2 = torch.empty_like(self.b2)

    def forward(self):
        a, w2, b2 = self.a, self.w2, self.b2
        if self.sigmoid:
            torch.mm(self.w1 * 2, self.x, out=a.view(-1, EXAMPLES))
            torch.sigmoid(a, out=a)
            b2 = b2 - w2.sum(1, keepdim=True)
            w2 = w2 * 2
        else:
            torch.mm(self.w1, self.x, out=a.view(-1, EXAMPLES))
            torch.tanh(a, out=a)
        if self.products == "bmm":
            torch.baddbmm(b2, w2.transpose(1, 2), a, out=self.z)
        elif self.products == "sums":
            torch.mul(a, w2, out=self.g)
            torch.sum(self.g, 1, keepdim=True, out=self.z)
            self.z.add_(b2)
        else:
            torch.addcmul(b2, a[:, 0:1], w2[:, 0:1], out=self.z)
            for j in range(1, UNITS):
                self.z.addcmul_(a[:, j : j + 1], w2[:, j : j + 1])

    def epoch(self):
        a, g, dz = self.a, self.g, self.dz
        self.forward()
        torch.sigmoid(self.z, out=dz)
        dz.sub_(self.y)
        torch.sum(dz, 2, keepdim=True, out=self.db2)
        if self.products == "bmm":
            torch.bmm(a, dz.transpose(1, 2), out=self.dw2)
        else:
            torch.mul(a, dz, out=g)
            torch.sum(g, 2, keepdim=True, out=self.dw2)
        if self.sigmoid:
            # a is s, tanh is 2 s - 1 and its slope is 4 (s - s^2).
            self.dw2.mul_(2).sub_(self.db2)
            torch.mul(self.w2 * 4, dz, out=g)
            a.addcmul_(a, a, value=-1)
            g.mul_(a)
        else:
            torch.mul(self.w2, dz, out=g)
            a.mul_(a)
            g.addcmul_(g, a, value=-1)
        torch.mm(g.view(-1, EXAMPLES), self.xt, out=self.dw1)
        self.w1.addcmul_(self.rate1, self.dw1, value=-1)
        self.w2.addcmul_(self.rate2, self.dw2, value=-1 / EXAMPLES)
        self.b2.addcmul_(self.rate2, self.db2, value=-1 / EXAMPLES)

    def losses(self):
        self.forward()
        z = self.z.double()
        j = z.clamp(min=0) - z * self.y + torch.log1p(torch.exp(-z.abs()))
        return j.mean(2).flatten().numpy()


def batches(dtype, way, limit=None):
    """The batches of the whole grid, or of its first `limit` networks."""
    size, tanh, products, _ = way
    w1, w2, rate = starts()
    x, y = flower()
    return [
        Batch(dtype, tanh, products, w1[at], w2[at], rate[at], x, y)
        for at in (slice(i, i + size) for i in range(0, limit or len(rate), size))
    ]


def train(all_batches, sharing, epochs):
    """Seconds. One batch after the other, so that each stays in the cache."""

    def work(some):
        torch.set_flush_denormal(True)
        torch.set_num_threads(2 if sharing == "operations" else 1)
        for batch in some:
            for _ in range(epochs):
                batch.epoch()

    start = time.perf_counter()
    if sharing == "operations":
        work(all_batches)
    else:
        workers = [threading.Thread(target=work, args=(all_batches[i::2],)) for i in range(2)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
    return time.perf_counter() - start


def choose(dtype, verbose):
    """The fastest way by a trial of some epochs."""
    best, chosen = math.inf, None
    for way in itertools.product(
        [1536, 768, 384, 192, 96, 48],
        ["tanh", "sigmoid"],
        ["bmm", "sums", "units"],
        ["operations", "batches"],
    ):
        size, sharing = way[0], way[3]
        n = size if sharing == "operations" else 2 * size
        if n > 1536:
            continue
        some = batches(dtype, way, n)
        train(some, sharing, 2)
        seconds = min(train(some, sharing, 4) for _ in range(3)) / 4 / n * 1536 * EPOCHS
        if verbose:
            print(f"{seconds:8.3f} s  {way}", file=sys.stderr, flush=True)
        if seconds < best:
            best, chosen = seconds, way
    return chosen


def compare(dtype_name, all_batches, file):
    ours = numpy.loadtxt(file)
    losses = numpy.concatenate([batch.losses() for batch in all_batches])
    losses = numpy.sort(losses.reshape(-1, len(SEEDS)), 1)
    theirs = numpy.stack([losses[:, 0], (losses[:, 1] + losses[:, 2]) / 2, losses[:, 3]], 1)
    off = numpy.abs(theirs - ours) / ours
    shares = (f"{numpy.mean(off < limit):.1%} within {limit:g}" for limit in [1e-9, 1e-6, 1e-3])
    print(f"{dtype_name}: the same losses, relatively:", ", ".join(shares), file=sys.stderr)


def blas():
    """The library that multiplies matrices: it makes a large difference."""
    with open("/proc/self/maps", encoding="utf-8") as maps:
        names = {line.split()[-1].rsplit("/", 1)[-1] for line in maps if "blas" in line}
    return ", ".join(sorted(names)) or "none"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("dtype", choices=["f32", "f64"])
    parser.add_argument("--choose", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--way", type=lambda text: (int(text.split(",")[0]), *text.split(",")[1:]))
    parser.add_argument("--losses")
    options = parser.parse_args()
    if options.choose == bool(options.way):
        parser.error("either --choose or --way")

    torch.set_grad_enabled(False)
    dtype = {"f32": torch.float32, "f64": torch.float64}[options.dtype]
    if options.choose:
        print(",".join(map(str, choose(dtype, options.verbose))))
        print(f"{options.dtype}: PyTorch {torch.__version__}, {blas()}", file=sys.stderr)
        return

    all_batches = batches(dtype, options.way)
    print(f"{train(all_batches, options.way[3], EPOCHS):.6f}")
    if options.losses:
        compare(options.dtype, all_batches, options.losses)


if __name__ == "__main__":
    main()
