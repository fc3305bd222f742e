// Maps: outlines of the provinces below, what a search finds above, from vector tiles, in the page's own colours.
import { texts } from "./site.js";

const ol = window.ol;
const { fromLonLat, transformExtent, toLonLat } = ol.proj;
const WHOLE = [73, 17.5, 135.5, 53.8];
const CLASSES = 12;
const LAST_TILE_ZOOM = 15;
const COUNT = "point_count";
const BY = "by:";
const grid = ol.tilegrid.createXYZ({ tileSize: 512, maxZoom: LAST_TILE_ZOOM });
const short = new Intl.NumberFormat(document.documentElement.lang, { notation: "compact", maximumSignificantDigits: 2 });
const whole = new Intl.NumberFormat(document.documentElement.lang);
const dark = matchMedia("(prefers-color-scheme: dark)");

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function palette() {
  return {
    land: colour("--map-land"), line: colour("--map-line"), halo: colour("--map-halo"), ink: colour("--ink"), accent: colour("--accent"), warm: colour("--warm"),
    classes: [...Array.from({ length: CLASSES }, (_, i) => colour(`--c${i + 1}`)), colour("--c-other")],
  };
}

/** @returns the colour of a legend entry: one each, and one more for all that come behind those */
function classNumber(index) { return Math.min(index, CLASSES); }

/** Whoever cannot tell two colours apart can tell four marks, and the colours that share a mark are light and dark. */
const MARKS = [
  (context, x, y, radius) => context.arc(x, y, radius, 0, 2 * Math.PI),
  (context, x, y, radius) => context.rect(x - .86 * radius, y - .86 * radius, 1.72 * radius, 1.72 * radius),
  (context, x, y, radius) => corners(context, [[x, y - 1.2 * radius], [x + 1.15 * radius, y + .85 * radius], [x - 1.15 * radius, y + .85 * radius]]),
  (context, x, y, radius) => corners(context, [[x, y - 1.25 * radius], [x + 1.25 * radius, y], [x, y + 1.25 * radius], [x - 1.25 * radius, y]]),
];

function corners(context, points) {
  points.forEach(([x, y], i) => i ? context.lineTo(x, y) : context.moveTo(x, y));
  context.closePath();
}

function markNumber(number) { return number === CLASSES ? 0 : number % MARKS.length; }

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

/** How many documents points stand for: one each, or several that the server has put together. */
function total(members) {
  return members.reduce((sum, member) => sum + member.get("count"), 0);
}

function radiusOf(count) {
  return count <= 10 ? 7 + 2.4 * Math.log2(count) : 15 + .6 * Math.log2(count / 10);
}

/** A point alone is the mark of its class; several at one spot are a ring whose parts are their classes, with their number. */
function drawPoints(members, lit, colours, at, state) {
  const context = state.context;
  const ratio = state.pixelRatio;
  const [x, y] = at;
  const number = total(members);
  const many = number > 1;
  const radius = (many ? radiusOf(number) : lit ? 7.5 : 5.2) * ratio;
  context.save();
  if (lit) {
    context.beginPath();
    context.arc(x, y, radius + 4 * ratio, 0, 2 * Math.PI);
    context.fillStyle = colours.ink;
    context.fill();
  }
  const parts = countClasses(members);
  const mark = many ? MARKS[0] : MARKS[markNumber(parts[0][0])];
  context.beginPath();
  mark(context, x, y, radius + 1.4 * ratio);
  context.fillStyle = colours.halo;
  context.fill();
  if (!many) {
    context.beginPath();
    mark(context, x, y, radius);
    context.fillStyle = colours.classes[parts[0][0]];
    context.fill();
  }
  let angle = -Math.PI / 2;
  for (const [part, count] of many ? parts : []) {
    const end = angle + 2 * Math.PI * count / number;
    context.beginPath();
    context.moveTo(x, y);
    context.arc(x, y, radius, angle, end);
    context.closePath();
    context.fillStyle = colours.classes[part];
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
    context.fillText(short.format(number), x, y + .5 * ratio);
  }
  context.restore();
}

