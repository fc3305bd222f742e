package pilotcity.portal.dataset.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.TestPortal;
import pilotcity.portal.dataset.Publisher;

/** A table with a column of each type, with odd names, that an organisation publishes and withdraws again. */
final class TestTable implements AutoCloseable {
    static final int ROWS = 240;
    static final String TABLE = "works";
    private static final String ORGANISATION = "bike-guangzhou";
    private static final List<String> KINDS = List.of("道路", "桥梁", "=1+1", "Park");
    private static final JsonObject SCHEMA = new JsonObject("""
            {"fields": [{"name": "id", "type": "string"}, {"name": "kind", "type": "string"},
                        {"name": "limit", "type": "integer"}, {"name": "证号", "type": "integer"},
                        {"name": "金额", "type": "number"}, {"name": "日期", "type": "date"},
                        {"name": "时刻", "type": "datetime"}, {"name": "公开", "type": "boolean"},
                        {"name": "备注,一", "type": "string"}, {"name": "lon", "type": "number"},
                        {"name": "lat", "type": "number"}],
             "primaryKey": "id", "spatial": {"lon": "lon", "lat": "lat", "crs": "EPSG:4326"}}""");

    /** One row; all of it but the first three may be missing. */
    record Row(
            String id,
            String kind,
            int limit,
            long licence,
            @Nullable BigDecimal amount,
            @Nullable LocalDate day,
            @Nullable Instant moment,
            @Nullable Boolean open,
            @Nullable String note,
            BigDecimal lon,
            BigDecimal lat) {
        static Row of(int i) {
            return new Row(
                    "%018d".formatted(i),
                    KINDS.get(i % 4),
                    i % 7,
                    440106199901010000L + i,
                    i % 5 == 0 ? null : new BigDecimal("12345678901234567890.123456789").add(BigDecimal.valueOf(i)),
                    i % 6 == 0 ? null : LocalDate.of(2025, 1 + i % 12, 1 + i % 28),
                    i % 9 == 0 ? null : Instant.parse("2025-03-01T08:00:00Z").plusSeconds(3600L * i),
                    i % 4 == 3 ? null : i % 2 == 0,
                    i % 8 == 0 ? null : "第" + i + "号, \"甲\"",
                    new BigDecimal("113.2").add(new BigDecimal(i).movePointLeft(3)),
                    new BigDecimal("23.1").add(new BigDecimal(i % 10).movePointLeft(2)));
        }

        private String csv() {
            return java.util.stream.Stream.of(
                            id,
                            kind,
                            limit,
                            licence,
                            amount == null ? "" : amount.toPlainString(),
                            day,
                            moment,
                            open,
                            note == null ? "" : '"' + note.replace("\"", "\"\"") + '"',
                            lon,
                            lat)
                    .map(value -> value == null ? "" : value.toString())
                    .collect(Collectors.joining(","));
        }
    }

    final List<Row> rows = new ArrayList<>();
    final String set;
    private final TestPortal portal;
    private final Publisher agency;
    private final Publisher reviewer;

    TestTable(TestPortal portal, String set) {
        this(portal, set, csv(), SCHEMA);
        for (int i = 1; i <= ROWS; i++) {
            rows.add(Row.of(i));
        }
    }

    private static String csv() {
        StringBuilder csv = new StringBuilder("id,kind,limit,证号,金额,日期,时刻,公开,\"备注,一\",lon,lat\n");
        for (int i = 1; i <= ROWS; i++) {
            csv.append(Row.of(i).csv()).append('\n');
        }
        return csv.toString();
    }

    /** Any other table. */
    TestTable(TestPortal portal, String set, String csv, JsonObject schema) {
        this.portal = portal;
        this.set = set;
        this.agency = new Publisher(portal, set + "-agency", Publisher.PREPARES, ORGANISATION);
        this.reviewer =
                new Publisher(portal, set + "-reviewer", Set.of("read", "publish", "remark", "withdraw"), ORGANISATION);
        HttpResponse<String> drafted = agency.post(
                "/api/datasets",
                new JsonObject()
                        .put("id", set)
                        .put("organisation", ORGANISATION)
                        .put("name", "工程")
                        .put("license", "CC-BY-4.0"));
        assertThat(drafted.statusCode()).as(drafted.body()).isEqualTo(201);
        publish(csv, schema, false);
    }

    /** Says more of the data set, for its next version. */
    void describe(JsonObject fields) {
        agency.does(set, "describe", fields);
    }

    /** @param lenient whether cells that do not fit are left empty */
    void publish(String csv, JsonObject schema, boolean lenient) {
        agency.does(
                set,
                "attach",
                new JsonObject().put("upload", agency.upload(TABLE + ".csv", csv.getBytes(StandardCharsets.UTF_8))));
        JsonArray asked = agency.table(set, "proposed").getJsonArray("questions");
        agency.does(
                set,
                "define",
                new JsonObject()
                        .put("file", TABLE + ".csv")
                        .put("schema", schema)
                        .put("lenient", lenient)
                        .put(
                                "answers",
                                new JsonArray(asked.stream()
                                        .map(question -> ((JsonObject) question).getString("id"))
                                        .toList())));
        agency.table(set, "checked");
        agency.does(set, "submit", new JsonObject());
        shown(reviewer.does(set, "publish", new JsonObject()));
    }

    void withdraw(int number, String reason) {
        shown(reviewer.does(
                set, "withdraw", new JsonObject().put("number", number).put("reason", reason)));
    }

    private void shown(JsonObject written) {
        portal.get("/api/datasets/" + set + "?atLeast=" + written.getString("changeToken"));
    }

    String address() {
        return "/api/datasets/" + set + "/tables/" + TABLE;
    }

    /** The answer to a request that is to be answered. */
    JsonObject json(String path) {
        HttpResponse<String> answer = portal.get(path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    JsonObject ask(String query) {
        return json(address() + "/rows?" + query);
    }

    /** The ids of the rows of an answer. */
    static List<String> ids(JsonObject answer) {
        return answer.getJsonArray("rows").stream()
                .map(row -> ((JsonObject) row).getString("id"))
                .toList();
    }

    /** Others count the data sets that there are. */
    @Override
    public void close() {
        shown(reviewer.does(set, "withdraw", new JsonObject().put("reason", "试验结束")));
    }
}
