import { parseColor } from '../../math/picture/color.ts'
import { runLooks } from '../../math/picture/looks/run-looks.ts'
import { parseTraining } from '../../experiment/format/parse.ts'
import type { Numbers, Terrain, Trajectory } from '../../reference/results.ts'
import type { TrainingInput } from '../../experiment/spec/experiment.ts'
import { glbOf } from './glb.ts'
import { heightGrid, relief } from './height-grid.ts'
import { linearColor } from './linear-color.ts'
import { surfaceMesh } from './surface-mesh.ts'
import { tubeMesh } from './tube-mesh.ts'
import { length, minus, type Vector } from './vector.ts'

/** The radius of a run's tube, and the smallest distance between two of its points, in a block that is 1 wide. */
const [radius, apart] = [0.006, 0.003]

/**
 * Writes a terrain as a binary glTF 2.0 file (.glb): its surface with the colours and heights of its picture, in a block 1 wide and deep,
 * and runs as tubes in the colours of their algorithms. x is a, y the height, -z is b. A run ends where it leaves the block.
 * @throws ExperimentError if the experiment is invalid
 * @throws RangeError if the terrain is a line
 */
export function toGltf(
  terrain: Terrain<Numbers>,
  input: TrainingInput,
  { trajectories = [] }: { readonly trajectories?: readonly Trajectory<Numbers>[] | undefined } = {},
): Uint8Array<ArrayBuffer> {
  const experiment = parseTraining(input)
  const grid = heightGrid(experiment, terrain)
  const looks = runLooks(experiment.algorithms, 'light')
  const { extent } = terrain
  const share = (value: number, [from, to]: readonly [number, number]) => (value - from) / (to - from)
  const pathOf = (run: Trajectory<Numbers>) => {
    const points: Vector[] = []
    for (const [i, loss] of run.loss.entries()) {
      const [u, v] = [share(run.a[i]!, extent.a), share(run.b[i]!, extent.b)]
      const fraction = grid.fractionOf(loss)
      if (!(u >= 0 && u <= 1 && v >= 0 && v <= 1) || !Number.isFinite(fraction)) break
      const point: Vector = [u - 0.5, relief * fraction, 0.5 - v]
      const last = points.at(-1)
      if (!last || length(minus(point, last)) >= apart) points.push(point)
    }
    return points
  }
  const tubes = trajectories.flatMap((run) => {
    const points = pathOf(run)
    const color = linearColor(parseColor(looks[run.algorithm]?.color ?? '#000000'))
    return points.length < 2 ? [] : [tubeMesh(`run_${run.start}_${run.algorithm}`, points, radius, color)]
  })
  return glbOf([surfaceMesh(grid, experiment.view.colors), ...tubes], experiment.title ?? 'Badlands')
}
