package pilotcity.portal.model;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.db.mapping.NamedStatement;
import pilotcity.portal.kernel.learning.evaluation.Evaluation;
import pilotcity.portal.kernel.problem.Problem;

/** Keeps models in the database, from which every node takes the one that is in use. */
public final class ModelStore {
    /** Older ones are forgotten, but for the one in use. */
    private static final int MOST = 20;

    private static final String IN_USE = """
            SELECT id FROM model WHERE in_use
            """;

    private static final String CONTENT = """
            SELECT id, content FROM model WHERE id = $1
            """;

    private static final NamedStatement ADD = NamedStatement.of("""
            INSERT INTO model (learned_at, tree_digest, categories, tree_texts, record_texts, threshold, tree_results,
                               record_results, compared_with, compared_accuracy, content)
            VALUES (:learnedAt, :treeDigest, :categories, :treeTexts, :recordTexts, :threshold, :treeResults,
                    :recordResults, :comparedWith, :comparedAccuracy, :content)
            RETURNING id
            """);

    private static final String LOCK = """
            SELECT id FROM model ORDER BY id FOR UPDATE
            """;

    private static final String FORGET = """
            DELETE FROM model
             WHERE NOT in_use AND id NOT IN (SELECT id FROM model ORDER BY learned_at DESC, id DESC LIMIT $1)
            """;

    private static final String LIST = """
            SELECT id, learned_at, in_use, tree_texts, record_texts, threshold,
                   coalesce(record_results, tree_results) ->> 'accuracy' AS accuracy
              FROM model ORDER BY learned_at DESC, id DESC
            """;

    private static final String TREE_OF = """
            SELECT tree_digest FROM model WHERE in_use
            """;

    private final Database database;

    public ModelStore(Database database) {
        this.database = database;
    }

    /** A model as it is kept. */
    public record KeptModel(String id, Buffer content) {}

    /**
     * A model that was learnt.
     *
     * @param treeDigest of what it learnt from the categories
     */
    public record NewModel(
            Instant learnedAt,
            String treeDigest,
            int categories,
            int treeTexts,
            int recordTexts,
            double threshold,
            Evaluation treeResults,
            @Nullable Evaluation recordResults,
            @Nullable String comparedWith,
            @Nullable Double comparedAccuracy,
            Buffer content) {}

    /** The version in use; empty while there is none. */
    public Future<Optional<String>> inUse() {
        return first(database.client(), IN_USE, "id");
    }

    /** The digest of the tree that the version in use has learnt; empty while there is none. */
    public Future<Optional<String>> treeDigest() {
        return first(database.client(), TREE_OF, "tree_digest");
    }

    private static Future<Optional<String>> first(SqlClient sql, String question, String column) {
        return sql.query(question).execute().map(rows -> {
            for (Row row : rows) {
                return Optional.of(row.getString(column));
            }
            return Optional.empty();
        });
    }

    /** @return fails with a {@link Problem} NOT_FOUND when there is no such model */
    public Future<KeptModel> get(String id) {
        return database.client().preparedQuery(CONTENT).execute(Tuple.of(id)).map(rows -> {
            for (Row row : rows) {
                return new KeptModel(row.getString("id"), row.getBuffer("content"));
            }
            throw Problem.notFound("there is no model '" + id + "'");
        });
    }

    /** Adds a model; completes with its id. */
    public Future<String> add(NewModel model) {
        return database.inTransaction(sql -> ADD.bind(
                        "learnedAt", model.learnedAt().atOffset(ZoneOffset.UTC))
                .bind("treeDigest", model.treeDigest())
                .bind("categories", model.categories())
                .bind("treeTexts", model.treeTexts())
                .bind("recordTexts", model.recordTexts())
                .bind("threshold", model.threshold())
                .bind("treeResults", ModelResults.json(model.treeResults(), model.threshold()))
                .bind(
                        "recordResults",
                        model.recordResults() == null
                                ? null
                                : ModelResults.json(model.recordResults(), model.threshold()))
                .bind("comparedWith", model.comparedWith())
                .bind("comparedAccuracy", model.comparedAccuracy())
                .bind("content", model.content())
                .execute(sql)
                .map(rows -> rows.iterator().next().getString("id"))
                .compose(id -> sql.preparedQuery(FORGET).execute(Tuple.of(MOST)).map(id)));
    }

    /** Puts a model in use. */
    public Future<Void> use(String id) {
        return database.inTransaction(sql -> sql.query(LOCK).execute().compose(rows -> {
            for (Row row : rows) {
                if (row.getString("id").equals(id)) {
                    return ModelUse.use(sql, id).mapEmpty();
                }
            }
            return Future.failedFuture(Problem.notFound("there is no model '" + id + "'"));
        }));
    }

    /** All of them, a line each, the newest first. */
    public Future<List<String>> list() {
        return Database.list(
                database.client(),
                LIST,
                Tuple.tuple(),
                row -> "%s  %s  %s texts of categories, %s records, accuracy %s%s"
                        .formatted(
                                row.getString("id"),
                                row.getOffsetDateTime("learned_at").toInstant(),
                                row.getInteger("tree_texts"),
                                row.getInteger("record_texts"),
                                row.getString("accuracy"),
                                row.getBoolean("in_use") ? "  in use" : ""));
    }
}
