"""Makes runs and surfaces with PyTorch through public/badlands.py, in the folder that is named; --few of them for test/fixtures/torch."""
import json, os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "public"))
import numpy as np
import torch
from torch import nn
import badlands, styles
from safetensors.torch import save_file

OPTIMIZERS = {
    "sgd": lambda weights: torch.optim.SGD(weights, lr=0.1),
    "momentum": lambda weights: torch.optim.SGD(weights, lr=0.05, momentum=0.9),
    "adam": lambda weights: torch.optim.Adam(weights, lr=0.02),
    "adamw": lambda weights: torch.optim.AdamW(weights, lr=0.02, weight_decay=0.05),
}
ACTIVATIONS = {"tanh": nn.Tanh, "relu": nn.ReLU, "gelu": nn.GELU}
LOSSES = {"squared": nn.MSELoss(), "logistic": nn.SoftMarginLoss(), "binary": nn.BCEWithLogitsLoss(), "cross-entropy": nn.CrossEntropyLoss()}
STEPS = 24

def data(loss, dtype):
    drawn = np.random.default_rng(1).standard_normal((20, 2))
    x = torch.tensor(drawn, dtype=torch.float32).to(dtype)
    side = x[:, 0] * x[:, 1] > 0
    if loss == "squared":
        return x, torch.sin(2 * x[:, :1])
    if loss == "cross-entropy":
        return x, side.long() + (x[:, 0] > 1).long()
    return x, side.to(dtype)[:, None] if loss == "binary" else 2 * side.to(dtype)[:, None] - 1

def network(activation, loss, dtype):
    torch.manual_seed(3)
    act = ACTIVATIONS[activation]
    return nn.Sequential(nn.Linear(2, 4), act(), nn.Linear(4, 3), act(), nn.Linear(3, 3 if loss == "cross-entropy" else 1)).to(dtype)

def run(folder, optimizer, activation, loss, dtype=torch.float32, every=1):
    (x, y), model = data(loss, dtype), network(activation, loss, dtype)
    rule = OPTIMIZERS[optimizer](model.parameters())
    with badlands.record(model, rule, every) as made:
        for _ in range(STEPS):
            rule.zero_grad()
            LOSSES[loss](model(x), y).backward()
            rule.step()
    kind = "double-" if dtype == torch.float64 else ""
    made.save(os.path.join(folder, f"{kind}{optimizer}-{activation}-{loss}.npz"), x, y, LOSSES[loss])
    return model, x, y

def surface(folder, activation, loss):
    model, x, y = run(folder, "adam", activation, loss, torch.float64, every=5)
    path = os.path.join(folder, f"surface-{activation}-{loss}.npz")
    badlands.surface(model, lambda model: LOSSES[loss](model(x), y), path, points=9, directions=True)

def weights(folder):
    """One network of two inputs as the two files that hold nothing but weights."""
    torch.manual_seed(3)
    state = nn.Sequential(nn.Linear(2, 5), nn.Tanh(), nn.Linear(5, 1)).state_dict()
    save_file(state, os.path.join(folder, "weights.safetensors"))
    with open(os.path.join(folder, "weights.json"), "w") as file:
        json.dump({name: tensor.tolist() for name, tensor in state.items()}, file)

def main(folder, few):
    os.makedirs(folder, exist_ok=True)
    for i, optimizer in enumerate(OPTIMIZERS):
        for j, activation in enumerate(ACTIVATIONS):
            for k, loss in enumerate(LOSSES):
                if not few or j == (i + k) % len(ACTIVATIONS):
                    run(folder, optimizer, activation, loss)
        for k, loss in enumerate(LOSSES):
            if not few or k == i:
                run(folder, optimizer, "tanh", loss, torch.float64)
    for activation, loss in zip(ACTIVATIONS, ("squared", "logistic", "cross-entropy")):
        surface(folder, activation, loss)
    weights(folder)
    styles.main(folder, few)

if __name__ == "__main__":
    main(sys.argv[1], "--few" in sys.argv)
