import type { Parameter, TargetGenerator } from '../generator.ts'

/** A function on [-1, 1] at evenly spaced inputs, the ends included; 1,000 test inputs. */
export function curve(
  id: string,
  title: string,
  size: number,
  target: (x: number, parameters: Readonly<Record<string, number>>) => number,
  parameters: Readonly<Record<string, Parameter>> = {},
): TargetGenerator {
  return {
    id,
    title,
    task: 'regression',
    coordinates: 1,
    outputs: 1,
    size,
    testSize: 1000,
    noise: 0,
    parameters,
    make: (request) => (n, count) => {
      const x = count === 1 ? 0 : -1 + (2 * n) / (count - 1)
      return { point: [x], targets: ([at = 0]) => [target(at, request.parameters)] }
    },
  }
}
