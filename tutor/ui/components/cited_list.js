// Draws lines with signs and citation buttons. All text goes in by textContent, so none of it is markup.
const SIGNS = { right: "✓", missed: "✓", wrong: "✗", lacking: "○", none: "·" }
const drawn = new WeakMap()

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".cited")
  if (!root || !data) return
  const content = JSON.stringify([data.label, data.lines])
  // Rebuilding would take the focus from the button that was just pressed.
  if (drawn.get(root) !== content) {
    drawn.set(root, content)
    const list = element("ul", "")
    list.setAttribute("aria-label", data.label)
    list.append(...data.lines.map(drawLine))
    root.replaceChildren(list)
  }
  for (const chip of root.querySelectorAll("button.chip")) {
    const number = Number(chip.dataset.number)
    chip.setAttribute("aria-expanded", String(number === data.active))
    chip.onclick = () => setTriggerValue("opened", number)
  }
}

function drawLine(line) {
  const node = element("li", line.words ? line.sign : "plain")
  if (line.words) {
    const sign = element("span", "sign", SIGNS[line.sign])
    // The words beside it say the same.
    sign.setAttribute("aria-hidden", "true")
    node.append(sign)
  }
  const said = element("div", "said")
  if (line.words) said.append(element("p", "meant", line.words))
  const text = element("p", line.quote ? "quote" : line.words ? "text" : "")
  text.append(element("span", "", line.text))
  said.append(text)
  const last = line.note ? element("p", "note") : text
  if (line.note) {
    last.append(element("span", "", line.note))
    said.append(last)
  }
  for (const chip of line.chips) last.append(" ", drawChip(chip))
  node.append(said)
  return node
}

function drawChip(chip) {
  const button = element("button", chip.essay ? "chip essay" : "chip", chip.label)
  button.type = "button"
  button.dataset.number = String(chip.number)
  button.title = chip.title
  button.setAttribute("aria-label", chip.name)
  return button
}

function element(name, classes, text) {
  const node = document.createElement(name)
  if (classes) node.className = classes
  if (text !== undefined) node.textContent = text
  return node
}
