// Plays one of the cast: the state comes by server-sent events, acts go back as small requests.

import { drawFaults, wireFaults } from "/faults.js";
import { day, hour, messageNode, node, personNode } from "/view.js";

const at = (id) => document.getElementById(id);
let state = null;
let chosen = null;
let shown = "";
const seen = {};
const toasted = {};

function chat() {
  return state.chats.find((each) => each.id === chosen);
}

async function act(name, body) {
  const answer = await fetch(`/simulator/${name}`, {
    method: "POST",
    headers: body instanceof FormData ? {} : { "Content-Type": "application/json" },
    body: body instanceof FormData ? body : JSON.stringify(body),
  });
  if (!answer.ok) toast({ text: (await answer.json()).error, alert: true });
}

function choose(id) {
  chosen = id;
  shown = "";
  document.body.classList.add("chatting");
  at("commands").hidden = true;
  draw();
  at("input").focus();
}

function draw() {
  const now = new Date(state.now);
  at("note").textContent = state.note;
  at("note").hidden = !state.note;
  at("now").textContent = `${day(now)}, ${hour(now)} en Lima`;
  if (chosen === null) chosen = state.chats[0].id;
  const current = chat();
  seen[chosen] = lastId(current);
  at("cast").replaceChildren(...state.chats.map((each, position) =>
    personNode(each, position, each.id === chosen, unread(each), () => choose(each.id))));
  at("bot-name").textContent = state.bot;
  at("who").textContent = `usted es: ${current.name}`;
  at("block").textContent = current.blocked ? "Desbloquear" : "Bloquear";
  at("begin").hidden = current.started;
  at("compose").hidden = !current.started;
  drawMessages(current);
  drawFaults(state, act);
  for (const each of current.toasts.slice(toasted[chosen] ?? 0)) toast(each);
  toasted[chosen] = current.toasts.length;
}

function drawMessages(current) {
  const content = JSON.stringify([current.id, current.messages, current.answered]);
  if (content === shown) return;
  shown = content;
  const list = at("messages");
  list.replaceChildren(...current.messages.map((message) => messageNode(message, press)));
  const showEnd = () => { list.scrollTop = list.scrollHeight; };
  for (const image of list.querySelectorAll("img")) image.onload = showEnd;
  showEnd();
}

const lastId = (each) => each.messages.at(-1)?.id ?? 0;

function unread(each) {
  if (!(each.id in seen)) seen[each.id] = 0;
  return each.messages.filter((message) => message.from_bot && message.id > seen[each.id]).length;
}

function press(button, message_id, { callback_data, url }) {
  if (url) {
    window.open(url, "_blank", "noopener");
    return;
  }
  button.setAttribute("aria-busy", "true");
  act("press", { actor: chosen, message_id, data: callback_data });
}

let hiding = null;
function toast({ text, alert }) {
  const box = at("toast");
  box.textContent = text;
  box.className = alert ? "alert" : "";
  box.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => { box.hidden = true; }, alert ? 6000 : 3000);
}

function say(text) {
  at("commands").hidden = true;
  return act("send", { actor: chosen, text });
}

function showCommands(typed) {
  const fits = chat().commands.filter((each) => `/${each.command}`.startsWith(typed));
  at("commands").replaceChildren(...fits.map((each) => {
    const item = node("button", { type: "button" }, node("b", {}, `/${each.command}`), each.description);
    item.onclick = () => { at("input").value = ""; say(`/${each.command}`); };
    return node("li", {}, item);
  }));
  at("commands").hidden = fits.length === 0;
}

at("compose").onsubmit = (event) => {
  event.preventDefault();
  const text = at("input").value;
  if (text.trim()) say(text);
  at("input").value = "";
  at("input").rows = 1;
};
at("input").oninput = ({ target }) => {
  target.rows = Math.min(target.value.split("\n").length, 5);
  if (/^\/\w*$/.test(target.value)) showCommands(target.value);
  else at("commands").hidden = true;
};
at("input").onkeydown = (event) => {
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    at("compose").requestSubmit();
  }
};
at("menu").onclick = () => {
  if (at("commands").hidden) showCommands("/");
  else at("commands").hidden = true;
};
at("begin").onsubmit = (event) => {
  event.preventDefault();
  say("/start");
};
at("messages").onclick = (event) => {
  if (event.target.className !== "command") return;
  event.preventDefault();
  say(event.target.textContent);
};
at("file").onchange = ({ target }) => {
  const form = new FormData();
  form.set("actor", chosen);
  form.set("file", target.files[0]);
  if (target.files[0].type.startsWith("image/")) form.set("as", "photo");
  act("file", form);
  target.value = "";
};
at("back").onclick = () => document.body.classList.remove("chatting");
at("block").onclick = () => act("block", { actor: chosen, blocked: !chat().blocked });
for (const button of document.querySelectorAll("[data-forward]")) {
  button.onclick = () => act("clock", { by: Number(button.dataset.forward) });
}
at("set-clock").onsubmit = (event) => {
  event.preventDefault();
  act("clock", { to: `${at("moment").value}:00-05:00` });
};

wireFaults(act);

new EventSource("/simulator/events").onmessage = ({ data }) => {
  state = JSON.parse(data);
  draw();
};
