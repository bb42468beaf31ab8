# A small convolutional network
#
# Written by Badlands. Trains the experiment shown there in PyTorch and float64, with the same data, initial
# weights and order of samples. Prints the loss of each run at each step as CSV.

import base64
import itertools
import math

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

torch.set_default_dtype(torch.float64)


def activation(z):
    """The activation, 20 % of the way to the identity."""
    return 0.8 * torch.tanh(z) + 0.2 * z


def normalised(z):
    """Normalises to mean 0 and variance 1 over the given samples, without running averages."""
    variance, mean = torch.var_mean(z, (0, 2, 3), correction=0, keepdim=True)
    return (z - mean) / torch.sqrt(variance + 1e-5)


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 2, 3, padding=1, bias=False)
        self.conv2 = nn.Conv2d(2, 2, 3, padding=1, bias=False)
        self.layer3 = nn.Linear(8, 1)

    def forward(self, x):
        h = x.view(-1, 1, 4, 4)
        h = activation(normalised(self.conv1(h)))
        h = F.max_pool2d(activation(normalised(self.conv2(h))), 2)
        return self.layer3(h.flatten(1))


def begin(w0):
    """The network with its initial weights."""
    model = Network()
    nn.utils.vector_to_parameters(w0.clone(), model.parameters())
    return model


def loss_of(model, rows=slice(None)):
    """The squared loss, (f - y)^2, averaged."""
    f, y = model(inputs[rows]), targets[rows]
    return F.mse_loss(f, y)


def orthogonalised(matrix):
    """Brings the singular values of a matrix close to 1 by five Newton-Schulz steps."""
    x = matrix / (matrix.norm() + 1e-7)
    for _ in range(5):
        square = x @ x.T
        x = 3.4445 * x + (-4.775 * square + 2.0315 * square @ square) @ x
    return x


class Muon(torch.optim.Optimizer):
    """Momentum, with orthogonalised updates of hidden matrices (Jordan et al. 2024)."""

    def __init__(self, params, lr, momentum, weight_decay=0.0):
        super().__init__(params, dict(lr=lr, momentum=momentum, weight_decay=weight_decay, hidden=False))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for w in group["params"]:
                g = w.grad + group["weight_decay"] * w
                m = self.state[w].setdefault("m", torch.zeros_like(w))
                m.mul_(group["momentum"]).add_(g)
                move = m
                if group["hidden"]:
                    matrix = (g + group["momentum"] * m).flatten(1)
                    grown = math.sqrt(max(1.0, matrix.shape[0] / matrix.shape[1]))
                    move = grown * orthogonalised(matrix).view_as(w)
                w -= group["lr"] * move


def shuffled(size):
    """Batches of the samples in a new order each epoch."""
    return (rows for order in orders for rows in order.split(size))


def train(run, model, optimizer, steps, batches=itertools.repeat(slice(None))):
    """Makes the steps of a run, and prints its loss on all samples."""
    losses = []
    for step in range(steps + 1):
        with torch.no_grad():
            losses.append(loss_of(model).item())
        print(run, step, losses[-1], sep=",")
        if not abs(losses[-1]) <= 1e6 * (1 + abs(losses[0])):
            break  # diverged
        if step == steps:
            break

        rows = next(batches)
        optimizer.zero_grad()
        loss_of(model, rows).backward()
        optimizer.step()
    return losses


def main():
    print("start,algorithm,step,loss")
    for start, w0 in enumerate(starts):
        # Algorithm 0: Muon.
        model = begin(w0)
        optimizer = Muon([
            {"params": [model.conv1.weight], "hidden": True},
            {"params": [model.conv2.weight], "hidden": True},
            {"params": model.layer3.parameters()},
        ], lr=0.01, momentum=0.95)
        train(f"{start},0", model, optimizer, steps=100, batches=shuffled(2))


def unpack(dtype, shape, text):
    """Decodes numbers from little-endian bytes in base64."""
    numbers = np.frombuffer(base64.b64decode(text), dtype)
    return torch.tensor(numbers.tolist()).reshape(shape)


