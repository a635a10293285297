// What Datasette's own scripts add to a page, for those who do not see it or use no mouse.

addEventListener("load", () => {
    nameEditor();
    const menu = document.querySelector("body > .dropdown-menu");
    if (menu) {
        openByKeyboard(menu);
    }
});

/** The editor types into a field of its own, which has no name. */
function nameEditor() {
    const written = document.querySelector("#sql-editor");
    const typed = document.querySelector(".CodeMirror textarea");
    if (written && typed) {
        typed.setAttribute("aria-label", written.getAttribute("aria-label"));
    }
}

/** The menu of a column opens by key as by mouse, and gives the focus back. */
function openByKeyboard(menu) {
    let opener = null;
    document.querySelector("main").append(menu);
    for (const icon of document.querySelectorAll(".dropdown-menu-icon")) {
        icon.setAttribute("role", "button");
        icon.setAttribute("tabindex", "0");
        icon.setAttribute("aria-label", `Menu of column ${icon.closest("th").dataset.column}`);
        icon.addEventListener("keydown", (event) => {
            if (event.key === "Enter" || event.key === " ") {
                event.preventDefault();
                opener = icon;
                icon.dispatchEvent(new MouseEvent("click", { bubbles: true }));
                [...menu.querySelectorAll("a")].find((link) => link.checkVisibility()).focus();
            }
        });
    }
    menu.addEventListener("keydown", (event) => {
        if (event.key === "Escape") {
            menu.style.display = "none";
            opener?.focus();
        }
    });
}
