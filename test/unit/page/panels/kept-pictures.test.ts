import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { SmallPicture } from '../../../../src/elements/editor/steps/bl-small-picture.ts'
import type { Experiment } from '../../../../src/experiment/spec/experiment.ts'
import { firstSurface, KeptPictures } from '../../../../src/page/panels/kept-pictures.ts'

const textOf = (id: string) => readFileSync(`src/scenarios/lectures/${id}/lecture.md`, 'utf8')
const river = textOf('where-is-zero')

describe('the picture of a saved lecture', () => {
  it('shows its first surface', async () => {
    expect(await firstSurface(river)).toMatchObject({ plane: { extent: { a: [-2, 3], b: [-3, 2] } } })
  })

  it('shows the first step that has a surface, if others precede it', async () => {
    const program = textOf('linear-programming')
    expect(await firstSurface(program)).toBeUndefined()
    const [head = '', body = ''] = [
      program.slice(0, program.indexOf('\n## ')),
      river.slice(river.indexOf('\n## ')),
    ]
    const steps = program.slice(head.length).split('\n# ')[0] ?? ''
    const both = `${head}${steps}${body.replace('```experiment', '```experiment whole')}`
    expect(await firstSurface(both)).toMatchObject({ plane: { extent: { a: [-2, 3], b: [-3, 2] } } })
  })

  it('is drawn once for each text, and again if the text changes', async () => {
    const drawn: Experiment[] = []
    const picture: SmallPicture = { columns: 0, rows: 0, heights: [], ways: [] }
    const pictures = new KeptPictures((draw) =>
      draw((experiment) => {
        drawn.push(experiment)
        return Promise.resolve(picture)
      }),
    )
    const [good, broken] = [
      { id: 'yours.a', text: river },
      { id: 'yours.b', text: 'no lecture' },
    ]
    await pictures.draw([good, broken], 'light')
    await pictures.draw([good, broken], 'light')
    expect(drawn).toHaveLength(1)
    expect([good, broken].map((one) => pictures.of(one))).toEqual([picture, undefined])
    const changed = { ...good, text: river.replace('seed: 1', 'seed: 2') }
    expect(pictures.of(changed)).toBeUndefined()
    await pictures.draw([changed], 'light')
    expect(drawn.map(({ seed }) => seed)).toEqual([1, 2])
  })
})
