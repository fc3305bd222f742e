package pilotcity.portal.model;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.learning.classification.TextSource;
import pilotcity.portal.model.TrainingSet.DangerText;
import pilotcity.portal.model.TrainingSet.SortedRecord;
import pilotcity.portal.model.TrainingSet.TreeText;

/** Reads what a model learns from: what the categories say of themselves, and records that people have sorted. */
public final class TrainingSetReader {
    private static final int MOST_RECORDS = 200_000;

    private static final String TREE = """
            SELECT category.id, category.name, category.name_en, category.description, category.description_en, category.hazard,
                   category.keywords, category.parent
              FROM category WHERE category.open ORDER BY category.id
            """;

    private static final String EXAMPLES = """
            SELECT example.category, category.parent, example.language, example.text, category.hazard
              FROM category_example example JOIN category ON category.id = example.category AND category.open
             ORDER BY example.category, example.text
            """;

    /**
     * The words that are published, never the original ones. A reporter's own choice counts when somebody has taken the
     * record in hand without changing it.
     */
    private static final String RECORDS = """
            SELECT record.id, record.category, record.description
              FROM record JOIN category ON category.id = record.category AND category.open
             WHERE NOT record.simulated AND char_length(record.description) BETWEEN 4 AND 4000
               AND EXISTS (
                   SELECT FROM record_entry decision
                    WHERE decision.record = record.id AND decision.type = 'classification'
                      AND decision.subject = 'category' AND decision.value = record.category
                      AND (decision.role IN ('ngo', 'agency', 'company', 'portal')
                           OR (decision.role = 'reporter'
                               AND record.status NOT IN ('reported', 'screened', 'declined', 'duplicate', 'withdrawn'))))
             ORDER BY record.reported_at DESC, record.id LIMIT $1
            """;

    private static final String DANGERS = """
            SELECT danger, language, text FROM danger_example ORDER BY danger, text
            """;

    private TrainingSetReader() {}

    public static Future<TrainingSet> read(SqlClient sql) {
        return tree(sql)
                .compose(tree -> records(sql)
                        .compose(records -> dangers(sql).map(dangers -> new TrainingSet(tree, records, dangers))));
    }

    private static Future<List<TreeText>> tree(SqlClient sql) {
        return sql.query(TREE).execute().compose(rows -> {
            List<TreeText> texts = new ArrayList<>();
            rows.forEach(row -> addCategory(texts, row));
            return sql.query(EXAMPLES).execute().map(examples -> {
                examples.forEach(row -> texts.add(new TreeText(
                        row.getString("category"),
                        row.getString("parent"),
                        row.getString("language"),
                        row.getString("text"),
                        TextSource.EXAMPLE,
                        row.getBoolean("hazard"))));
                return List.copyOf(texts);
            });
        });
    }

    private static Future<List<SortedRecord>> records(SqlClient sql) {
        return Database.list(
                sql,
                RECORDS,
                Tuple.of(MOST_RECORDS),
                row -> new SortedRecord(row.getString("id"), row.getString("category"), row.getString("description")));
    }

    private static Future<List<DangerText>> dangers(SqlClient sql) {
        return Database.list(
                sql,
                DANGERS,
                Tuple.tuple(),
                row -> new DangerText(row.getString("danger"), row.getString("language"), row.getString("text")));
    }

    private static void addCategory(List<TreeText> texts, Row row) {
        add(texts, row, "zh", row.getString("name"), TextSource.NAME);
        add(texts, row, "en", row.getString("name_en"), TextSource.NAME);
        add(texts, row, "zh", row.getString("description"), TextSource.DESCRIPTION);
        add(texts, row, "en", row.getString("description_en"), TextSource.DESCRIPTION);
        for (String keyword : row.getArrayOfStrings("keywords")) {
            add(texts, row, "zh", keyword, TextSource.KEYWORD);
        }
    }

    private static void add(List<TreeText> texts, Row row, String language, @Nullable String text, TextSource source) {
        if (text != null && !text.isBlank()) {
            texts.add(new TreeText(
                    row.getString("id"), row.getString("parent"), language, text, source, row.getBoolean("hazard")));
        }
    }
}
