// The second half of critique_view.js: where comments stand, and how a person moves between marks and comments.
const ROOM = 740
const GAP = 10

// Puts every comment at the height of its mark; the open one stands exactly there, and the others make room.
function place(view) {
  const { sheet, root } = view
  if (!sheet) return
  const isWide = root.clientWidth >= ROOM
  // Where the room changes, the place that is read stays in sight.
  if (view.active !== null && view.width && view.width !== root.clientWidth) keepInSight(view)
  view.width = root.clientWidth
  sheet.classList.toggle("wide", isWide)
  sheet.style.minHeight = ""
  if (!isWide) {
    for (const node of view.comments.values()) node.style.top = ""
    return
  }
  const base = sheet.getBoundingClientRect().top
  const items = [...view.numbers]
    .filter(([, button]) => !button.hidden)
    .map(([number]) => ({ number, node: view.comments.get(number), want: firstMark(view, number).getBoundingClientRect().top - base }))
    .map((item) => ({ ...item, height: item.node.offsetHeight, top: item.want }))
    .sort((a, b) => a.want - b.want || a.number - b.number)
  const active = items.findIndex((item) => item.number === view.active)
  for (let i = active - 1; i >= 0; i--) items[i].top = Math.min(items[i].want, items[i + 1].top - items[i].height - GAP)
  for (let i = 0; i < items.length; i++) {
    const least = i ? items[i - 1].top + items[i - 1].height + GAP : 0
    items[i].top = Math.max(items[i].top, least)
    items[i].node.style.top = `${items[i].top}px`
  }
  const last = items.at(-1)
  if (last) sheet.style.minHeight = `${last.top + last.height}px`
}

function keepInSight(view) {
  requestAnimationFrame(() => view.active !== null && firstMark(view, view.active)?.scrollIntoView({ block: "center" }))
}

function firstMark(view, number) {
  return view.marks.find((item) => item.remarks.includes(number))?.mark ?? view.numbers.get(number)
}

function activate(view, number) {
  view.active = number
  update(view)
  const node = view.comments.get(number)
  node.focus({ preventScroll: true })
  node.scrollIntoView({ behavior: motion(), block: "nearest" })
}

function close(view) {
  const number = view.active
  view.active = null
  update(view)
  view.numbers.get(number)?.focus({ preventScroll: true })
}

function onKey(view, event) {
  const comment = event.target.closest(".comment")
  if (event.key === "Escape") {
    const cancel = event.target.closest("form")?.querySelector("button.plain")
    if (cancel) cancel.click()
    else if (view.active !== null) close(view)
    return
  }
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
  const button = event.target.closest("button.number")
  if (!step || (!button && event.target !== comment && !event.target.closest("button.head"))) return
  const shown = [...view.numbers.keys()].filter((number) => view.data.only.includes(number)).sort((a, b) => a - b)
  const from = button ? [...view.numbers].find(([, node]) => node === button)[0] : view.active
  const next = shown[shown.indexOf(from) + step]
  if (next === undefined) return
  event.preventDefault()
  if (button) view.numbers.get(next).focus()
  else activate(view, next)
}

function go(view, going) {
  if (going.remark !== undefined) {
    const node = view.comments.get(going.remark)
    if (!node || node.hidden) return
    if (!node.classList.contains("whole")) activate(view, going.remark)
    else node.focus({ preventScroll: true })
    const target = view.numbers.has(going.remark) ? firstMark(view, going.remark) : node
    target.scrollIntoView({ behavior: motion(), block: "center" })
    return
  }
  const block = view.blocks[going.block]
  if (!block) return
  light(block, going.start, going.end)
  block.tabIndex = -1
  block.focus({ preventScroll: true })
  block.scrollIntoView({ behavior: motion(), block: "center" })
}

// Lights up some characters of a block, counted in whole characters and without the numbers of remarks.
function light(block, start, end) {
  const range = document.createRange()
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  let seen = 0
  range.selectNodeContents(block)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest("button, .comment")) continue
    const letters = [...node.data]
    const at = (offset) => letters.slice(0, offset - seen).join("").length
    if (start >= seen && start < seen + letters.length) range.setStart(node, at(start))
    if (end > seen && end <= seen + letters.length) range.setEnd(node, at(end))
    seen += letters.length
  }
  if (window.Highlight) CSS.highlights.set("tutor-place", new Highlight(range))
}

function motion() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth"
}
