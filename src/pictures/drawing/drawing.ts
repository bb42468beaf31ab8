import { computed, signal } from '@preact/signals-core'
import type { DrawAct, DrawnPlace, DrawTool } from '../../elements/drawing/draw-act.ts'
import {
  classCount,
  drawnTable,
  mostDrawnClasses,
  targetsOf,
  withClasses,
  withoutAll,
  withoutPoints,
  withPointAt,
  withPoints,
  type DrawnPoint,
} from '../../edit/drawn-points.ts'
import { patchBetween } from '../../edit/patch.ts'
import { reshaped } from '../../edit/shape.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import type { TableSpec } from '../../experiment/spec/table.ts'
import { domainOf, type Domain, type Samples } from '../../math/picture/function-grid.ts'
import { maxOf, minOf } from '../../math/statistics/range.ts'
import type { Store } from '../../store/store.ts'

/** Least time between two changes of the experiment while drawing, in milliseconds. */
const pause = 120

/** Initial radius of the brush, in pixels. */
const defaultBrush = 28

/** The visible window while drawing: its inputs, and target heights over one input. */
export interface DrawnWindow {
  readonly domain: Domain
  readonly heights: readonly [number, number] | undefined
}

/** Names of strokes for undo. */
const strokes: Readonly<Record<DrawTool, string>> = {
  point: 'a point',
  line: 'a line of points',
  spray: 'sprayed points',
  eraser: 'erased points',
}

/** Rounds a number to a few thousandths of its axis, the precision of a hand. */
function rounded(value: number, [from, to]: readonly [number, number]): number {
  const digits = Math.min(12, Math.max(0, 3 - Math.floor(Math.log10(to - from))))
  return Number(value.toFixed(digits))
}

const rowsFlat = (rows: readonly (readonly number[])[]): Float64Array => Float64Array.from(rows.flat())

const holds = ([from, to]: readonly [number, number], values: Iterable<number>): boolean => {
  for (const value of values) if (value < from || value > to) return false
  return true
}

/** Yields the entries of one column of row-major data. */
function* column(values: ArrayLike<number>, at: number, columns: number): Generator<number> {
  for (let i = at; i < values.length; i += columns) yield values[i]!
}

/** True if the window contains all samples. */
function contains({ domain, heights }: DrawnWindow, samples: Samples): boolean {
  const { coordinates, targets, dimensions, outputs } = samples
  if ((domain.y !== undefined) !== dimensions > 1 || !holds(domain.x, column(coordinates, 0, dimensions)))
    return false
  if (domain.y) return holds(domain.y, column(coordinates, 1, dimensions))
  return heights !== undefined && holds(heights, column(targets, 0, outputs))
}

function windowOf(samples: Samples): DrawnWindow {
  const domain = domainOf(samples)
  if (domain.y) return { domain, heights: undefined }
  const targets = [...column(samples.targets, 0, samples.outputs)]
  const ends = samples.task === 'classification' ? [-1, 1] : targets
  const [low, high] = ends.length > 0 ? [minOf(ends), maxOf(ends)] : [-1, 1]
  const margin = 0.25 * (high - low) || 1
  return { domain, heights: [low - margin, high + margin] }
}

/**
 * Data drawn by hand: the current stroke and its result. Each stroke is one change of the experiment, whose data become a table
 * with the first; during the stroke the experiment updates at most every 120 ms.
 */
export class Drawing {
  readonly tool = signal<DrawTool>('point')
  readonly label = signal(0)
  readonly value = signal(1)
  readonly brush = signal(defaultBrush)
  readonly #store: Store
  /** The table as the current stroke has changed it. */
  readonly #under = signal<TableSpec | undefined>()
  /** The experiment whose points were all erased; it stays as it is until there is a point again. */
  readonly #emptied = signal<Experiment | undefined>()
  #held: DrawnWindow | undefined
  #name = ''
  #timer: ReturnType<typeof setTimeout> | undefined
  /** True if the stroke has gone further than the experiment. */
  #ahead = false

  constructor(store: Store) {
    this.#store = store
  }

