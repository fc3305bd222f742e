package pilotcity.portal.face.shared.page.document;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.document.Document;
import pilotcity.index.document.FieldValues;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.face.shared.page.Language;

/** What documents are called: the Chinese name field first, the English one second where there is one. */
public record DocumentNames(
        String title,
        @Nullable String other,
        @Nullable String titleLang,
        @Nullable String otherLang) {

    public static DocumentNames of(Kind<?> kind, String id, Map<String, Object> values, Language language) {
        return of(kind, id, values::get, language);
    }

    private static DocumentNames of(Kind<?> kind, String id, Reader values, Language language) {
        List<String> names = kind.nameFields();
        if (names.isEmpty()) {
            return new DocumentNames(numbered(kind, id, values, language), null, null, null);
        }
        String chinese = (String) values.get(names.getFirst());
        String english = names.size() < 2 ? null : (String) values.get(names.get(1));
        String own = language == Language.ZH ? chinese : english;
        String foreign = language == Language.ZH ? english : chinese;
        if (own != null) {
            String second = own.equals(foreign) ? null : foreign;
            return new DocumentNames(
                    own, second, null, second == null ? null : language.other().tag());
        }
        return foreign == null
                ? new DocumentNames(id, null, null, null)
                : new DocumentNames(foreign, null, language.other().tag(), null);
    }

    private interface Reader {
        @Nullable
        Object get(String field);
    }

    /** What has no name is called by what it is about, and its number. */
    private static String numbered(Kind<?> kind, String id, Reader values, Language language) {
        Object about = values.get(language.of("categoryName", "categoryNameEn"));
        return (about == null ? language.of(kind.title()) : about) + " " + id;
    }

    public static DocumentNames of(Kinds kinds, Document document, Language language) {
        return of(kinds.get(document.kind()), document.id(), new FieldValues(document)::get, language);
    }
}
