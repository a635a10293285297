/* A little ease for those whose browser runs scripts. Without this every page works; nothing is stored, nothing asked of others. */

/* Leave at once: the page is emptied first, so that a slow network shows nothing of it, and back does not return to it. */

const exit = document.querySelector(".exit");
const escapes = [];

function leave() {
    document.title = "";
    document.body.hidden = true;
    location.replace(exit.href);
}

exit?.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
});

if (exit) {
    addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || event.repeat) return;
        escapes.push(event.timeStamp);
        if (escapes.length >= 3 && event.timeStamp - escapes.at(-3) < 1500) leave();
    });
    /* A browser that kept the emptied page for the back button shows it anew. */
    addEventListener("pageshow", () => { document.body.hidden = false; });
}

/* Suggestions while typing: the combobox with a listbox of the ARIA practices. */

const PAUSE = 150;

function suggestFor(input) {
    const form = input.form;
    const list = document.createElement("ul");
    let pending, timer, options = [], current = -1;

    list.className = "suggestions";
    list.id = `${input.id}-suggestions`;
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.labels[0].textContent);
    input.after(list);
    input.type = "text"; /* a search field may not be a combobox */
    input.enterKeyHint = "search";
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) {
        input.setAttribute(name, value);
    }

    function show(found) {
        options = found;
        current = -1;
        list.replaceChildren(...found.map((each, position) => {
            const option = document.createElement("li");
            option.id = `${list.id}-${position}`;
            option.setAttribute("role", "option");
            option.setAttribute("aria-selected", "false");
            option.dir = "auto";
            option.textContent = each.label;
            option.addEventListener("mousedown", (event) => event.preventDefault());
            option.addEventListener("click", () => choose(each));
            return option;
        }));
        list.hidden = !found.length;
        input.setAttribute("aria-expanded", String(!list.hidden));
        input.removeAttribute("aria-activedescendant");
    }

    function close() {
        clearTimeout(timer);
        pending?.abort();
        show([]);
    }

    function mark(position) {
        list.children[current]?.setAttribute("aria-selected", "false");
        current = position;
        const option = list.children[current];
        option?.setAttribute("aria-selected", "true");
        option?.scrollIntoView({ block: "nearest" });
        if (option) input.setAttribute("aria-activedescendant", option.id);
        else input.removeAttribute("aria-activedescendant");
    }

    /* A need or place narrows the list at hand, with the filters that are set there; an organisation has its page. */
    function choose(suggestion) {
        const chosen = new URL(input.dataset.root + suggestion.url, location.href);
        const address = chosen.search ? new URL(form.action) : chosen;
        const kept = [...new FormData(form)].filter(([name]) => name === "r" || chosen.search);
        for (const [name, value] of [...chosen.searchParams, ...kept]) {
            if (!value || name === "q" || address.searchParams.getAll(name).includes(value)) continue;
            address.searchParams.append(name, value);
        }
        location.assign(address);
    }

    async function ask() {
        pending?.abort();
        const asked = pending = new AbortController();
        try {
            const address = `${input.dataset.suggest}?${new URLSearchParams({ q: input.value })}`;
            const answer = await fetch(address, { signal: asked.signal });
            const found = answer.ok ? (await answer.json()).suggestions : [];
            if (!asked.signal.aborted && document.activeElement === input) show(found);
        } catch {
            if (!asked.signal.aborted) show([]);
        }
    }

    input.addEventListener("input", (event) => {
        clearTimeout(timer);
        if (!input.value.trim()) close();
        else if (!event.isComposing) timer = setTimeout(ask, PAUSE);
    });
    input.addEventListener("compositionend", () => { timer = setTimeout(ask, PAUSE); });
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
        if (list.hidden || event.isComposing) return;
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step) {
            /* One place more than there are options: the field itself. */
            const places = options.length + 1;
            mark((current + 1 + step + places) % places - 1);
        } else if (event.key === "Enter" && current >= 0) choose(options[current]);
        else if (event.key === "Escape") close();
        else return;
        event.preventDefault();
    });
}

document.querySelectorAll("input[data-suggest]").forEach(suggestFor);

/* Fields that nobody filled stay out of the address: without a script the site takes them out, at one trip more. */

addEventListener("formdata", ({ formData }) => {
    const filled = [...formData].filter(([, value]) => value);
    for (const name of [...formData.keys()]) formData.delete(name);
    for (const [name, value] of filled) formData.append(name, value);
});

/* How many are chosen: ticked here, and on the pages before. */

const told = document.querySelector("[data-chosen]");

function count() {
    const number = document.querySelectorAll("main [name=r]:checked, #choose [name=r][type=hidden]").length;
    const shown = new Intl.NumberFormat(document.documentElement.lang).format(number);
    told.textContent = number ? told.dataset.chosen.replace("#", shown) : "";
}

if (told) {
    addEventListener("change", (event) => { if (event.target.name === "r") count(); });
    /* A browser that comes back to the page ticks again what was ticked. */
    addEventListener("pageshow", count);
}

/* What is ticked goes along with a link that is followed, to pages of our own: not to files, tables and other sites. */

const NO_PAGE = /\/directory(\/|$)|\/-\/|\.[a-z]+$/;

function takeAlong(event) {
    const link = event.target.closest("a[href]");
    if (!link || link.origin !== location.origin || NO_PAGE.test(link.pathname) || link.getAttribute("href").startsWith("#")) return;
    const boxes = document.querySelectorAll("main [name=r][type=checkbox]");
    /* The list of sources leaves out what was chosen before, for its weight. */
    const leavesOut = link.closest(".sources");
    if (!boxes.length && !leavesOut) return;
    const address = new URL(link.href);
    const keys = new Set((leavesOut ? new URL(location) : address).searchParams.getAll("r"));
    for (const box of boxes) {
        if (box.checked) keys.add(box.value);
        else keys.delete(box.value);
    }
    address.searchParams.delete("r");
    for (const key of keys) address.searchParams.append("r", key);
    link.href = address;
}

document.querySelector(".unscripted")?.remove();
/* By a press, by the middle button, by the menu that opens a new tab. */
for (const way of ["click", "auxclick", "contextmenu"]) addEventListener(way, takeAlong, true);

/* Print, copy, send: buttons that are of no use without a script. */

function tell(button, words) {
    button.parentElement.querySelector("[role=status]").textContent = words;
}

for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
}

for (const button of document.querySelectorAll("[data-copy]")) {
    const field = document.getElementById(button.dataset.copy);
    button.hidden = false;
    button.addEventListener("click", async () => {
        try {
            await navigator.clipboard.writeText(field.value);
            tell(button, button.dataset.done);
        } catch {
            field.select();
            tell(button, button.dataset.failed);
        }
    });
}

for (const button of navigator.share ? document.querySelectorAll("[data-share]") : []) {
    button.hidden = false;
    button.addEventListener("click", () => {
        navigator.share({ text: document.getElementById(button.dataset.share).value }).catch(() => {});
    });
}
