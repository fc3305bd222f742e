package pilotcity.portal.face.shared.suggestion;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.kernel.suggestion.WordsReading.FoundDanger;
import pilotcity.portal.suggestion.Suggestions;
import pilotcity.portal.suggestion.Suggestions.Answerer;
import pilotcity.portal.suggestion.Suggestions.CategorySuggestion;
import pilotcity.portal.suggestion.Suggestions.Contact;
import pilotcity.portal.suggestion.Suggestions.ReportPart;
import pilotcity.portal.suggestion.duplicate.PossibleDuplicate;
import pilotcity.portal.suggestion.place.NamePart;
import pilotcity.portal.suggestion.place.PlaceSuggestion;

/**
 * Suggestions in JSON, as {@link SuggestionSchemas} describes them.
 *
 * @param index the state that they were made from
 */
public record SuggestionJson(Index index, Language language) {
    private static final List<String> NAMES = List.of("name", "nameEn");
    private static final List<String> NAMES_AND_PATHS = List.of("name", "nameEn", "path", "pathEn");

    private static final List<String> NAMES_AND_FULL_NAME = List.of("name", "nameEn", "fullName");

    /** A tenth of a metre. */
    private static final double DEGREE_DIGITS = 1e6;

    /** Four digits behind the point are more than anybody can be sure of. */
    private static final double DIGITS = 1e4;

    public JsonObject of(Suggestions suggestions) {
        return new JsonObject()
                .put("model", suggestions.model())
                .put("language", language.code())
                .put("sure", suggestions.sure())
                .put("categories", list(suggestions.categories(), SuggestionJson::category))
                .put("danger", suggestions.danger().map(this::danger).orElse(null))
                .put("places", list(suggestions.places(), this::place))
                .put("duplicates", list(suggestions.duplicates(), this::duplicate))
                .put("parts", list(suggestions.parts(), SuggestionJson::part))
                .put(
                        "answerer",
                        suggestions.answerer().map(SuggestionJson::answerer).orElse(null));
    }

    private static <T> JsonArray list(List<T> items, Function<T, JsonObject> written) {
        return new JsonArray(items.stream().map(written).toList());
    }

    private static JsonObject category(CategorySuggestion suggestion) {
        return named(suggestion.category(), NAMES_AND_PATHS).put("probability", rounded(suggestion.probability()));
    }

    private static JsonObject named(Document document, List<String> fields) {
        JsonObject json = new JsonObject().put("id", document.id());
        Map<String, Object> values = document.map();
        fields.forEach(field -> putIfThere(json, field, values.get(field)));
        return json;
    }

    private static void putIfThere(JsonObject json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    static double rounded(double probability) {
        return Math.round(probability * DIGITS) / DIGITS;
    }

    private JsonObject danger(FoundDanger found) {
        JsonObject json = new JsonObject()
                .put("code", found.danger().code())
                .put("label", language.of(found.danger().label()))
                .put("advice", language.of(found.danger().advice()));
        putIfThere(json, "sign", found.sign());
        putIfThere(json, "probability", found.probability() == null ? null : rounded(found.probability()));
        return json.put("model", found.model());
    }

    private JsonObject place(PlaceSuggestion suggestion) {
        String code = suggestion.place();
        Document place = code == null ? null : index.find("place", code).orElse(null);
        List<JsonObject> landmarks = suggestion.landmarks().stream()
                .flatMap(id -> index.find("landmark", id).stream())
                .map(landmark -> named(landmark, NAMES))
                .toList();
        JsonObject json = new JsonObject()
                .put("place", place == null ? null : named(place, NAMES_AND_FULL_NAME))
                .put("landmarks", new JsonArray(landmarks))
                .put("relation", suggestion.relation().name().toLowerCase(Locale.ROOT));
        putIfThere(json, "address", suggestion.address());
        json.put(
                "read",
                new JsonArray(suggestion.parts().stream().map(NamePart::text).toList()));
        Point point = suggestion.point();
        if (point != null) {
            json.put("lon", degrees(point.getX())).put("lat", degrees(point.getY()));
            putIfThere(json, "precision", suggestion.precision());
        }
        return json.put("probability", rounded(suggestion.probability()));
    }

    private static double degrees(double value) {
        return Math.round(value * DEGREE_DIGITS) / DEGREE_DIGITS;
    }

    private JsonObject duplicate(PossibleDuplicate duplicate) {
        JsonObject json = new JsonObject()
                .put("id", duplicate.document().id())
                .put("probability", rounded(duplicate.probability()))
                .put("likelihood", duplicate.likelihood().code())
                .put("label", language.of(duplicate.likelihood().label()));
        putIfThere(json, "metres", duplicate.metres() == null ? null : Math.round(duplicate.metres()));
        return json.put("closed", duplicate.closed())
                .put(
                        "reasons",
                        new JsonArray(
                                duplicate.reasons().stream().map(language::of).toList()));
    }

    private static JsonObject part(ReportPart part) {
        return new JsonObject().put("words", part.words()).put("category", category(part.category()));
    }

    private static JsonObject answerer(Answerer answerer) {
        Document organisation = answerer.organisation();
        return new JsonObject()
                .put("category", answerer.category().id())
                .put("place", answerer.place())
                .put("placed", answerer.placed())
                .put("organisation", organisation == null ? null : named(organisation, NAMES))
                .put("contacts", list(organisation == null ? answerer.contacts() : List.of(), SuggestionJson::contact));
    }

    private static JsonObject contact(Contact contact) {
        JsonObject json = new JsonObject().put("name", contact.name());
        putIfThere(json, "nameEn", contact.nameEn());
        json.put("phone", Objects.requireNonNull(contact.phone()));
        putIfThere(json, "note", contact.note());
        putIfThere(json, "noteEn", contact.noteEn());
        return json;
    }
}
