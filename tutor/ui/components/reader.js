// Draws one section of a source. All text goes in by textContent, so none of it is markup.
const shown = new WeakMap()

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".text")
  if (!root || !data || shown.get(root) === data.section) return
  shown.set(root, data.section)
  root.replaceChildren(...data.blocks.map(drawBlock))
  root.scrollTop = 0
}

function drawBlock(block) {
  const name = { heading: "h3", code: "pre", quote: "blockquote" }[block.kind] ?? "p"
  const node = document.createElement(name)
  node.className = block.kind
  node.textContent = block.parts.map((part) => part.text).join("")
  return node
}
