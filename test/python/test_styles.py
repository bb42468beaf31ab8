"""Networks as people write them, saved by public/badlands.py: python3 -m unittest discover test/python"""
import json, os, sys, tempfile, unittest
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "..", "public")]
import numpy as np
import torch
from unittest import mock
import styles

class Styles(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        # Programs that other tests run compute in float64.
        self.addCleanup(torch.set_default_dtype, torch.get_default_dtype())
        torch.set_default_dtype(torch.float32)

    def saved(self, name, **options):
        model, run = styles.save(self.folder, name, 4, **{"points": 5, **options})
        with np.load(os.path.join(self.folder, f"style-{name}.npz")) as file:
            arrays = dict(file)
        return model, run, arrays, json.loads(arrays["about"].tobytes())

    def test_what_forward_calls_is_written_in_its_order(self):
        _, _, _, about = self.saved("cat")
        self.assertEqual([call.split("(")[0] for call in about["calls"]], ["Linear", "relu", "Linear", "relu", "cat", "Linear"])

    def test_a_network_is_saved_where_torch_fx_cannot_follow_it_or_is_missing(self):
        self.assertIsNone(self.saved("branching")[3]["calls"])
        with mock.patch.dict(sys.modules, {"torch.fx": None}):
            _, _, arrays, about = self.saved("skip")
        self.assertIsNone(about["calls"])
        self.assertEqual(arrays["outputs"].shape, (2, 24, 1))

    def test_outputs_are_those_of_the_samples_at_both_ends(self):
        model, run, arrays, _ = self.saved("functional-relu")
        with torch.no_grad():
            given = model(torch.tensor(arrays["x"], dtype=torch.float32)).numpy()
        np.testing.assert_allclose(arrays["outputs"][1], given[arrays["samples"]], rtol=1e-6)
        self.assertFalse(np.allclose(arrays["outputs"][0], arrays["outputs"][1]))

    def test_losses_of_the_plane_are_those_of_the_run_at_its_end(self):
        _, run, arrays, _ = self.saved("skip-within")
        middle = [np.argmin(abs(arrays[name])) for name in ("xcoordinates", "ycoordinates")]
        np.testing.assert_array_equal(arrays["path"][-1], [0, 0])
        self.assertEqual(arrays["path"].shape, (len(run.steps), 2))
        # Principal components are at right angles, so that no point of the plane is farther from the end than the weights were.
        rows = np.concatenate([np.stack(one).reshape(len(one), -1) for one in run.weights.values()], axis=1)
        self.assertTrue((np.linalg.norm(arrays["path"], axis=1) <= np.linalg.norm(rows - rows[-1], axis=1) + 1e-5).all())
        near = arrays["train_loss"][middle[0], middle[1]]
        self.assertLess(abs(near - arrays["loss"][-1]), abs(arrays["train_loss"] - arrays["loss"][-1]).max() / 2)
        self.assertNotIn("path", self.saved("skip-within", points=0)[2])

    def test_dropout_is_off_and_comes_back(self):
        for name in ("dropout", "dropout-functional"):
            model, _, arrays, _ = self.saved(name)
            self.assertTrue(all(module.training for module in model.modules()))
            x = torch.tensor(arrays["x"], dtype=torch.float32)
            y = torch.tensor(arrays["y"], dtype=torch.float32)
            model.eval()
            self.assertAlmostEqual(float(torch.nn.functional.mse_loss(model(x), y)), arrays["loss"][-1], 6)

    def test_saving_leaves_the_statistics_of_batch_normalisation(self):
        for name in ("batch-norm", "batch-norm-plain"):
            one, _, _, _ = self.saved(name, points=0)
            other, _, _, _ = self.saved(name, points=9)
            self.assertGreater(int(one[1].num_batches_tracked), 0)
            self.assertEqual(int(one[1].num_batches_tracked), 4)
            self.assertTrue(torch.equal(one[1].running_mean, other[1].running_mean))

    def test_a_loss_that_fails_leaves_the_model_as_it_was(self):
        model, run = styles.save(self.folder, "skip", 2)
        before = [weight.detach().clone() for weight in model.parameters()]
        with self.assertRaises(ZeroDivisionError):
            run.save(os.path.join(self.folder, "run.npz"), torch.zeros(3, 2), torch.zeros(3, 1), lambda given, y: 1 / 0)
        for weight, kept in zip(model.parameters(), before):
            self.assertTrue(torch.equal(weight, kept))

    def test_a_function_of_torch_is_a_loss(self):
        self.assertEqual(self.saved("functional-loss")[3]["loss"], "mse_loss")

    def test_several_heads_are_side_by_side(self):
        self.assertEqual(self.saved("two-heads")[2]["outputs"].shape, (2, 24, 2))

if __name__ == "__main__":
    unittest.main()
