package pilotcity.portal.face.monitoring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.portal.suggestion.ModelInUse;
import pilotcity.portal.suggestion.SuggestionWatcher;
import pilotcity.portal.suggestion.Suggestions;

/** What is measured of suggestions, and of the model that makes them. No label holds anything that somebody wrote. */
public final class SuggestionMetrics implements SuggestionWatcher {
    private static final String MODEL = "model";

    private final Timer sure;
    private final Timer unsure;
    private final MultiGauge age;
    private final MultiGauge decided;
    private final MultiGauge corrected;

    public SuggestionMetrics(MeterRegistry registry) {
        this.sure = timer(registry, "true");
        this.unsure = timer(registry, "false");
        this.age = MultiGauge.builder("model.age.seconds")
                .description("Since the model in use was learnt")
                .register(registry);
        this.decided = MultiGauge.builder("model.suggestions.decided")
                .description("Suggestions of the model in use that people took or corrected, by week")
                .register(registry);
        this.corrected = MultiGauge.builder("model.suggestions.corrected.share")
                .description("The share of these that people corrected, by week")
                .register(registry);
    }

    private static Timer timer(MeterRegistry registry, String sure) {
        return Timer.builder("suggestion.duration")
                .description("How long suggestions for one text take, by whether the model was sure")
                .tag("sure", sure)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(1))
                .register(registry);
    }

    @Override
    public void suggested(Suggestions suggestions, Duration took) {
        (suggestions.sure() ? sure : unsure).record(took);
    }

    /** Looks at the card of the model in use. */
    public void read(Index index) {
        Optional<Document> card = ModelInUse.find(index);
        age.register(card.stream().map(SuggestionMetrics::ageOf).toList(), true);
        decided.register(weeks(card, week -> week.getInteger("suggestions")), true);
        corrected.register(
                weeks(
                        card,
                        week -> week.getInteger("corrected").doubleValue()
                                / Math.max(1, week.getInteger("suggestions"))),
                true);
    }

    private static MultiGauge.Row<?> ageOf(Document card) {
        Instant learned = Instant.parse(String.valueOf(card.value("learned")));
        return MultiGauge.Row.of(
                Tags.of(MODEL, card.id()),
                () -> Duration.between(learned, Instant.now()).toSeconds());
    }

    private static List<MultiGauge.Row<?>> weeks(Optional<Document> card, ToDoubleFunction<JsonObject> value) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        card.ifPresent(model -> new JsonObject(Buffer.buffer(model.json()))
                .getJsonArray("weeks", new JsonArray()).stream()
                        .map(JsonObject.class::cast)
                        .forEach(week -> rows.add(MultiGauge.Row.of(
                                Tags.of(MODEL, model.id(), "week", week.getString("week")),
                                value.applyAsDouble(week)))));
        return rows;
    }
}
