if (new URLSearchParams(location.search).has('speaker')) {
  // The page's own words make room before <bl-app> is known.
  document.querySelector('bl-app')?.replaceWith(document.createElement('bl-speaker'))
  void import('./page/present/bl-speaker.ts')
} else {
  // The engine and the lecture first: they load while the rest is read.
  void import('./landscape/opening/open-engine.ts')
  void import('./page/lecture/first-route.ts')
  void import('./page/bl-app.ts')
}
