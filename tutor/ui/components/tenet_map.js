// Draws the tenets of a course and what an essay does with each. All text goes in by textContent.
const drawn = new WeakMap()

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".tenets")
  if (!root || !data) return
  const content = JSON.stringify([data.addressed, data.others])
  // Rebuilding would take the focus from the button that was just pressed.
  if (drawn.get(root) !== content) {
    drawn.set(root, content)
    root.replaceChildren(drawList(data.addressed))
    if (data.others.length) root.append(drawOthers(data.others))
  }
  for (const button of root.querySelectorAll("button.source")) {
    button.setAttribute("aria-expanded", String(button.dataset.tenet === data.opened))
    button.onclick = () => setTriggerValue("source", button.dataset.tenet)
  }
  for (const button of root.querySelectorAll("button.place")) {
    const { tenet, number } = button.dataset
    button.onclick = () => setTriggerValue("place", { tenet, number: Number(number) })
  }
}

function drawOthers(uses) {
  const box = element("details", "")
  const noun = uses.length === 1 ? "1 tenet of the course" : `${uses.length} tenets of the course`
  box.append(element("summary", "", `${noun} that the essay does not address`), drawList(uses))
  return box
}

function drawList(uses) {
  const list = element("ul", "")
  for (const use of uses) {
    const line = element("li", use.status)
    const words = element("div", "words")
    words.append(element("span", "title", use.title))
    if (use.status !== "not_addressed") words.append(element("span", "status", use.said))
    line.append(words, drawWays(use))
    list.append(line)
  }
  return list
}

function drawWays(use) {
  const ways = element("div", "ways")
  if (use.places) ways.append(element("span", "label", use.places === 1 ? "1 place" : `${use.places} places`))
  for (let number = 0; number < use.places; number++) {
    const button = element("button", "place", String(number + 1))
    button.type = "button"
    button.dataset.tenet = use.tenet
    button.dataset.number = String(number)
    button.setAttribute("aria-label", `${number + 1}, place in the essay: ${use.title}`)
    ways.append(button)
  }
  if (use.source) {
    const button = element("button", "source", "Source")
    button.type = "button"
    button.title = use.source
    button.dataset.tenet = use.tenet
    button.setAttribute("aria-label", `Source: ${use.source}, on ${use.title}`)
    ways.append(button)
  }
  return ways
}

function element(name, classes, text) {
  const node = document.createElement(name)
  if (classes) node.className = classes
  if (text !== undefined) node.textContent = text
  return node
}
