package pilotcity.portal.face.open311.answer;

import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** The languages of names and questions: Chinese, unless {@code Accept-Language} prefers English. */
public enum Open311Language {
    ZH("zh-CN"),
    EN("en");

    private final String tag;

    Open311Language(String tag) {
        this.tag = tag;
    }

    public String tag() {
        return tag;
    }

    public static Open311Language of(RoutingContext context) {
        for (LanguageHeader language : context.acceptableLanguages()) {
            if ("zh".equalsIgnoreCase(language.tag())) {
                return ZH;
            }
            if ("en".equalsIgnoreCase(language.tag())) {
                return EN;
            }
        }
        return ZH;
    }

    public String of(String zh, String en) {
        return this == ZH ? zh : en;
    }

    /**
     * A field with a counterpart in English, which has the same name with {@code En}; Chinese where that is missing.
     */
    public @Nullable String of(DocumentFields document, String field) {
        String english = this == EN ? document.text(field + "En") : null;
        return english == null ? document.text(field) : english;
    }
}
