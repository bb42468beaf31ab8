import { html, nothing } from 'lit'
import type { AtlasCard } from '../../../elements/lecture/bl-atlas.ts'
import { catalogue } from '../../../scenarios/catalogue.ts'
import { ideas } from '../../../scenarios/ideas.ts'
import type { Atlas } from '../../../scenarios/scenario.ts'

/** The cards of an atlas: the words of each idea, and its lectures. @throws Error where there is no idea of that id */
export const atlasCards = ({ places }: Atlas): AtlasCard[] =>
  places.map(({ idea: id, column, row, line }) => {
    const idea = ideas.find((one) => one.id === id)
    if (!idea) throw new Error(`There is no idea "${id}".`)
    return {
      title: idea.title,
      line: line ?? idea.line,
      column,
      row,
      lectures: catalogue.filter((entry) => idea.scenarios.includes(entry.id)),
    }
  })

/** A step's map of ideas. */
export const atlasPicture = (atlas: Atlas | undefined) =>
  atlas
    ? html`<bl-atlas .across=${atlas.across} .down=${atlas.down} .cards=${atlasCards(atlas)}></bl-atlas>`
    : nothing