# The inputs, one sample per row
inputs = unpack("<f8", [5, 16], """
7gwJj1Tt6j+uHtzduTfovwgKbcIIBuU/Uk/z9Z5o4b8GxYFIBOTaP/ggXwgCbdK/z4T1KC0vwz/0uW6foiCCv52AHvPm8MC/
1hRFO4VW0T+B/EC2wNvZv6F9ONA+7uA/D+mPSN2X5L8AfwKO99fnPxNRpxDmneq/sRiiPHPb7D97zyig0qjvP+uTLnbr/++/
RV58Mg6z7z8riEKsxMPuv+A8XfXYNu0/An0k0DwU67+EJcP64GboP+fJpiB9POW/ZmVCkUml4T/oy4xIWGfbv52aR+qz99I/
yNF1Y79NxL9BsJ0VdCCSP/b22vh8or8/yN/85b/K0L+weOxw1lbZP+jCznEoz+Q/Jx4TaBYI6L/t17AL4sXqPw4UGXl/+uy/
MLrlsKGa7j89kBx/9J3vvzhiQShH/+8/xOGMAae877/qBgRsadfuP+0PTP8kVO2/A5s9B5o66z+BT6zMipXov4JQ4nSEcuU/
ysdFkpnh4b+gQ92TH+rbP8LgRmgEgtO/9Llun6Iggr+dgB7z5vDAv9YURTuFVtE/gfxAtsDb2b+hfTjQPu7gPw/pj0jdl+S/
AH8CjvfX5z8TUacQ5p3qv7EYojxz2+w/12eCSCSF7r/HpCQHdJLvP2ygso/+/e+/TrYT3JzF7z/qp0jQb+ruv9jBMHLacO0/
eMFYb2tg67/nyaYgfTzlv2ZlQpFJpeE/6MuMSFhn27+dmkfqs/fSP8jRdWO/TcS/QbCdFXQgkj/29tr4fKK/P8jf/OW/ytC/
sHjscNZW2T8aGSW6i7Dgv8sMmWIoYOQ/UCy+Rl6n579qwTlrYXXqP/R519TSu+y/BPUNKwpv7j85nE9zUYbvvw==
""")

# The target of each sample
targets = torch.tensor([[1.0], [-1.0], [0.5], [2.0], [0.0]])

# The initial weights of each start, in the order of model.parameters()
starts = torch.tensor([
    [
        -0.11498374491930008, 0.2090965360403061, -0.11983922123908997, 0.3304038941860199,
        0.09304168820381165, 0.7675716876983643, 0.00996257271617651, -0.4334302246570587,
        0.07768293470144272, -0.22250929474830627, -0.015975190326571465, -0.6540218591690063,
        0.026557650417089462, -0.21998155117034912, -0.217071071267128, -0.3903648555278778,
        -0.3202255666255951, -0.3300076425075531, -0.08470693230628967, -0.12417109310626984,
        -0.27507859468460083, -0.40932804346084595, 0.27686458826065063, -0.11760717630386353,
        -0.31719696521759033, -0.21989117562770844, -0.21397441625595093, 0.016887463629245758,
        -0.8010073304176331, 0.10619435459375381, -0.10852321237325668, 0.09148211032152176,
        -0.0038808598183095455, -0.039423782378435135, 0.0357254259288311, -0.2640705704689026,
        -0.07156072556972504, -0.12149497866630554, 0.1532461941242218, 0.1286855936050415,
        -0.1468234807252884, -0.05839632451534271, -0.45445358753204346, 0.20764565467834473,
        0.09399871528148651, 0.041754718869924545, -0.32081934809684753, 0.1339331418275833,
        0.15338900685310364, 0.002301338128745556, -0.2127145677804947, -0.020180121064186096,
        0.20750993490219116, -0.2549723982810974, 0.2963310778141022, -0.5105246305465698,
        -0.6659283638000488, -0.5925944447517395, 0.03259221836924553, 0.2370283156633377,
        0.019210273399949074, -0.4438949227333069, -0.13895505666732788,
    ],
])

# The order of the samples in each epoch
orders = unpack("<u2", [34, 5], """
BAACAAAAAQADAAQAAAADAAEAAgAAAAEABAACAAMAAwAAAAQAAgABAAMAAgAAAAEABAACAAMAAQAEAAAABAABAAAAAgADAAAA
AQACAAMABAAAAAQAAQADAAIAAwACAAEAAAAEAAIABAADAAAAAQAEAAEAAwACAAAAAgAAAAMABAABAAMAAgABAAQAAAADAAAA
AgABAAQAAQAEAAIAAAADAAEAAgAAAAQAAwABAAQAAgADAAAAAgAEAAEAAAADAAEABAACAAAAAwADAAQAAQACAAAAAgAAAAEA
AwAEAAQAAQADAAIAAAAAAAEAAwAEAAIAAgABAAQAAwAAAAMAAAAEAAIAAQADAAAAAQAEAAIAAAABAAMAAgAEAAIABAABAAMA
AAAEAAAAAwABAAIABAADAAIAAQAAAAMABAABAAAAAgADAAIAAAABAAQAAAACAAQAAwABAA==
""")


if __name__ == "__main__":
    main()
