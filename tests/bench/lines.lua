-- LuaTeX's side of lines.py: hyphenates by the file "patterns" and writes "lines.txt", a row for each line of each paragraph:
-- widths of its spaces, natural and as set (scaled points), whether it ends in a hyphen, whether it ends its paragraph, whether
-- it is wider than the measure.
local GLUE, DISC, PENALTY = node.id("glue"), node.id("disc"), node.id("penalty")
local SPACE, NO_BREAK_SPACE, PARAGRAPH_FILL = 13, 14, 15
local language = lang.new()
local patterns = {}

for line in io.lines("patterns") do
  if not line:find("^[%u%%]") then
    patterns[#patterns + 1] = line
  end
end
language:patterns(table.concat(patterns, " "))
language:prehyphenchar(45)
for letter = 97, 122 do
  lang.sethjcode(language, letter, letter)
  lang.sethjcode(language, letter - 32, letter)
end
tex.language = language:id()

local out = io.open("lines.txt", "w")

local function ends_here(n)
  repeat
    n = n.next
  until not n or (n.id ~= GLUE and n.id ~= PENALTY)
  return not n
end

local function tell(line)
  local natural, set, hyphen, last = 0, 0, 0, 0

  for n in node.traverse(line.head) do
    if n.id == GLUE and (n.subtype == SPACE or n.subtype == NO_BREAK_SPACE) then
      natural = natural + n.width
      set = set + node.effective_glue(n, line)
    elseif n.id == GLUE and n.subtype == PARAGRAPH_FILL then
      last = 1
    elseif n.id == DISC and ends_here(n) then
      hyphen = 1
    end
  end
  local wide = node.dimensions(line.glue_set, line.glue_sign, line.glue_order, line.head) - line.width
  out:write(string.format("%d %d %d %d %d\n", natural, math.floor(set), hyphen, last, wide > 1000 and 1 or 0))
end

luatexbase.add_to_callback("post_linebreak_filter", function(head)
  for line in node.traverse_id(node.id("hlist"), head) do
    tell(line)
  end
  return true
end, "lines")
