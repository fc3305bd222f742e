// Maps: outlines of the provinces below, points above, drawn in the page's own colours.
import { texts } from "./site.js";

const ol = window.ol;
const { fromLonLat, transformExtent, toLonLat } = ol.proj;
const WHOLE = [73, 17.5, 135.5, 53.8];
const CLASSES = 6;
const dark = matchMedia("(prefers-color-scheme: dark)");

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function palette() {
  return {
    land: colour("--map-land"), line: colour("--map-line"), halo: colour("--map-halo"), ink: colour("--ink"), accent: colour("--accent"), warm: colour("--warm"),
    classes: Array.from({ length: CLASSES }, (_, i) => colour(`--c${i + 1}`)),
  };
}

/** @returns the colour class of a legend entry: the seventh begins again with the first */
function classNumber(index) { return index % CLASSES; }

function outlines(element, colours) {
  const layers = [];
  if (element.dataset.tiles) {
    layers.push(new ol.layer.Tile({ source: new ol.source.XYZ({ url: element.dataset.tiles, attributions: element.dataset.attribution }) }));
    return layers;
  }
  const source = new ol.source.Vector({ url: "/basemap.geojson", format: new ol.format.GeoJSON(), attributions: "Natural Earth" });
  layers.push(new ol.layer.Vector({ source, style: () => new ol.style.Style({
    fill: new ol.style.Fill({ color: colours().land }), stroke: new ol.style.Stroke({ color: colours().line, width: 1 }) }) }));
  return layers;
}

/** A point alone is a disc; several at one spot are a ring whose parts are their classes, with their number. */
function drawPoints(members, lit, colours, at, state) {
  const context = state.context;
  const ratio = state.pixelRatio;
  const [x, y] = at;
  const many = members.length > 1;
  const radius = (many ? 7 + 2.4 * Math.log2(members.length) : lit ? 7.5 : 5.2) * ratio;
  context.save();
  if (lit) {
    context.beginPath();
    context.arc(x, y, radius + 4 * ratio, 0, 2 * Math.PI);
    context.fillStyle = colours.ink;
    context.fill();
  }
  context.beginPath();
  context.arc(x, y, radius + 1.4 * ratio, 0, 2 * Math.PI);
  context.fillStyle = colours.halo;
  context.fill();
  let angle = -Math.PI / 2;
  for (const [number, count] of countClasses(members)) {
    const end = angle + 2 * Math.PI * count / members.length;
    context.beginPath();
    context.moveTo(x, y);
    context.arc(x, y, radius, angle, end);
    context.closePath();
    context.fillStyle = colours.classes[number];
    context.fill();
    angle = end;
  }
  if (many) {
    context.beginPath();
    context.arc(x, y, radius * .68, 0, 2 * Math.PI);
    context.fillStyle = colours.halo;
    context.fill();
    context.fillStyle = colours.ink;
    context.font = `600 ${Math.round(10.5 * ratio)}px system-ui, sans-serif`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(String(members.length), x, y + .5 * ratio);
  }
  context.restore();
}

function countClasses(members) {
  const counts = new Map();
  for (const member of members) {
    const number = classNumber(member.get("class"));
    counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => a[0] - b[0]);
}

function overlay(map) {
  const element = document.createElement("div");
  element.className = "tip";
  const tip = new ol.Overlay({ element, offset: [0, -14], positioning: "bottom-center", stopEvent: false });
  map.addOverlay(tip);
  return {
    show(text, at) { element.textContent = text; tip.setPosition(at); },
    hide() { tip.setPosition(undefined); },
  };
}

