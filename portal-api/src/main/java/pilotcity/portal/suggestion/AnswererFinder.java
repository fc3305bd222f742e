package pilotcity.portal.suggestion;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.portal.suggestion.Suggestions.Answerer;
import pilotcity.portal.suggestion.Suggestions.Contact;

/** Says who answers for a category in a place, by the responsibilities that the category names. */
record AnswererFinder(Index index) {

    /** @param place a division, or null where it is not known */
    Answerer of(Document category, @Nullable String place) {
        Map<String, Object> values = category.map();
        Document organisation = place == null
                ? null
                : divisions(place)
                        .flatMap(division -> maps(values.get("responsibilities"))
                                .filter(each -> division.equals(each.get("place")))
                                .map(each -> String.valueOf(each.get("organisation"))))
                        .map(id -> index.find("organisation", id).orElse(null))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        return new Answerer(
                category,
                organisation,
                maps(values.get("contacts")).map(AnswererFinder::contact).toList(),
                place);
    }

    /** The deepest first (GB/T 2260: two digits each for province, prefecture and county). */
    private static Stream<String> divisions(String place) {
        return place.length() == 6
                ? Stream.of(place, place.substring(0, 4) + "00", place.substring(0, 2) + "0000")
                        .distinct()
                : Stream.of(place);
    }

    private static Stream<Map<?, ?>> maps(@Nullable Object list) {
        return list instanceof List<?> items
                ? items.stream().filter(Map.class::isInstance).map(item -> (Map<?, ?>) item)
                : Stream.empty();
    }

    private static Contact contact(Map<?, ?> values) {
        return new Contact(
                String.valueOf(values.get("name")),
                text(values, "nameEn"),
                String.valueOf(values.get("phone")),
                text(values, "note"),
                text(values, "noteEn"));
    }

    private static @Nullable String text(Map<?, ?> values, String name) {
        return Optional.ofNullable(values.get(name)).map(Object::toString).orElse(null);
    }
}
