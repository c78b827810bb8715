// What is seen: nodes made of the simulator's state; nothing of a message is ever read as HTML.

const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", spoiler: "span",
  code: "code", pre: "pre", blockquote: "blockquote",
};
const COLOURS = ["#e17076", "#7bc862", "#65aadd", "#a695e7", "#ee7aae", "#6ec9cb", "#faa774", "#5c7cfa"];

export function node(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

// Entities count in UTF-16 units, as JavaScript's strings do; they may be nested.
export function formatted(text, entities, begin = 0, end = text.length) {
  const nodes = [];
  let at = begin;
  const inside = entities.filter((e) => e.offset >= begin && e.offset + e.length <= end);
  while (inside.length) {
    const entity = inside.shift();
    if (entity.offset < at) continue;
    const stop = entity.offset + entity.length;
    nodes.push(afterBlock(nodes, text.slice(at, entity.offset)));
    const nested = inside.filter((e) => e.offset + e.length <= stop);
    nodes.push(element(entity, formatted(text, nested, entity.offset, stop), text.slice(entity.offset, stop)));
    at = stop;
  }
  nodes.push(afterBlock(nodes, text.slice(at, end)));
  return nodes;
}

// A block ends its own line: the line break behind it is no empty line.
function afterBlock(nodes, text) {
  return ["PRE", "BLOCKQUOTE"].includes(nodes.at(-1)?.tagName) ? text.replace(/^\n/, "") : text;
}

function element(entity, children, plain) {
  if (entity.type === "text_link") {
    return node("a", { href: entity.url, target: "_blank", rel: "noopener" }, ...children);
  }
  if (entity.type === "bot_command") return node("a", { href: "#", className: "command" }, plain);
  if (entity.type === "expandable_blockquote") return folded(children);
  return TAGS[entity.type] ? node(TAGS[entity.type], {}, ...children) : node("span", {}, ...children);
}

// Three lines of it are seen until it is touched, as in Telegram.
function folded(children) {
  const quote = node("blockquote", { className: "folded", title: "Ver todo" }, ...children);
  quote.onclick = () => quote.classList.remove("folded");
  return quote;
}

export function messageNode(message, onPress) {
  const bubble = node("div", { className: "bubble" });
  if (message.photo) bubble.append(node("img", { src: `/simulator/files/${message.photo}`, alt: "Imagen" }));
  if (message.document) {
    const link = { href: `/simulator/files/${message.document.file_id}`, download: message.document.file_name };
    bubble.append(node("a", link, `📄 ${message.document.file_name}`), "\n");
  }
  bubble.append(...formatted(message.text, message.entities));
  const edited = message.edits ? "editado " : "";
  bubble.append(node("time", {}, edited + hour(new Date(message.date * 1000))));
  const whole = node("div", { className: message.from_bot ? "message" : "message mine" }, bubble);
  if (message.buttons.length) whole.append(keyboard(message, onPress));
  return whole;
}

function keyboard(message, onPress) {
  const rows = message.buttons.map((row) =>
    node("div", {}, ...row.map((button) => {
      const pressed = node("button", { type: "button", title: button.text }, button.text);
      pressed.onclick = () => onPress(pressed, message.id, button);
      return pressed;
    })));
  return node("div", { className: "keyboard" }, ...rows);
}

export function personNode(chat, position, current, unread, onChoose) {
  const initials = chat.name.match(/[\p{L}\d]+/gu).map((word) => word[0]).slice(-2).join("").toUpperCase();
  const wrote = chat.messages.some((message) => !message.from_bot);
  const line = wrote || !chat.note ? chat.messages.at(-1)?.text ?? "" : chat.note;
  const face = node("span", { className: "face" }, initials);
  face.style.background = COLOURS[position % COLOURS.length];
  const chosen = node("button", { type: "button", onclick: onChoose },
    face, node("span", { className: "name" }, chat.name),
    node("span", { className: "line" }, line));
  chosen.dataset.actor = chat.id;
  chosen.setAttribute("aria-current", current);
  if (unread) chosen.append(node("span", { className: "unread" }, unread));
  return node("li", {}, chosen);
}

const LIMA = { timeZone: "America/Lima" };

export function hour(moment) {
  return moment.toLocaleTimeString("es-PE", { ...LIMA, hour: "2-digit", minute: "2-digit", hour12: false });
}

export function day(moment) {
  return moment.toLocaleDateString("es-PE", { ...LIMA, weekday: "long", day: "numeric", month: "long", year: "numeric" });
}
