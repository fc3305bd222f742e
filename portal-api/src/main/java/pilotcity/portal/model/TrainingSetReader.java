package pilotcity.portal.model;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what a model learns from: what the categories say of themselves, and records that people have sorted. */
public final class TrainingSetReader {
    private static final int MOST_RECORDS = 200_000;

    private static final String TREE = """
            SELECT category.id, category.name, category.name_en, category.description, category.description_en,
                   array_to_string(category.keywords, ' ') AS keywords
              FROM category WHERE category.open ORDER BY category.id
            """;

    private static final String EXAMPLES = """
            SELECT example.category, example.language, example.text
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

    private TrainingSetReader() {}

    /** A category's text, in one language. */
    public record TreeText(String category, String language, String text, boolean example) {}

    /** A record's words, and what people say it is about. */
    public record SortedRecord(String id, String category, String text) {}

    /** All there is to learn from. */
    public record TrainingSet(List<TreeText> tree, List<SortedRecord> records) {}

    public static Future<TrainingSet> read(SqlClient sql) {
        Future<List<TreeText>> tree = sql.query(TREE).execute().map(rows -> {
            List<TreeText> texts = new ArrayList<>();
            rows.forEach(row -> addCategory(texts, row));
            return texts;
        });
        return tree.compose(texts -> sql.query(EXAMPLES).execute().map(rows -> {
                    rows.forEach(row -> texts.add(new TreeText(
                            row.getString("category"), row.getString("language"), row.getString("text"), true)));
                    return texts;
                }))
                .compose(texts -> sql.preparedQuery(RECORDS)
                        .execute(Tuple.of(MOST_RECORDS))
                        .map(rows -> {
                            List<SortedRecord> records = new ArrayList<>();
                            rows.forEach(row -> records.add(new SortedRecord(
                                    row.getString("id"), row.getString("category"), row.getString("description"))));
                            return new TrainingSet(List.copyOf(texts), List.copyOf(records));
                        }));
    }

    private static void addCategory(List<TreeText> texts, Row row) {
        String id = row.getString("id");
        add(texts, id, "zh", row.getString("name"));
        add(texts, id, "en", row.getString("name_en"));
        add(texts, id, "zh", row.getString("description"));
        add(texts, id, "en", row.getString("description_en"));
        add(texts, id, "zh", row.getString("keywords"));
    }

    private static void add(List<TreeText> texts, String category, String language, @Nullable String text) {
        if (!Objects.requireNonNullElse(text, "").isBlank()) {
            texts.add(new TreeText(category, language, Objects.requireNonNull(text), false));
        }
    }
}
