// Answers the visible elements of a role and an accessible name, in a scope: an element, else the open dialog, else
// the page. Roles are those of WAI-ARIA, and `field` for everything one types or chooses into.
const [scope, role, names] = arguments;

const CANDIDATES = {
  button: "button, summary, [role=button]",
  link: "a[href]",
  checkbox: "input[type=checkbox]",
  radio: "input[type=radio]",
  field: "textarea, select, input:not([type=checkbox], [type=radio])",
  region: "section, aside, article, form, nav, [role=region]",
  group: "fieldset, [role=group], details",
  dialog: "dialog[open]",
  heading: "h1, h2, h3, h4",
  alert: "[role=alert]",
  status: "[role=status]",
  article: "article",
  listitem: "li",
};

const plain = (text) => (text ?? "").replace(/\s+/g, " ").trim();

const textOf = (node) => {
  const copy = node.cloneNode(true);
  copy.querySelectorAll("svg, input, select, textarea, [aria-hidden=true]").forEach((one) => one.remove());
  return plain(copy.textContent);
};

const nameOf = (node) => {
  const ids = (node.getAttribute("aria-labelledby") ?? "").split(" ").filter(Boolean);
  if (ids.length > 0) return ids.map((id) => textOf(document.getElementById(id))).join(" ");
  if (node.hasAttribute("aria-label")) return plain(node.getAttribute("aria-label"));
  if (node.labels?.length > 0) return Array.from(node.labels, textOf).join(" ");
  const title = node.querySelector(":scope > legend, :scope > summary");
  if (title) return textOf(title);
  const heading = node.matches("article") && node.querySelector("h1, h2, h3, h4");
  return textOf(heading || node);
};

// A radio button may be drawn by its label alone.
const isVisible = (node) => (node.labels?.length > 0 && node.type === "radio" ? node.labels[0] : node).checkVisibility({ visibilityProperty: true });

const root = scope ?? document.querySelector("dialog[open]") ?? document;
return Array.from(root.querySelectorAll(CANDIDATES[role]))
  .filter((node) => isVisible(node) && (names.length === 0 || names.includes(nameOf(node))));
