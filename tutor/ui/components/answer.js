// Draws a reply: sentences with citation buttons. All text goes in by textContent, so none of it is markup.
const drawn = new WeakMap()

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".answer")
  if (!root || !data) return
  const content = JSON.stringify([data.message, data.paragraphs, data.nearest, data.summary])
  // Rebuilding would take the focus from the button that was just pressed.
  if (drawn.get(root) !== content) {
    drawn.set(root, content)
    draw(root, data)
  }
  for (const chip of root.querySelectorAll("button.chip")) {
    const number = Number(chip.dataset.number)
    chip.setAttribute("aria-expanded", String(number === data.active))
    chip.onclick = () => setTriggerValue("opened", number)
  }
}

function draw(root, data) {
  root.replaceChildren()
  root.classList.toggle("fresh", Boolean(data.fresh))
  let step = 0
  const next = (node) => {
    node.style.setProperty("--step", String(step++))
    node.classList.add("step")
    return node
  }
  if (data.message) root.append(next(element("p", "message", data.message)))
  for (const sentences of data.paragraphs) {
    const paragraph = element("p", "paragraph")
    for (const sentence of sentences) paragraph.append(next(drawSentence(sentence)), " ")
    root.append(paragraph)
  }
  if (data.nearest.length) root.append(next(drawNearest(data.nearest)))
  if (data.summary) root.append(next(element("p", "summary", data.summary)))
  if (data.sources.length) root.append(next(drawSources(data.sources)))
  if (data.fresh) arrive(root, data.announcement)
}

function drawSentence(sentence) {
  const node = element("span", `sentence ${sentence.kind}`)
  if (sentence.lead) node.append(element("span", "lead", sentence.lead), " ")
  const words = sentence.text.split(" ")
  const last = words.at(-1).length < 30 ? words.pop() : ""
  node.append(element("span", "words", words.length ? words.join(" ") + " " : ""))
  // The last word and its buttons stay on one line.
  const tail = element("span", "tail")
  tail.append(element("span", "words", last))
  for (const chip of sentence.chips) tail.append(drawChip(chip))
  node.append(tail)
  if (sentence.lacking) {
    node.classList.add("partly")
    node.append(" ", element("span", "lacking", sentence.lacking))
  }
  return node
}

function drawNearest(nearest) {
  const box = element("div", "nearest")
  box.append(element("p", "label", "Nearest passages"))
  const list = element("ul", "")
  for (const item of nearest) {
    const line = element("li", "")
    line.append(element("span", "", item.about), drawChip(item.chip))
    list.append(line)
  }
  box.append(list)
  return box
}

function drawSources(sources) {
  const list = element("ul", "sources")
  list.setAttribute("aria-label", "Sources of this answer")
  for (const source of sources) {
    const line = element("li", "")
    line.append(element("span", "numbers", source.numbers), element("span", "", source.title))
    if (source.role) line.append(element("span", "role", source.role))
    list.append(line)
  }
  return list
}

function drawChip(chip) {
  const button = element("button", chip.essay ? "chip essay" : "chip", chip.label)
  button.type = "button"
  button.dataset.number = String(chip.number)
  button.title = chip.title
  button.setAttribute("aria-label", chip.name)
  return button
}

function arrive(root, text) {
  const behavior = window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth"
  requestAnimationFrame(() => root.scrollIntoView({ behavior, block: "start" }))
  const status = element("span", "unseen")
  status.setAttribute("role", "status")
  root.append(status)
  setTimeout(() => { status.textContent = text }, 150)
  setTimeout(() => status.remove(), 5000)
}

function element(name, classes, text) {
  const node = document.createElement(name)
  if (classes) node.className = classes
  if (text !== undefined) node.textContent = text
  return node
}
