# SPDX-License-Identifier: GPL-3.0-or-later
"""The peer of PyTorch. Usage: peer-torch.py tuned|autograd; see peer.py.

tuned: the gradients written out, from Python or compiled by torch.jit.script, with tanh or with
       2 sigmoid (2 z) - 1, which is often faster; which of them is best depends on the network
autograd: as it is usually written
"""

import sys
from typing import List

import torch

import peer

Tensors = List[torch.Tensor]


def descend(
    n: int, by_sigmoid: bool, step: float,
    w: Tensors, wt: Tensors, dw: Tensors, a: Tensors, at: Tensors, h: Tensors, d: Tensors,
    y: torch.Tensor, block: torch.Tensor, gradient: torch.Tensor, minus_one: torch.Tensor,
):
    """Python and TorchScript alike; into memory that is kept. J comes as m J."""
    last = len(w) - 1
    j = minus_one
    for _ in range(n):
        for l in range(last):
            if by_sigmoid:
                torch.addmm(h[l + 1], w[l], a[l], beta=0, alpha=2, out=h[l + 1])
                h[l + 1].sigmoid_()
                torch.add(minus_one, h[l + 1], alpha=2, out=h[l + 1])
            else:
                torch.mm(w[l], a[l], out=h[l + 1])
                h[l + 1].tanh_()
        z = d[last]
        torch.mm(w[last], a[last], out=z)
        j = torch.nn.functional.softplus(z).sum() - torch.dot(z.view(-1), y.view(-1))
        z.sigmoid_().sub_(y)
        for i in range(last):
            l = last - i
            torch.mm(d[l], at[l], out=dw[l])
            torch.mm(wt[l], d[l], out=d[l - 1])
            h[l].mul_(h[l])
            d[l - 1].addcmul_(d[l - 1], h[l], value=-1.0)
        torch.mm(d[0], at[0], out=dw[0])
        block.sub_(gradient, alpha=step)
    return j


class Written(peer.Block):
    """On the memory of the block."""

    descend = staticmethod(descend)
    by_sigmoid = False

    def epochs(self, n):
        def tensors(arrays):
            return [torch.from_numpy(array) for array in arrays]

        w, a = tensors(self.w), tensors(self.a)
        j = self.descend(
            n, self.by_sigmoid, peer.RATE / peer.EXAMPLES,
            w, [v[:, :-1].t() for v in w], tensors(self.dw), a, [v.t() for v in a],
            [v[:-1] for v in a], tensors(self.d), torch.from_numpy(self.y),
            torch.from_numpy(self.block), torch.from_numpy(self.gradient),
            torch.tensor(-1, dtype=torch.float64))
        return j.item() / peer.EXAMPLES


class WrittenBySigmoid(Written):
    by_sigmoid = True


class Compiled(Written):
    descend = staticmethod(torch.jit.script(descend))


class CompiledBySigmoid(Compiled):
    by_sigmoid = True


class Autograd:
    def __init__(self, network):
        x, y = peer.flower()
        self.x, self.y = torch.from_numpy(x), torch.from_numpy(y)
        self.all = []
        for w in peer.start(network):
            self.all.append(torch.from_numpy(w).requires_grad_())
            self.all.append(torch.zeros(len(w), 1, dtype=torch.float64, requires_grad=True))
        self.descent = torch.optim.SGD(self.all, lr=peer.RATE)

    @torch.enable_grad()
    def epochs(self, n):
        for _ in range(n):
            a = self.x
            for w, b in zip(self.all[:-2:2], self.all[1:-2:2]):
                a = torch.tanh(torch.addmm(b, w, a))
            z = torch.addmm(self.all[-1], self.all[-2], a)
            j = torch.nn.functional.binary_cross_entropy_with_logits(z, self.y)
            self.descent.zero_grad(set_to_none=True)
            j.backward()
            self.descent.step()
        return j.item()

    def parameters(self):
        return [part.detach().numpy() for part in self.all]


WAYS = {
    "tuned": {
        "written out": Written,
        "written out, sigmoid": WrittenBySigmoid,
        "script": Compiled,
        "script, sigmoid": CompiledBySigmoid,
    },
    "autograd": {"autograd": Autograd},
}
torch.set_num_threads(1)
torch.set_grad_enabled(False)
peer.serve(f"PyTorch {torch.__version__}", WAYS[sys.argv[1]])
