"""Tests of badlands.Landscape with anywidget, or what stands in for it: python3 -m unittest discover test/python"""
import importlib.util, json, os, shutil, sys, tempfile, types, unittest, urllib.request
import numpy as np

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
FILE = os.path.join(ROOT, "public", "badlands.py")
RECIPES = os.path.join(ROOT, "src", "landscape", "recipes")

try:
    import anywidget
except ImportError:  # Debian has none.
    sys.path.append(os.path.join(ROOT, "test", "jupyter", "stand-in"))
    import anywidget

class Landscape(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        sys.modules["anywidget"] = anywidget
        self.addCleanup(sys.modules.pop, "anywidget")

    def module(self, **files):
        """badlands.py in a folder of its own, beside these files."""
        for name, text in files.items():
            with open(os.path.join(self.folder, f"{name}.js"), "w") as file:
                file.write(text)
        spec = importlib.util.spec_from_file_location("badlands_alone", shutil.copy(FILE, self.folder))
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    def test_what_the_page_sends_are_arrays_and_go_back_as_they_came(self):
        widget = self.module().Landscape("two-weights", library="https://example.org/lib")
        self.assertEqual(widget._esm, 'export { default } from "https://example.org/lib/notebook.js"')
        self.assertEqual((widget.experiment, widget.w0, widget.runs), ("two-weights", None, []))
        w = np.array([[2.0, -1.0], [0.5, 0.25], [1.5, 1.0]])
        sent = {"steps": np.arange(3.0), "w": w, "w_steps": np.arange(3.0)}
        message = {"content": {"data": {"method": "update",
            "state": {"w0": [2, -1], "state": "ready", "runs": [{"outcome": "converged", "diverged": False}]},
            "buffer_paths": [["runs", 0, name] for name in sent]}},
            "buffers": [memoryview(value.tobytes()) for value in sent.values()]}
        widget._handle_msg(message)
        self.assertEqual((widget.w0, widget.state), ([2, -1], "ready"))
        [run] = widget.runs
        np.testing.assert_array_equal(run["w"], w)
        self.assertEqual((run["outcome"], run["diverged"], run["steps"].dtype), ("converged", False, np.float64))
        [back] = widget.get_state("runs")["runs"]
        self.assertEqual(back["w"], w.tobytes())

    def test_a_place_that_is_none_is_refused_and_the_last_one_stays(self):
        widget = self.module().Landscape(library="https://example.org/lib/", w0=[1, 2])
        with self.assertRaises(Exception):
            widget.w0 = ["a", 2]
        self.assertEqual(widget.w0, [1, 2])

    def test_the_library_beside_it_is_served_to_pages_of_any_address(self):
        widget = self.module(notebook="export default {}").Landscape()
        with urllib.request.urlopen(f"{widget.library}notebook.js") as answer:
            self.assertEqual(answer.read(), b"export default {}")
            self.assertEqual(answer.headers["Access-Control-Allow-Origin"], "*")
            self.assertEqual(answer.headers["Content-Type"], "text/javascript")

    def test_it_says_what_is_missing(self):
        module = self.module()
        with self.assertRaisesRegex(FileNotFoundError, "say where the library is"):
            module.Landscape()
        sys.modules["anywidget"] = None
        with self.assertRaisesRegex(ImportError, "pip install anywidget"):
            self.module().Landscape
        with self.assertRaisesRegex(AttributeError, "no attribute 'Seascape'"):
            module.Seascape

    def test_the_cells_of_the_recipes_run(self):
        sys.modules["badlands"] = self.module()
        self.addCleanup(sys.modules.pop, "badlands")
        with open(os.path.join(RECIPES, "jupyter.ipynb")) as file:
            cells = [cell for cell in json.load(file)["cells"] if cell["cell_type"] == "code"]
        notebook = {}
        for cell in cells:
            exec("".join(cell["source"]), notebook)
        self.assertEqual(notebook["landscape"].w0, [1.5, -0.5])
        # Of marimo, which Debian has not, what the recipe asks: cells in their order, and a widget as a value.
        marimo, said, kept = types.ModuleType("marimo"), [], {}
        returned = [("badlands", "mo"), ("landscape",), ()]
        class App:
            def cell(self, make):
                names = make.__code__.co_varnames[:make.__code__.co_argcount]
                kept.update(zip(returned[len(said)], make(*(kept[name] for name in names)) or ()))
                said.append(make)
        marimo.App = App
        setattr(marimo, "md", lambda text: self.assertEqual(text, "w₀ is at None"))
        marimo.ui = types.SimpleNamespace(anywidget=lambda widget: types.SimpleNamespace(value={"w0": widget.w0}))
        sys.modules["marimo"] = marimo
        self.addCleanup(sys.modules.pop, "marimo")
        with open(os.path.join(RECIPES, "marimo.py")) as file:
            exec(file.read(), {"__name__": "recipe"})
        self.assertEqual(len(said), 3)

if __name__ == "__main__":
    unittest.main()
