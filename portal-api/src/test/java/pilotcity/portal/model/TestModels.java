package pilotcity.portal.model;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.changelog.ChangeToken;

/** Cards of models that nobody has learnt, for what shows them. */
public final class TestModels {
    private static final String ADD = """
            INSERT INTO model (id, learned_at, tree_digest, categories, tree_texts, record_texts, threshold, tree_results,
                               record_results, compared_with, compared_accuracy, weeks, content)
            VALUES ($1, $2, 'none', 153, 4284, $3, 0.62, $4, $5, $6, $7, $8, '')
            """;

    private TestModels() {}

    /** One that has learnt from example sentences alone. */
    public static ChangeToken addYoung(TestPortal portal, String id) {
        return add(portal, id, 0, results(4284, 0.7123), null, null, new JsonArray());
    }

    /** One that was checked by records too, and whose suggestions people have decided about. */
    public static ChangeToken addOld(TestPortal portal, String id, String comparedWith) {
        JsonArray weeks = new JsonArray()
                .add(week("2026-11-16", 12, 2))
                .add(week("2026-11-23", 240, 31))
                .add(week("2026-11-30", 310, 62));
        return add(portal, id, 1804, results(4284, 0.7123), results(902, 0.8614), comparedWith, weeks);
    }

    private static ChangeToken add(
            TestPortal portal,
            String id,
            int records,
            JsonObject onTree,
            @Nullable JsonObject onRecords,
            @Nullable String comparedWith,
            JsonArray weeks) {
        return portal.sql(
                ADD,
                id,
                OffsetDateTime.of(2026, 11, 30, 4, 0, 0, 0, ZoneOffset.UTC),
                records,
                onTree,
                onRecords,
                comparedWith,
                comparedWith == null ? null : 0.8415,
                weeks);
    }

    public static ChangeToken remove(TestPortal portal, String... ids) {
        return portal.sql("DELETE FROM model WHERE id = ANY($1)", (Object) ids);
    }

    private static JsonObject week(String monday, int suggestions, int corrected) {
        return new JsonObject()
                .put("week", monday)
                .put("suggestions", suggestions)
                .put("corrected", corrected);
    }

    private static JsonObject results(int texts, double accuracy) {
        return new JsonObject()
                .put("texts", texts)
                .put("accuracy", accuracy)
                .put("accuracy_low", accuracy - 0.02)
                .put("accuracy_high", accuracy + 0.02)
                .put("top3", 0.9412)
                .put("macro_f1", 0.6934)
                .put("calibration_error", 0.0213)
                .put("answered", 0.7031)
                .put("answered_right", 0.9314)
                .put(
                        "by_language",
                        new JsonArray().add(language("zh", texts - 20)).add(language("en", 20)))
                .put("reliability", reliability(texts))
                .put(
                        "worst",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("category", "cycling-lane-blocked")
                                        .put("texts", 28)
                                        .put("found", 0.25))
                                .add(new JsonObject()
                                        .put("category", "no-longer-there")
                                        .put("texts", 61)
                                        .put("found", 0.41)))
                .put(
                        "confusions",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("category", "cycling-lane-blocked")
                                        .put("taken_for", "cycling-lane-interrupted")
                                        .put("texts", 9)));
    }

    private static JsonObject language(String language, int texts) {
        return new JsonObject()
                .put("language", language)
                .put("texts", texts)
                .put("accuracy", 0.75)
                .put("top3", 0.95)
                .put("calibration_error", 0.03);
    }

    /** A little too sure of itself, and of one group there is nearly nothing. */
    private static JsonArray reliability(int texts) {
        JsonArray bins = new JsonArray();
        for (int bin = 1; bin <= 15; bin++) {
            double stated = (bin - 0.5) / 15;
            bins.add(new JsonObject()
                    .put("above", (bin - 1) / 15.0)
                    .put("up_to", bin / 15.0)
                    .put("texts", bin == 1 ? 2 : texts * bin / 120)
                    .put("stated", stated)
                    .put("right", bin == 1 ? 0 : Math.max(0, stated - 0.03)));
        }
        return bins;
    }
}
