# Himmelblau, by two rules
#
# Written by Badlands. Trains the experiment shown there in PyTorch and float64, with the same data, initial
# weights and order of samples. Prints the loss of each run at each step as CSV.

import torch
from torch import nn

torch.set_default_dtype(torch.float64)

# The initial weights of each start, in the order of model.parameters()
starts = torch.tensor([[0.0, 0.0]])


class Function(nn.Module):
    def __init__(self):
        super().__init__()
        self.w = nn.Parameter(torch.zeros(2))

    def forward(self):
        x, y = self.w
        return (x**2 + y - 11)**2 + (x + y**2 - 7)**2


def begin(w0):
    """The function at its initial weights."""
    model = Function()
    nn.utils.vector_to_parameters(w0.clone(), model.parameters())
    return model


def loss_of(model):
    """The value of the function."""
    return model()


def flat(parts):
    return torch.cat([part.flatten() for part in parts])


class Newton(torch.optim.Optimizer):
    """Steps -lr d with (H + damping I) d = g, H the Hessian."""

    def __init__(self, params, lr, damping=0.0, weight_decay=0.0):
        super().__init__(params, dict(lr=lr, damping=damping, weight_decay=weight_decay))

    def step(self, loss):
        weights = [w for group in self.param_groups for w in group["params"]]
        decay, damping = self.defaults["weight_decay"], self.defaults["damping"]
        g = flat(torch.autograd.grad(loss(), weights, create_graph=True))
        again = dict(retain_graph=True, materialize_grads=True)
        rows = [torch.autograd.grad(entry, weights, **again) for entry in g]
        with torch.no_grad():
            hessian = torch.stack([flat(row) for row in rows])
            hessian += (damping + decay) * torch.eye(len(g))
            slope = g + decay * flat(weights)
            move = torch.linalg.lstsq(hessian, slope[:, None], driver="gelsd").solution[:, 0]
            for group in self.param_groups:
                for w in group["params"]:
                    w -= group["lr"] * move[: w.numel()].view_as(w)
                    move = move[w.numel() :]


def train(run, model, optimizer, steps):
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

        if isinstance(optimizer, Newton):
            optimizer.step(lambda: loss_of(model))
        else:
            optimizer.zero_grad()
            loss_of(model).backward()
            optimizer.step()
    return losses


def main():
    print("start,algorithm,step,loss")
    for start, w0 in enumerate(starts):
        # Algorithm 0: gradient descent with momentum.
        model = begin(w0)
        optimizer = torch.optim.SGD(model.parameters(), lr=0.001, momentum=0.9)
        train(f"{start},0", model, optimizer, steps=100)

        # Algorithm 1: Newton's method.
        model = begin(w0)
        optimizer = Newton(model.parameters(), lr=1.0, damping=0.0)
        train(f"{start},1", model, optimizer, steps=10)


if __name__ == "__main__":
    main()
