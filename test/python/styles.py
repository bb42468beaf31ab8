"""Networks as people write them for PyTorch, each trained and saved by public/badlands.py in the folder that is named."""
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "public"))
import torch
from torch import nn
import torch.nn.functional as F
import badlands

class Functional(nn.Module):
    """Layers in __init__, and what is between them in forward."""
    def __init__(self, act, last=lambda z: z, outputs=1):
        super().__init__()
        self.fc1, self.fc2, self.out = nn.Linear(2, 6), nn.Linear(6, 6), nn.Linear(6, outputs)
        self.act, self.last = act, last
    def forward(self, x):
        return self.last(self.out(self.act(self.fc2(self.act(self.fc1(x))))))

class Named(Functional):
    """Layers whose names do not sort in their order."""
    def __init__(self):
        nn.Module.__init__(self)
        self.input, self.hidden, self.deeper, self.head = nn.Linear(2, 6), nn.Linear(6, 6), nn.Linear(6, 6), nn.Linear(6, 1)
    def forward(self, x):
        return self.head(torch.tanh(self.deeper(torch.tanh(self.hidden(torch.tanh(self.input(x)))))))

class OneModule(Functional):
    """One activation as a module, for all layers."""
    def __init__(self):
        super().__init__(nn.SiLU())

class Skip(Functional):
    def forward(self, x):
        h = torch.relu(self.fc1(x))
        return self.out(h + torch.relu(self.fc2(h)))

class Within(Functional):
    """A skip that ends before the activation, as in ResNets."""
    def forward(self, x):
        h = torch.relu(self.fc1(x))
        return self.out(torch.relu(h + self.fc2(h)))

class Joined(Functional):
    """The inputs beside the last hidden layer."""
    def __init__(self):
        super().__init__(torch.relu)
        self.out = nn.Linear(8, 1)
    def forward(self, x):
        return self.out(torch.cat([torch.relu(self.fc2(torch.relu(self.fc1(x)))), x], 1))

class Heads(Functional):
    """Two answers."""
    def __init__(self):
        super().__init__(torch.tanh)
        self.other = nn.Linear(6, 1)
    def forward(self, x):
        h = torch.tanh(self.fc2(torch.tanh(self.fc1(x))))
        return self.out(h), self.other(h)

class Dropped(Functional):
    def forward(self, x):
        h = F.dropout(F.relu(self.fc1(x)), 0.3, training=self.training)
        return self.out(F.relu(self.fc2(h)))

class Convolved(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv, self.fc = nn.Conv2d(1, 3, 3, padding=1), nn.Linear(48, 1)
    def forward(self, x):
        return self.fc(torch.flatten(F.relu(self.conv(x.view(-1, 1, 4, 4))), 1))

class Branching(Functional):
    """What torch.fx cannot follow."""
    def forward(self, x):
        h = torch.tanh(self.fc1(x))
        return self.out(torch.tanh(self.fc2(h))) if h.sum() > -1e9 else h

def flat(y):
    return y[:, 0]

REGRESSION = (lambda x: torch.sin(2 * x[:, :1]), nn.MSELoss())
SIDES = (lambda x: (x[:, :1] * x[:, 1:2] > 0).float(), nn.BCEWithLogitsLoss())
CLASSES = (lambda x: (x[:, 0] > 0).long() + (x[:, 1] > 0).long(), nn.CrossEntropyLoss())

def sequential(*between, outputs=1):
    return nn.Sequential(nn.Linear(2, 6), *between, nn.Linear(6, outputs))

# A network, its targets and its loss; how the run is recorded.
STYLES = {
    "sequential": (lambda: sequential(nn.Tanh()), *REGRESSION),
    "one-module": (OneModule, *REGRESSION),
    "flatten": (lambda: nn.Sequential(nn.Flatten(), sequential(nn.GELU())), *REGRESSION),
    "functional-relu": (lambda: Functional(torch.relu), *REGRESSION),
    "functional-tanh": (lambda: Functional(torch.tanh), *SIDES),
    "functional-gelu": (lambda: Functional(F.gelu, outputs=3), *CLASSES),
    "functional-sigmoid": (lambda: Functional(torch.sigmoid), *REGRESSION),
    "functional-leaky": (lambda: Functional(F.leaky_relu), *REGRESSION),
    "functional-elu": (lambda: Functional(F.elu), *REGRESSION),
    "functional-loss": (lambda: Functional(F.softplus), REGRESSION[0], F.mse_loss),
    "squeezed": (lambda: Functional(torch.tanh, lambda z: z.squeeze(-1)), lambda x: flat(SIDES[0](x)), SIDES[1]),
    "log-softmax": (lambda: Functional(F.relu, lambda z: F.log_softmax(z, dim=1), 3), CLASSES[0], nn.NLLLoss()),
    "probability": (lambda: Functional(F.relu, torch.sigmoid), SIDES[0], nn.BCELoss()),
    "tanh-at-the-end": (lambda: Functional(F.relu, torch.tanh), *REGRESSION),
    "names-out-of-order": (Named, *REGRESSION),
    "skip": (lambda: Skip(torch.relu), *REGRESSION),
    "skip-within": (lambda: Within(torch.relu), *REGRESSION),
    "cat": (Joined, *REGRESSION),
    "batch-norm": (lambda: sequential(nn.BatchNorm1d(6), nn.ReLU()), *REGRESSION),
    "batch-norm-plain": (lambda: sequential(nn.BatchNorm1d(6, affine=False), nn.ReLU()), *REGRESSION),
    "layer-norm": (lambda: sequential(nn.LayerNorm(6), nn.ReLU()), *REGRESSION),
    "dropout": (lambda: sequential(nn.ReLU(), nn.Dropout(0.2)), *REGRESSION),
    "dropout-functional": (lambda: Dropped(None), *REGRESSION),
    "two-heads": (Heads, REGRESSION[0], lambda given, y: F.mse_loss(given[0], y) + F.mse_loss(given[1], -y)),
    "own-loss": (lambda: Functional(torch.tanh), REGRESSION[0], nn.SmoothL1Loss()),
    "smoothed": (lambda: Functional(torch.tanh, outputs=3), CLASSES[0], nn.CrossEntropyLoss(label_smoothing=0.1)),
    "convolution": (Convolved, *REGRESSION),
    "branching": (lambda: Branching(None), *REGRESSION),
}
FEW = ("functional-relu", "log-softmax", "names-out-of-order", "skip", "cat", "batch-norm", "smoothed")

def save(folder, name, steps=12, **options):
    make, targets, loss = STYLES[name]
    torch.manual_seed(5)
    model, x = make(), torch.randn(24, 16 if name == "convolution" else 2)
    y = targets(x)
    rule = torch.optim.Adam(model.parameters(), lr=0.05)
    with badlands.record(model, rule) as run:
        for _ in range(steps):
            rule.zero_grad()
            loss(model(x), y).backward()
            rule.step()
    run.save(os.path.join(folder, f"style-{name}.npz"), x, y, loss, **options)
    return model, run

def main(folder, few=False):
    os.makedirs(folder, exist_ok=True)
    for name in FEW if few else STYLES:
        save(folder, name, **({"steps": 6, "points": 9} if few else {}))

if __name__ == "__main__":
    main(sys.argv[1], "--few" in sys.argv)
