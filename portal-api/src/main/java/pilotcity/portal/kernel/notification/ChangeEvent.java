package pilotcity.portal.kernel.notification;

import java.util.Set;
import pilotcity.index.IndexView;
import pilotcity.index.document.DocumentKey;

/**
 * Documents whose changes have become searchable. Several batches may be combined into one event.
 *
 * @param keys what was put or deleted, in the order of the changes; empty when {@code lost}
 * @param tooMany whether there were too many to name each
 * @param before what searches saw before the first of these changes
 * @param after what they see since the last of them
 */
public record ChangeEvent(Set<DocumentKey> keys, boolean tooMany, IndexView before, IndexView after) {}
