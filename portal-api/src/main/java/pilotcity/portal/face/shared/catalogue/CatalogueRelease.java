package pilotcity.portal.face.shared.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.Label;

/**
 * What is known of the version that is shown.
 *
 * @param version its number, or null where there are no versions
 * @param score of its quality, 0 to 100, or null
 * @param marks what the score is made of
 * @param tables whose rows can be asked for; lists leave them out
 */
public record CatalogueRelease(
        @Nullable Long version, @Nullable Long score, List<Mark> marks, List<Table> tables) {

    /** How many points it has of those that it could have. */
    public record Mark(String code, Label title, long points, long most) {}

    /** @param file the name of the file that it stands in */
    public record Table(String name, String file) {}

    static CatalogueRelease of(EntryValues values, Kinds kinds) {
        Map<String, Label> titles = titles(kinds);
        return new CatalogueRelease(
                values.number("newestVersion"),
                values.number("qualityScore"),
                values.groups("quality").stream()
                        .map(mark -> mark(mark, titles))
                        .toList(),
                values.groups("tables").stream()
                        .map(table -> new Table(String.valueOf(table.text("name")), String.valueOf(table.text("file"))))
                        .toList());
    }

    private static Mark mark(EntryValues mark, Map<String, Label> titles) {
        String code = String.valueOf(mark.text("code"));
        return new Mark(
                code,
                titles.getOrDefault(code, new Label(code, code)),
                Objects.requireNonNullElse(mark.number("points"), 0L),
                Objects.requireNonNullElse(mark.number("most"), 0L));
    }

    private static Map<String, Label> titles(Kinds kinds) {
        return kinds.find(CatalogueEntry.KIND)
                .flatMap(kind -> kind.findField("quality"))
                .flatMap(CatalogueRelease::codes)
                .map(Field::labels)
                .orElse(Map.of());
    }

    private static Optional<? extends Field<?>> codes(Field<?> marks) {
        return marks.fields().stream()
                .filter(field -> field.name().equals("code"))
                .findFirst();
    }
}
