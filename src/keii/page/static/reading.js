// The reading room: what belongs together lights up, j and k walk through the records, and a chosen actor's records stay.
(function () {
  document.documentElement.classList.add("script");
  function light(room, ids, on) {
    room.querySelectorAll(".m[data-r]").forEach(function (mark) {
      if (ids.some(function (id) { return mark.dataset.r.split(" ").includes(id); })) mark.classList.toggle("lit", on);
    });
    ids.forEach(function (id) {
      var card = document.getElementById((room.dataset.prefix || "") + id);
      if (card) card.classList.toggle("lit", on);
    });
  }
  document.querySelectorAll(".room").forEach(function (room) {
    var prefix = room.dataset.prefix || "";
    function idsOf(target) {
      var card = target.closest(".card"), mark = target.closest(".m[data-r]");
      return card ? [card.id.slice(prefix.length)] : mark ? mark.dataset.r.split(" ") : [];
    }
    [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]].forEach(function (pair) {
      room.addEventListener(pair[0], function (event) { light(room, idsOf(event.target), pair[1]); });
    });
    var who = room.querySelector(".filters select");
    if (who) who.addEventListener("change", function () {
      room.querySelectorAll(".card").forEach(function (card) {
        card.hidden = who.value !== "" && !card.dataset.actors.split(" ").includes(who.value);
      });
    });
  });
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    if (event.key !== "j" && event.key !== "k") return;
    var cards = Array.from(document.querySelectorAll(".card")).filter(function (card) { return card.offsetParent !== null; });
    var at = cards.findIndex(function (card) { return card.contains(document.activeElement); });
    var next = cards[event.key === "j" ? Math.min(at + 1, cards.length - 1) : Math.max(at - 1, 0)];
    var link = next && (next.querySelector(".words a") || next.querySelector("a"));
    if (link) { link.focus(); next.scrollIntoView({ block: "nearest" }); }
  });
})();
