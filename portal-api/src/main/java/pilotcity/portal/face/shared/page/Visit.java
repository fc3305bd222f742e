package pilotcity.portal.face.shared.page;

import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One reader at one address.
 *
 * @param path the address without the language, from the root; it begins with one slash, so that no link made of it
 *     leads to another host
 * @param query the query string without its question mark, or empty
 * @param base scheme, host and port for links that leave the page: citations, commands
 */
public record Visit(Language language, String path, String query, String base) {
    private static final String HOME_IN_CHINESE = "/?lang=zh";

    /** Browsers read a backslash as a slash, and two of either as the beginning of a host. */
    private static final Pattern SLASHES = Pattern.compile("^[/\\\\\\p{Cntrl}]+");

    public static Visit of(RoutingContext context, Language language, String base) {
        String whole = Objects.requireNonNullElse(context.request().path(), "/");
        String path = whole.startsWith(language.prefix())
                ? whole.substring(language.prefix().length())
                : whole;
        String query = Objects.requireNonNullElse(context.request().query(), "");
        return new Visit(language, "/" + SLASHES.matcher(path).replaceFirst(""), query, base);
    }

    /** The same reader at another address: what a form was sent to is no page. */
    public Visit at(String page) {
        return new Visit(language, page, "", base);
    }

    /** The address of {@code to} in the reader's language. */
    public String link(String to) {
        return language.prefix() + to;
    }

    /** This page in another language, with the same query. */
    public String in(Language other) {
        if (path.equals("/")) {
            // The plain root follows the browser's language, so Chinese has to be asked for.
            return other == Language.ZH ? HOME_IN_CHINESE : other.prefix() + "/";
        }
        return other.prefix() + path + (query.isEmpty() ? "" : "?" + query);
    }

    /** This page without its query. */
    public String canonical() {
        return base + language.prefix() + path;
    }
}
