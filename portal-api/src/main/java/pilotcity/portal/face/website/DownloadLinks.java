package pilotcity.portal.face.website;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.face.shared.page.PageAddresses;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.document.DisplayValue;
import pilotcity.portal.kernel.encoding.UrlEncoding;

/** Download links and feed of what a page shows. */
public record DownloadLinks(Kinds kinds, Visit visit) {
    private static final Set<String> OF_THE_PAGE =
            Set.of("kind", "facets", "highlight", "limit", "cursor", "before", "atLeast");

    /** File endings with what people call the formats; those of shapes are for kinds that have one. */
    private static final List<List<String>> TABLES = List.of(
            List.of("csv", "CSV"),
            List.of("xlsx", "Excel"),
            List.of("jsonl", "JSON Lines"),
            List.of("parquet", "Parquet"));

    private static final List<List<String>> SHAPES =
            List.of(List.of("geojson", "GeoJSON"), List.of("gpkg", "GeoPackage"), List.of("fgb", "FlatGeobuf"));

    /** The files of a search, which has to be for one kind. */
    List<DisplayValue> downloads(Set<String> asked, MultiMap api) {
        if (asked.size() != 1) {
            return List.of();
        }
        Kind<?> kind = kinds.get(asked.iterator().next());
        String query = query(api, OF_THE_PAGE);
        return Stream.concat(TABLES.stream(), kind.hasGeometry() ? SHAPES.stream() : Stream.empty())
                .map(format -> DisplayValue.link(
                        format.getFirst(), format.getLast(), address(kind.plural(), format.getFirst(), query)))
                .toList();
    }

    /** Who takes a CSV file from a page opens it with a spreadsheet, which knows UTF-8 by the mark in front. */
    private static String address(String kinds, String format, String query) {
        String all = !format.equals("csv") ? query : query.isEmpty() ? "bom=true" : query + "&bom=true";
        return "/api/export/" + kinds + "." + format + (all.isEmpty() ? "" : "?" + all);
    }

    /** The feed of a search. */
    String feed(Set<String> asked, MultiMap api) {
        boolean one = asked.size() == 1;
        String name = one ? kinds.get(asked.iterator().next()).plural() : "search";
        Set<String> left = one
                ? OF_THE_PAGE
                : OF_THE_PAGE.stream().filter(each -> !each.equals("kind")).collect(Collectors.toSet());
        String query = query(api, left);
        return "/feeds/" + name + ".atom?lang=" + visit.language().code() + (query.isEmpty() ? "" : "&" + query);
    }

    /** The feed of one document, or null when nothing happens to it that a feed could report. */
    public @Nullable String feedOf(Kind<?> kind, String id) {
        if (kind.findField("timeline").isEmpty() && !kinds.isPointedTo(kind.name())) {
            return null;
        }
        return "/feeds" + PageAddresses.of(kind, id) + ".atom?lang="
                + visit.language().code();
    }

    private static String query(MultiMap api, Set<String> without) {
        return StreamSupport.stream(api.spliterator(), false)
                .filter(entry -> !without.contains(entry.getKey()))
                .map(entry -> entry.getKey() + "=" + UrlEncoding.query(entry.getValue()))
                .collect(Collectors.joining("&"));
    }
}
