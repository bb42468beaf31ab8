"""Badlands for users of PyTorch: records runs and surfaces for the page to draw. Needs only torch and numpy.

    with badlands.record(model, optimizer, every=1) as run:
        train()                               # calls optimizer.step()
    run.save("run.npz", x, y, torch.nn.MSELoss())
    badlands.surface(model, lambda model: loss(model(x), y), "surface.npz")
    badlands.open("run.npz")                  # opens the page; drop the file on it

    landscape = badlands.Landscape(experiment="two-weights")    # in a notebook; needs anywidget
    landscape.w0, landscape.runs[0]["w"][-1]  # the first start, and the end of its first run

    python badlands.py surface.h5 surface.npz    # converts files of github.com/tomgoldstein/loss-landscape; needs h5py
"""
import functools, http.server, json, mimetypes, os, sys, threading, webbrowser
import numpy as np

def _array(tensor):
    return tensor.detach().to("cpu").double().numpy() if hasattr(tensor, "detach") else np.asarray(tensor)

class record:
    """Records the weights of a model at the start, after every `every` steps of its optimizer, and at the end."""
    def __init__(self, model, optimizer, every=1):
        self.model, self.optimizer, self.every = model, optimizer, every
        self.steps, self.weights, self.count = [], {name: [] for name, _ in model.named_parameters()}, 0
    def _keep(self):
        self.steps.append(self.count)
        for name, weight in self.model.named_parameters():
            self.weights[name].append(_array(weight).astype(np.float32))
    def _step(self, *_):
        self.count += 1
        if self.count % self.every == 0:
            self._keep()
    def __enter__(self):
        self._keep()
        self._hook = self.optimizer.register_step_post_hook(self._step)
        return self
    def __exit__(self, *_):
        self._hook.remove()
        if self.steps[-1] != self.count:
            self._keep()
    def save(self, path, x, y, loss, points=25):
        """Saves the run with its data. `loss` is a loss of torch.nn or torch.nn.functional; it is computed at each record with dropout
        off. The page compares its own outputs with those at both ends of the run. If it cannot compute the network, it shows the
        surface saved here: `points` x `points` losses in the plane of the run's principal components (0 for none)."""
        import torch
        model = self.model
        kept = {name: value.clone() for name, value in model.state_dict().items()}
        modes = [(module, module.training) for module in model.modules()]
        rows = np.concatenate([np.stack(one).reshape(len(one), -1) for one in self.weights.values()], axis=1)
        def outputs(row):
            at = 0
            for weight in model.parameters():
                weight.copy_(torch.from_numpy(row[at:at + weight.numel()].reshape(tuple(weight.shape))))
                at += weight.numel()
            return model(x)
        losses, ends, found = [], [], {}
        try:
            with torch.no_grad():
                # With dropout, the same weights give different outputs.
                if not np.allclose(_rows(outputs(rows[0])), _rows(outputs(rows[0])), equal_nan=True):
                    model.eval()
                for row in rows:
                    given = outputs(row)
                    losses.append(float(loss(given, y)))
                    ends = [*ends[:1], _rows(given)]
                if points > 1 and len(rows) > 1 and rows.shape[1] > 1 and np.isfinite(rows).all():
                    found = _plane(rows, lambda row: float(loss(outputs(row), y)), points)
        finally:
            model.load_state_dict(kept)
            for module, training in modes:
                module.training = training
        some = np.unique(np.linspace(0, len(ends[0]) - 1, 64).astype(int))
        leaves = [repr(module) for module in model.modules() if not list(module.children())]
        rule = {key: value for key, value in self.optimizer.param_groups[0].items() if key != "params"}
        about = {"badlands": "run", "modules": leaves, "calls": _calls(model), "loss": getattr(loss, "__name__", type(loss).__name__),
                 "reduction": getattr(loss, "reduction", "mean"), "optimizer": type(self.optimizer).__name__, "options": rule}
        np.savez_compressed(path, about=np.frombuffer(json.dumps(about, default=str).encode(), np.uint8),
            steps=np.array(self.steps), loss=np.array(losses), x=_array(x), y=_array(y),
            samples=some, outputs=np.stack([ends[0], ends[-1]])[:, some].astype(np.float32), **found,
            **{f"weights/{name}": np.stack(rows) for name, rows in self.weights.items()})

