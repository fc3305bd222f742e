package pilotcity.portal.face.shared.page.results;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.portal.face.shared.page.PageAddresses;
import pilotcity.portal.kernel.encoding.UrlEncoding;

/**
 * What the address of a results page says: the parameters of {@code /api/search}, {@code before}, and any field with
 * the values chosen for it, each as often as there are values. It is the whole state of the page, so that an address
 * shows everybody the same.
 */
public record PageQuery(Map<String, Set<String>> values) {
    public static final String BEFORE = "before";
    private static final Set<String> PAGING = Set.of("cursor", BEFORE, "limit");

    /** Empty values, which forms send for what was left blank, say nothing. */
    public static PageQuery of(MultiMap given) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        given.forEach(entry -> {
            if (!InvisibleCharacters.isBlank(entry.getValue())) {
                values.computeIfAbsent(entry.getKey(), name -> new LinkedHashSet<>())
                        .add(entry.getValue());
            }
        });
        return new PageQuery(values);
    }

    /** The query of an address, or an empty one. */
    public static PageQuery ofAddress(String address) {
        MultiMap given = MultiMap.caseInsensitiveMultiMap();
        int start = address.indexOf('?');
        if (start >= 0) {
            for (String pair : address.substring(start + 1).split("&", -1)) {
                String[] parts = pair.split("=", 2);
                given.add(PageAddresses.decode(parts[0]), parts.length < 2 ? "" : PageAddresses.decode(parts[1]));
            }
        }
        return of(given);
    }

    public Collection<String> all(String name) {
        return values.getOrDefault(name, Set.of());
    }

    public Optional<String> find(String name) {
        return all(name).stream().findFirst();
    }

    public boolean has(String name, String value) {
        return all(name).contains(value);
    }

    private PageQuery copy() {
        Map<String, Set<String>> copy = new LinkedHashMap<>();
        values.forEach((name, chosen) -> copy.put(name, new LinkedHashSet<>(chosen)));
        return new PageQuery(copy);
    }

    /** With {@code value} chosen, or no longer so; on the first page. */
    public PageQuery toggled(String name, String value) {
        PageQuery changed = firstPage();
        Set<String> chosen = changed.values.computeIfAbsent(name, key -> new LinkedHashSet<>());
        if (!chosen.remove(value)) {
            chosen.add(value);
        }
        return changed;
    }

    public PageQuery without(Collection<String> names) {
        PageQuery changed = firstPage();
        changed.values.keySet().removeAll(names);
        return changed;
    }

    public PageQuery with(String name, String value) {
        PageQuery changed = firstPage();
        changed.values.put(name, new LinkedHashSet<>(List.of(value)));
        return changed;
    }

    public PageQuery firstPage() {
        PageQuery changed = copy();
        changed.values.keySet().removeAll(PAGING);
        return changed;
    }

    /** As the query of an address. */
    public String encoded() {
        List<String> parts = new ArrayList<>();
        values.forEach((name, chosen) ->
                chosen.forEach(value -> parts.add(UrlEncoding.query(name) + "=" + encodeReadably(value))));
        return String.join("&", parts);
    }

    /** Commas and colons may stand in a query (RFC 3986, clause 3.4), and an address with them can be read. */
    private static String encodeReadably(String value) {
        return UrlEncoding.query(value).replace("%2C", ",").replace("%3A", ":");
    }

    /** What a form has to carry along in addition to its own fields. */
    public List<Map.Entry<String, String>> hidden(Set<String> own) {
        return firstPage().values.entrySet().stream()
                .filter(entry -> !own.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream().map(value -> Map.entry(entry.getKey(), value)))
                .collect(Collectors.toList());
    }
}
