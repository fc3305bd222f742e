package pilotcity.portal.face.ogc.records;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import pilotcity.portal.face.shared.page.Language;

/** Languages as records name them (language.yaml). */
final class RecordLanguages {
    /** The languages in which every record is available. */
    static final JsonArray ALL = new JsonArray().add(of(Language.ZH)).add(of(Language.EN));

    private RecordLanguages() {}

    static JsonObject of(Language language) {
        return of(language.code());
    }

    static JsonArray of(List<String> codes) {
        JsonArray all = new JsonArray();
        codes.forEach(code -> all.add(of(code)));
        return all;
    }

    private static JsonObject of(String code) {
        Locale locale = Locale.forLanguageTag(code);
        return new JsonObject()
                .put("code", code)
                .put("name", locale.getDisplayLanguage(locale))
                .put("alternate", locale.getDisplayLanguage(Locale.ENGLISH))
                .put("dir", "ltr");
    }
}
