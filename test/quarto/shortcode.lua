-- Tests of the shortcode, with pandoc's own documents: pandoc lua test/quarto/shortcode.lua. Of Quarto there is what the shortcode asks.
local format = 'html:js'
quarto = { doc = { is_format = function(name) return name == format end } }

local shortcode = dofile('src/landscape/recipes/_extensions/badlands/badlands.lua').badlands
local home = { badlands = pandoc.MetaInlines({ pandoc.Str('https://example.org/badlands') }) }

-- Arguments as Quarto gives them: what is not there is empty.
local function shown(args, kwargs, meta)
  local given = {}
  for name, value in pairs(kwargs or {}) do
    given[name] = pandoc.Inlines({ pandoc.Str(value) })
  end
  setmetatable(given, { __index = function() return pandoc.Inlines({}) end })
  local words = {}
  for i, word in ipairs(args) do
    words[i] = pandoc.Inlines({ pandoc.Str(word) })
  end
  local block = shortcode(words, given, meta or home)
  return pandoc.write(pandoc.Pandoc({ block }), 'html', { wrap_text = 'none' })
end

local function expect(found, wanted)
  if found ~= wanted then
    error('found\n' .. found .. '\nwanted\n' .. wanted, 2)
  end
end

local script = '<script type="module" src="https://example.org/badlands/lib/loss-landscape.js"></script>\n'

expect(
  shown({ 'two-weights' }, { step = '2', height = '300px', controls = 'minimal' }),
  script .. '<loss-landscape lecture="two-weights" step="2" controls="minimal" style="display: block; height: 300px"></loss-landscape>'
)
expect(shown({}), script .. '<loss-landscape style="display: block; height: 480px"></loss-landscape>')
expect(
  shown({ 'two-weights' }, { alt = 'a "bowl" <here>', onclick = 'alert(1)' }),
  script .. '<loss-landscape lecture="two-weights" alt="a &quot;bowl&quot; &lt;here&gt;" style="display: block; height: 480px"></loss-landscape>'
)

format = 'latex'
expect(
  shown({ 'two-weights' }, { step = '2' }),
  '<p><a href="https://example.org/badlands/#scenario=two-weights&amp;step=2">Badlands: two-weights</a></p>'
)

local worked, reason = pcall(shown, { 'two-weights' }, {}, {})
assert(not worked and tostring(reason):find('the front matter says no address'), 'a document without the address is refused')

print('5 passed, 0 failed')
