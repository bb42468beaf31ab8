/** A part of the source whose mutants are chosen and counted together. */
export interface Area {
  readonly name: string
  /** Paths of the files that may be changed. */
  readonly files: RegExp
  /** The Vitest project whose tests should notice. */
  readonly project: 'unit' | 'gpu'
  /** Paths of the tests to try, in this order. Within one pattern, the nearest to the change come first. */
  readonly tests: readonly RegExp[]
}

const unitTests = [/^test\/unit\//]

/** The areas, quickest first. */
export const areas: readonly Area[] = [
  {
    name: 'oracle',
    files: /^src\/reference\/(oracle|objective)\/.*\.ts$/,
    project: 'unit',
    tests: unitTests,
  },
  {
    name: 'codec',
    files: /^src\/(experiment\/(format|spec)|exchange)\/.*\.ts$|^src\/edit\/remove\.ts$/,
    project: 'unit',
    tests: [/^test\/unit\/.*(parse|parse-fuzz|link|merge|remove)\.test/, ...unitTests],
  },
  { name: 'store', files: /^src\/store\/.*\.ts$/, project: 'unit', tests: unitTests },
  {
    name: 'kernels',
    files: /^shaders\/(chunk|compute)\/.*\.wgsl$/,
    project: 'gpu',
    tests: [
      /^test\/gpu\/.*chunks\.test/,
      /^test\/gpu\/.*function\.test/,
      /^test\/gpu\/.*train-(?!runs)[^/]*\.test/,
      /^test\/gpu\/.*terrain[^/]*\.test/,
      /^test\/gpu\/.*(train-runs|metrics)\.test/,
    ],
  },
]
