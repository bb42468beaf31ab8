import { html, nothing } from 'lit'
import '../../elements/lecture/bl-atlas.ts'
import type { AtlasCard } from '../../elements/lecture/bl-atlas.ts'
import { catalogue } from '../../scenarios/catalogue.ts'
import { ideas } from '../../scenarios/ideas.ts'
import type { Atlas } from '../../exchange/lecture/scenario.ts'
import { cellOptions } from '../cell-options.ts'
import type { Picture } from '../picture.ts'

/** Returns the cards of an atlas with the text of each idea and its lectures. @throws Error if no idea has that id */
export const atlasCards = ({ places }: Atlas): AtlasCard[] =>
  places.map(({ idea: id, column, row, line }) => {
    const idea = ideas.find((one) => one.id === id)
    if (!idea) throw new Error(`There is no idea "${id}".`)
    return {
      title: idea.title,
      line: line ?? idea.line,
      column,
      row,
      lectures: catalogue.filter(({ ideas: shown = [] }) => shown.includes(id)),
    }
  })

/** The step’s map of ideas. While a question asks for a cell, the options are veiled. */
export const atlas: Picture = {
  name: 'atlas',
  label: 'the map of ideas',
  numbers: ['many starts'],
  needs: (_experiment, step) => (step?.atlas ? undefined : 'Needs a step with a map of ideas.'),
  open({ study, guesses }) {
    const render = () => {
      const shown = study.told?.atlas
      if (!shown) return nothing
      return html`<bl-atlas
        .across=${shown.across}
        .down=${shown.down}
        .cards=${atlasCards(shown)}
        .options=${cellOptions(guesses)}
        ask=${guesses.question?.ask ?? ''}
        ?asked=${guesses.isOpen}
      ></bl-atlas>`
    }
    return { render, asked: render }
  },
}
