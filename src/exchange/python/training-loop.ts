import { indented, type Lines } from './lines.ts'

/** What the runs of a program need from its loop. */
interface LoopNeeds {
  readonly schedules: boolean
  readonly batches: boolean
  readonly noise: boolean
  readonly stops: boolean
  /** Some runs do not record every step. */
  readonly sparse: boolean
  /** The optimizers whose step takes the loss, and whether all do. */
  readonly takeLoss: readonly string[]
  readonly allTakeLoss: boolean
}

/** Python functions that give batches: the rows of each step. */
export const sequential: Lines = [
  'def sequential(size):',
  '    """Batches of the samples in their order, over and over."""',
  '    return itertools.cycle(torch.arange(len(inputs)).split(size))',
]
export const shuffled: Lines = [
  'def shuffled(size):',
  '    """Batches of the samples in a new order each epoch."""',
  '    return (rows for order in orders for rows in order.split(size))',
]

export const addNoise: Lines = [
  'def add_noise(model, draw):',
  '    """Adds a draw to the gradient."""',
  '    for w in model.parameters():',
  '        if w.requires_grad:',
  '            w.grad += draw[: w.numel()].view_as(w)',
  '            draw = draw[w.numel() :]',
]

/** An update by PyTorch, or by an optimizer that evaluates the loss itself. */
function update({ batches, noise, takeLoss, allTakeLoss }: LoopNeeds): string[] {
  const rows = batches ? ', rows' : ''
  const asked = [`optimizer.step(lambda: loss_of(model${rows}))`]
  const plain = [
    'optimizer.zero_grad()',
    `loss_of(model${rows}).backward()`,
    ...(noise ? ['if noise is not None:', '    add_noise(model, noise[step])'] : []),
    'optimizer.step()',
  ]
  const taken = batches ? ['rows = next(batches)'] : []
  if (takeLoss.length === 0) return [...taken, ...plain]
  if (allTakeLoss) return [...taken, ...asked]
  const kinds = takeLoss.length === 1 ? takeLoss[0]! : `(${takeLoss.join(', ')})`
  return [...taken, `if isinstance(optimizer, ${kinds}):`, ...indented(asked), 'else:', ...indented(plain)]
}

/** The Python function `train`, which makes the steps of one run and prints its losses. */
export function trainingLoop(needs: LoopNeeds): Lines {
  const { schedules, batches, noise, stops, sparse } = needs
  const options = [
    ...(schedules ? ['scheduler=None'] : []),
    ...(batches ? ['batches=itertools.repeat(slice(None))'] : []),
    ...(noise ? ['noise=None'] : []),
    ...(stops ? ['stop=None'] : []),
    ...(sparse ? ['every=1'] : []),
  ]
  const record = [
    'with torch.no_grad():',
    '    losses.append(loss_of(model).item())',
    'print(run, step, losses[-1], sep=",")',
    'if not abs(losses[-1]) <= 1e6 * (1 + abs(losses[0])):',
    '    break  # diverged',
  ]
  return [
    `def train(run, model, optimizer, steps${options.map((option) => `, ${option}`).join('')}):`,
    ...indented([
      '"""Makes the steps of a run, and prints its loss on all samples."""',
      'losses = []',
      'for step in range(steps + 1):',
      ...indented([
        ...(stops ? ['last = step == steps or (stop is not None and stop(model))'] : []),
        ...(sparse
          ? [`if step % every == 0 or ${stops ? 'last' : 'step == steps'}:`, ...indented(record)]
          : record),
        ...(stops ? ['if last:'] : ['if step == steps:']),
        '    break',
        '',
        ...update(needs),
        ...(schedules ? ['if scheduler is not None:', '    scheduler.step()'] : []),
      ]),
      'return losses',
    ]),
  ]
}
