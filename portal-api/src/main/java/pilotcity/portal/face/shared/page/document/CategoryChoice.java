package pilotcity.portal.face.shared.page.document;

import java.util.Map;
import java.util.Optional;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.ProbabilityWords;

/**
 * A category that can be taken.
 *
 * @param name what it is called
 * @param path the names from the top group down
 * @param probability from 0 to 1
 * @param percent the same in figures
 * @param likely the same in words, by the key of a text
 * @param standing whether it was proposed when the record came
 */
public record CategoryChoice(
        String id, String name, String path, double probability, String percent, String likely, boolean standing) {
    public static CategoryChoice of(Document category, double probability, Language language) {
        Map<String, Object> values = category.map();
        return new CategoryChoice(
                category.id(),
                String.valueOf(values.getOrDefault(language.of("name", "nameEn"), values.get("name"))),
                String.valueOf(values.getOrDefault(language.of("path", "pathEn"), values.get("path"))),
                probability,
                ProbabilityWords.percent(probability),
                ProbabilityWords.key(probability),
                false);
    }

    /** The same, as what was proposed when the record came. */
    public CategoryChoice asStanding() {
        return new CategoryChoice(id, name, path, probability, percent, likely, true);
    }

    /** What a model proposed when {@code record} came, while nobody has decided since. */
    public static Optional<CategoryChoice> standing(Index index, Map<String, Object> record, Language language) {
        double confidence = record.get("suggestedConfidence") instanceof Number number ? number.doubleValue() : 0;
        return Optional.ofNullable(record.get("suggestedCategory"))
                .flatMap(id -> index.find("category", id.toString()))
                .map(category -> of(category, confidence, language).asStanding());
    }
}
