package pilotcity.portal.dataset.draft;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.upload.UploadStore;
import pilotcity.portal.kernel.verb.VerbOutcome;
import pilotcity.portal.kernel.verb.WriteTransaction;
import pilotcity.portal.kernel.verb.input.VerbInput;

/** Puts files into a draft, takes them out, and says how their tables are read. */
final class FileHandler {
    private static final String NAME = "[^/\\\\\\p{Cntrl}]*[^/\\\\\\p{Cntrl}.][^/\\\\\\p{Cntrl}]*";

    private static final String PUT = """
            INSERT INTO draft_file (dataset, position, name, state, upload, title, described, earlier)
            SELECT $1, coalesce(max(position), 0) + 1, $2, 'received', $3, $4, $5, $6 FROM draft_file WHERE dataset = $1
            """;

    /** A table without a proposal is as it was published. */
    private static final String EARLIER = """
            SELECT nullif(title, 'null') AS title, nullif(described, 'null') AS described,
                   earlier || coalesce((
                       SELECT jsonb_object_agg(source, jsonb_build_object('name', draft_table.name, 'schema', schema,
                                  'published', proposal IS NULL
                                      OR coalesce(earlier -> source ->> 'published' = 'true', false)))
                         FROM draft_table WHERE file = draft_file.id AND schema IS NOT NULL), '{}') AS earlier
              FROM draft_file WHERE dataset = $1 AND name = $2
            """;

    /** The same of the last version, where all have been withdrawn: its files are gone, and what was said of them is not. */
    private static final String WITHDRAWN = """
            SELECT nullif(file -> 'title', 'null') AS title, nullif(file -> 'description', 'null') AS described,
                   coalesce((SELECT jsonb_object_agg(given ->> 'source', jsonb_build_object('name', given ->> 'name',
                                        'schema', given -> 'schema', 'published', true))
                               FROM jsonb_array_elements(tables) given WHERE given ->> 'file' = $2), '{}') AS earlier
              FROM dataset_version, jsonb_array_elements(files) file
             WHERE dataset = $1 AND file ->> 'path' = $2
               AND number = (SELECT max(number) FROM dataset_version WHERE dataset = $1)
            """;

    private static final String DELETE = """
            DELETE FROM draft_file WHERE dataset = $1 AND name = $2 RETURNING upload
            """;

    private static final String FILE = """
            SELECT id, state FROM draft_file WHERE dataset = $1 AND name = $2
            """;

    private static final String TABLES = """
            SELECT name, options, proposal, schema, answers FROM draft_table
             WHERE file = $1 AND ($2::text IS NULL OR name = $2)
            """;

    private static final String DEFINE = """
            UPDATE draft_table
               SET state = $3, schema = $4, options = $5, strict = $6, name = $7, answers = $8, round = round + 1, attempts = 0,
                   proposal = CASE WHEN $3 = 'proposing' THEN NULL ELSE proposal END,
                   report = NULL, problems_sha256 = NULL, stored = NULL, reason = NULL, claimed_until = NULL
             WHERE file = $1 AND name = $2
            """;

    private static final String TAKEN = """
            SELECT FROM draft_table JOIN draft_file ON draft_file.id = draft_table.file
             WHERE draft_file.dataset = $1 AND draft_table.name = $2 AND (draft_table.file <> $3 OR draft_table.name <> $4)
            """;

    private FileHandler() {}

    static Future<VerbOutcome> attach(WriteTransaction transaction, VerbInput input) {
        SqlConnection sql = transaction.sql();
        return DatasetRow.lock(transaction)
                .compose(dataset -> dataset.open(transaction))
                .compose(dataset -> UploadStore.hold(sql, transaction.actor(), input.get("upload"))
                        .compose(uploaded -> put(sql, dataset, input, uploaded))
                        .compose(file -> dataset.written(transaction, new JsonObject().put("file", file))));
    }

    private static Future<String> put(SqlConnection sql, DatasetRow dataset, VerbInput input, String uploaded) {
        String name = Objects.requireNonNullElse(input.text("file"), uploaded);
        if (!name.matches(NAME)) {
            throw Problem.field("file", "is no name for a file: '" + name + "'");
        }
        JsonObject title = both(input, "name");
        JsonObject described = both(input, "description");
        Tuple file = Tuple.of(dataset.id(), name);
        return sql.preparedQuery(EARLIER)
                .execute(file)
                .compose(rows -> rows.size() == 0 && dataset.newest() == null
                        ? sql.preparedQuery(WITHDRAWN).execute(file)
                        : Future.succeededFuture(rows))
                .map(rows -> put(Tuple.of(dataset.id(), name, input.get("upload")), title, described, rows))
                .compose(put -> delete(sql, dataset, name)
                        .compose(gone -> sql.preparedQuery(PUT).execute(put)))
                .map(name);
    }

