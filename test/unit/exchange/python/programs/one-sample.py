# One product of two weights
#
# Written by Badlands. Trains the experiment shown there in PyTorch and float64, with the same data, initial
# weights and order of samples. Prints the loss of each run at each step as CSV.

import torch
import torch.nn.functional as F
from torch import nn

torch.set_default_dtype(torch.float64)

# The inputs, one sample per row
inputs = torch.tensor([[1.0]])
# The target of each sample
targets = torch.tensor([[1.0]])
# The initial weights of each start, in the order of model.parameters()
starts = torch.tensor([[2.0, -1.0]])


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer1 = nn.Linear(1, 1, bias=False)
        self.layer2 = nn.Linear(1, 1, bias=False)

    def forward(self, x):
        h = self.layer1(x)
        return self.layer2(h)


def begin(w0):
    """The network with its initial weights."""
    model = Network()
    nn.utils.vector_to_parameters(w0.clone(), model.parameters())
    return model


def loss_of(model):
    """The squared loss, (f - y)^2, averaged."""
    f, y = model(inputs), targets
    return 0.5 * F.mse_loss(f, y)


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

        optimizer.zero_grad()
        loss_of(model).backward()
        optimizer.step()
    return losses


def main():
    print("start,algorithm,step,loss")
    for start, w0 in enumerate(starts):
        # Algorithm 0: gradient descent.
        model = begin(w0)
        optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
        train(f"{start},0", model, optimizer, steps=40)


if __name__ == "__main__":
    main()
