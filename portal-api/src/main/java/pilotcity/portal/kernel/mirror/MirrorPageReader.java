package pilotcity.portal.kernel.mirror;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import pilotcity.index.document.Document;
import pilotcity.index.document.DocumentKey;
import pilotcity.portal.kernel.changefeed.RecentChanges;
import pilotcity.portal.kernel.changelog.ChangeLog.Change;
import pilotcity.portal.kernel.changelog.LogPosition;
import pilotcity.portal.kernel.mirror.MirrorPage.Item;
import pilotcity.portal.kernel.mirror.MirrorPosition.PartialStep;

/** Makes one page: changes first, then the listing, both from the same state of the index. */
final class MirrorPageReader {
    private final List<String> kinds;
    private final RecentChanges.State now;
    private final List<Item> items = new ArrayList<>();
    private MirrorPosition position;

    MirrorPageReader(Set<String> known, MirrorPosition position, RecentChanges.State now) {
        this.kinds = known.stream()
                .filter(kind -> position.kinds().isEmpty() || position.kinds().contains(kind))
                .toList();
        this.position = position;
        this.now = now;
    }

    /**
     * Changes after a position, in the order of the log.
     *
     * @param until the place they lead to
     * @param all whether no others lead there
     */
    record Changes(List<Change> list, LogPosition until, boolean all) {}

    MirrorPage read(Changes changes, int limit) {
        boolean arrived = tell(changes, limit);
        if (arrived) {
            position = position.at(changes.until());
        }
        // What is listed must not be newer than the changes that were sent for what was listed before.
        boolean even = arrived && changes.until().equals(now.place());
        if (even && position.isListing()) {
            list(limit);
        }
        boolean more = !arrived || !changes.until().equals(now.place()) || position.isListing();
        return new MirrorPage(items, position, more, position.isListing());
    }

    /** @return whether all of {@code changes} have been sent, and there are no others */
    private boolean tell(Changes changes, int limit) {
        Map<DocumentKey, Integer> last = new HashMap<>();
        List<Change> list = changes.list();
        for (int i = 0; i < list.size(); i++) {
            last.put(key(list.get(i)), i);
        }
        for (int i = 0; i < list.size(); i++) {
            Change change = list.get(i);
            DocumentKey key = key(change);
            // a document that changes several times within this page is delivered once, at its last change
            if (Objects.equals(last.get(key), i) && isFollowed(key)) {
                if (items.size() == limit) {
                    return false;
                }
                position = position.within(new PartialStep(changes.until(), change.seq()));
                items.add(new Item(key, now.view().find(key.kind(), key.id()).orElse(null), position));
            } else {
                position = position.within(new PartialStep(changes.until(), change.seq()));
            }
        }
        return changes.all();
    }

    private static DocumentKey key(Change change) {
        return new DocumentKey(change.kind(), change.id());
    }

    /** Whether it has been listed; what has not will be, as it is then. */
    private boolean isFollowed(DocumentKey key) {
        int kind = kinds.indexOf(key.kind());
        DocumentKey listed = position.listed();
        if (kind < 0 || listed == null) {
            return kind >= 0;
        }
        int at = kinds.indexOf(listed.kind());
        return kind < at || (kind == at && compare(key.id(), listed.id()) <= 0);
    }

    /** As the index orders ids: by their bytes in UTF-8, which is by code points. */
    private static int compare(String one, String other) {
        return java.util.Arrays.compareUnsigned(
                one.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                other.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private void list(int limit) {
        DocumentKey listed = Objects.requireNonNull(position.listed());
        for (String kind :
                new LinkedHashSet<>(kinds.subList(Math.max(0, kinds.indexOf(listed.kind())), kinds.size()))) {
            if (items.size() == limit) {
                return;
            }
            String behind = kind.equals(listed.kind()) ? listed.id() : "";
            for (Document document : now.view().listAfter(kind, behind, limit - items.size())) {
                DocumentKey key = new DocumentKey(document.kind(), document.id());
                position = position.listed(key);
                items.add(new Item(key, document, position));
            }
        }
        if (items.size() < limit) {
            position = position.listedAll();
        }
    }
}
