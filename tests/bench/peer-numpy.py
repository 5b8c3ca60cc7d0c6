# SPDX-License-Identifier: GPL-3.0-or-later
"""The peer of NumPy. Usage: peer-numpy.py tuned|course; see peer.py.

tuned: as fast as it would go: nothing is allocated, no pass over the examples is spent on a bias or
       a factor, and J comes out of what the sigmoid needs anyway
course: a line of the lecture's formulas is a line of the program
"""

import sys

import numpy

import peer


class Tuned(peer.Block):
    def epochs(self, n):
        # Looked up once: a call of a small array function costs half a microsecond.
        dot, multiply, subtract = numpy.dot, numpy.multiply, numpy.subtract
        add, divide, exp, log, tanh = numpy.add, numpy.divide, numpy.exp, numpy.log, numpy.tanh
        w, dw, a, h, d = self.w, self.dw, self.a, self.h, self.d
        layers = range(1, len(w))
        forward = [(w[l - 1], a[l - 1], h[l]) for l in layers]
        backward = [(d[l], a[l].T, dw[l], w[l][:, :-1].T, d[l - 1], h[l]) for l in reversed(layers)]
        w_out, a_out, out = w[-1], a[-1], d[-1]
        first, x, dw_first = d[0], a[0].T, dw[0]
        block, gradient = self.block, self.gradient
        # A - Y = sign / (1 + exp (-sign Z)), and J = mean log (1 + exp (sign Z)), sign = 1 - 2 Y.
        # The step's rate / m is in dZ already.
        sign = 1 - 2 * self.y
        step = peer.RATE / peer.EXAMPLES * sign
        one, odds = numpy.ones_like(sign), numpy.empty_like(sign)
        j, ones = numpy.empty(peer.EXAMPLES), numpy.ones(peer.EXAMPLES)

        for _ in range(n):
            for weights, inputs, outputs in forward:
                dot(weights, inputs, outputs)
                tanh(outputs, outputs)
            dot(w_out, a_out, out)
            multiply(out, sign, out)
            exp(out, out)
            add(out, one, odds)
            divide(out, odds, out)
            multiply(out, step, out)
            log(odds[0], j)
            total = dot(j, ones)
            for dz, inputs, gradients, weights, dz_before, outputs in backward:
                dot(dz, inputs, gradients)
                dot(weights, dz, dz_before)
                multiply(outputs, outputs, outputs)
                multiply(outputs, dz_before, outputs)
                subtract(dz_before, outputs, dz_before)
            dot(first, x, dw_first)
            subtract(block, gradient, block)
        return total / peer.EXAMPLES


class Course:
    def __init__(self, network):
        self.x, self.y = peer.flower()
        self.w = peer.start(network)
        self.b = [numpy.zeros((len(w), 1)) for w in self.w]

    def epochs(self, n):
        x, y, w, b = self.x, self.y, self.w, self.b
        m = y.shape[1]
        last = len(w) - 1
        for _ in range(n):
            a = [x]
            for l in range(last):
                a.append(numpy.tanh(w[l] @ a[l] + b[l]))
            out = 1 / (1 + numpy.exp(-(w[last] @ a[last] + b[last])))
            cost = -numpy.sum(y * numpy.log(out) + (1 - y) * numpy.log(1 - out)) / m
            dz = out - y
            for l in range(last, -1, -1):
                dw = dz @ a[l].T / m
                db = numpy.sum(dz, axis=1, keepdims=True) / m
                if l > 0:
                    dz = (w[l].T @ dz) * (1 - a[l] ** 2)
                w[l] = w[l] - peer.RATE * dw
                b[l] = b[l] - peer.RATE * db
        return cost

    def parameters(self):
        return [part for pair in zip(self.w, self.b) for part in pair]


WAYS = {"tuned": Tuned, "course": Course}
way = sys.argv[1]
peer.serve(f"NumPy {numpy.__version__}", {way: WAYS[way]})
