"""Badlands for users of PyTorch: runs and surfaces made here, drawn by the page. Needs torch and numpy alone.

    with badlands.record(model, optimizer, every=1) as run:
        train()                               # calls optimizer.step()
    run.save("run.npz", x, y, torch.nn.MSELoss())
    badlands.surface(model, lambda model: loss(model(x), y), "surface.npz")
    badlands.open("run.npz")                  # the page; drop the file on it

    landscape = badlands.Landscape(experiment="two-weights")    # in a notebook; needs anywidget
    landscape.w0, landscape.runs[0]["w"][-1]  # where its first start is, and where its first run ends

    python badlands.py surface.h5 surface.npz    # of github.com/tomgoldstein/loss-landscape; needs h5py
"""
import functools, http.server, json, mimetypes, os, sys, threading, webbrowser
import numpy as np

def _array(tensor):
    return tensor.detach().to("cpu").double().numpy() if hasattr(tensor, "detach") else np.asarray(tensor)

class record:
    """Keeps the weights of a model as they are now, after every `every`-th step of its optimizer, and at the end."""
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
    def save(self, path, x, y, loss):
        """Writes the run with its data; `loss` is a loss of torch.nn with its reduction, computed here at each record."""
        import torch
        kept = {name: weight.detach().clone() for name, weight in self.model.named_parameters()}
        losses = []
        with torch.no_grad():
            for k in range(len(self.steps)):
                for name, weight in self.model.named_parameters():
                    weight.copy_(torch.from_numpy(self.weights[name][k]))
                losses.append(float(loss(self.model(x), y)))
            for name, weight in self.model.named_parameters():
                weight.copy_(kept[name])
        leaves = [repr(module) for module in self.model.modules() if not list(module.children())]
        rule = {key: value for key, value in self.optimizer.param_groups[0].items() if key != "params"}
        about = {"badlands": "run", "modules": leaves, "loss": type(loss).__name__, "reduction": loss.reduction,
                 "optimizer": type(self.optimizer).__name__, "options": rule}
        np.savez_compressed(path, about=np.frombuffer(json.dumps(about, default=str).encode(), np.uint8),
            steps=np.array(self.steps), loss=np.array(losses), x=_array(x), y=_array(y),
            **{f"weights/{name}": np.stack(rows) for name, rows in self.weights.items()})

def surface(model, loss_fn, path=None, points=51, extent=1.0, seed=0, directions=False):
    """loss_fn(model) at w + a u + b v, a and b from -extent to extent; u, v random, normalised by filter (Li et al. 2018).
    With `directions` w, u and v are kept too."""
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
    """The address at which a folder is served until Python ends; pages of every address may read it."""
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
    """Shows the page that lies beside this file, on which the run or surface is dropped, until Enter is pressed."""
    folder = os.path.dirname(os.path.abspath(__file__))
    if not os.path.exists(os.path.join(folder, "index.html")):
        sys.exit(f"There is no index.html in {folder}: open the page where it is, and drop {path} on it.")
    webbrowser.open(_serve(folder))
    input(f"Drop {os.path.abspath(path)} on the page. Enter ends it. ")

@functools.cache
def _library():
    """The address of the library that lies beside this file, or in lib/ beside it."""
    here = os.path.dirname(os.path.abspath(__file__))
    for folder in (here, os.path.join(here, "lib")):
        if os.path.exists(os.path.join(folder, "notebook.js")):
            return _serve(folder)
    raise FileNotFoundError(f"There is no notebook.js in {here}: say where the library is, Landscape(library=\"https://…/lib/\")")

def _numbers(run):
    """A run as the page sends it, its numbers as arrays; w has a row for each of w_steps."""
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
        raise ImportError("badlands.Landscape is a widget of anywidget, which is not installed: pip install anywidget") from None
    class Landscape(anywidget.AnyWidget):
        """A landscape in a cell. `experiment`: an experiment, its JSON, a link, or the name of a lecture or preset. `w0`: the place
        of the first start, moved from here or by hand. `runs`: dicts with steps, loss, a, b, w, w_steps, outcome, diverged.
        `error`: sentences on what is wrong. `library`: the address of the folder of notebook.js, where it is not beside this file."""
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
            # Some notebooks take an address for the text of a module, so that it is one that names the address.
            esm = f"export {{ default }} from {json.dumps(library + 'notebook.js')}"
            super().__init__(experiment=experiment, library=library, _esm=esm, **traits)
    return Landscape

def __getattr__(name):
    if name == "Landscape":
        return _landscape()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

def convert(h5, npz):
    """A surface of the loss-landscape code as .npz: its losses stand [y][x] there, and [x][y] here."""
    import h5py
    with h5py.File(h5, "r") as file:
        if "ycoordinates" not in file:
            sys.exit(f"{h5} is a line: a surface has xcoordinates and ycoordinates")
        x, y = file["xcoordinates"][:], file["ycoordinates"][:]
        grids = {name: file[name][:].reshape(len(y), len(x)).T for name in file if name.endswith(("_loss", "_acc"))}
    if any((grid == -1).any() for name, grid in grids.items() if name.endswith("_loss")):
        sys.exit(f"{h5} is not finished: some of its losses are still -1")
    np.savez_compressed(npz, xcoordinates=x, ycoordinates=y, **grids)

if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    convert(*sys.argv[1:])
