"""Work a or b (the argument) by PyTorch on the CPU, as JSON: of each table, who, and the times in milliseconds."""
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


works = {
    "a": lambda: [timed("a", "vmap over points", terrain, 7)],
    "b": lambda: [
        timed("one", "1 network", step, 300),
        timed("many", "64 networks", batched(64), 30, 64),
        timed("many", "1,024 networks", batched(1024), 7, 1024),
    ],
}
print(json.dumps(works[sys.argv[1]]()))
