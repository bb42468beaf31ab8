"""Tests of public/badlands.py that need no page: python3 -m unittest discover test/python"""
import os, subprocess, sys, tempfile, unittest
PUBLIC = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "public")
sys.path.insert(0, PUBLIC)
import json
import numpy as np
import torch
from torch import nn
import badlands

class Badlands(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        torch.manual_seed(0)
        self.model = nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 1))
        self.x, self.y = torch.randn(8, 2), torch.randn(8, 1)
        self.loss = nn.MSELoss()

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def train(self, steps, every):
        rule = torch.optim.SGD(self.model.parameters(), lr=0.1)
        with badlands.record(self.model, rule, every) as run:
            for _ in range(steps):
                rule.zero_grad()
                self.loss(self.model(self.x), self.y).backward()
                rule.step()
        return run

    def test_records_are_every_so_many_steps_and_the_ends(self):
        self.assertEqual(self.train(7, 3).steps, [0, 3, 6, 7])
        self.assertEqual(self.train(6, 3).steps, [0, 3, 6])
        self.assertEqual(self.train(0, 3).steps, [0])

    def test_a_step_after_the_block_is_not_recorded(self):
        run = self.train(2, 1)
        run.optimizer.step()
        self.assertEqual(run.steps, [0, 1, 2])

    def test_saving_leaves_the_model_as_it_is(self):
        run = self.train(5, 1)
        before = [weight.detach().clone() for weight in self.model.parameters()]
        run.save(self.path("run.npz"), self.x, self.y, self.loss)
        for weight, kept in zip(self.model.parameters(), before):
            self.assertTrue(torch.equal(weight, kept))
        with np.load(self.path("run.npz")) as file:
            about = json.loads(file["about"].tobytes())
            self.assertEqual(about["loss"], "MSELoss")
            self.assertEqual(about["options"]["lr"], 0.1)
            self.assertEqual(file["weights/0.weight"].shape, (6, 3, 2))
            self.assertAlmostEqual(file["loss"][-1], float(self.loss(self.model(self.x), self.y)), 6)

    def test_a_surface_has_the_loss_of_the_model_in_its_middle_and_leaves_it(self):
        before = [weight.detach().clone() for weight in self.model.parameters()]
        found = badlands.surface(self.model, lambda model: self.loss(model(self.x), self.y), points=5, directions=True)
        self.assertAlmostEqual(found["train_loss"][2, 2], float(self.loss(self.model(self.x), self.y)), 6)
        for weight, kept in zip(self.model.parameters(), before):
            self.assertTrue(torch.equal(weight, kept))
        for row, drawn in zip(found["w/0.weight"], found["u/0.weight"]):
            self.assertAlmostEqual(np.linalg.norm(row), np.linalg.norm(drawn), 5)
        self.assertFalse(found["u/0.bias"].any())

    def test_a_surface_of_the_loss_landscape_code_is_turned(self):
        try:
            import h5py
        except ImportError:
            self.skipTest("h5py is not here")
        x, y = np.linspace(-1, 1, 4), np.linspace(0, 2, 3)
        # Its code fills a matrix of shape (len(x), len(y)) in the order of numpy.meshgrid(x, y), whose rows are those of y.
        grid_x, grid_y = np.meshgrid(x, y)
        with h5py.File(self.path("surface.h5"), "w") as file:
            file["xcoordinates"], file["ycoordinates"] = x, y
            file["train_loss"] = (grid_x + 10 * grid_y + 2).ravel().reshape(len(x), len(y))
        command = [sys.executable, os.path.join(PUBLIC, "badlands.py"), self.path("surface.h5"), self.path("surface.npz")]
        subprocess.run(command, check=True)
        with np.load(self.path("surface.npz")) as file:
            np.testing.assert_allclose(file["train_loss"], x[:, None] + 10 * y[None, :] + 2)
        with h5py.File(self.path("surface.h5"), "a") as file:
            file["train_loss"][0, 0] = -1
        unfinished = subprocess.run(command, capture_output=True, text=True)
        self.assertIn("not finished", unfinished.stderr)
        self.assertNotEqual(unfinished.returncode, 0)

if __name__ == "__main__":
    unittest.main()
