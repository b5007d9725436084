// Draws an open source in a dialog: beside the chat on a wide screen, over everything on a phone.
// All text goes in by textContent, so none of it is markup.
const NARROW = "(max-width: 860px)"
const panels = new WeakMap()

export default function ({ data, parentElement, setTriggerValue }) {
  const slot = parentElement.querySelector(".slot")
  const dialog = parentElement.querySelector("dialog")
  if (!slot || !dialog || !data) return
  const close = () => {
    // Closing gives the focus back to the button that opened the source.
    if (dialog.open) dialog.close()
    setTriggerValue("closed", data.opening)
  }
  if (panels.get(dialog) !== data.opening) {
    panels.set(dialog, data.opening)
    // Closed first, so that the focus moves in again, and goes back to the button that was pressed last.
    if (dialog.open) dialog.close()
    draw(dialog, data)
    show(dialog)
    scrollToQuote(dialog)
  }
  dialog.querySelector(".close").onclick = close
  dialog.querySelector(".whole").onclick = () => {
    if (dialog.open) dialog.close()
    setTriggerValue("whole", data.opening)
  }
  dialog.oncancel = (event) => { event.preventDefault(); close() }
  dialog.onkeydown = (event) => { if (event.key === "Escape") { event.preventDefault(); close() } }
  const place = () => position(slot, dialog)
  place()
  const watcher = new ResizeObserver(place)
  watcher.observe(document.documentElement)
  watcher.observe(slot)
  const narrow = window.matchMedia(NARROW)
  const reopen = () => { if (dialog.open) { dialog.close(); show(dialog); place() } }
  narrow.addEventListener("change", reopen)
  slot.cleanup?.()
  slot.cleanup = () => { watcher.disconnect(); narrow.removeEventListener("change", reopen) }
  return () => slot.cleanup?.()
}

function show(dialog) {
  if (window.matchMedia(NARROW).matches) dialog.showModal()
  else dialog.show()
  dialog.querySelector(".close").focus({ preventScroll: true })
}

function position(slot, dialog) {
  if (window.matchMedia(NARROW).matches) {
    dialog.removeAttribute("style")
    return
  }
  const box = slot.getBoundingClientRect()
  dialog.style.left = `${box.left}px`
  dialog.style.width = `${box.width}px`
}

function draw(dialog, data) {
  dialog.querySelector(".title").textContent = data.title
  dialog.setAttribute("aria-label", `Source: ${data.title}`)
  fill(dialog.querySelector(".byline"), data.byline)
  fill(dialog.querySelector(".where"), data.where)
  fill(dialog.querySelector(".essay"), data.essay)
  const text = dialog.querySelector(".text")
  text.replaceChildren(...data.blocks.map(drawBlock))
  if (data.before) text.prepend(element("p", "more", "… the source begins earlier"))
  if (data.after) text.append(element("p", "more", "… the source goes on"))
  drawPicture(dialog, data.picture)
}

function drawPicture(dialog, picture) {
  const page = dialog.querySelector(".page")
  const views = dialog.querySelector(".views")
  page.replaceChildren()
  views.hidden = !picture
  if (picture) {
    const image = element("img", "")
    image.alt = picture.alt
    image.src = picture.src
    image.onload = () => scrollToQuote(dialog)
    image.dataset.top = String(picture.top)
    page.append(image)
  }
  const larger = views.querySelector(".larger")
  larger.onclick = () => {
    larger.setAttribute("aria-pressed", String(page.classList.toggle("large")))
    scrollToQuote(dialog)
  }
  const choose = (view) => {
    larger.hidden = view !== "page"
    page.hidden = view !== "page"
    dialog.querySelector(".text").hidden = view !== "text"
    for (const button of views.querySelectorAll("button[value]")) {
      button.setAttribute("aria-pressed", String(button.value === view))
    }
    scrollToQuote(dialog)
  }
  for (const button of views.querySelectorAll("button[value]")) button.onclick = () => choose(button.value)
  choose(picture ? "page" : "text")
}

function scrollToQuote(dialog) {
  const body = dialog.querySelector(".body")
  const image = dialog.querySelector(".page:not([hidden]) img")
  const mark = dialog.querySelector(".text:not([hidden]) mark")
  requestAnimationFrame(() => {
    if (image) body.scrollTop = image.offsetHeight * Number(image.dataset.top) - body.clientHeight / 3
    else if (mark) body.scrollTop += mark.getBoundingClientRect().top - body.getBoundingClientRect().top - body.clientHeight / 3
  })
}

function drawBlock(block) {
  const name = { heading: "h3", code: "pre", quote: "blockquote" }[block.kind] ?? "p"
  const node = element(name, block.kind)
  for (const part of block.parts) node.append(element(part.mark ? "mark" : "span", "", part.text))
  return node
}

function fill(node, text) {
  node.textContent = text
  node.hidden = !text
}

function element(name, classes, text) {
  const node = document.createElement(name)
  if (classes) node.className = classes
  if (text !== undefined) node.textContent = text
  return node
}
