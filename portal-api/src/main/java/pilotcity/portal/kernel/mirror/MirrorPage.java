package pilotcity.portal.kernel.mirror;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.index.document.Document;
import pilotcity.index.document.DocumentKey;

/**
 * One page of public documents or of changes to them.
 *
 * @param next where to go on
 * @param more whether there is more already
 * @param listing whether the initial listing of documents is not complete yet
 */
public record MirrorPage(List<Item> items, MirrorPosition next, boolean more, boolean listing) {

    /**
     * A document as it is now.
     *
     * @param document the whole document; null when there is none any more
     * @param after where to go on behind it
     */
    public record Item(DocumentKey key, @Nullable Document document, MirrorPosition after) {}
}
