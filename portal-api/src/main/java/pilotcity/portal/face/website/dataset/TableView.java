package pilotcity.portal.face.website.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.dataset.PublishedTable;
import pilotcity.portal.face.shared.dataset.RowJson;
import pilotcity.portal.face.shared.page.ScriptSafeJson;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.query.TablePage;
import pilotcity.portal.kernel.table.query.TableProfile.ColumnProfile;

/** A table as its page shows it. */
record TableView(TableAnswers.Answer answer, Visit visit, ZoneId zone, String page) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A column of the shown table: how a click orders by it. */
    public record Head(StoredColumn column, String title, String href, String order) {}

    /** A condition in words, and the page without it. */
    public record Chip(ColumnCondition condition, String title, String href) {}

    /** Something that a chart can show, and the page that does. */
    public record Choice(String value, String label, boolean chosen) {}

    /** Another type of chart, and the page that has it. */
    public record ChartLink(String type, String href) {}

    /**
     * What a chart can tell of a group.
     *
     * @param function {@code count}, {@code sum} or {@code mean}
     * @param column of numbers, or empty
     */
    public record MeasureChoice(String value, String function, String column, boolean chosen) {
        static MeasureChoice of(String measure, boolean chosen) {
            int colon = measure.indexOf(':');
            return colon < 0
                    ? new MeasureChoice(measure, measure, "", chosen)
                    : new MeasureChoice(measure, measure.substring(0, colon), measure.substring(colon + 1), chosen);
        }
    }

    private StoredTable stored() {
        return answer.table().stored();
    }

    private TableState state() {
        return answer.state();
    }

    private String address(TableState to) {
        return visit.link(page + to.query());
    }

    Map<String, @Nullable Object> model() {
        Map<String, @Nullable Object> model = new HashMap<>();
        PublishedTable table = answer.table();
        model.put("table", table.json().getMap());
        model.put("tableName", title(table));
        model.put("rowTotal", answer.page().total());
        model.put("allRows", answer.profile().rows());
        model.put("heads", stored().columns().stream().map(this::head).toList());
        model.put("rows", answer.page().rows().stream().map(this::cells).toList());
        model.put("rowIds", answer.page().rows().stream().map(TablePage.Row::id).toList());
        model.put("narrowed", state().isNarrowed());
        model.put("chips", state().conditions().stream().map(this::chip).toList());
        model.put("state", state().single());
        model.put("conditions", state().conditions());
        model.put("ops", ColumnCondition.OPS);
        model.put("cleared", address(state().cleared()));
        model.put("here", address(state()));
        model.put("bare", visit.link(page));
        model.put("columns", columns());
        addPaging(model);
        addChart(model);
        addShares(model);
        model.put("map", places());
        model.put("violations", Objects.requireNonNullElse(table.json().getLong("violations"), 0L));
        model.put("emptied", Objects.requireNonNullElse(table.json().getLong("emptied"), 0L));
        return model;
    }

    private String title(PublishedTable table) {
        return Objects.requireNonNullElse(SetPages.either(table.json(), "title", visit.language()), table.name());
    }

    private Head head(StoredColumn column) {
        String name = column.name();
        String now = state().find("sort");
        boolean up = name.equals(now);
        boolean down = ("-" + name).equals(now);
        TableState to = state().with("sort", up ? "-" + name : down ? null : name);
        return new Head(
                column,
                visit.language().of(column.title()),
                address(to),
                up ? "ascending" : down ? "descending" : "none");
    }

    private List<CellView> cells(TablePage.Row row) {
        JsonNode json = RowJson.node(row.json());
        return stored().columns().stream()
                .map(column -> CellView.of(column, json.get(column.name()), visit.language()))
                .toList();
    }

    private Chip chip(ColumnCondition condition) {
        String title = stored().findColumn(condition.column())
                .map(column -> visit.language().of(column.title()))
                .orElse(condition.column());
        return new Chip(condition, title, address(state().without(condition)));
    }

    private List<ColumnView> columns() {
        List<ColumnView> views = new ArrayList<>();
        for (StoredColumn column : stored().columns()) {
            Optional<ColumnProfile> seen = answer.profile().columns().stream()
                    .filter(each -> each.name().equals(column.name()))
                    .findFirst();
            seen.ifPresent(profile ->
                    views.add(ColumnView.of(column, profile, answer.profile().rows(), visit.language())));
        }
        return views;
    }

    private void addPaging(Map<String, @Nullable Object> model) {
        List<TablePage.Row> rows = answer.page().rows();
        boolean back = state().find("before") != null;
        boolean more = answer.page().more();
        boolean next = !rows.isEmpty() && (back || more);
        boolean previous = !rows.isEmpty() && (back ? more : state().find("after") != null);
        model.put("next", next ? address(state().with("after", rows.getLast().cursor())) : null);
        model.put(
                "previous",
                previous ? address(state().with("before", rows.getFirst().cursor())) : null);
        model.put("first", next || previous ? address(state().with("after", null)) : null);
    }

    private void addChart(Map<String, @Nullable Object> model) {
        ChartChoice choice = answer.chart();
        model.put("chart", choice == null ? null : TableChart.of(answer, choice, visit.language()));
        model.put("chartOff", "none".equals(state().find("chart")));
        if (choice != null) {
            model.put("chartX", visit.language().of(choice.x().title()));
            model.put("chartY", choice.y());
            model.put(
                    "chartTypes",
                    choice.offers().stream()
                            .map(ChartChoice.Offer::type)
                            .distinct()
                            .filter(type -> type != choice.type())
                            .map(this::chart)
                            .toList());
            model.put(
                    "chartColumns",
                    choice.offers().stream()
                            .filter(offer -> offer.type() == choice.type())
                            .map(offer -> choice(
                                    offer.column(),
                                    offer.column().name(),
                                    choice.x().name()))
                            .toList());
            model.put(
                    "chartMeasures",
                    choice.measures().stream()
                            .map(measure -> MeasureChoice.of(measure, measure.equals(choice.y())))
                            .toList());
        }
    }

    private ChartLink chart(ChartChoice.Type type) {
        TableState to = state().with("x", null).with("y", null).with("chart", type.code());
        return new ChartLink(type.code(), address(to));
    }

    private Choice choice(StoredColumn column, String value, String chosen) {
        return new Choice(value, visit.language().of(column.title()), value.equals(chosen));
    }

    /** Where the same rows are for programs, for other pages, and to be cited. */
    private void addShares(Map<String, @Nullable Object> model) {
        PublishedTable table = answer.table();
        String query = apiQuery();
        String base = visit.base() + table.address();
        model.put("api", table.address());
        model.put("apiQuery", query);
        model.put("snippets", new TableSnippets(base, query, stored(), answer.profile()).list());
        model.put("share", visit.base() + address(state()));
        model.put(
                "embed",
                "<iframe src=\"" + visit.base()
                        + visit.link(page + "/embed" + state().query()).replace("&", "&amp;") + "\" title=\""
                        + title(table).replace("\"", "&quot;")
                        + "\" width=\"100%\" height=\"480\" loading=\"lazy\"></iframe>");
    }

    private String apiQuery() {
        List<String> parts = new ArrayList<>();
        String words = state().find("q");
        if (words != null) {
            parts.add("q=" + UrlEncoding.query(words));
        }
        String cql = state().cql(stored(), zone);
        if (cql != null) {
            parts.add("filter=" + UrlEncoding.query(cql));
        }
        String sort = state().find("sort");
        if (sort != null) {
            parts.add("sort=" + UrlEncoding.query(sort));
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    /** The places of rows as one shape, or null where they have none. */
    private @Nullable String places() {
        List<Object> shapes = new ArrayList<>();
        for (TablePage.Row row : answer.places()) {
            JsonNode shape = RowJson.node(row.json()).get(stored().geometry());
            if (shape != null) {
                shapes.add(JSON.convertValue(shape, Map.class));
            }
        }
        return shapes.isEmpty()
                ? null
                : ScriptSafeJson.write(
                        Map.of("geometry", Map.of("type", "GeometryCollection", "geometries", shapes), "near", true));
    }
}
