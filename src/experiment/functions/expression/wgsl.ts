import type { Expression } from './expression.ts'
import { neededFor, type Graph } from './graph.ts'
import type { Step } from './operations.ts'

/** Name of each step in shaders/chunk/scalar/expression.wgsl, unless it is a sign of WGSL. */
const called: Partial<Readonly<Record<Step, string>>> = {
  '^': 'power_of',
  sin: 'sine_of',
  cos: 'cosine_of',
  tan: 'tangent_of',
  asin: 'arcsine_of',
  acos: 'arccosine_of',
  atan: 'arctangent_of',
  sinh: 'hyperbolic_sine_of',
  cosh: 'hyperbolic_cosine_of',
  tanh: 'tanh_value',
  exp: 'exp',
  log: 'logarithm_of',
  sqrt: 'root_of',
  abs: 'abs',
  sign: 'signum_of',
  floor: 'floor',
  min: 'least_of',
  max: 'most_of',
}

/** Returns a number as a float32 literal; if float32 cannot hold it, a call that makes the infinity or NaN. */
function literal(value: number): string {
  const rounded = Math.fround(value)
  if (Number.isNaN(rounded)) return 'lost_of(x)'
  if (!Number.isFinite(rounded)) return rounded > 0 ? 'endless_of(x)' : '(-endless_of(x))'
  return rounded < 0 || Object.is(rounded, -0) ? `(${rounded}f)` : `${rounded}f`
}

/** Greatest whole exponent that is written as a product. */
const mostFactors = 16

/** Returns a^n as a product, by repeated squaring. */
function wholePower(a: string, n: number): string {
  if (n < 0) return `(1.0 / ${wholePower(a, -n)})`
  if (n === 1) return a
  return n % 2 === 0 ? `square_of(${wholePower(a, n / 2)})` : `(${wholePower(a, n - 1)} * ${a})`
}

function stepText(
  step: Step,
  [a = '', b = '', p = '', q = '']: readonly string[],
  exponent: number | undefined,
): string {
  switch (step) {
    case '+':
    case '-':
    case '*':
    case '/':
      return `${a} ${step} ${b}`
    case 'negate':
      return `-${a}`
    case 'pick':
      return `select(${q}, ${p}, ${a} <= ${b})`
    case '^':
      return exponent !== undefined &&
        exponent !== 0 &&
        Number.isInteger(exponent) &&
        Math.abs(exponent) <= mostFactors
        ? wholePower(a, exponent)
        : `power_of(${a}, ${b})`
    default:
      return `${called[step]!}(${b === '' ? a : `${a}, ${b}`})`
  }
}

function statements(
  { nodes }: Graph,
  results: readonly number[],
  parameters: readonly string[],
): { lines: string[]; names: string[] } {
  const names = new Map<number, string>()
  const lines: string[] = []
  for (const id of neededFor(nodes, results)) {
    const node = nodes[id]!
    if (node.kind === 'number') names.set(id, literal(node.value))
    else if (node.kind === 'variable') names.set(id, node.index === 0 ? 'x' : 'y')
    else {
      const name = `n${id}`
      names.set(id, name)
      if (node.kind === 'parameter') {
        lines.push(`let ${name} = parameter(${parameters.indexOf(node.name)}u);`)
        continue
      }
      const last = nodes[node.of[1] ?? -1]
      const exponent = last?.kind === 'number' ? last.value : undefined
      lines.push(
        `let ${name} = ${stepText(
          node.step,
          node.of.map((of) => names.get(of)!),
          exponent,
        )};`,
      )
    }
  }
  return { lines, names: results.map((id) => names.get(id)!) }
}

/**
 * Returns `plane_function` in WGSL, the value and the slopes of a typed function of two weights, with one statement for each node of its
 * graph. It calls shaders/chunk/scalar/expression.wgsl and `parameter(k)`, the k-th of `parameterNames`.
 */
export function expressionWgsl(expression: Expression): string {
  const { lines, names } = statements(
    expression.graph,
    [expression.result, ...expression.slopes],
    expression.parameterNames,
  )
  return `fn plane_function(code: u32, x: f32, y: f32, parameters: vec2f) -> vec3f {
${lines.map((line) => `  ${line}`).join('\n')}
  return vec3f(${names.join(', ')});
}
`
}
