import { html } from 'lit'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { finish } from '../../math/work.ts'
import { nowhere, type LecturePlace } from '../../scenarios/place.ts'
import { fetchLinks } from '../../study/lecture/links.ts'
import { linkOf, stepLink } from '../../study/lecture/route.ts'
import type { Study } from '../../study/study.ts'

/** The address of what a study shows, on the page of Badlands at `page`; of its step as it was written, or of the page, where it is too large for a link. */
function addressOf({ place, shown }: Study, page: string): string {
  const url = new URL(page, document.baseURI)
  const { lecture } = place.peek()
  // A lecture too large for a link is on this machine alone.
  const given: LecturePlace = lecture?.manuscript?.excess ? nowhere : place.peek()
  try {
    url.hash = finish(linkOf(given, shown.peek()))
  } catch (error) {
    if (!(error instanceof ExperimentError)) throw error
    url.hash = given.lecture ? stepLink(given.lecture, given.step) : ''
  }
  return url.href
}

/** A link that opens what is shown in a tab of its own, on the page of Badlands at `page`. Its address is made when it is reached for: it may be long. */
function pageLink(study: Study, page: string) {
  const aim = ({ currentTarget }: Event) => {
    if (currentTarget instanceof HTMLAnchorElement) currentTarget.href = addressOf(study, page)
  }
  return html`<a
    class="page-link"
    part="link"
    href=${page}
    target="_blank"
    rel="noopener"
    title="Open this view on its own page, in a new tab"
    @pointerenter=${aim}
    @focus=${aim}
    @pointerdown=${aim}
    @click=${aim}
    >Open in Badlands</a
  >`
}

/** The template of the link of a study to a page. */
export type PageLink = typeof pageLink

/** The link's template, once all that it needs is loaded. */
export async function fetchPageLink(): Promise<PageLink> {
  await fetchLinks()
  return pageLink
}
