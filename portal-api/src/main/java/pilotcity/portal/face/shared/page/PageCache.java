package pilotcity.portal.face.shared.page;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;

/** A cache of recently rendered pages, valid for one state of the index and the templates. */
final class PageCache {
    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final int LARGEST = 256 * 1024;

    private State state = new State(null, 0, 0);

    /** What a page is made from. */
    record State(@Nullable Index index, long version, long templates) {
        /** The state before anything is read, so that what is kept for it is never older. */
        static State of(Index index, long templates) {
            return new State(index, index.version(), templates);
        }
    }

    private final Map<Visit, Rendered> pages = new LinkedHashMap<>(64, 0.75f, true);
    private int bytes;

    synchronized @Nullable Rendered find(State now, Visit visit) {
        return state.equals(now) ? pages.get(visit) : null;
    }

    synchronized void keep(State now, Visit visit, Rendered page) {
        if (page.body().length > LARGEST) {
            return;
        }
        if (!state.equals(now)) {
            state = now;
            pages.clear();
            bytes = 0;
        }
        Rendered before = pages.put(visit, page);
        bytes += page.body().length - (before == null ? 0 : before.body().length);
        var eldest = pages.values().iterator();
        while (bytes > MOST_BYTES) {
            bytes -= eldest.next().body().length;
            eldest.remove();
        }
    }

    /** A page and its entity tag. */
    @SuppressWarnings("ArrayRecordComponent")
    record Rendered(byte[] body, String tag) {}
}
