import { asked } from './asked.ts'
import { besideStages } from './beside.ts'
import { shownPictures } from './pictures.ts'
import { shownPredictions } from './predictions.ts'
import type { ShelfDesk, ShelfPart } from './shelf-part.ts'
import { spoken } from './spoken.ts'
import { varied } from './varied.ts'

/** All parts of the shelf, in the order of the row. */
export const shelfParts = (desk: ShelfDesk): readonly ShelfPart[] => [
  shownPictures(desk),
  shownPredictions(desk),
  varied(desk),
  asked(desk),
  besideStages(desk),
  spoken(desk),
]