/** A map in {@code element}, on the whole country. */
export function open(element) {
  let colours = palette();
  const area = new ol.source.Vector();
  const points = new ol.source.Vector();
  const clusters = new ol.source.Cluster({ source: points, distance: element.clientWidth < 600 ? 26 : 17, minDistance: element.clientWidth < 600 ? 22 : 12 });
  let lit = null;
  const areaLayer = new ol.layer.Vector({ source: area, style: () => new ol.style.Style({
    stroke: new ol.style.Stroke({ color: colours.accent, width: 2, lineDash: [6, 4] }), fill: new ol.style.Fill({ color: `${colours.accent}1a` }),
    image: new ol.style.Circle({ radius: 6, fill: new ol.style.Fill({ color: colours.accent }), stroke: new ol.style.Stroke({ color: colours.halo, width: 2 }) }) }) });
  const pointLayer = new ol.layer.Vector({ source: clusters, style: cluster => {
    const members = cluster.get("features");
    const isLit = lit !== null && members.some(member => member.getId() === lit);
    return new ol.style.Style({ zIndex: isLit ? 2 : 1, renderer: (at, state) => drawPoints(members, isLit, colours, at, state) });
  } });
  const map = new ol.Map({
    target: element,
    layers: [...outlines(element, () => colours), areaLayer, pointLayer],
    controls: ol.control.defaults.defaults({ rotate: false, zoomOptions: { zoomInTipLabel: texts.zoomIn, zoomOutTipLabel: texts.zoomOut }, attributionOptions: { collapsible: false } }),
    interactions: ol.interaction.defaults.defaults({ mouseWheelZoom: false, altShiftDragRotate: false, pinchRotate: false })
      .extend([new ol.interaction.MouseWheelZoom({ condition: event => ol.events.condition.platformModifierKeyOnly(event) || element.matches(":focus-within") })]),
    view: new ol.View({ minZoom: 2, maxZoom: 16, smoothExtentConstraint: false }),
    keyboardEventTarget: element,
  });
  element.tabIndex = 0;
  element.setAttribute("role", "application");
  element.setAttribute("aria-label", element.closest("section")?.getAttribute("aria-label") ?? document.querySelector("#map-title, #where")?.textContent ?? "");
  dark.addEventListener("change", () => { colours = palette(); map.getLayers().forEach(layer => layer.changed()); });

  const fit = (extent, options = {}) => map.getView().fit(transformExtent(extent, "EPSG:4326", "EPSG:3857"), { padding: [14, 14, 14, 14], maxZoom: 11, ...options });
  fit(WHOLE);
  const tip = overlay(map);
  const made = { map, area, points, fit, tip,
    light(key) {
      lit = key;
      pointLayer.changed();
      const feature = key && points.getFeatureById(key);
      feature ? tip.show(feature.get("name"), feature.getGeometry().getCoordinates()) : tip.hide();
    },
    onHover: () => {},
    legend: () => {},
  };
  hover(made, pointLayer);
  click(made, pointLayer);
  return made;
}

function clusterAt(made, layer, pixel) {
  return made.map.forEachFeatureAtPixel(pixel, feature => feature, { layerFilter: each => each === layer, hitTolerance: 5 });
}

function hover(made, layer) {
  made.map.on("pointermove", event => {
    if (event.dragging) { return; }
    const cluster = clusterAt(made, layer, event.pixel);
    made.map.getTargetElement().style.cursor = cluster ? "pointer" : "";
    const members = cluster?.get("features") ?? [];
    if (members.length === 1) {
      made.light(members[0].getId());
    } else {
      made.light(null);
      if (members.length > 1) {
        const names = members.slice(0, 6).map(member => member.get("name")).join(document.documentElement.lang === "en" ? ", " : "、");
        made.tip.show(`${names}${members.length > 6 ? " …" : ""} (${texts.cluster.replace("{}", members.length)})`, cluster.getGeometry().getCoordinates());
      }
    }
    made.onHover(members.map(member => member.getId()));
  });
  made.map.getViewport().addEventListener("pointerleave", () => { made.light(null); made.onHover([]); });
}

function click(made, layer) {
  made.map.on("singleclick", event => {
    const members = clusterAt(made, layer, event.pixel)?.get("features") ?? [];
    if (members.length === 1) {
      location.href = members[0].get("href");
    } else if (members.length > 1) {
      const extent = ol.extent.boundingExtent(members.map(member => member.getGeometry().getCoordinates()));
      made.map.getView().fit(extent, { padding: [60, 60, 60, 60], maxZoom: made.map.getView().getZoom() + 3, duration: motion(250) });
    }
  });
}

export function motion(milliseconds) {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : milliseconds;
}

/** Loads points from {@code address}; resolves to whether all of them came. */
export async function load(made, address, legendElement, signal) {
  const answer = await fetch(address, { signal });
  if (!answer.ok) { return false; }
  const { legend, points, complete } = await answer.json();
  made.points.clear();
  made.points.addFeatures(points.map(point => {
    const feature = new ol.Feature({ geometry: new ol.geom.Point(fromLonLat(point.at)), name: point.name, href: point.href, class: point.class });
    feature.setId(point.key);
    return feature;
  }));
  legendElement?.replaceChildren(...legend.map(entry => {
    const row = document.createElement("li");
    row.className = `k${classNumber(entry.index) + 1}`;
    const dot = document.createElement("span");
    dot.className = "dot";
    dot.setAttribute("aria-hidden", "true");
    row.append(dot, entry.label);
    return row;
  }));
  made.map.getTargetElement().dataset.loaded = String(points.length);
  return complete;
}

