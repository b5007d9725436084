// Says which question it is, moves the focus to it, and presses the page's ordinary controls for number keys and Enter.
const WAIT_MS = 3000
const TYPED = "textarea, select, [contenteditable='true'], [role='combobox'], input:not([type='radio']):not([type='checkbox'])"
const OWN_ENTER = "button, a, summary, [role='button'], [role='option'], [role='menuitem'], [role='tab']"
const heads = new WeakMap()

export default function ({ data, parentElement }) {
  const place = parentElement.querySelector(".place")
  if (!place || !data) return
  place.textContent = data.place
  place.classList.toggle("title", data.title)
  parentElement.querySelector(".bar").hidden = data.title
  parentElement.querySelector(".topic").textContent = data.topic
  parentElement.querySelector(".bar span").style.width = `${100 * data.share}%`
  let head = heads.get(place)
  if (!head) {
    head = { step: null }
    head.listen = (event) => press(event, head.data)
    heads.set(place, head)
    // On the way down: some of the page's controls keep Enter to themselves without doing anything with it.
    document.addEventListener("keydown", head.listen, true)
  }
  head.data = data
  if (head.step !== data.step) {
    head.step = data.step
    const status = parentElement.querySelector("[role='status']")
    status.textContent = ""
    arrive(place, data, head).then(() => setTimeout(() => { status.textContent = data.said }, 150))
  }
  return () => {
    document.removeEventListener("keydown", head.listen, true)
    heads.delete(place)
  }
}

function press(event, data) {
  const path = event.composedPath()
  const target = path[0]
  const isBusy = event.repeat || event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey
  if (isBusy || !(target instanceof Element) || target.closest(TYPED) || isInDialog(path)) return
  if (event.key === "Enter") {
    if (target.closest(OWN_ENTER)) return
    const go = button(data.go)
    if (!go) return
    event.preventDefault()
    go.click()
  } else if (/^[1-9]$/.test(event.key)) {
    const choice = choices(data.options)[Number(event.key) - 1]
    if (!choice) return
    event.preventDefault()
    choice.click()
    choice.focus({ preventScroll: true })
  }
}

function isInDialog(path) {
  const isDialog = (node) => node instanceof Element && node.matches("dialog, [role='dialog']")
  return path.some(isDialog) || Boolean(document.querySelector("[role='dialog'][aria-modal='true']"))
}

async function arrive(place, data, head) {
  const target = await appeared(() => ({ place, field: field(data.options), go: button(data.go) })[data.aim], data, head)
  if (!target) return
  // The beginning of the question comes first on a long page; what has the focus need not be in sight.
  target.focus({ preventScroll: true })
  const top = place.getBoundingClientRect().top
  if (top < 0 || top > window.innerHeight / 2) place.scrollIntoView({ block: "center" })
}

// The rest of the page is drawn after this component, so what is to have the focus may not be there yet.
async function appeared(find, data, head) {
  const end = performance.now() + WAIT_MS
  while (performance.now() < end && head.step === data.step) {
    const found = find()
    if (found) return found
    await new Promise((done) => setTimeout(done, 50))
  }
  return null
}

function within(key, selector) {
  return [...document.querySelectorAll(`.st-key-${key} ${selector}`)].filter((node) => !node.disabled)
}

function button(key) {
  return within(key, "button")[0]
}

function field(key) {
  return within(key, "textarea").concat(within(key, "input"))[0]
}

function choices(key) {
  return within(key, "input").filter((node) => node.matches("[type='radio'], [type='checkbox']"))
}