def _rows(given):
    """The outputs of a model, one row per sample, with several heads side by side."""
    if hasattr(given, "detach"):
        return _array(given).reshape(len(given), -1)
    heads = [_rows(head) for head in (given.values() if isinstance(given, dict) else given)]
    return np.concatenate([head for head in heads if len(head) == len(heads[0])], axis=1)

def _calls(model):
    """The modules and functions that the model's forward calls, in order; None if torch.fx is missing or cannot trace it."""
    try:
        from torch.fx import symbolic_trace
        traced = symbolic_trace(model)
        return [repr(traced.get_submodule(node.target)) if node.op == "call_module" else getattr(node.target, "__name__", str(node.target))
                for node in traced.graph.nodes if node.op.startswith("call_")]
    except Exception:
        return None

def _plane(rows, loss, points):
    """The losses in the plane of a run's principal components around its last record, and its path; nothing if any are not finite."""
    away = rows - rows[-1]
    few = away[np.unique(np.linspace(0, len(away) - 1, 200).astype(int))]
    plane = np.linalg.svd(few, full_matrices=False)[2][:2]
    path = away @ plane.T
    low, high = path.min(axis=0), path.max(axis=0)
    margin = np.maximum((high - low) / 4, max((high - low).max() / 8, 1e-3))
    ticks = [np.linspace(*ends, points) for ends in zip(low - margin, high + margin)]
    losses = np.array([[loss(rows[-1] + a * plane[0] + b * plane[1]) for b in ticks[1]] for a in ticks[0]])
    return {"xcoordinates": ticks[0], "ycoordinates": ticks[1], "train_loss": losses, "path": path} if np.isfinite(losses).all() else {}

def surface(model, loss_fn, path=None, points=51, extent=1.0, seed=0, directions=False):
    """Computes loss_fn(model) at w + a u + b v for a and b from -extent to extent. The directions u and v are random and normalised
    by filter (Li et al. 2018). `directions` saves w, u and v too."""
    import torch
    generator = torch.Generator().manual_seed(seed)
    weights = [weight.detach().clone() for weight in model.parameters()]
    def direction(weight):
        drawn = torch.randn(weight.shape, generator=generator).to(weight)
        if weight.dim() < 2:
            return torch.zeros_like(weight)
        norms = [one.flatten(1).norm(dim=1) for one in (weight, drawn)]
        return drawn * (norms[0] / norms[1]).view(-1, *[1] * (weight.dim() - 1))
    u, v = [[direction(weight) for weight in weights] for _ in range(2)]
    ticks = np.linspace(-extent, extent, points)
    losses = np.empty((points, points))
    with torch.no_grad():
        for i, a in enumerate(ticks):
            for j, b in enumerate(ticks):
                for weight, w, du, dv in zip(model.parameters(), weights, u, v):
                    weight.copy_(w + a * du + b * dv)
                losses[i, j] = float(loss_fn(model))
        for weight, w in zip(model.parameters(), weights):
            weight.copy_(w)
    found = {"xcoordinates": ticks, "ycoordinates": ticks, "train_loss": losses}
    if directions:
        found.update({f"{axis}/{name}": _array(part) for axis, parts in (("w", weights), ("u", u), ("v", v))
                      for (name, _), part in zip(model.named_parameters(), parts)})
    if path:
        np.savez_compressed(path, **found)
    return found

def _serve(folder):
    """Serves a folder until Python ends, to pages from any origin, and returns its address."""
    for kind, ending in (("text/javascript", ".js"), ("application/wasm", ".wasm")):
        mimetypes.add_type(kind, ending)
    class Handler(http.server.SimpleHTTPRequestHandler):
        def end_headers(self):
            self.send_header("Access-Control-Allow-Origin", "*")
            super().end_headers()
        def log_message(self, *_):
            pass
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/"