    /** What nobody has said of it now stays as it was said of the file that it replaces. */
    private static Tuple put(Tuple upload, JsonObject title, JsonObject described, RowSet<Row> earlier) {
        for (Row row : earlier) {
            return upload.addValue(title.isEmpty() ? row.getJsonObject("title") : title)
                    .addValue(described.isEmpty() ? row.getJsonObject("described") : described)
                    .addValue(row.getJsonObject("earlier"));
        }
        return upload.addValue(title)
                .addValue(described.isEmpty() ? null : described)
                .addValue(new JsonObject());
    }

    private static JsonObject both(VerbInput input, String field) {
        JsonObject both = new JsonObject();
        if (input.has(field)) {
            both.put("zh", input.text(field));
        }
        if (input.has(field + "En")) {
            both.put("en", input.text(field + "En"));
        }
        return both;
    }

    static Future<VerbOutcome> detach(WriteTransaction transaction, VerbInput input) {
        String name = input.get("file");
        return DatasetRow.lock(transaction)
                .compose(dataset -> dataset.open(transaction))
                .compose(dataset -> delete(transaction.sql(), dataset, name)
                        .compose(gone -> gone
                                ? DraftTables.checkReferring(transaction.sql(), dataset.id(), null, null)
                                : Future.failedFuture(noFile(name)))
                        .compose(checked -> dataset.written(transaction, new JsonObject())));
    }

    /** Completes with whether it was there; with it goes an upload that has not been looked at yet. */
    private static Future<Boolean> delete(SqlConnection sql, DatasetRow dataset, String name) {
        return sql.preparedQuery(DELETE).execute(Tuple.of(dataset.id(), name)).compose(rows -> {
            Future<Void> released = Future.succeededFuture();
            for (Row row : rows) {
                String upload = row.getString("upload");
                released = upload == null ? released : UploadStore.release(sql, upload);
            }
            return released.map(rows.rowCount() > 0);
        });
    }

    private static Problem noFile(String name) {
        return Problem.of(
                Problem.Kind.CONFLICT,
                new Label("草稿中没有文件“" + name + "”", "file: there is no file '" + name + "' in the draft"));
    }

    static Future<VerbOutcome> define(WriteTransaction transaction, VerbInput input) {
        return DatasetRow.lock(transaction)
                .compose(dataset -> dataset.open(transaction))
                .compose(dataset -> define(transaction, dataset, input));
    }

    private static Future<VerbOutcome> define(WriteTransaction transaction, DatasetRow dataset, VerbInput input) {
        SqlConnection sql = transaction.sql();
        return file(sql, dataset, input.get("file"))
                .compose(file -> sql.preparedQuery(TABLES)
                        .execute(Tuple.of(file, input.text("table")))
                        .map(FileHandler::only)
                        .compose(table -> define(sql, dataset, file, TableDefinition.of(table, input))))
                .compose(defined -> dataset.written(transaction, new JsonObject()));
    }

    private static Future<String> file(SqlConnection sql, DatasetRow dataset, String name) {
        return sql.preparedQuery(FILE).execute(Tuple.of(dataset.id(), name)).map(rows -> {
            for (Row row : rows) {
                String state = row.getString("state");
                if (!state.equals("kept")) {
                    throw Problem.of(
                            Problem.Kind.CONFLICT,
                            state.equals("received")
                                    ? "the file is still being looked at; ask again in a moment"
                                    : "the file was refused; replace or detach it");
                }
                return row.getString("id");
            }
            throw noFile(name);
        });
    }

    private static Row only(RowSet<Row> rows) {
        List<String> names = new ArrayList<>();
        rows.forEach(row -> names.add(row.getString("name")));
        if (names.size() != 1) {
            throw Problem.field(
                    "table", names.isEmpty() ? "there is no such table in the file" : "the file has several: " + names);
        }
        return rows.iterator().next();
    }

    private static Future<Void> define(SqlConnection sql, DatasetRow dataset, String file, TableDefinition definition) {
        return sql.preparedQuery(TAKEN)
                .execute(Tuple.of(dataset.id(), definition.renamed(), file, definition.name()))
                .compose(taken -> taken.size() > 0
                        ? Future.failedFuture(Problem.field(
                                "rename",
                                new Label(
                                        "已有另一个表叫“" + definition.renamed() + "”",
                                        "another table is called '" + definition.renamed() + "'")))
                        : sql.preparedQuery(DEFINE)
                                .execute(Tuple.tuple()
                                        .addString(file)
                                        .addString(definition.name())
                                        .addString(definition.state())
                                        .addValue(definition.schema())
                                        .addValue(definition.options())
                                        .addBoolean(definition.strict())
                                        .addString(definition.renamed())
                                        .addValue(definition.answers())))
                .compose(defined -> DraftTables.of(sql, dataset.id()))
                .compose(tables -> {
                    definition.requireTargets(tables);
                    return DraftTables.checkReferring(sql, dataset.id(), file, definition.renamed());
                });
    }
}
