package pilotcity.portal.face.site;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Document;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;

/** What documents are called: the Chinese name field first, the English one second where there is one. */
record Names(
        String title,
        @Nullable String other,
        @Nullable String titleLang,
        @Nullable String otherLang) {

    static Names of(Kind<?> kind, String id, Map<String, Object> values, Language language) {
        List<String> names = kind.nameFields();
        String chinese = names.isEmpty() ? null : (String) values.get(names.getFirst());
        String english = names.size() < 2 ? null : (String) values.get(names.get(1));
        String own = language == Language.ZH ? chinese : english;
        String foreign = language == Language.ZH ? english : chinese;
        if (own != null) {
            String second = own.equals(foreign) ? null : foreign;
            return new Names(
                    own, second, null, second == null ? null : language.other().tag());
        }
        return foreign == null
                ? new Names(id, null, null, null)
                : new Names(foreign, null, language.other().tag(), null);
    }

    static Names of(Kinds kinds, Document document, Language language) {
        return of(kinds.get(document.kind()), document.id(), document.map(), language);
    }
}
