/** Milliseconds after which the parts of all lectures are loaded: the first picture is complete, and no more is asked for by itself. */
const loadAheadAfter = 10_000

if (new URLSearchParams(location.search).has('speaker')) {
  // The page's own words make room before <bl-app> is known.
  document.querySelector('bl-app')?.replaceWith(document.createElement('bl-speaker'))
  void import('./page/present/bl-speaker.ts')
} else {
  // The engine and the lecture first: they load while the rest is read.
  void import('./landscape/opening/open-engine.ts')
  void import('./page/lecture/first-route.ts')
  void import('./page/bl-app.ts')
  if (import.meta.env.PROD)
    setTimeout(() => void import('./page/load-ahead.ts').then(({ loadAhead }) => loadAhead()), loadAheadAfter)
}
