import {
  coordinate,
  inputs,
  origin,
  resolution,
  sampleCount,
  targets,
  u,
  v,
  weightCount,
  widths,
} from '../work/work.ts'

const [n0, n1, n2] = widths
const hidden1 = new Float64Array(n1)
const hidden2 = new Float64Array(n2)
const w = new Float64Array(weightCount)
const gradient = new Float64Array(weightCount)
const delta1 = new Float64Array(n1)
const delta2 = new Float64Array(n2)
const W2 = n0 * n1 + n1
const W3 = W2 + n1 * n2 + n2

function forward(n: number): number {
  for (let j = 0; j < n1; j++)
    hidden1[j] = Math.tanh(w[n0 * n1 + j]! + w[j]! * inputs[2 * n]! + w[n1 + j]! * inputs[2 * n + 1]!)
  for (let j = 0; j < n2; j++) {
    let z = w[W2 + n1 * n2 + j]!
    for (let i = 0; i < n1; i++) z += w[W2 + i * n2 + j]! * hidden1[i]!
    hidden2[j] = Math.tanh(z)
  }
  let f = w[W3 + n2]!
  for (let i = 0; i < n2; i++) f += w[W3 + i]! * hidden2[i]!
  return f
}

function loss(): number {
  let sum = 0
  for (let n = 0; n < sampleCount; n++) sum += (forward(n) - targets[n]!) ** 2
  return sum / sampleCount
}

/** Work A in plain JavaScript: one thread, float64. */
export function terrain(): Float32Array {
  const values = new Float32Array(resolution * resolution)
  for (let j = 0; j < resolution; j++)
    for (let i = 0; i < resolution; i++) {
      for (let k = 0; k < weightCount; k++) w[k] = origin[k]! + coordinate(i) * u[k]! + coordinate(j) * v[k]!
      values[j * resolution + i] = loss()
    }
  return values
}

/**
 * Work B in plain JavaScript: `steps` steps of gradient descent. Returns the loss of the last step's forward
 * pass.
 */
export function train(steps: number): number {
  w.set(origin)
  let sum = 0
  for (let step = 0; step < steps; step++) {
    gradient.fill(0)
    sum = 0
    for (let n = 0; n < sampleCount; n++) {
      const r = forward(n) - targets[n]!
      sum += (r * r) / sampleCount
      const d = (2 * r) / sampleCount
      gradient[W3 + n2] = gradient[W3 + n2]! + d
      for (let i = 0; i < n2; i++) {
        gradient[W3 + i] = gradient[W3 + i]! + d * hidden2[i]!
        delta2[i] = d * w[W3 + i]! * (1 - hidden2[i]! ** 2)
        gradient[W2 + n1 * n2 + i] = gradient[W2 + n1 * n2 + i]! + delta2[i]!
      }
      for (let i = 0; i < n1; i++) {
        let back = 0
        for (let j = 0; j < n2; j++) {
          gradient[W2 + i * n2 + j] = gradient[W2 + i * n2 + j]! + hidden1[i]! * delta2[j]!
          back += w[W2 + i * n2 + j]! * delta2[j]!
        }
        delta1[i] = back * (1 - hidden1[i]! ** 2)
        gradient[n0 * n1 + i] = gradient[n0 * n1 + i]! + delta1[i]!
        gradient[i] = gradient[i]! + delta1[i]! * inputs[2 * n]!
        gradient[n1 + i] = gradient[n1 + i]! + delta1[i]! * inputs[2 * n + 1]!
      }
    }
    for (let k = 0; k < weightCount; k++) w[k] = w[k]! - 0.05 * gradient[k]!
  }
  return sum
}
