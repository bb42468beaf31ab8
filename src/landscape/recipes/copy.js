/* global document, navigator, fetch, Blob, URL, setTimeout */
// Of the gallery: puts the address of this site into the recipes, copies them, and hands them over as files.
const home = new URL('..', document.baseURI).href
const addressed = (text) => text.replaceAll('https://example.org/badlands/', home)

for (const recipe of document.querySelectorAll('.recipe')) {
  const code = recipe.querySelector('code')
  code.textContent = addressed(code.textContent)

  const copy = recipe.querySelector('button')
  copy.hidden = !navigator.clipboard
  copy.addEventListener('click', async () => {
    await navigator.clipboard.writeText(code.textContent)
    copy.textContent = 'Copied'
    setTimeout(() => (copy.textContent = 'Copy'), 2000)
  })

  recipe.querySelector('a[download]')?.addEventListener('click', async (event) => {
    event.preventDefault()
    const text = await (await fetch(event.target.href)).text()
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([addressed(text)]))
    link.download = event.target.getAttribute('download')
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href))
  })
}
