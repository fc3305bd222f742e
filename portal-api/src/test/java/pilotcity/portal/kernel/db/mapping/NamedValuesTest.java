package pilotcity.portal.kernel.db.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;

/** Statements whose values go by name. */
class NamedValuesTest {
    private static final String TABLE = """
            CREATE TEMPORARY TABLE tool (id text PRIMARY KEY, name text, number integer, "end" timestamptz, words text[],
                                         version integer NOT NULL DEFAULT 1) ON COMMIT DROP
            """;
    private static final Instant END = Instant.parse("2026-05-31T00:00:00Z");

    private final Database database = TestPortal.shared().service().node().db();

    private Row afterwards(Function<SqlConnection, Future<?>> work) {
        return Await.get(database.inTransaction(sql -> sql.query(TABLE)
                        .execute()
                        .compose(made -> work.apply(sql))
                        .compose(done -> sql.query("SELECT * FROM tool").execute())))
                .iterator()
                .next();
    }

    private static InsertStatement hammer() {
        return InsertStatement.into("tool")
                .set("id", "hammer")
                .set("words", List.of("hit", "nail"))
                .set("end", END)
                .set("number", null);
    }

    @Test
    void aRowIsAddedAndChangedByTheNamesOfItsColumns() {
        Row row = afterwards(sql -> hammer().execute(sql)
                .compose(added -> hammer().unlessThere().execute(sql))
                .compose(none -> {
                    assertThat(none).isZero();
                    return UpdateStatement.of("tool")
                            .set("number", 3)
                            .set("name", "Hammer")
                            .where("id", "hammer")
                            .execute(sql);
                }));
        assertThat(row.getString("name")).isEqualTo("Hammer");
        assertThat(row.getInteger("number")).isEqualTo(3);
        assertThat(row.getArrayOfStrings("words")).containsExactly("hit", "nail");
        assertThat(ColumnValues.instant(row, "end")).isEqualTo(END);
    }

    @Test
    void theSameColumnsMakeTheSameStatement() {
        assertThat(hammer().sql()).isEqualTo(hammer().sql()).doesNotContain("hit");
        assertThat(UpdateStatement.of("tool").set("name", "a").where("id", "b").sql())
                .isEqualTo(UpdateStatement.of("tool")
                        .set("name", "c")
                        .where("id", "d")
                        .sql());
    }

    @Test
    void aValueTwiceAnotherNameAndAnUpdateOfEverythingAreRefused() {
        assertThatThrownBy(() -> hammer().set("id", "saw")).hasMessage("column id is set twice");
        assertThatThrownBy(() -> InsertStatement.into("tool; DROP TABLE tool"))
                .hasMessageContaining("is no name of a table");
        assertThatThrownBy(() -> hammer().set("name) --", "x"))
                .hasMessageContaining("is no name of a table or a column");
        assertThatThrownBy(() -> UpdateStatement.of("tool").set("name", "x").execute(database.client()))
                .hasMessage("an update of \"tool\" must say of which rows");
    }

    @Test
    void aStatementHasNamesForItsParameters() {
        NamedStatement statement = NamedStatement.of("""
                INSERT INTO tool (id, name, number) VALUES (:id, :name || ':id' || :id, (:number)::integer)
                """);
        assertThat(statement.sql()).contains("VALUES ($1, $2 || ':id' || $1, ($3)::integer)");
        Row row = afterwards(sql -> statement
                .bind("number", 7)
                .bind("name", "Saw")
                .bind("id", "saw")
                .execute(sql));
        assertThat(row.getString("name")).isEqualTo("Saw:idsaw");
        assertThat(row.getInteger("number")).isEqualTo(7);
    }

    @Test
    void aParameterThatIsNotThereIsGivenTwiceOrMissingIsNamed() {
        NamedStatement statement = NamedStatement.of("SELECT :first, :second");
        assertThatThrownBy(() -> statement.bind("third", 1)).hasMessage("parameter third is not in the statement");
        assertThatThrownBy(() -> statement.bind("first", 1).bind("first", 2))
                .hasMessage("parameter first has two values");
        assertThatThrownBy(() -> statement.bind("first", 1).execute(database.client()))
                .hasMessage("parameter second has no value");
    }

    @Test
    void manyRowsArePutByTheNamesOfTheirMembers() {
        JsonObject first = new JsonObject().put("name", "Saw").put("id", "saw").put("number", 1);
        JsonObject second = new JsonObject().put("number", 2).put("id", "saw").put("name", "Fine saw");
        Row row = afterwards(sql -> JsonRowsInsert.put(sql, "tool", "id", Set.of("version"), List.of(first))
                .compose(put -> JsonRowsInsert.put(sql, "tool", "id", Set.of("version"), List.of(second))));
        assertThat(row.getString("name")).isEqualTo("Fine saw");
        assertThat(row.getInteger("number")).isEqualTo(2);
        assertThat(row.getInteger("version")).isEqualTo(2);
        JsonObject other = new JsonObject().put("id", "axe");
        assertThatThrownBy(() -> JsonRowsInsert.insert(database.client(), "tool", List.of(first, other)))
                .hasMessageContaining("rows of one table have different columns");
    }

    @Test
    void moreRowsThanFitIntoOneStatementAreWritten() {
        List<JsonObject> rows = java.util.stream.IntStream.range(0, 2500)
                .mapToObj(i -> new JsonObject().put("id", "tool-" + i).put("number", i))
                .toList();
        Row row = Await.get(database.inTransaction(sql -> sql.query(TABLE)
                        .execute()
                        .compose(made -> JsonRowsInsert.insert(sql, "tool", rows))
                        .compose(done -> sql.query("SELECT count(*) AS rows, sum(number) AS sum FROM tool")
                                .execute())))
                .iterator()
                .next();
        assertThat(row.getLong("rows")).isEqualTo(2500);
        assertThat(row.getLong("sum")).isEqualTo(2500L * 2499 / 2);
    }
}
