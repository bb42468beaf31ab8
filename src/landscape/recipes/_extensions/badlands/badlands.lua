-- {{< badlands two-weights step=2 height=480px controls=minimal theme=light >}}: a landscape where the document is a page or a
-- deck, and a link elsewhere. `badlands` in the document's front matter is the address of Badlands.

local attributes = { 'step', 'controls', 'theme', 'hero', 'question', 'resolution', 'experiment', 'loading', 'poster', 'alt' }

local function text(value, otherwise)
  local said = value ~= nil and pandoc.utils.stringify(value) or ''
  return said ~= '' and said or otherwise
end

local function escaped(said)
  return (said:gsub('[&<>"]', { ['&'] = '&amp;', ['<'] = '&lt;', ['>'] = '&gt;', ['"'] = '&quot;' }))
end

local function attribute(name, value)
  return value and string.format(' %s="%s"', name, escaped(value)) or ''
end

return {
  ['badlands'] = function(args, kwargs, meta)
    local home = text(meta.badlands)
    if not home then
      error('badlands: the front matter says no address, such as badlands: https://example.org/badlands/')
    end
    home = home:gsub('/?$', '/', 1)
    local lecture = text(args[1], text(kwargs.lecture))
    if not quarto.doc.is_format('html:js') then
      local step = text(kwargs.step)
      local place = lecture and '#scenario=' .. lecture .. (step and '&step=' .. step or '') or ''
      return pandoc.Para({ pandoc.Link('Badlands: ' .. (lecture or 'a loss surface'), home .. place) })
    end
    local said = attribute('lecture', lecture)
    for _, name in ipairs(attributes) do
      said = said .. attribute(name, text(kwargs[name]))
    end
    local style = attribute('style', 'display: block; height: ' .. text(kwargs.height, '480px'))
    return pandoc.RawBlock('html', string.format(
      '<script type="module" src="%s"></script>\n<loss-landscape%s%s></loss-landscape>',
      escaped(home .. 'lib/loss-landscape.js'), said, style))
  end,
}
