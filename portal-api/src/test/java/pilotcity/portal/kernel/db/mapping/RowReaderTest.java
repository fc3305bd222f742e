package pilotcity.portal.kernel.db.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;

@NullMarked
class RowReaderTest {
    private final Database database = TestPortal.shared().service().node().db();

    record Part(
            String name,
            @ColumnName("position") int order,
            @Nullable Instant at) {}

    record Thing(
            String id,
            @Nullable String nameEn,
            int count,
            Long large,
            @Nullable Double share,
            BigDecimal exact,
            boolean open,
            Instant made,
            LocalDate day,
            List<String> words,
            JsonObject object,
            JsonArray array,
            @Nullable Point point,
            @Nullable Geometry outline,
            List<Part> parts,
            @ColumnName("other_name") String renamed,
            String derived) {}

    private record Pair(String first, String second) {}

    private record Number(@Nullable Integer value) {}

    private record Strange(URI address) {}

    private static final RowReader<Thing> THING =
            RowReader.of(Thing.class, Map.of("derived", row -> row.getString("id") + "!"));

    private Row row(String sql) {
        return Await.get(database.client().query(sql).execute()).iterator().next();
    }

    private static final String THINGS = """
            SELECT 'x'::text AS other_name, ARRAY['a', 'b']::text[] AS words, 1::bigint AS large, 2 AS count,
                   0.5::float8 AS share, 3.10::numeric AS exact, true AS open,
                   '2026-05-31T08:00:00+08:00'::timestamptz AS made, '2026-05-31'::date AS day,
                   '{"k": 1}'::jsonb AS object, '[1]'::jsonb AS array, 113.3::float8 AS lon, 23.1::float8 AS lat,
                   '{"type":"Point","coordinates":[1,2]}'::text AS outline, 'id'::text AS id, 'English'::text AS name_en,
                   '[{"name": "p", "position": 7, "at": "2026-05-31T00:00:00+00:00"}]'::jsonb AS parts
            """;

    @Test
    void eachComponentIsReadFromTheColumnOfItsNameWhateverTheirOrder() {
        Thing thing = THING.read(row(THINGS));
        assertThat(thing.id()).isEqualTo("id");
        assertThat(thing.nameEn()).isEqualTo("English");
        assertThat(thing.count()).isEqualTo(2);
        assertThat(thing.large()).isEqualTo(1L);
        assertThat(thing.share()).isEqualTo(0.5);
        assertThat(thing.exact()).isEqualTo(new BigDecimal("3.10"));
        assertThat(thing.open()).isTrue();
        assertThat(thing.made()).isEqualTo(Instant.parse("2026-05-31T00:00:00Z"));
        assertThat(thing.day()).isEqualTo(LocalDate.of(2026, 5, 31));
        assertThat(thing.words()).containsExactly("a", "b");
        assertThat(thing.object()).isEqualTo(new JsonObject().put("k", 1));
        assertThat(thing.array()).isEqualTo(new JsonArray().add(1));
        assertThat(String.valueOf(thing.point())).isEqualTo("POINT (113.3 23.1)");
        assertThat(String.valueOf(thing.outline())).isEqualTo("POINT (1 2)");
        assertThat(thing.parts()).containsExactly(new Part("p", 7, Instant.parse("2026-05-31T00:00:00Z")));
        assertThat(thing.renamed()).isEqualTo("x");
        assertThat(thing.derived()).isEqualTo("id!");
    }

    @Test
    void oneReaderReadsQueriesWhoseColumnsStandElsewhere() {
        RowReader<Pair> reader = RowReader.of(Pair.class);
        assertThat(reader.read(row("SELECT 'a' AS first, 'b' AS second"))).isEqualTo(new Pair("a", "b"));
        assertThat(reader.read(row("SELECT 'b' AS second, 'a' AS first"))).isEqualTo(new Pair("a", "b"));
        assertThat(reader.read(row("SELECT 1 AS other, 'b' AS second, 'a' AS first")))
                .isEqualTo(new Pair("a", "b"));
        assertThat(reader.read(row("SELECT 'a' AS first, 'b' AS second"))).isEqualTo(new Pair("a", "b"));
    }

    @Test
    void whatMayBeEmptyIsNullAndListsAreEmpty() {
        Thing thing = THING.read(row("""
                SELECT id, null::text AS name_en, count, large, null::float8 AS share, exact, open, made, day,
                       null::text[] AS words, object, "array", null::float8 AS lon, null::float8 AS lat,
                       null::text AS outline, null::jsonb AS parts, other_name
                  FROM (%s) things
                """.formatted(THINGS)));
        assertThat(thing.nameEn()).isNull();
        assertThat(thing.share()).isNull();
        assertThat(thing.point() == null).isTrue();
        assertThat(thing.outline() == null).isTrue();
        assertThat(thing.words()).isEmpty();
        assertThat(thing.parts()).isEmpty();
    }

    @Test
    void aColumnThatMustNotBeEmptyIsNamed() {
        RowReader<Pair> reader = RowReader.of(Pair.class);
        Row row = row("SELECT 'a' AS first, null::text AS second");
        assertThatThrownBy(() -> reader.read(row)).hasMessage("Pair.second has no value, and is not nullable");
    }

    @Test
    void aColumnThatIsMissingIsNamed() {
        RowReader<Pair> reader = RowReader.of(Pair.class);
        Row row = row("SELECT 'a' AS first");
        assertThatThrownBy(() -> reader.read(row))
                .hasMessage("a Pair is read from column second, which the query does not have");
    }

    @Test
    void aColumnOfAnotherTypeIsNamed() {
        RowReader<Number> reader = RowReader.of(Number.class);
        Row text = row("SELECT 'one' AS value");
        assertThatThrownBy(() -> reader.read(text))
                .hasMessage("Number.value is a java.lang.Integer, but column value holds a String");
        Row large = row("SELECT 3000000000 AS value");
        assertThatThrownBy(() -> reader.read(large)).hasMessageContaining("Number.value is a java.lang.Integer");
    }

    @Test
    void aComponentThatNoColumnCanHoldIsRefusedWhenTheReaderIsMade() {
        assertThatThrownBy(() -> RowReader.of(Strange.class))
                .hasMessage("Strange.address is a java.net.URI, which cannot be read from a column");
        assertThatThrownBy(() -> RowReader.of(Pair.class, Map.of("third", row -> "")))
                .hasMessage("Pair has no component third");
    }

    @Test
    void recordsAreMadeAndChangedByName() {
        RecordType<Pair> type = RecordType.of(Pair.class);
        Pair made = type.make(Map.of("second", "b", "first", "a"));
        assertThat(made).isEqualTo(new Pair("a", "b"));
        assertThat(type.with(made, Map.of("second", "c"))).isEqualTo(new Pair("a", "c"));
        assertThatThrownBy(() -> type.with(made, Map.of("secnd", "c"))).hasMessage("Pair has no component secnd");
        assertThatThrownBy(() -> type.make(Map.of("first", "a")))
                .hasMessage("Pair.second has no value, and is not nullable");
    }
}
