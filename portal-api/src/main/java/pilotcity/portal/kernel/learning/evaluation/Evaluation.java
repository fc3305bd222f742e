package pilotcity.portal.kernel.learning.evaluation;

import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** How well a classifier does on some texts, in all and by language. Immutable. */
public final class Evaluation {
    private final SortedMap<String, Tally> byLanguage;

    private Evaluation(SortedMap<String, Tally> byLanguage) {
        this.byLanguage = byLanguage;
    }

    /** The evaluation of these outcomes, in whatever order. */
    public static Evaluation of(Iterable<Outcome> outcomes) {
        SortedMap<String, Tally> byLanguage = new TreeMap<>();
        outcomes.forEach(outcome -> byLanguage
                .computeIfAbsent(outcome.language(), language -> new Tally())
                .add(outcome));
        return new Evaluation(byLanguage);
    }

    /** The evaluation of the outcomes of both, exactly as if they had been counted together. */
    public Evaluation plus(Evaluation other) {
        SortedMap<String, Tally> sum = new TreeMap<>();
        for (Evaluation each : new Evaluation[] {this, other}) {
            each.byLanguage.forEach((language, tally) ->
                    sum.computeIfAbsent(language, key -> new Tally()).add(tally));
        }
        return new Evaluation(sum);
    }

    /** The figures of all texts. */
    public Figures figures() {
        Tally all = new Tally();
        byLanguage.values().forEach(all::add);
        return all.figures();
    }

    /** The figures of the texts of each language. */
    public SortedMap<String, Figures> figuresByLanguage() {
        SortedMap<String, Figures> figures = new TreeMap<>();
        byLanguage.forEach((language, tally) -> figures.put(language, tally.figures()));
        return Collections.unmodifiableSortedMap(figures);
    }

    /** The figures of all texts, with those of each language as {@code languages}. */
    public JsonObject toJson() {
        JsonObject languages = new JsonObject();
        figuresByLanguage().forEach((language, figures) -> languages.put(language, FiguresJson.of(figures)));
        return FiguresJson.of(figures()).put("languages", languages);
    }
}
