package pilotcity.portal.dataset.draft;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.schema.SchemaColumn;
import pilotcity.portal.kernel.table.schema.TableSchema;

/** The tables of one draft, as foreign keys name them: by the table, or by its file where it is the only one in it. */
public record DraftTables(List<DraftTable> tables) {
    private static final String READ = """
            SELECT draft_table.name, source, options, coalesce(schema, proposal -> 'schema') AS schema,
                   draft_file.name AS file_name, sha256
              FROM draft_table JOIN draft_file ON draft_file.id = draft_table.file
             WHERE draft_table.state <> 'skipped' AND draft_file.dataset = $1
             ORDER BY draft_file.position, draft_table.position
            """;

    private static final String DATASET = """
            SELECT dataset FROM draft_file WHERE id = $1
            """;

    private static final String CHECK_AGAIN = """
            UPDATE draft_table
               SET state = 'checking', round = round + 1, attempts = 0, report = NULL, problems_sha256 = NULL,
                   stored = NULL, reason = NULL, claimed_until = NULL
             WHERE state IN ('checking', 'checked', 'failed')
               AND schema @? '$.foreignKeys[*] ? (@.reference.resource != "")'
               AND file IN (SELECT id FROM draft_file WHERE dataset = $1)
               AND ($2::text IS NULL OR (file, name) <> ($2, $3))
            """;

    /**
     * One of them.
     *
     * @param schema the one that was given, or else proposed; null where there is none yet
     */
    public record DraftTable(
            String name,
            String source,
            JsonObject options,
            @Nullable JsonObject schema,
            String fileName,
            String sha256) {
        private static DraftTable read(Row row) {
            return new DraftTable(
                    row.getString("name"),
                    row.getString("source"),
                    row.getJsonObject("options"),
                    row.getJsonObject("schema"),
                    row.getString("file_name"),
                    row.getString("sha256"));
        }

        private boolean isOfFile(String name) {
            return fileName.equals(name) || Draft.stem(fileName).equals(name);
        }
    }

    /** Those of the draft of a data set. */
    static Future<DraftTables> of(SqlClient sql, String dataset) {
        return sql.preparedQuery(READ).execute(Tuple.of(dataset)).map(rows -> {
            List<DraftTable> tables = new ArrayList<>();
            rows.forEach(row -> tables.add(DraftTable.read(row)));
            return new DraftTables(List.copyOf(tables));
        });
    }

    /** Those of the draft that a file is in. */
    public static Future<DraftTables> beside(SqlClient sql, String file) {
        return sql.preparedQuery(DATASET)
                .execute(Tuple.of(file))
                .compose(rows -> rows.size() == 0
                        ? Future.succeededFuture(new DraftTables(List.of()))
                        : of(sql, rows.iterator().next().getString("dataset")));
    }

    /** Has the tables checked again that refer to others of the draft, of which the file has changed some. */
    public static Future<Void> checkReferring(SqlClient sql, String file) {
        return sql.preparedQuery(DATASET)
                .execute(Tuple.of(file))
                .compose(rows -> rows.size() == 0
                        ? Future.succeededFuture()
                        : checkReferring(sql, rows.iterator().next().getString("dataset"), null, null));
    }

    /** The same but for one table, where one is given. */
    static Future<Void> checkReferring(SqlClient sql, String dataset, @Nullable String file, @Nullable String table) {
        return sql.preparedQuery(CHECK_AGAIN)
                .execute(Tuple.of(dataset, file, table))
                .mapEmpty();
    }

    /** The table that a foreign key names. */
    public Optional<DraftTable> find(String resource) {
        Optional<DraftTable> named =
                tables.stream().filter(table -> table.name().equals(resource)).findFirst();
        List<DraftTable> ofFile =
                tables.stream().filter(table -> table.isOfFile(resource)).toList();
        return named.or(() -> ofFile.size() == 1 ? Optional.of(ofFile.getFirst()) : Optional.empty());
    }

    /** What the foreign keys of a schema name that is not there, a sentence each. */
    List<String> faults(TableSchema schema) {
        List<String> faults = new ArrayList<>();
        for (TableSchema.ForeignKey key : schema.foreignKeys()) {
            String name = "the foreign key '" + String.join("', '", key.columns()) + "' refers to ";
            if (key.table().isEmpty()) {
                requireColumns(name + "the table itself", names(schema), key.targets(), faults);
            } else if (key.table().indexOf('/') >= 0) {
                faults.add(name + "'" + key.table()
                        + "', a table of another data set; only those of this one are checked");
            } else {
                Optional<DraftTable> target = find(key.table());
                if (target.isEmpty()) {
                    faults.add(name + "'" + key.table() + "', which is no table of the draft; they are "
                            + tables.stream().map(DraftTable::name).toList());
                } else if (target.get().schema() != null) {
                    requireColumns(
                            name + "'" + key.table() + "'", names(target.get().schema()), key.targets(), faults);
                }
            }
        }
        return faults;
    }

    private static void requireColumns(String name, List<String> columns, List<String> targets, List<String> faults) {
        targets.stream()
                .filter(target -> !columns.contains(target))
                .forEach(target -> faults.add(name + ", which has no column '" + target + "'"));
    }

    private static List<String> names(TableSchema schema) {
        return schema.columns().stream().map(SchemaColumn::name).toList();
    }

    private static List<String> names(@Nullable JsonObject schema) {
        JsonArray fields = schema == null ? new JsonArray() : schema.getJsonArray("fields", new JsonArray());
        return fields.stream()
                .filter(JsonObject.class::isInstance)
                .map(field -> String.valueOf(((JsonObject) field).getString("name")))
                .toList();
    }
}