  /** The points as a table, or undefined if they cannot be drawn. */
  readonly table = computed((): TableSpec | undefined => {
    const { training } = this.#store
    if (this.#under.value) return this.#under.value
    const table = training && this.#given.value
    return table && this.#emptied.value === training ? withoutAll(table) : table
  })

  readonly #given = computed((): TableSpec | undefined => {
    const { training } = this.#store
    return training && drawnTable(training)
  })

  /** Number of targets per point. */
  readonly outputs = computed(() => {
    const [row = this.#given.value?.targets[0]] = this.table.value?.targets ?? []
    return row?.length ?? 1
  })

  readonly samples = computed((): Samples | undefined => {
    const table = this.table.value
    const dimensions = this.#given.value?.inputs[0]?.length ?? 0
    return (
      table && {
        task: table.task,
        dimensions,
        outputs: this.outputs.value,
        coordinates: rowsFlat(table.inputs),
        targets: rowsFlat(table.targets),
      }
    )
  })

  /** The window, which stays put as long as it contains all points. */
  readonly window = computed((): DrawnWindow | undefined => {
    const samples = this.samples.value
    if (!samples) return undefined
    if (!this.#held || !contains(this.#held, samples)) this.#held = windowOf(samples)
    return this.#held
  })

  /** Places of the points in the picture; over one input, the height is their first target. */
  readonly places = computed((): readonly DrawnPlace[] => {
    const { coordinates, targets, dimensions, outputs } = this.samples.value ?? noSamples
    return Array.from({ length: coordinates.length / dimensions }, (_, n) => [
      coordinates[n * dimensions]!,
      dimensions > 1 ? coordinates[n * dimensions + 1]! : targets[n * outputs]!,
    ])
  })

  /** Number of classes that can be drawn, the last possibly new; 0 for numbers. */
  readonly classes = computed(() => {
    const table = this.table.value
    if (table?.task !== 'classification') return 0
    return Math.min(mostDrawnClasses, Math.max(this.#known.value, this.label.value + 1) + 1)
  })

  readonly #known = computed(() =>
    classCount({ targets: [Array.from({ length: this.outputs.value }, () => 0)] }),
  )

  /** True for a class that does not exist until its first point. */
  isNew(label: number): boolean {
    return label >= this.#known.value
  }

  /** Applies an act of the user to the points. */
  act(act: DrawAct): void {
    switch (act.kind) {
      case 'add':
        return this.#change(this.tool.peek(), (table) => this.#added(table, act.places))
      case 'move':
        return this.#change('point', (table) => this.#moved(table, act.index, act.place))
      case 'remove':
        return this.#change('eraser', (table) => withoutPoints(table, act.indices))
      case 'end':
        return this.#end()
      case 'clear':
        this.#emptied.value = this.#store.training
        return
      case 'tool':
        this.tool.value = act.tool
        return
      case 'class':
        this.label.value = act.label
        if (this.tool.peek() === 'eraser') this.tool.value = 'point'
        return
      case 'value':
        this.value.value = act.value
        return
      case 'brush':
        this.brush.value = act.size
        return
      case 'undo':
        return this.#store.undo()
      case 'done':
    }
  }

  #added(given: TableSpec, places: readonly DrawnPlace[]): TableSpec {
    const isOfClasses = given.task === 'classification'
    const label = this.label.peek()
    const table = isOfClasses && this.isNew(label) ? withClasses(given, label + 1) : given
    const outputs =
      table.targets[0]?.length ?? (isOfClasses && this.isNew(label) ? label + 1 : this.outputs.peek())
    return withPoints(
      table,
      places.map((place) => this.#pointAt(place, table.task, outputs)),
    )
  }

  #pointAt(place: DrawnPlace, task: TableSpec['task'], outputs: number): DrawnPoint {
    const { inputs, height } = this.#placed(place)
    if (task === 'classification') return { inputs, targets: targetsOf(this.label.peek(), outputs) }
    return { inputs, targets: Array<number>(outputs).fill(height ?? this.value.peek()) }
  }

  /** Returns the inputs at a place of the picture, and over one input its height. */
  #placed([across, up]: DrawnPlace): { readonly inputs: readonly number[]; readonly height?: number } {
    const { domain, heights } = this.window.peek() ?? {
      domain: { x: [-1, 1], y: undefined },
      heights: undefined,
    }
    const x = rounded(across, domain.x)
    if (domain.y) return { inputs: [x, rounded(up, domain.y)] }
    return { inputs: [x], height: rounded(up, heights ?? [-1, 1]) }
  }

  #moved(table: TableSpec, index: number, place: DrawnPlace): TableSpec {
    const targets = table.targets[index]
    if (!targets) return table
    const { inputs, height } = this.#placed(place)
    const own =
      height === undefined || table.task === 'classification' ? targets : [height, ...targets.slice(1)]
    return withPointAt(table, index, { inputs, targets: own })
  }

  /** Continues the current stroke, or starts one. */
  #change(tool: DrawTool, next: (table: TableSpec) => TableSpec): void {
    const table = this.table.peek()
    if (!table) return
    const changed = next(table)
    if (changed === table) return
    if (this.#under.peek() === undefined) this.#name = strokes[tool]
    this.#under.value = changed
    this.#ahead = true
    if (this.#timer === undefined) this.#follow()
  }

  /** Updates the experiment, and again after a pause if the stroke has gone on. */
  #follow(): void {
    this.#timer = undefined
    if (!this.#ahead) return
    this.#commit(true)
    this.#timer = setTimeout(() => this.#follow(), pause)
  }

  #end(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#under.peek() === undefined) return
    this.#commit(false)
    this.#under.value = undefined
  }

  /** Makes the table the data of the experiment, which stays as it is if the table has no points. */
  #commit(live: boolean): void {
    const [table, { training }] = [this.#under.peek(), this.#store]
    this.#ahead = false
    if (!table || !training) return
    if (table.inputs.length === 0) this.#emptied.value = training
    else {
      const changes = reshaped(training, { data: table })
      this.#store.edit(patchBetween(training, { ...training, ...changes }), this.#name, live)
    }
  }
}

const noSamples: Samples = { task: 'regression', dimensions: 1, outputs: 1, coordinates: [], targets: [] }
