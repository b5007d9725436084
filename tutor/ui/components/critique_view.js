// Draws an essay with marks, and comments beside them or below their paragraph where there is no room.
// All text goes in by textContent, so none of it is markup.
const FAR = 30
const views = new WeakMap()

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".critique")
  if (!root || !data) return
  let view = views.get(root)
  const content = JSON.stringify([data.id, data.blocks, data.remarks, data.unplaced])
  // Rebuilding would take the focus from the button that was just pressed.
  if (view?.content !== content) {
    view = { root, content, active: null, going: view?.going, comments: new Map(), numbers: new Map(), marks: [], blocks: [] }
    views.set(root, view)
    draw(view, data)
  }
  view.data = data
  view.send = setTriggerValue
  update(view)
  const watcher = new ResizeObserver(() => place(view))
  watcher.observe(root)
  if (data.going && view.going !== data.going.count) {
    view.going = data.going.count
    requestAnimationFrame(() => go(view, data.going))
  }
  return () => watcher.disconnect()
}

function draw(view, data) {
  const remarks = new Map(data.remarks.map((remark) => [remark.number, remark]))
  const sheet = element("div", "sheet")
  const text = element("article", "text")
  text.setAttribute("aria-label", "Your essay with remarks")
  let list = null
  for (const block of data.blocks) {
    if (block.kind !== "list_item") list = null
    else if (!list) text.append((list = element("ul", "")))
    const parent = list ?? text
    const node = drawBlock(view, block, remarks)
    parent.append(node)
    for (const number of block.comments) (list ? node : parent).append(drawComment(view, remarks.get(number)))
  }
  sheet.append(text)
  view.root.replaceChildren(sheet)
  if (data.unplaced.length) view.root.append(drawUnplaced(view, data.unplaced.map((number) => remarks.get(number))))
  view.sheet = sheet
  view.root.onkeydown = (event) => onKey(view, event)
}

function drawBlock(view, block, remarks) {
  const names = { heading: `h${Math.min(block.level + 2, 6)}`, list_item: "li", block_quote: "blockquote" }
  const node = element(names[block.kind] ?? "p", `block ${block.kind}`)
  for (const piece of block.pieces) {
    // The last word and the numbers after it stay on one line.
    const cut = piece.ends.length ? piece.text.trimEnd().lastIndexOf(" ") + 1 : piece.text.length
    const isShort = piece.text.length - cut < FAR
    append(node, drawWords(view, piece, piece.text.slice(0, isShort ? cut : undefined)))
    if (!piece.ends.length) continue
    const tail = element("span", "tail")
    if (isShort) append(tail, drawWords(view, piece, piece.text.slice(cut)))
    for (const number of piece.ends) tail.append(drawNumber(view, remarks.get(number)))
    node.append(tail)
  }
  view.blocks.push(node)
  return node
}

function drawWords(view, piece, words) {
  if (!words) return null
  if (!piece.remarks.length) return document.createTextNode(words)
  const mark = element("mark", "", words)
  mark.setAttribute("aria-details", `comment-${piece.remarks[0]}`)
  mark.onclick = () => {
    if (String(window.getSelection())) return
    const shown = piece.remarks.filter((number) => view.data.only.includes(number))
    // Pressed again, the next remark on the same words.
    if (shown.length) activate(view, shown[(shown.indexOf(view.active) + 1) % shown.length])
  }
  view.marks.push({ mark, remarks: piece.remarks })
  return mark
}

function drawNumber(view, remark) {
  const button = element("button", `number ${remark.kind}`, String(remark.number))
  button.type = "button"
  button.setAttribute("aria-label", `${remark.name}: read the remark`)
  button.setAttribute("aria-controls", `comment-${remark.number}`)
  button.onclick = () => (view.active === remark.number ? close(view) : activate(view, remark.number))
  view.numbers.set(remark.number, button)
  return button
}

function drawComment(view, remark) {
  const node = frame(view, remark)
  const head = element("button", "head")
  head.type = "button"
  head.append(...headline(remark))
  node.append(head, ...body(view, remark))
  node.onclick = (event) => {
    if (head.contains(event.target) && view.active === remark.number) close(view)
    else if (view.active !== remark.number) activate(view, remark.number)
  }
  return node
}

function drawUnplaced(view, remarks) {
  const section = element("section", "unplaced")
  section.append(element("h3", "", "What is left out"))
  for (const remark of remarks) {
    const node = frame(view, remark)
    const head = element("p", "head")
    head.append(...headline(remark))
    node.classList.add("open", "whole")
    node.append(head, ...body(view, remark))
    section.append(node)
  }
  return section
}

function frame(view, remark) {
  const node = element("div", `comment ${remark.kind}`)
  node.id = `comment-${remark.number}`
  node.tabIndex = -1
  node.setAttribute("role", "group")
  node.setAttribute("aria-label", `Remark ${remark.name}`)
  view.comments.set(remark.number, node)
  return node
}

