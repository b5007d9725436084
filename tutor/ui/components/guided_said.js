// Reads aloud what has just come onto the page, where the focus stays.
const last = new WeakMap()

export default function ({ data, parentElement }) {
  const status = parentElement.querySelector("[role='status']")
  if (!status || !data || last.get(status) === data.said) return
  last.set(status, data.said)
  status.textContent = ""
  // A region that is filled as it appears is not read out.
  setTimeout(() => { status.textContent = data.said }, 150)
}
