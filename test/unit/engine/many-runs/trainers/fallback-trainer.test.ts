import { expect, it } from 'vitest'
import { FallbackTrainer } from '../../../../../src/engine/many-runs/trainers/fallback-trainer.ts'
import type { RunTrainer, TrainerRequest } from '../../../../../src/engine/many-runs/trainers/trainer.ts'

const request = { indices: [0] } as unknown as TrainerRequest

/** A trainer that records its calls, and throws its error if it has one. */
const trainerOf = (name: RunTrainer['name'], asked: string[], error?: Error): RunTrainer => ({
  name,
  train() {
    asked.push(name)
    return error ? Promise.reject(error) : Promise.resolve()
  },
})

it('a fallback continues with the other trainer once the first has failed, and has its name', async () => {
  const asked: string[] = []
  const first = trainerOf('fused', asked, new Error('no kernel'))
  const trainer = new FallbackTrainer(first, () => trainerOf('float64', asked))
  expect(trainer.name).toBe('fused')
  await trainer.train(request)
  await trainer.train(request)
  expect(asked).toEqual(['fused', 'float64', 'float64'])
  expect(trainer.name).toBe('float64')
})

it('a fallback rejects with errors that are no reason to continue', async () => {
  const asked: string[] = []
  const trainer = new FallbackTrainer(trainerOf('fused', asked, new Error('lost')), (error) => {
    throw error
  })
  await expect(trainer.train(request)).rejects.toThrow('lost')
  expect(asked).toEqual(['fused'])
})
