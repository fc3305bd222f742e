package pilotcity.portal.face.links;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import pilotcity.portal.TestPortal;

/** Follows whatever pages, documents, feeds and headers of a portal lead to, as far as it is the portal's own. */
final class Crawler {
    private static final int AT_ONCE = 6;
    private static final int OF_A_SHAPE = 1;
    private static final int DOCUMENTS = 3;
    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";
    private static final Pattern HEADER_LINK = Pattern.compile("<([^>]+)>");
    private static final Pattern XML_LINK =
            Pattern.compile("(?:href|url|resource|about)=\"([^\"]+)\"|<(?:loc|link|id|uri)>([^<]+)<");
    private static final Pattern TURTLE_LINK = Pattern.compile("<(https?://[^>\\s]+)>");

    /** Members of JSON documents that hold an address from the root on. */
    private static final Set<String> ADDRESSES = Set.of("url", "href", "thumbnail");

    private final TestPortal portal;
    private final String[] headers;
    private final Map<String, String> from = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Integer> shapes = new HashMap<>();
    private final Map<String, HtmlPage> pages = new LinkedHashMap<>();
    private final List<String> broken = new ArrayList<>();
    private final Set<String> fragments = new HashSet<>();
    private final Semaphore exports = new Semaphore(2);
    private List<String> next = new ArrayList<>();
    private Pattern within = Pattern.compile(".*");

    Crawler(TestPortal portal, String... headers) {
        this.portal = portal;
        this.headers = headers;
    }

    /** Follows only what pages at such addresses lead to. */
    Crawler within(String addresses) {
        within = Pattern.compile(addresses);
        return this;
    }

    private record Answer(String address, HttpResponse<String> response) {}

    Crawler from(String... starts) throws Exception {
        Stream.of(starts).forEach(start -> add(start, "the test"));
        try (ExecutorService readers = Executors.newFixedThreadPool(AT_ONCE)) {
            while (!next.isEmpty()) {
                List<Callable<Answer>> round = new ArrayList<>();
                next.forEach(address -> round.add(() -> new Answer(address, read(address))));
                next = new ArrayList<>();
                for (Future<Answer> answer : readers.invokeAll(round)) {
                    take(answer.get());
                }
            }
        }
        return this;
    }

    private HttpResponse<String> read(String address) throws InterruptedException {
        boolean file = address.contains("/export/") || address.matches(".*/tables/[^/]+/rows[.].*");
        if (file) {
            exports.acquire();
        }
        try {
            return portal.get(
                    address,
                    Stream.concat(Stream.of("Accept", BROWSER), Stream.of(headers))
                            .toArray(String[]::new));
        } finally {
            if (file) {
                exports.release();
            }
        }
    }

    /** Addresses that were read. */
    int size() {
        return from.size();
    }

    Map<String, HtmlPage> pages() {
        return pages;
    }

    /** What does not answer as it should, where it was found, and why. */
    List<String> broken() {
        List<String> all = new ArrayList<>(broken);
        for (String fragment : fragments) {
            String page = fragment.substring(0, fragment.indexOf('#'));
            HtmlPage html = pages.get(page);
            if (html != null && !html.ids().contains(fragment.substring(page.length() + 1))) {
                all.add(fragment + ": no such place on the page");
            }
        }
        return all;
    }

    private void take(Answer answer) {
        String address = answer.address();
        HttpResponse<String> response = answer.response();
        if (response.statusCode() >= 400 && !ExpectedDeadLinks.is(address, response)) {
            broken.add(address + ": " + response.statusCode() + ", linked by " + from.get(address) + "\n"
                    + response.body()
                            .lines()
                            .filter(line -> line.contains("\"detail\"") || line.contains("lang=\"en\">"))
                            .toList());
        }
        response.headers().allValues("Link").forEach(value -> links(HEADER_LINK, value, address));
        response.headers().firstValue("Location").ifPresent(to -> add(to, address));
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (type.startsWith("text/html")) {
            take(address, new HtmlPage(response.body()));
        } else if (type.contains("json") && !address.matches(".*(jsonl|geojsonseq|swagger|/lib/).*")) {
            walk(
                    response.body().startsWith("[") ? new JsonArray(response.body()) : new JsonObject(response.body()),
                    "",
                    address);
        } else if (type.contains("xml")) {
            links(XML_LINK, response.body(), address);
        } else if (type.startsWith("text/turtle")) {
            links(TURTLE_LINK, response.body(), address);
        }
    }

    private void take(String address, HtmlPage html) {
        pages.put(address, html);
        html.links().stream().distinct().forEach(link -> add(link, address));
        html.loaded().stream()
                .filter(loaded -> !loaded.startsWith("/") && !loaded.startsWith(portal.url()))
                .forEach(loaded -> broken.add(address + ": loads " + loaded));
    }

    private void links(Pattern pattern, String text, String address) {
        pattern.matcher(text).results().map(Crawler::group).forEach(link -> add(HtmlPage.unescape(link), address));
    }

    private static String group(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    private void walk(Object value, String name, String address) {
        switch (value) {
            case JsonObject object -> object.forEach(member -> walk(member.getValue(), member.getKey(), address));
            case JsonArray array -> array.forEach(item -> walk(item, name, address));
            case String text
            when text.startsWith(portal.url() + "/") || (text.startsWith("/") && ADDRESSES.contains(name)) ->
                add(text, address);
            case null, default -> {}
        }
    }

    /**
     * Adds what {@code link} on the page {@code page} leads to, unless it leads elsewhere or enough like it were read.
     */
    private void add(String link, String page) {
        if (page.startsWith("/") && !within.matcher(page).matches()) {
            return;
        }
        if (link.isBlank() || link.contains("{") || link.matches("(?i)(mailto|data|javascript|urn):.*")) {
            return;
        }
        URI to = URI.create(portal.url() + (page.startsWith("/") ? page : "/")).resolve(escaped(link));
        if (!to.toString().startsWith(portal.url() + "/")) {
            return;
        }
        String path = to.toString().substring(portal.url().length());
        String address = path.replaceFirst("#.*", "");
        if (to.getRawFragment() != null && !to.getRawFragment().isEmpty() && !address.startsWith("/docs")) {
            fragments.add(address + "#" + to.getFragment());
        }
        if (!seen.add(address)) {
            return;
        }
        String shape = LinkShape.of(address);
        int most = shape.contains("/*") ? DOCUMENTS : OF_A_SHAPE;
        if (shapes.merge(shape, 1, Integer::sum) <= most) {
            from.put(address, page);
            next.add(address);
        }
    }

    /** Browsers take characters that an address may not have, and encode them. */
    private static String escaped(String link) {
        if (link.codePoints().allMatch(Crawler::isAllowed)) {
            return link;
        }
        StringBuilder escaped = new StringBuilder();
        link.codePoints().forEach(c -> {
            escaped.append(
                    isAllowed(c)
                            ? Character.toString(c)
                            : TestPortal.encode(Character.toString(c)).replace("+", "%20"));
        });
        return escaped.toString();
    }

    private static boolean isAllowed(int c) {
        return c > 32 && c < 127 && "\"<>\\^`{|}".indexOf(c) < 0;
    }
}
