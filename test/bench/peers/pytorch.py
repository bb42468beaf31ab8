"""Work a, b or deep (the argument) by PyTorch on the CPU, as JSON: of each table, who, and the times in milliseconds."""
import json
import sys
import time

import torch

torch.manual_seed(0)
network = torch.nn.Sequential(
    torch.nn.Linear(2, 16), torch.nn.Tanh(), torch.nn.Linear(16, 16), torch.nn.Tanh(), torch.nn.Linear(16, 1)
)
inputs = torch.randn(256, 2)
targets = inputs[:, :1].sin() * inputs[:, 1:].cos()
names = [name for name, _ in network.named_parameters()]
origin = [p.detach().clone() for p in network.parameters()]
u = [torch.randn_like(p) * 0.3 for p in origin]
v = [torch.randn_like(p) * 0.3 for p in origin]
line = torch.linspace(-1, 1, 65)


def loss(parameters):
    outputs = torch.func.functional_call(network, parameters, (inputs,))
    return torch.nn.functional.mse_loss(outputs, targets)


def terrain():
    a, b = torch.meshgrid(line, line, indexing="ij")

    def value(s, t):
        return loss({n: o + s * x + t * y for n, o, x, y in zip(names, origin, u, v)})

    with torch.no_grad():
        return torch.func.vmap(value, chunk_size=325)(a.reshape(-1), b.reshape(-1))


optimizer = torch.optim.SGD(network.parameters(), 0.05)


def step():
    optimizer.zero_grad()
    torch.nn.functional.mse_loss(network(inputs), targets).backward()
    optimizer.step()


def batched(count):
    state = {n: torch.stack([o] * count) for n, o in zip(names, origin)}
    slopes = torch.func.vmap(torch.func.grad(loss))

    def steps():
        nonlocal state
        gradient = slopes(state)
        state = {n: w - 0.05 * gradient[n] for n, w in state.items()}

    return steps


def timed(table, what, work, runs, divisor=1):
    work()
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        times.append((time.perf_counter() - begun) * 1e3 / divisor)
    who = f"PyTorch {torch.__version__}, {torch.get_num_threads()} threads, {what}"
    return {"table": table, "who": who, "times": times}


class Deep(torch.nn.Module):
    """Thirteen hidden layers of 16 units, batch normalised or with skips."""

    def __init__(self, inputs, outputs, batch):
        super().__init__()
        sizes = [inputs] + [16] * 13 + [outputs]
        self.layers = torch.nn.ModuleList(torch.nn.Linear(n, m) for n, m in zip(sizes, sizes[1:]))
        self.batch = batch

    def forward(self, h):
        for i, layer in enumerate(self.layers[:-1]):
            z = layer(h)
            if self.batch:
                h = torch.relu((z - z.mean(0)) * torch.rsqrt(z.var(0, unbiased=False) + 1e-5))
            else:
                h = torch.relu(z) if i == 0 else h + torch.relu(z) / 12**0.5
        return self.layers[-1](h)


def deep(name, inputs, outputs, batch):
    net = Deep(inputs, outputs, batch)
    x = torch.randn(256, inputs)
    y = torch.arange(256) % max(outputs, 2)
    sign = 1.0 - 2.0 * y[:, None]
    at = {n: p.detach().clone() for n, p in net.named_parameters()}
    planes = [{n: torch.randn_like(p) * 0.3 for n, p in at.items()} for _ in range(2)]

    def value_of(out):
        if outputs == 1:
            return torch.nn.functional.softplus(-sign * out).mean()
        return torch.nn.functional.cross_entropy(out, y)

    def surface():
        a, b = torch.meshgrid(line, line, indexing="ij")

        def value(s, t):
            weights = {n: o + s * planes[0][n] + t * planes[1][n] for n, o in at.items()}
            return value_of(torch.func.functional_call(net, weights, (x,)))

        with torch.no_grad():
            return torch.func.vmap(value, chunk_size=65)(a.reshape(-1), b.reshape(-1))

    adam = torch.optim.Adam(net.parameters(), 0.005)

    def train():
        for _ in range(200):
            adam.zero_grad()
            value_of(net(x)).backward()
            adam.step()

    return [
        timed(f"surface: {name}", "vmap over points", surface, 3),
        timed(f"steps: {name}", "Adam, 200 steps", train, 3),
    ]


shapes = [("spirals", 2, 1), ("digits", 64, 10)]
ways = [("batch normalised", True), ("skips", False)]
works = {
    "deep": lambda: [
        row for name, n, m in shapes for way, batch in ways for row in deep(f"{name}, {way}", n, m, batch)
    ],
    "a": lambda: [timed("a", "vmap over points", terrain, 7)],
    "b": lambda: [
        timed("one", "1 network", step, 300),
        timed("many", "64 networks", batched(64), 30, 64),
        timed("many", "1,024 networks", batched(1024), 7, 1024),
    ],
}
print(json.dumps(works[sys.argv[1]]()))