def open(path):
    """Opens the page next to this file, to drop the run or surface on, and serves it until you press Enter."""
    folder = os.path.dirname(os.path.abspath(__file__))
    if not os.path.exists(os.path.join(folder, "index.html")):
        sys.exit(f"There is no index.html in {folder}. Open the page yourself and drop {path} on it.")
    webbrowser.open(_serve(folder))
    input(f"Drop {os.path.abspath(path)} on the page. Press Enter to stop. ")

@functools.cache
def _library():
    """Serves the library next to this file, or in lib/, and returns its address."""
    here = os.path.dirname(os.path.abspath(__file__))
    for folder in (here, os.path.join(here, "lib")):
        if os.path.exists(os.path.join(folder, "notebook.js")):
            return _serve(folder)
    raise FileNotFoundError(f"There is no notebook.js in {here}. Pass the address of the library, Landscape(library=\"https://…/lib/\")")

def _numbers(run):
    """Turns the numbers of a run from the page into arrays; w has one row for each of w_steps."""
    read = {name: np.frombuffer(value, "<f8") if isinstance(value, (bytes, memoryview)) else value
            for name, value in run.items()}
    if "w" in read:
        read["w"] = read["w"].reshape(len(read["w_steps"]), -1)
    return read

def _bytes(run):
    return {name: value.tobytes() if isinstance(value, np.ndarray) else value for name, value in run.items()}

@functools.cache
def _landscape():
    try:
        import anywidget
        from traitlets import Any, Float, List, Unicode, Union
    except ImportError:
        raise ImportError("badlands.Landscape needs anywidget, which is not installed. Run pip install anywidget") from None
    class Landscape(anywidget.AnyWidget):
        """A landscape in a notebook cell. `experiment`: an experiment, its JSON, a link, or the name of a lecture or preset. `w0`: the
        place of the first start; set it, or drag it in the picture. `runs`: dicts with steps, loss, a, b, w, w_steps, outcome, diverged.
        `error`: sentences about any problem. `library`: the address of the folder with notebook.js, if it is not next to this file."""
        _esm = Unicode().tag(sync=True)
        library = Unicode().tag(sync=True)
        experiment = Any(None, allow_none=True).tag(sync=True)
        w0 = List(Float(), allow_none=True, default_value=None).tag(sync=True)
        runs = List().tag(sync=True, from_json=lambda runs, _: [_numbers(run) for run in runs],
                          to_json=lambda runs, _: [_bytes(run) for run in runs])
        state = Unicode("loading").tag(sync=True)
        error = Unicode().tag(sync=True)
        theme = Unicode("system").tag(sync=True)
        controls = Unicode("minimal").tag(sync=True)
        resolution = Float(0).tag(sync=True)
        height = Union([Float(), Unicode()], default_value=480).tag(sync=True)
        def __init__(self, experiment=None, library=None, **traits):
            library = (library or _library()).rstrip("/") + "/"
            # Some notebooks treat an address as the source of a module, so this is a module that exports from the address.
            esm = f"export {{ default }} from {json.dumps(library + 'notebook.js')}"
            super().__init__(experiment=experiment, library=library, _esm=esm, **traits)
    return Landscape

def __getattr__(name):
    if name == "Landscape":
        return _landscape()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

def convert(h5, npz):
    """Converts a surface of the loss-landscape code to .npz. Its losses are [y][x] there, and [x][y] here."""
    import h5py
    with h5py.File(h5, "r") as file:
        if "ycoordinates" not in file:
            sys.exit(f"{h5} is a line, but a surface needs xcoordinates and ycoordinates")
        x, y = file["xcoordinates"][:], file["ycoordinates"][:]
        grids = {name: file[name][:].reshape(len(y), len(x)).T for name in file if name.endswith(("_loss", "_acc"))}
    if any((grid == -1).any() for name, grid in grids.items() if name.endswith("_loss")):
        sys.exit(f"{h5} is not finished: some of its losses are still -1. Finish the computation first")
    np.savez_compressed(npz, xcoordinates=x, ycoordinates=y, **grids)

if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    convert(*sys.argv[1:])
