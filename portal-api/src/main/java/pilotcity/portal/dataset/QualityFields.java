package pilotcity.portal.dataset;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.FieldOptions;
import pilotcity.index.kind.FieldsBuilder;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Label;
import pilotcity.portal.dataset.publication.QualityWords;

/**
 * The quality of a data set or of one of its versions, as their documents show it: a score from 0 to 100, the grade that
 * this is, and what it is made of. The bounds of grades are those of the metadata quality assessment of data.europa.eu
 * (351, 221 and 121 points of 405), in hundredths.
 */
final class QualityFields {
    private static final int EXCELLENT = 87;
    private static final int GOOD = 55;
    private static final int FAIR = 30;

    private QualityFields() {}

    /** @param quality an object with {@code score} and {@code marks}, or an empty one where nothing is known */
    static <T> Kind.Builder<T> add(Kind.Builder<T> kind, Function<T, JsonObject> quality) {
        return kind.integer("qualityScore", document -> score(quality.apply(document)), QualityFields::score)
                .keyword("qualityGrade", document -> grade(score(quality.apply(document))), QualityFields::grade)
                .object(
                        "quality",
                        document -> marks(quality.apply(document)),
                        f -> f.title("质量明细", "Quality")
                                .describe("得分由何而来，还可改进什么", "What the score is made of, and what would raise it")
                                .list(),
                        QualityFields::mark);
    }

    private static @Nullable Integer score(JsonObject quality) {
        return quality.getInteger("score");
    }

    private static List<JsonObject> marks(JsonObject quality) {
        return Dataset.objects(quality.getJsonArray("marks"));
    }

    private static @Nullable String grade(@Nullable Integer score) {
        if (score == null) {
            return null;
        }
        return score >= EXCELLENT ? "excellent" : score >= GOOD ? "good" : score >= FAIR ? "fair" : "poor";
    }

    private static void score(FieldOptions field) {
        field.title("质量得分", "Quality score")
                .describe("0 至 100，由著录和数据的检查得出", "0 to 100, from checks of the description and of the data")
                .sort();
    }

    private static void grade(FieldOptions field) {
        field.title("质量等级", "Quality grade")
                .describe("质量得分所属的等级", "The grade that the quality score is")
                .code("excellent", "优", "Excellent")
                .code("good", "良", "Good")
                .code("fair", "中", "Fair")
                .code("poor", "差", "Poor")
                .facet();
    }

    private static void mark(FieldsBuilder.GroupBuilder<JsonObject> fields) {
        fields.keyword("code", Dataset.value("code"), f -> {
                    f.title("项目", "Mark").describe("所看的方面", "What is looked at").required();
                    QualityWords.TITLES.forEach((code, label) -> f.word(code, label.zh(), label.en()));
                })
                .integer(
                        "points",
                        Dataset.value("points"),
                        f -> f.title("得分", "Points")
                                .describe("所得的分", "The points that it has")
                                .required())
                .integer(
                        "most",
                        Dataset.value("most"),
                        f -> f.title("满分", "Most")
                                .describe("可得的分", "The points that it could have")
                                .required())
                .text(
                        "advice",
                        mark -> advice(mark).zh(),
                        f -> f.title("改进", "Advice (Chinese)")
                                .describe("如何得到所缺的分", "What brings the missing points, in Chinese"))
                .text(
                        "adviceEn",
                        mark -> advice(mark).en(),
                        f -> f.title("改进（英文）", "Advice").describe("如何得到所缺的分，英文", "What brings the missing points"));
    }

    private static QualityAdvice advice(JsonObject mark) {
        Label told = QualityWords.ADVICE.get(mark.getString("code"));
        return told == null || mark.getInteger("points") >= mark.getInteger("most")
                ? new QualityAdvice(null, null)
                : new QualityAdvice(told.zh(), told.en());
    }

    /** In both languages; null where nothing is missing. */
    private record QualityAdvice(
            @Nullable String zh, @Nullable String en) {}
}
