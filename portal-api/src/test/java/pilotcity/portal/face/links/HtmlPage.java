package pilotcity.portal.face.links;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import pilotcity.portal.TestPortal;

/** What a page leads to and says. The portal's templates write attributes in double quotes. */
final class HtmlPage {
    private static final Pattern TAG = Pattern.compile("<([a-z][a-z0-9]*)((?:\\s[^<>]*)?)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)(?:=\"([^\"]*)\")?");
    private static final Pattern FORM = Pattern.compile("<form([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern SELECT =
            Pattern.compile("<select[^>]*name=\"([^\"]*)\"[^>]*>(.*?)</select>", Pattern.DOTALL);
    private static final Pattern NO_WORDS =
            Pattern.compile("<(script|style|code|pre|textarea|head)\\b.*?</\\1>", Pattern.DOTALL);
    private static final Set<String> LEADING =
            Set.of("href", "src", "data-points", "data-points-address", "data-document");
    private static final Set<String> LOADED = Set.of("script", "img", "iframe", "source", "link");

    private final String text;
    private List<Tag> tags;
    private Set<String> ids;

    HtmlPage(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Every address in it, and every one that one of its forms asks for by GET. */
    List<String> links() {
        List<String> links = new ArrayList<>();
        tags().forEach(tag -> LEADING.stream().filter(tag::has).map(tag::get).forEach(links::add));
        FORM.matcher(text)
                .results()
                .forEach(form -> links.addAll(form(new Tag("form", attributes(form.group(1))), form.group(2))));
        return links;
    }

    /** What a browser loads with it. */
    List<String> loaded() {
        return tags().stream()
                .filter(tag -> LOADED.contains(tag.name()))
                .filter(tag -> !tag.name().equals("link") || "stylesheet".equals(tag.get("rel")))
                .map(tag -> tag.get(tag.name().equals("link") ? "href" : "src"))
                .filter(address -> !address.isEmpty())
                .toList();
    }

    Set<String> ids() {
        if (ids == null) {
            ids = tags().stream()
                    .filter(tag -> tag.has("id"))
                    .map(tag -> tag.get("id"))
                    .collect(Collectors.toSet());
        }
        return ids;
    }

    String title() {
        return first("<title>(.*?)</title>");
    }

    String language() {
        return first("<html lang=\"([^\"]*)\"");
    }

    private String first(String pattern) {
        Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        return found.find() ? unescape(found.group(1)) : "";
    }

    /** Its pieces of text, as a reader sees them. */
    List<String> words() {
        String shown = NO_WORDS.matcher(text).replaceAll("");
        return List.of(shown.split("<[^>]*>")).stream()
                .map(piece -> unescape(piece).strip())
                .filter(piece -> !piece.isEmpty())
                .toList();
    }

    private static List<String> form(Tag form, String inner) {
        if ("post".equals(form.get("method")) || "dialog".equals(form.get("method"))) {
            return List.of();
        }
        // the fragment of an action stays behind the query
        String[] action = form.get("action").split("#", 2);
        String fragment = action.length > 1 ? "#" + action[1] : "";
        StringBuilder asked = new StringBuilder(action[0]).append('?');
        new HtmlPage(inner)
                .tags().stream()
                        .filter(tag -> tag.name().equals("input") && tag.has("name"))
                        .forEach(tag -> asked.append(pair(tag.get("name"), tag.get("value"))));
        List<String> addresses = new ArrayList<>();
        SELECT.matcher(inner)
                .results()
                .forEach(select -> new HtmlPage(select.group(2))
                        .tags().stream()
                                .filter(tag -> tag.name().equals("option"))
                                .forEach(option -> addresses.add(
                                        asked + pair(unescape(select.group(1)), option.get("value")) + fragment)));
        return addresses.isEmpty() ? List.of(asked + fragment) : addresses;
    }

    private static String pair(String name, String value) {
        return TestPortal.encode(name) + "=" + TestPortal.encode(value) + "&";
    }

    private List<Tag> tags() {
        if (tags == null) {
            tags = TAG.matcher(text)
                    .results()
                    .map(tag -> new Tag(tag.group(1), attributes(tag.group(2))))
                    .toList();
        }
        return tags;
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new HashMap<>();
        ATTRIBUTE
                .matcher(text)
                .results()
                .forEach(one -> attributes.put(one.group(1), one.group(2) == null ? "" : unescape(one.group(2))));
        return attributes;
    }

    static String unescape(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#x27;", "'")
                .replace("&#x2F;", "/")
                .replace("&amp;", "&");
    }

    private record Tag(String name, Map<String, String> attributes) {
        boolean has(String attribute) {
            return attributes.containsKey(attribute);
        }

        String get(String attribute) {
            return attributes.getOrDefault(attribute, "");
        }
    }
}
