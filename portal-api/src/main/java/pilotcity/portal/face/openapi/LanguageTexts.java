package pilotcity.portal.face.openapi;

import io.vertx.core.json.JsonObject;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.kernel.http.operation.SchemaLanguage;

/** Writes what is said in two languages in one of them. */
record LanguageTexts(Language language) {
    String of(Label label) {
        return language.of(label);
    }

    String of(String zh, String en) {
        return language.of(zh, en);
    }

    /** A copy of {@code schema} in which every label is a text. */
    JsonObject of(JsonObject schema) {
        return new SchemaLanguage(language.tag()).of(schema);
    }
}
