import type { ProblemSpec } from '../../experiment/spec/problem/problem.ts'
import type { FieldsOf } from './field.ts'

export const problemFields = {
  id: {
    label: 'program',
    words: { 'klee-minty': 'Klee and Minty’s cube', goldfarb: 'Goldfarb’s cube' },
  },
  size: { label: 'size' },
  pivot: { label: 'pivot', words: { random: 'random', first: 'the first key' } },
  input: { label: 'input', words: { random: 'random order', sorted: 'sorted', reversed: 'reversed' } },
  sigma: { label: 'noise σ' },
  objective: { name: 'objective' },
  rows: { name: 'rows' },
  bounds: { name: 'bounds' },
  start: { name: 'first vertex' },
  shaken: { label: 'rows that shake', words: { upper: 'upper', all: 'all' } },
  units: { label: 'units', words: { own: 'the cube’s own', drawn: 'as drawn' } },
  walkers: { name: 'ways' },
  ball: { name: 'first ball' },
  dimension: { label: 'weights d' },
  saddle: { label: 'saddle' },
  steepness: { label: 'steepness L' },
  kicks: { label: 'kicks' },
  precision: {
    label: 'precision',
    words: { float64: 'float64', float32: 'float32: false from five saddles on' },
  },
} satisfies FieldsOf<ProblemSpec>
