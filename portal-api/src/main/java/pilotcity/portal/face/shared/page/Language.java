package pilotcity.portal.face.shared.page;

import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import pilotcity.index.kind.Label;

/** The languages of the pages: Chinese at the plain address, English under {@code /en}. */
public enum Language {
    ZH("zh-CN", "", Locale.SIMPLIFIED_CHINESE),
    EN("en", "/en", Locale.UK);

    private final String tag;
    private final String prefix;
    private final Locale locale;

    Language(String tag, String prefix, Locale locale) {
        this.tag = tag;
        this.prefix = prefix;
        this.locale = locale;
    }

    /** What {@code lang} attributes say. */
    public String tag() {
        return tag;
    }

    /** {@code zh} or {@code en}. */
    public String code() {
        return locale.getLanguage();
    }

    /** What addresses in this language begin with. */
    public String prefix() {
        return prefix;
    }

    public Locale locale() {
        return locale;
    }

    /** Writes days or times by {@code pattern}, with the names of this language. */
    DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale);
    }

    public Language other() {
        return this == ZH ? EN : ZH;
    }

    public String of(Label label) {
        return label.in(tag);
    }

    /** Picks one of two texts. */
    public String of(String zh, String en) {
        return this == ZH ? zh : en;
    }

    /** The text of a field that has another in English; that in Chinese where there is none, else empty. */
    public String of(Map<?, ?> values, String field) {
        Object own = values.get(of(field, field + "En"));
        Object text = own == null ? values.get(field) : own;
        return text == null ? "" : text.toString();
    }

    /** What the reader's browser asks for; English for readers of neither, Chinese without a preference. */
    public static Language preferred(RoutingContext context) {
        List<LanguageHeader> asked = context.acceptableLanguages();
        for (LanguageHeader language : asked) {
            if ("zh".equalsIgnoreCase(language.tag())) {
                return ZH;
            }
            if ("en".equalsIgnoreCase(language.tag())) {
                return EN;
            }
        }
        return asked.isEmpty() ? ZH : EN;
    }
}
