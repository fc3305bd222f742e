package pilotcity.portal.kernel.learning;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import pilotcity.portal.kernel.learning.classification.LabelledText;
import pilotcity.portal.kernel.learning.classification.TextSource;
import pilotcity.portal.kernel.learning.classification.TrainedClassifier;
import pilotcity.portal.kernel.learning.evaluation.Coverage;

/**
 * What a model was made of and how well it does (Mitchell et al., "Model Cards for Model Reporting", FAT* 2019). It holds
 * labels and numbers, and nothing of any text.
 *
 * @param trainedAt when
 * @param labels how many there are
 * @param terms how many it knows
 * @param textsByLanguage how many texts it learnt from, by language
 * @param textsBySource the same by what kind of texts they were
 * @param temperature by which scores are divided
 * @param doubt the share of texts that are taken to be labelled without regard to what they say
 * @param sureFrom the probability from which a suggestion is told without a doubt
 * @param heldOut figures on texts that were not shown in training
 */
public record ModelCard(
        Instant trainedAt,
        int labels,
        int terms,
        SortedMap<String, Long> textsByLanguage,
        SortedMap<String, Long> textsBySource,
        double temperature,
        double doubt,
        double sureFrom,
        JsonObject heldOut) {
    /** What a suggestion that is told without a doubt is right in, at least. */
    private static final double SURE = 0.8;

    public ModelCard {
        textsByLanguage = Collections.unmodifiableSortedMap(new TreeMap<>(textsByLanguage));
        textsBySource = Collections.unmodifiableSortedMap(new TreeMap<>(textsBySource));
        heldOut = heldOut.copy();
    }

    static ModelCard of(TrainedClassifier trained, List<LabelledText> texts, Instant trainedAt) {
        SortedMap<String, Long> byLanguage = new TreeMap<>();
        SortedMap<String, Long> bySource = new TreeMap<>();
        for (LabelledText text : texts) {
            byLanguage.merge(text.language(), 1L, Long::sum);
            bySource.merge(word(text.source()), 1L, Long::sum);
        }
        return new ModelCard(
                trainedAt,
                trained.classifier().labels().size(),
                trained.classifier().terms(),
                byLanguage,
                bySource,
                trained.classifier().temperature(),
                trained.classifier().doubt(),
                sureFrom(trained.heldOut().figures().coverage()),
                trained.heldOut().toJson());
    }

    /** The lowest confidence from which on four of five answers were right, else one that says so itself. */
    private static double sureFrom(List<Coverage> coverages) {
        return coverages.stream()
                .filter(each -> each.answered() > 0 && each.accuracy() >= SURE)
                .mapToDouble(Coverage::threshold)
                .findFirst()
                .orElse(SURE);
    }

    private static String word(TextSource source) {
        return source.name().toLowerCase(Locale.ROOT);
    }

    /** The card as it is shown and stored. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("trainedAt", trainedAt.toString())
                .put("labels", labels)
                .put("terms", terms)
                .put("textsByLanguage", json(textsByLanguage))
                .put("textsBySource", json(textsBySource))
                .put("temperature", temperature)
                .put("doubt", doubt)
                .put("sureFrom", sureFrom)
                .put("heldOut", heldOut.copy());
    }

    static ModelCard fromJson(JsonObject json) {
        return new ModelCard(
                Instant.parse(json.getString("trainedAt")),
                json.getInteger("labels"),
                json.getInteger("terms"),
                counts(json.getJsonObject("textsByLanguage")),
                counts(json.getJsonObject("textsBySource")),
                json.getDouble("temperature"),
                json.getDouble("doubt"),
                json.getDouble("sureFrom"),
                json.getJsonObject("heldOut"));
    }

    private static JsonObject json(SortedMap<String, Long> counts) {
        JsonObject json = new JsonObject();
        counts.forEach(json::put);
        return json;
    }

    private static SortedMap<String, Long> counts(JsonObject json) {
        SortedMap<String, Long> counts = new TreeMap<>();
        json.fieldNames().forEach(name -> counts.put(name, json.getLong(name)));
        return counts;
    }
}
