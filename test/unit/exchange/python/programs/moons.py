# Two moons
#
# Written by Badlands. Trains the experiment shown there in PyTorch and float64, with the same data, initial
# weights and order of samples. Prints the loss of each run at each step as CSV.

import base64
import itertools

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

torch.set_default_dtype(torch.float64)


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer1 = nn.Linear(2, 4)
        self.layer2 = nn.Linear(4, 1)

    def forward(self, x):
        h = torch.tanh(self.layer1(x))
        return self.layer2(h)


def begin(w0):
    """The network with its initial weights."""
    model = Network()
    nn.utils.vector_to_parameters(w0.clone(), model.parameters())
    return model


def loss_of(model, rows=slice(None)):
    """The logistic loss, ln(1 + exp(-y f)), averaged."""
    f, y = model(inputs[rows]), targets[rows]
    return F.softplus(-y * f, threshold=40).mean()


class Lion(torch.optim.Optimizer):
    """The sign of a moving average of gradients, with decoupled weight decay (Chen et al. 2023)."""

    def __init__(self, params, lr, beta1=0.0, beta2=0.0, weight_decay=0.0):
        super().__init__(params, dict(lr=lr, beta1=beta1, beta2=beta2, weight_decay=weight_decay))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            lr, beta1, beta2, weight_decay = (group[name] for name in ("lr", "beta1", "beta2", "weight_decay"))
            for w in group["params"]:
                m = self.state[w].setdefault("m", torch.zeros_like(w))
                direction = (beta1 * m + (1 - beta1) * w.grad).sign()
                m.mul_(beta2).add_((1 - beta2) * w.grad)
                w -= lr * (direction + weight_decay * w)


def shuffled(size):
    """Batches of the samples in a new order each epoch."""
    return (rows for order in orders for rows in order.split(size))


def train(run, model, optimizer, steps, scheduler=None, batches=itertools.repeat(slice(None))):
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
        if scheduler is not None:
            scheduler.step()
    return losses


def main():
    print("start,algorithm,step,loss")
    for start, w0 in enumerate(starts):
        # Algorithm 0: Adam.
        model = begin(w0)
        optimizer = torch.optim.Adam(model.parameters(), lr=0.05, betas=(0.9, 0.999), eps=1e-8)
        scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=60)
        train(f"{start},0", model, optimizer, steps=60, scheduler=scheduler)

        # Algorithm 1: Lion.
        model = begin(w0)
        optimizer = Lion(model.parameters(), lr=0.01, beta1=0.9, beta2=0.99)
        train(f"{start},1", model, optimizer, steps=60, batches=shuffled(20))


def unpack(dtype, shape, text):
    """Decodes numbers from little-endian bytes in base64."""
    numbers = np.frombuffer(base64.b64decode(text), dtype)
    return torch.tensor(numbers.tolist()).reshape(shape)


# The inputs, one sample per row
inputs = unpack("<f8", [40, 2], """
x1grUlEHwr9ObOhlmd3kPzxyUr+SRMQ/r5Q5RXHW5r/qnfDC50X3v9LIYg0wSMw/6WGp8T2q9j8E6exBPe25P7Tn775/X8i/
+puOgIDy4D/w5zjNnqr4P1yQvIoU5s0//mdrhpBz+r/vkexN7H3Ev2uAcXL8sPA/dq8hXBIh5r9m7B3Ai2/zv1+UFXdT4N0/
YWekhuWn6T9MbwvUPpvivxh36njQj9G/1wT/jYnd6T9sZgncyIH5P/X3TDnTZNa/zOoQ/16a6L9Kff9Z++7vPy1u9Ix43Ne/
1LKbgsdoyb+mxOTD+3nrv0Rf3G7NFeo/TUh85wzH8D/e0+5xFuLcvwT28hD2HtA/9h6ZTeq51D/mIIv9pAb6P6w5hlIz9si/
nzS6vcF7579CoLyEKarrP/j/MdqNcd4/YktxwcmS47/4TjjYgyj3v+LJZqXvPN8/o3icjK5C6z/tOAdsikPav3DSRGivYOC/
xrjM9bGR7j/QcSQ06i7hP5Hjj2vc7OC/b7Un31PN2z+eJ+ZUmfyhP/c6J3XL0+G/sE8RjG/Iwb9qEDQyN5jmv0dNCyCnOuY/
x/AjAMXs1r9AGMDdXIPZv3tGhdHWW9Y/RjCzmfeAuj9MinZYfQbpP7XTHyqSKOC/NjwH2Qn81j+stN56lHinv9USW8uR4fM/
fBBJCMT14b98re5MWYXgP2D32Krbxp8/TgYWJVX717+AWwqLthiuv1YdUquxs98/ynxexkyi0z+3xYXnY7XUv6R6XHMypbo/
8jGTaSL/2j+4qldVNGmZvwcYTym/YOQ/CrBah+Tczr/i4b4hvZDCv8n5la3Jq+w/A5hH1zZ94D+11uavboXkvw==
""")