function countClasses(members) {
  const counts = new Map();
  for (const member of members) {
    for (const [of, count] of member.get("classes")) {
      const number = classNumber(of);
      counts.set(number, (counts.get(number) ?? 0) + count);
    }
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
  const narrow = element.clientWidth < 600;
  const clusters = new ol.source.Cluster({ source: points, distance: narrow ? 26 : 17, minDistance: narrow ? 22 : 12, createCluster: together });
  let lit = null;
  const areaLayer = new ol.layer.Vector({ source: area, style: () => new ol.style.Style({
    stroke: new ol.style.Stroke({ color: colours.accent, width: 2, lineDash: [6, 4] }), fill: new ol.style.Fill({ color: `${colours.accent}1a` }),
    image: new ol.style.Circle({ radius: 6, fill: new ol.style.Fill({ color: colours.accent }), stroke: new ol.style.Stroke({ color: colours.halo, width: 2 }) }) }) });
  const shapeLayer = new ol.layer.VectorTile({ style: feature => feature.getType() === "Point" || isExtra(feature.get("layer")) ? null : new ol.style.Style({
    stroke: new ol.style.Stroke({ color: colours.accent, width: 1 }), fill: new ol.style.Fill({ color: `${colours.accent}14` }) }) });
  const pointLayer = new ol.layer.Vector({ source: clusters, style: cluster => {
    const members = cluster.get("features");
    const isLit = lit !== null && members.some(member => member.getId() === lit);
    return new ol.style.Style({ zIndex: isLit ? 2 : 1, renderer: (at, state) => drawPoints(members, isLit, colours, at, state) });
  } });
  const map = new ol.Map({
    target: element,
    layers: [...outlines(element, () => colours), shapeLayer, areaLayer, pointLayer],
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
  const made = { map, area, points, clusters, shapeLayer, fit, tip,
    light(key) {
      lit = key;
      pointLayer.changed();
      const feature = key && points.getFeatureById(key);
      feature ? tip.show(feature.get("name"), feature.getGeometry().getCoordinates()) : tip.hide();
    },
    onHover: () => {},
    legend: () => {},
  };
  map.on("moveend", () => refresh(made));
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
    const number = total(members);
    if (number === 1) {
      made.light(members[0].getId());
    } else {
      made.light(null);
      if (number > 1) { made.tip.show(about(made, members, number), cluster.getGeometry().getCoordinates()); }
    }
    made.onHover(members.map(member => member.getId()).filter(key => key !== undefined));
  });
  made.map.getViewport().addEventListener("pointerleave", () => { made.light(null); made.onHover([]); });
}

/** The names of a few, and how many there are of which class. */
function about(made, members, number) {
  const named = members.filter(member => member.get("name"));
  const labels = new Map(made.info.legend.map(entry => [classNumber(entry.index), entry.label]));
  const parts = countClasses(members).map(([of, count]) => `${labels.get(of) ?? ""} ${whole.format(count)}`);
  const count = `${texts.cluster.replace("{}", whole.format(number))}${parts.length > 1 ? `: ${parts.join(" · ")}` : ""}`;
  if (!named.length) { return count; }
  const names = named.slice(0, 6).map(member => member.get("name")).join(document.documentElement.lang === "en" ? ", " : "、");
  return `${names}${number > Math.min(6, named.length) ? " …" : ""} (${count})`;
}

function click(made, layer) {
  made.map.on("singleclick", event => {
    const members = clusterAt(made, layer, event.pixel)?.get("features") ?? [];
    const view = made.map.getView();
    const duration = motion(250);
    if (members.length === 1 && members[0].get("href")) {
      location.href = members[0].get("href");
    } else if (members.length === 1) {
      view.animate({ center: members[0].getGeometry().getCoordinates(), zoom: view.getZoom() + 2, duration });
    } else if (members.length > 1) {
      const extent = ol.extent.boundingExtent(members.map(member => member.getGeometry().getCoordinates()));
      view.fit(extent, { padding: [60, 60, 60, 60], maxZoom: view.getZoom() + 3, duration });
    }
  });
}

export function motion(milliseconds) {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : milliseconds;
}

/** The middle of points by how many documents each stands for. */
function together(point, members) {
  const number = total(members);
  const middle = [0, 1].map(axis => members.reduce((sum, member) => sum + member.getGeometry().getCoordinates()[axis] * member.get("count"), 0) / number);
  return new ol.Feature({ geometry: new ol.geom.Point(middle), features: members });
}

/** A layer such as {@code places.boundary} holds what the outlines show already. */
function isExtra(layer) { return layer.includes("."); }

/**
 * Shows what the description of a search's map at {@code address} leads to.
 * @param fit whether to go where the results are
 */
export async function load(made, address, legendElement, { signal, fit = true } = {}) {
  const answer = await fetch(address, { signal });
  if (!answer.ok) { throw new Error(`${address}: ${answer.status}`); }
  const info = await answer.json();
  made.info = { ...info, classOf: new Map(info.classes.map((value, index) => [value, index])) };
  made.tiles = new Map();
  made.shapeLayer.setSource(info.tiles ? new ol.source.VectorTile({ url: info.tiles, format: new ol.format.MVT(), tileGrid: grid }) : null);
  if (fit) { made.fit(info.extent ?? WHOLE, info.extent ? { padding: [30, 30, 30, 30], maxZoom: 8 } : {}); }
  showLegend(legendElement, info.legend);
  await refresh(made);
  made.map.getTargetElement().dataset.loaded = String(info.total);
}

function showLegend(element, legend) {
  element?.replaceChildren(...legend.map(entry => {
    const row = document.createElement("li");
    const number = classNumber(entry.index);
    const dot = document.createElement("span");
    dot.className = `dot mark-${markNumber(number) + 1}`;
    dot.style.background = number === CLASSES ? "var(--c-other)" : `var(--c${number + 1})`;
    dot.setAttribute("aria-hidden", "true");
    row.append(dot, entry.label);
    return row;
  }));
}

/** Puts the points of all tiles in view on the map, when the last of them has come. */
async function refresh(made) {
  const { info, map, points, tiles } = made;
  const size = map.getSize();
  if (!info || !size) { return; }
  const view = map.getView();
  const zoom = Math.max(0, Math.min(LAST_TILE_ZOOM, Math.round(view.getZoom()) - 1));
  const wanted = [];
  if (info.tiles) {
    grid.forEachTileCoord(view.calculateExtent(size), zoom, ([z, x, y]) => {
      if (x >= 0 && y >= 0 && x < 2 ** z && y < 2 ** z) { wanted.push([z, x, y]); }
    });
  }
  const shown = wanted.join(" ");
  if (made.shownOf === info && made.shown === shown) { return; }
  made.shown = shown;
  made.shownOf = info;
  const found = await Promise.all(wanted.map(tile => {
    const key = tile.join("/");
    if (!tiles.has(key)) { tiles.set(key, fetchTile(info, tile)); }
    return tiles.get(key);
  }));
  if (made.shown !== shown || made.shownOf !== info) { return; }
  points.clear(true);
  made.clusters.setDistance(found.flat().some(each => each.get("count") > 1) ? 44 : made.map.getTargetElement().clientWidth < 600 ? 26 : 17);
  points.addFeatures(found.flat());
}

async function fetchTile(info, [z, x, y]) {
  const answer = await fetch(info.tiles.replace("{z}", z).replace("{x}", x).replace("{y}", y));
  if (!answer.ok) { throw new Error(`tile ${z}/${x}/${y}: ${answer.status}`); }
  const read = new ol.format.MVT({ featureClass: ol.Feature })
    .readFeatures(await answer.arrayBuffer(), { extent: grid.getTileCoordExtent([z, x, y]), featureProjection: "EPSG:3857" });
  return read.filter(feature => feature.getGeometry().getType() === "Point" && !isExtra(feature.get("layer"))).map(feature => pointOf(feature, info));
}

/** One document with its name and page, or several with their number; either way with how many are of which class. */
function pointOf(feature, info) {
  const given = feature.getProperties();
  const geometry = feature.getGeometry();
  const classOf = value => info.classOf.get(String(value)) ?? CLASSES;
  if (given[COUNT]) {
    const classes = Object.entries(given).filter(([key]) => key.startsWith(BY)).map(([key, count]) => [classOf(key.slice(BY.length)), count]);
    return new ol.Feature({ geometry, count: given[COUNT], classes });
  }
  const kind = given.kind ?? info.kind;
  const { path, title, names } = info.kinds[kind];
  const called = (document.documentElement.lang === "en" ? names.toReversed() : names).map(name => given[name]).find(name => name);
  const about = document.documentElement.lang === "en" ? given.categoryNameEn : given.categoryName;
  const point = new ol.Feature({ geometry, count: 1, classes: [[info.by === "kind" ? classOf(kind) : classOf(given[info.by]), 1]],
    name: called ?? `${about ?? title} ${given.id}`, href: path + encodeURIComponent(given.id) });
  point.setId(`${kind}/${given.id}`);
  return point;
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
