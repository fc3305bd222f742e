package pilotcity.portal.face.website.dataset;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.dataset.PublishedSet;
import pilotcity.portal.face.shared.dataset.SetComparison;
import pilotcity.portal.face.shared.dataset.SetComparison.ComparedTable;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.table.query.TableDifference;

/**
 * A comparison as its page shows it.
 *
 * @param after where the page begins, or null for the first
 */
record ComparisonView(SetComparison found, Visit visit, SetComparison.@Nullable Place after) {

    private static int number(PublishedSet version) {
        return Objects.requireNonNull(version.number());
    }

    Map<String, @Nullable Object> model() {
        Map<String, @Nullable Object> model = new HashMap<>();
        int from = number(found.before());
        int to = number(found.after());
        String page = address(found.after().id(), from, to);
        model.put("heading", SetPages.name(found.after().document(), visit.language()));
        model.put("from", from);
        model.put("to", to);
        model.put("twice", from == to);
        model.put("same", found.isSame());
        model.put("changedFiles", found.files());
        model.put(
                "compared",
                found.tables().stream()
                        .map(table -> TableChanges.of(table, visit.language()))
                        .toList());
        model.put(
                "byKey",
                found.tables().stream()
                        .map(ComparedTable::rows)
                        .anyMatch(rows -> rows != null && !rows.key().isEmpty()));
        model.put("addedRows", sum(TableDifference::added));
        model.put("removedRows", sum(TableDifference::removed));
        model.put("changedRows", sum(TableDifference::changed));
        model.put("changedCells", sum(TableDifference::cells));
        model.put("permalink", visit.base() + visit.link(page));
        model.put("api", "/api" + page);
        model.put("swapped", visit.link(address(found.after().id(), to, from)));
        model.put("earlierSet", visit.link(version(from)));
        model.put("laterSet", visit.link(version(to)));
        addPaging(model, page);
        return model;
    }

    private void addPaging(Map<String, @Nullable Object> model, String page) {
        SetComparison.Place next = found.next();
        model.put("next", next == null ? null : visit.link(page + "?after=" + UrlEncoding.query(next.text())));
        model.put("first", after == null ? null : visit.link(page));
        model.put("place", after == null ? null : after.text());
    }

    private String version(int number) {
        return "/datasets/" + UrlEncoding.segment(found.after().id()) + "/versions/" + number;
    }

    /** The page of a comparison. */
    static String address(String id, int from, int to) {
        return "/datasets/" + UrlEncoding.segment(id) + "/versions/" + from + "/compare/" + to;
    }

    private long sum(ToLongFunction<TableDifference> count) {
        return found.tables().stream()
                .map(ComparedTable::rows)
                .mapToLong(rows -> rows == null ? 0 : count.applyAsLong(rows))
                .sum();
    }
}