/** Shows all points, or the country when there are none. */
export function fitPoints(made) {
  const extent = made.points.getExtent();
  if (extent && isFinite(extent[0])) {
    made.fit(transformExtent(extent, "EPSG:3857", "EPSG:4326"), { padding: [30, 30, 30, 30], maxZoom: 8 });
  } else {
    made.fit(WHOLE);
  }
}

/** Puts the areas of a search on the map. */
export function showArea(made, { bbox, within, near, radius }) {
  made.area.clear();
  const project = { dataProjection: "EPSG:4326", featureProjection: "EPSG:3857" };
  if (within) {
    const format = within.trim().startsWith("{") ? new ol.format.GeoJSON() : new ol.format.WKT();
    made.area.addFeature(new ol.Feature(format.readGeometry(within, project)));
  }
  if (near) {
    const centre = near.split(",").map(Number);
    made.area.addFeature(new ol.Feature(new ol.geom.Point(fromLonLat(centre))));
    if (radius) {
      made.area.addFeature(new ol.Feature(ol.geom.Polygon.circular(centre, Number(radius), 96).transform("EPSG:4326", "EPSG:3857")));
    }
  }
  if (bbox) {
    made.fit(bbox.split(",").map(Number), { padding: [0, 0, 0, 0], maxZoom: 16 });
    return true;
  }
  if (made.area.getFeatures().length && (radius || within)) {
    made.map.getView().fit(made.area.getExtent(), { padding: [24, 24, 24, 24], maxZoom: 13 });
    return true;
  }
  return false;
}

/** West, south, east, north of what can be seen, with as many decimals as matter. */
export function visible(made) {
  const [west, south, east, north] = transformExtent(made.map.getView().calculateExtent(made.map.getSize()), "EPSG:3857", "EPSG:4326");
  return [Math.max(west, -180), Math.max(south, -90), Math.min(east, 180), Math.min(north, 90)].map(degrees => Number(degrees.toFixed(4))).join(",");
}

/** Lets the reader draw a circle; {@code done} is told its centre and radius in metres. */
export function drawCircle(made, done) {
  const draw = new ol.interaction.Draw({ source: new ol.source.Vector(), type: "Circle", freehand: true });
  const stop = () => { made.map.removeInteraction(draw); removeEventListener("keydown", onKey); };
  const onKey = event => { if (event.key === "Escape") { stop(); done(null); } };
  addEventListener("keydown", onKey);
  draw.on("drawend", event => {
    stop();
    const circle = event.feature.getGeometry();
    const centre = toLonLat(circle.getCenter());
    const edge = toLonLat([circle.getCenter()[0] + circle.getRadius(), circle.getCenter()[1]]);
    done({ near: centre.map(degrees => degrees.toFixed(4)).join(","), radius: Math.max(1, Math.round(ol.sphere.getDistance(centre, edge))) });
  });
  made.map.addInteraction(draw);
}

/** What one document says of where it is. */
export function showShapes(made, { geometry, outline, precision, near }) {
  const format = new ol.format.GeoJSON({ featureProjection: "EPSG:3857" });
  let extent = ol.extent.createEmpty();
  if (outline) {
    const feature = format.readFeature({ type: "Feature", geometry: outline });
    made.area.addFeature(feature);
    extent = feature.getGeometry().getExtent();
  }
  if (geometry) {
    const feature = format.readFeature({ type: "Feature", geometry });
    made.area.addFeature(feature);
    ol.extent.extend(extent, feature.getGeometry().getExtent());
    if (geometry.type === "Point" && precision && !outline) {
      const circle = new ol.Feature(ol.geom.Polygon.circular(geometry.coordinates, precision, 96).transform("EPSG:4326", "EPSG:3857"));
      made.area.addFeature(circle);
      // Wide enough to see which province it is in.
      extent = ol.extent.buffer(ol.extent.extend(extent, circle.getGeometry().getExtent()), near ? 2_000 : 260_000);
    }
  }
  made.map.getView().fit(extent, { padding: [24, 24, 24, 24], maxZoom: near ? 15 : 10 });
  made.map.getTargetElement().dataset.loaded = "1";
}
