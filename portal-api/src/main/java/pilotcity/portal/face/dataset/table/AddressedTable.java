package pilotcity.portal.face.dataset.table;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.portal.face.shared.dataset.PublishedSet;
import pilotcity.portal.face.shared.dataset.PublishedTable;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.files.Sha256;
import pilotcity.portal.kernel.table.column.StoredTable;

/**
 * The table that an address names.
 *
 * @param number of the version that has it: the one that is named, or the newest
 * @param published when that version was published
 */
record AddressedTable(PublishedTable table, int number, Instant published) {
    /**
     * @param number of a version; null for the newest
     * @throws pilotcity.portal.kernel.problem.Problem NOT_FOUND, or GONE with the reason where it has been withdrawn
     */
    static AddressedTable find(Index index, String id, @Nullable String number, String name) {
        PublishedSet set = set(index, id, number);
        return new AddressedTable(PublishedTable.of(set, name), number(set), published(index, set));
    }

    static PublishedSet set(Index index, String id, @Nullable String number) {
        return number == null ? PublishedSet.newest(index, id) : PublishedSet.version(index, id, number);
    }

    static int number(PublishedSet set) {
        Integer asked = set.number();
        return asked == null ? set.document().getInteger("newestVersion") : asked;
    }

    private static Instant published(Index index, PublishedSet set) {
        String version = set.id() + "." + number(set);
        return Instant.parse(index.find("datasetVersion", version)
                .map(document -> String.valueOf(document.map().get("publishedAt")))
                .orElse(set.created()));
    }

    StoredTable stored() {
        return table.stored();
    }

    String set() {
        return table.set().id();
    }

    /** The address of the same table in its version, which does not change. */
    String permalink() {
        return "/api/datasets/" + UrlEncoding.segment(set()) + "/versions/" + number + "/tables/"
                + UrlEncoding.segment(table.name());
    }

    /**
     * What names an answer: the version, the rows as they are read and named, and all that is asked of them. One file can
     * be read in several ways, so its checksum alone names nothing.
     */
    String tag(String asked) {
        String content =
                table.json().encode() + " " + permalink() + " " + (table.set().number() == null) + " " + asked;
        return Sha256.hex(content.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    }

    /** Parameters as a query, in one order; blank ones mean nothing. */
    static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .filter(each -> !each.getValue().isBlank())
                .sorted(Map.Entry.<String, String>comparingByKey()
                        .thenComparing(Comparator.comparing(Map.Entry::getValue)))
                .map(each -> UrlEncoding.query(each.getKey()) + "="
                        + UrlEncoding.query(each.getValue()).replace("%2C", ","))
                .collect(Collectors.joining("&"));
    }
}
