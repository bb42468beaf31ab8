"""The arrays that the page gives away, opened by numpy and drawn by matplotlib as Li et al. draw theirs.

They are written by test/unit/exchange/numbers/to-npz.test.ts. Run by: python3 -m unittest discover test/python
"""
import json, os, subprocess, tempfile, unittest
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
WRITER = "test/unit/exchange/numbers/to-npz.test.ts"


class Arrays(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        made = tempfile.TemporaryDirectory()
        cls.addClassCleanup(made.cleanup)
        cls.folder = made.name
        vitest = os.path.join("node_modules", "vitest", "vitest.mjs")
        subprocess.run(
            ["node", vitest, "run", "--project", "unit", WRITER],
            cwd=ROOT, env={**os.environ, "BADLANDS_ARRAYS": made.name}, check=True, stdout=subprocess.DEVNULL,
        )

    def opened(self, name):
        with np.load(os.path.join(self.folder, f"{name}.npz")) as file:
            return dict(file)

    def test_a_surface_has_a_value_for_each_x_and_y(self):
        arrays = self.opened("product")
        x, y, loss = (arrays[name] for name in ("xcoordinates", "ycoordinates", "train_loss"))
        self.assertEqual(loss.shape, (len(x), len(y)))
        np.testing.assert_allclose(loss, (np.outer(x, y) - 1) ** 2 / 2, rtol=0, atol=1e-12)
        self.assertEqual(json.loads(arrays["experiment"].tobytes())["model"]["widths"], [1, 1, 1])

    def test_a_run_ends_in_the_weights_that_it_says(self):
        arrays = self.opened("product")
        weights, a, b = (arrays[f"run_0_0_{name}"] for name in ("weights", "a", "b"))
        np.testing.assert_allclose(weights, np.stack([a, b], axis=1), rtol=0, atol=1e-12)
        np.testing.assert_allclose(arrays["run_0_0_loss"], (weights.prod(axis=1) - 1) ** 2 / 2, rtol=0, atol=1e-12)

    def test_matplotlib_draws_surface_and_run(self):
        arrays = self.opened("product")
        X, Y = np.meshgrid(arrays["xcoordinates"], arrays["ycoordinates"], indexing="ij")
        figure, axes = plt.subplots(1, 2, subplot_kw={"projection": "3d"})
        self.addCleanup(plt.close, figure)
        contours = axes[0].contour(X, Y, arrays["train_loss"], levels=10)
        axes[1].plot_surface(X, Y, arrays["train_loss"])
        axes[1].plot(arrays["run_0_0_a"], arrays["run_0_0_b"], arrays["run_0_0_loss"])
        picture = os.path.join(self.folder, "picture.png")
        figure.savefig(picture)
        self.assertGreater(len(contours.levels), 5)
        self.assertGreater(len(np.unique(plt.imread(picture).reshape(-1, 4), axis=0)), 100)


if __name__ == "__main__":
    unittest.main()
