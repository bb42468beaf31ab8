import { expectTypeOf, test } from 'vitest'
import type { Front } from '../../../../src/exchange/lecture/fences/front.ts'
import type { Asked } from '../../../../src/exchange/lecture/fences/question-schema.ts'
import type { Shown } from '../../../../src/exchange/lecture/fences/show-schema.ts'
import type { Answer, Scenario, Step } from '../../../../src/exchange/lecture/scenario.ts'

test('a step has the types of its schema, under their names', () => {
  expectTypeOf<Shown>().toExtend<Pick<Step, keyof Shown>>()
  expectTypeOf<Pick<Step, keyof Shown>>().toExtend<Shown>()
})

test('a question has the answers of its schema, under their names', () => {
  expectTypeOf<Asked['answer']>().toExtend<Answer>()
  expectTypeOf<Answer>().toExtend<Asked['answer']>()
})

test('a lecture has the front of its schema, under its names', () => {
  expectTypeOf<Front>().toExtend<Pick<Scenario, keyof Front>>()
  expectTypeOf<Pick<Scenario, keyof Front>>().toExtend<Front>()
})