function headline(remark) {
  const parts = [element("span", "count", String(remark.number)), element("span", "verdict", remark.verdict)]
  if (remark.severity) parts.push(element("span", "severity", remark.severity))
  return parts
}

function body(view, remark) {
  const more = element("div", "more")
  if (remark.other) more.append(element("p", "other", remark.other))
  if (remark.question) {
    const question = element("p", "question")
    question.append(element("span", "label", "To think on"), element("span", "", remark.question))
    more.append(question)
  }
  for (const citation of remark.citations) more.append(drawCitation(view, remark, citation))
  more.append(element("div", "against"))
  const parts = [element("p", "said", remark.comment), more]
  if (remark.tenet) parts.unshift(element("p", "tenet", remark.tenet))
  return parts
}

function drawCitation(view, remark, citation) {
  const node = element("figure", "citation")
  const button = element("button", "source", citation.label)
  button.type = "button"
  button.dataset.number = String(citation.number)
  button.onclick = () => view.send("opened", { remark: remark.number, citation: citation.number })
  node.append(element("blockquote", "", citation.quote), button)
  return node
}

function drawAgainst(view, number, reason, isOpen) {
  const box = view.comments.get(number).querySelector(".against")
  const open = element("button", "plain", reason === undefined ? "I disagree" : "Change what I said")
  open.type = "button"
  open.onclick = () => drawAgainst(view, number, reason, true).querySelector("textarea").focus()
  box.dataset.reason = JSON.stringify([reason])
  if (isOpen) box.replaceChildren(drawForm(view, number, reason))
  else if (reason === undefined) box.replaceChildren(open)
  else {
    const back = element("button", "plain", "Take it back")
    back.type = "button"
    back.onclick = () => {
      drawAgainst(view, number, undefined, false).querySelector("button").focus({ preventScroll: true })
      view.send("disagreed", { remark: number, reason: null })
    }
    box.replaceChildren(element("p", "kept", reason ? `You disagree: ${reason}` : "You disagree."), open, back)
  }
  place(view)
  return box
}

function drawForm(view, number, reason) {
  const form = element("form", "")
  const label = element("label", "", "Why? You may leave this empty.")
  const words = element("textarea", "")
  words.value = reason ?? ""
  words.maxLength = view.data.longest_reason
  words.rows = 3
  label.append(words)
  const keep = element("button", "strong", "Keep")
  const cancel = element("button", "plain", "Cancel")
  cancel.type = "button"
  const back = (said) => drawAgainst(view, number, said, false).querySelector("button").focus({ preventScroll: true })
  cancel.onclick = () => back(reason)
  form.onsubmit = (event) => {
    event.preventDefault()
    const said = words.value.trim()
    back(said)
    view.send("disagreed", { remark: number, reason: said })
  }
  form.append(label, keep, cancel)
  return form
}

function update(view) {
  const { data } = view
  if (view.active !== null && !data.only.includes(view.active)) view.active = null
  const kinds = new Map(data.remarks.map((remark) => [remark.number, remark]))
  for (const { mark, remarks } of view.marks) {
    const shown = remarks.filter((number) => data.only.includes(number))
    const chosen = kinds.get(shown.includes(view.active) ? view.active : gravest(shown, kinds))
    mark.className = chosen ? `${chosen.kind} ${chosen.grade}` : "off"
    mark.classList.toggle("active", chosen !== undefined && chosen.number === view.active)
  }
  for (const [number, button] of view.numbers) {
    button.hidden = !data.only.includes(number)
    button.setAttribute("aria-expanded", String(number === view.active))
  }
  for (const [number, node] of view.comments) {
    const isActive = number === view.active
    node.hidden = !data.only.includes(number)
    node.classList.toggle("active", isActive)
    if (!node.classList.contains("whole")) {
      node.classList.toggle("open", isActive)
      node.querySelector(".head").setAttribute("aria-expanded", String(isActive))
    }
    const reason = data.disagreements[String(number)]
    const box = node.querySelector(".against")
    if (box.dataset.reason !== JSON.stringify([reason])) drawAgainst(view, number, reason, false)
    for (const button of node.querySelectorAll("button.source")) {
      const isOpened = data.opened?.remark === number && data.opened.citation === Number(button.dataset.number)
      button.setAttribute("aria-expanded", String(isOpened))
    }
  }
  place(view)
}

function gravest(numbers, kinds) {
  const order = ["high", "medium", "low", "strength"]
  return [...numbers].sort((a, b) => order.indexOf(kinds.get(a).grade) - order.indexOf(kinds.get(b).grade))[0]
}

function append(parent, node) {
  if (node) parent.append(node)
}

function element(name, classes, text) {
  const node = document.createElement(name)
  if (classes) node.className = classes
  if (text !== undefined) node.textContent = text
  return node
}
