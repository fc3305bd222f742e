// A point on a map that somebody sets: by a click, by dragging, at the centre, or where the device is.
import { open } from "./map.js";

/**
 * Keeps the fields `lon`, `lat` and `accuracy` and the marker on the map in `element` the same.
 * @param page holds the buttons
 * @param changed is called with whether there is a point
 */
export function pin({ page, element, lon, lat, accuracy, texts, changed = () => {} }) {
  const ol = window.ol;
  element.hidden = false;
  const made = open(element);
  made.map.getView().setMaxZoom(19);
  const marker = new ol.Feature();
  const note = page.querySelector("[data-where]");
  const clear = page.querySelector("[data-clear]");
  page.querySelector("[data-tools]").hidden = false;

  function place(at, off) {
    lon.value = at[0].toFixed(6);
    lat.value = at[1].toFixed(6);
    accuracy.value = off ?? "";
    show();
  }

  function show() {
    const at = [Number(lon.value), Number(lat.value)];
    const set = lon.value !== "" && lat.value !== "" && at.every(isFinite);
    made.area.clear();
    clear.hidden = !set;
    note.textContent = set ? `${texts.found} ${at[1].toFixed(5)}, ${at[0].toFixed(5)}` : "";
    if (set) {
      marker.setGeometry(new ol.geom.Point(ol.proj.fromLonLat(at)));
      made.area.addFeature(marker);
      element.dataset.placed = "1";
    } else {
      delete element.dataset.placed;
    }
    changed(set);
  }

  function goTo(at, zoom) {
    made.map.getView().setCenter(ol.proj.fromLonLat(at));
    made.map.getView().setZoom(Math.max(zoom, made.map.getView().getZoom()));
  }

  made.map.on("singleclick", event => place(ol.proj.toLonLat(event.coordinate)));
  const drag = new ol.interaction.Translate({ features: new ol.Collection([marker]), hitTolerance: 12 });
  drag.on("translateend", () => place(ol.proj.toLonLat(marker.getGeometry().getCoordinates())));
  made.map.addInteraction(drag);
  page.querySelector("[data-centre]").addEventListener("click", () => place(ol.proj.toLonLat(made.map.getView().getCenter())));
  page.querySelector("[data-here]").addEventListener("click", () => {
    const failed = () => { note.textContent = texts.nopos; };
    if (!navigator.geolocation) { failed(); return; }
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      const at = [coords.longitude, coords.latitude];
      place(at, Math.round(coords.accuracy));
      goTo(at, 16);
    }, failed, { enableHighAccuracy: true, timeout: 10_000 });
  });
  clear.addEventListener("click", () => { lon.value = lat.value = accuracy.value = ""; show(); });
  function look() { if (lon.value && lat.value) { goTo([Number(lon.value), Number(lat.value)], 15); } }
  [lon, lat].forEach(input => input.addEventListener("change", () => { show(); look(); }));
  show();
  look();
  // a map that was made in a closed fold has no size yet
  element.closest("details")?.addEventListener("toggle", () => made.map.updateSize());
  element.dataset.ready = "1";
}