# The target of each sample
targets = torch.tensor([
    [-1.0], [1.0], [-1.0], [1.0], [-1.0], [1.0], [-1.0], [1.0], [-1.0], [1.0], [-1.0], [1.0],
    [-1.0], [1.0], [-1.0], [1.0], [-1.0], [1.0], [-1.0], [1.0], [-1.0], [1.0], [-1.0], [1.0],
    [-1.0], [1.0], [-1.0], [1.0], [-1.0], [1.0], [-1.0], [1.0], [-1.0], [1.0], [-1.0], [1.0],
    [-1.0], [1.0], [-1.0], [1.0],
])

# The initial weights of each start, in the order of model.parameters()
starts = torch.tensor([
    [
        -0.2439173460006714, -0.25421738624572754, -0.4720135033130646, -1.387389898300171,
        0.44356074929237366, 0.7008925080299377, -0.033888496458530426, 0.05633728206157684, 0.0,
        -0.0, 0.0, -0.0, 0.014943858608603477, -0.5855472683906555, -0.6501453518867493,
        -0.48033836483955383, 0.0,
    ],
])

# The order of the samples in each epoch
orders = unpack("<u2", [30, 40], """
DQACABMAIQAgAAcAAQAUABUAGgAcABcACQAbABIAEAAkACcAGQAAAB4AHwAPACUADgAiACMAJgAKABEAAwAMAAgACwAYAAUA
HQAWAAQABgAhAAAACwAgABkAJwATAB0AHgAmABwAFgAiAAYAFAAIABAAFwAlAA4ACgARAAkAAgAVAB8AGgAjABsADwAHABgA
EgAEACQAAQAMAA0ABQADACIAEQAkAAcAHQAmAAEAIAATAAoAEAAFACUACwAJAAgAGgANAAQAAwAAABgAFQAUABIAFgAcACcA
BgAfACMADwACACEAFwAbAAwAGQAeAA4AHgARACMABwATAAUAFQAcAAsAFgAmABQAAQAIACAAJQAdAAoAEAAMAA4AAAAEACQA
GwACACEADwASABoAHwADABkADQAiAAkABgAYACcAFwAPABIAAAAjAAQAEQAVACIAAwAgABkACgAfAAsAGgAQAB4ABQAWAAIA
BgAMABcAEwAmABwADQAnACQABwAUABgACQABAB0AGwAOACEACAAlABQAIgABABoAGAADAB0ABgAeABsAJgAQAAgADgAnAAUA
BwAKAB8ACQARABUAJQAEACEAIAATABwAFwAAACQADwAMACMAGQALAA0AFgACABIADQAXAAAAFgAgABAABAAYAAgAHgAiAA8A
AgAjAB0AJwAaABIADAAhAAYAAQARAA4ABQATAAkACwAmACQACgAbAAMABwAlAB8AFQAUABkAHAAWAB8AJAAFACMABgAXAA0A
EgAZABEAAAAHACIAJgAVACcACgAcAAsAIQAaABMAFAAOAAwAIAAbAB0AAgAJAB4ACAAlABgABAAPABAAAQADAB4ABQAUAAMA
CgAEACAAIQAmABsAEAASABkAAAABABUAAgAHAA0AEQAWAA8ADgAYACUADAAJAAsABgAaAB0AHwAkACIAFwAnABMACAAjABwA
HAAFABsACQAEABYAEAAPAB4AGgAmABMAIQAnABEAIgAdAAAAEgAHAAoAIwAgABUAHwAIACQADAADAA4AAQALAAIAGQAYAA0A
FAAlAAYAFwAaACIACwAAAAgAHgAcACUAFAAkABgAHQABAAQAGQAPACcAHwAXAAwAEgAmAAcAEwAKAA4AIwARAA0AAwAWAAYA
EAAgABsAIQAJAAUAAgAVACcAIQAfAB4ACgAFACYACAATAA4ABgASACAAAgAVACIAEQAUABgACQAjABwAHQAZACQAAAAEAAEA
GwAPAAsAAwAXAAcAGgAMAA0AFgAQACUAFgAFABQAGAAfABUAAQALACEABwAkAAkAFwAPAAYAEwAaAAgAHAAeACMAIgAdACYA
BAAAABsAIAAKAA0AEgARAAIADgAZACcAEAAlAAMADAADABkADQAcABYAJgAJABMAAQASABoACAAnACAAEQAHACUABQAPAB8A
EAAAAA4AHgALABQAFwAEACQAIgACAAYAGAAjACEAHQAMAAoAFQAbAAsAHgAPABUAEAAXAAMABgAUAA0AEQAkAAUACgAjACYA
JwAiAAQADgAcAB8AGgAlAB0ABwAgABgAFgASAAAAAQACAAgAGwAZABMACQAhAAwAJgAhABkAGAAHAAMAFgAeAAEAEQAnABAA
CQAkAAsAFAAaAAwAHQAiAAoAIAAOABUAGwACACUAAAAGAAgAIwAXABMADwANAAUAHAAfABIABAAUAAsAGwAlAAwAFwARAAIA
DwAIACQAEgAhAAYAGAANAAEAAAAjACcAEAADABYAIAAeAAcAJgAiABoAGQAVAB0ACQAOABMAHwAFABwABAAKAB8ABQAXABMA
CwAEAB0ACQAGABoABwANABsAJAAnABAAFgAAAAEAAwAIACYADwAlACEAEgAKAA4AHAAYABkAHgAVACMADAARABQAAgAiACAA
JQAIAAEAIwAOACYADwARACcAFQANABsABgAEAAMABQAiAAwAIAACAB0ACgAHABoAAAAhAB8AHAAWABIAEAAkABcAEwAJABgA
HgALABkAFAAjABUAAgAWABkAHwAMACAAJQAnACYAAwAhAA0AEAAcAAcAFAASABMAHgARAAgAFwAaAAsAAQAGAA4ABQAPAAoA
BAAJABsAHQAYAAAAIgAkAB0AJQASAAYAHgACAAsAHAAZABoAJgAWABQAEAAIAAEADQAHAAoAAAAiAAMABQAJACAAJwAVABsA
DAAkABMADgAjAB8AFwAhABEABAAPABgAIgAAABMAJQAUAA8AEgAnAAcAJAAaAAoAGQALAAMABgAWAA4AHQAfABAADAAIAA0A
JgAhABUAIwAcAAkAIAAFAAEAFwACAB4AGAARABsABAAjAAEACgACABkADwAUAAwAFQAiAAMAJAAlABgABAATAAYAJgAfAB4A
EQALABoADQAWACEAHQAIAAkABwAbABwAIAASAAAADgAQAAUAFwAnAA4AHQAJAAQADwAQAB8ACwACACIAHgAhAAUADAAZABMA
IAAHAAMAJgANACUAEQAXABwACgAIAAEAGwAWABUABgAjABgAEgAkACcAFAAaAAAABQAVAAkAHgALABMAIwASAB8AFgAPAAAA
GAAmACEADQAMAAMAFwACAAgAJAAEACcAHQAcACAAFAAZACIABgABAAcAEAAKABoAGwAlABEADgAlABEADwAJAAwAFQAKABYA
BwAUAB4AGAAIABAAHAAFACEAEwADABkADQAdACcADgABAAYACwAaABcAHwAAACAABAAjAAIAIgAkABIAGwAmACQADQABAB4A
HAAaACEADwAGABIABQALAAwAGwADAAQADgAKABUAFgAjABEABwAIABkAGAAnABQAFwAiABMAHwAmAAIAJQAgABAAHQAAAAkA
FgAkAB0ADQAZABMAJQAaAAYAFQAnAAMADAAhABEAAQAUAAsAHgAfAA4ABQAAABcACAAEAAIAGwAmABgACQAPACMACgAHABIA
IAAQABwAIgACABAABwAfABsACgAUACYADwAaABgAIwAcAAEAIgAkABYACAAhAAsABQAlABMAAAAVACcAAwAGAA4AFwARACAA
CQAdABIABAAeAAwAGQANAAgAAAAnABIAFQATABoAEQAWAB0ADAAiABAAAgANAAsAIAAPAAoACQAlAA4AJAAFABcAIQAZAAQA
JgAfAB4ABgABABQAHAADABgAGwAHACMA
""")


if __name__ == "__main__":
    main()
