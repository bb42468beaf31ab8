"""Programs of toPyTorch against the float64 reference: their losses at steps 0, 1, 10, 100 and the last one.

It has them written by test/unit/exchange/python/to-pytorch.test.ts, unless BADLANDS_TORCH_PROGRAMS names a folder that has some.
Run by: python3 -m unittest discover test/python
"""
import contextlib, csv, glob, io, json, math, os, runpy, subprocess, tempfile, unittest, warnings

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
WRITER = "test/unit/exchange/python/to-pytorch.test.ts"
WITHIN = 1e-9


def printed(path):
    """The losses that a program prints, by start, algorithm and step."""
    text = io.StringIO()
    with contextlib.redirect_stdout(text):
        runpy.run_path(path, run_name="__main__")
    rows = csv.DictReader(io.StringIO(text.getvalue()))
    runs = {}
    for row in rows:
        run = runs.setdefault((int(row["start"]), int(row["algorithm"])), {})
        run[int(row["step"])] = float(row["loss"])
    return runs


class Programs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = os.environ.get("BADLANDS_TORCH_PROGRAMS")
        if cls.folder:
            return
        made = tempfile.TemporaryDirectory()
        cls.addClassCleanup(made.cleanup)
        cls.folder = made.name
        vitest = os.path.join("node_modules", "vitest", "vitest.mjs")
        subprocess.run(
            ["node", vitest, "run", "--project", "unit", WRITER],
            cwd=ROOT, env={**os.environ, "BADLANDS_TORCH_PROGRAMS": made.name}, check=True, stdout=subprocess.DEVNULL,
        )

    def test_losses_are_those_of_the_reference(self):
        paths = sorted(glob.glob(os.path.join(self.folder, "*.json")))
        self.assertGreater(len(paths), 80)
        worst = (0.0, "")
        for path in paths:
            name = os.path.basename(path)[: -len(".json")]
            with self.subTest(name), warnings.catch_warnings():
                warnings.simplefilter("error")
                runs = printed(path[: -len("json")] + "py")
                with open(path) as file:
                    expected = json.load(file)
                self.assertEqual(len(runs), len(expected))
                for run in expected:
                    found = runs[run["start"], run["algorithm"]]
                    self.assertEqual(list(found), run["steps"])
                    for step, text in zip(run["steps"], run["loss"]):
                        if step not in (0, 1, 10, 100, run["steps"][-1]):
                            continue
                        loss = float(text.replace("Infinity", "inf"))
                        if math.isnan(loss):
                            self.assertTrue(math.isnan(found[step]))
                            continue
                        away = abs(found[step] - loss) / max(abs(loss), 1e-12)
                        worst = max(worst, (away, f"{name}, algorithm {run['algorithm']}, step {step}"))
                        self.assertLess(away, WITHIN, f"algorithm {run['algorithm']}, step {step}: {found[step]} for {loss}")
        print(f"{len(paths)} programs, the largest relative difference {worst[0]:.1e} ({worst[1]})")


if __name__ == "__main__":
    unittest.main()
