package pilotcity.portal.face.graphql.subscription;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Document;
import pilotcity.index.kind.DocumentKey;
import pilotcity.portal.face.graphql.page.Item;
import pilotcity.portal.face.graphql.page.Key;
import pilotcity.portal.kernel.changes.Changed;

/** One subscription, however many have it: each event is found and answered once for all of them. */
final class Topic {
    private final Interest interest;
    private final Function<Notice, String> answers;
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet(1);

    Topic(Interest interest, Function<Notice, String> answers) {
        this.interest = interest;
        this.answers = answers;
    }

    Interest interest() {
        return interest;
    }

    Set<Subscriber> subscribers() {
        return subscribers;
    }

    /** Tells everybody what {@code keys}, all of them of this topic's interest, have become. */
    void tell(Changed changed, Collection<DocumentKey> keys) {
        Set<DocumentKey> is = changed.after().among(interest.query(), keys);
        Set<DocumentKey> was = changed.before().among(interest.query(), keys);
        Map<DocumentKey, Document> documents = documents(changed, keys);
        for (DocumentKey key : keys) {
            ChangeType change = change(was.contains(key), is.contains(key));
            if (change != null && !subscribers.isEmpty()) {
                Document document = documents.get(key);
                String answer = answers.apply(new Notice(
                        new Key(key.kind(), key.id()), change, document == null ? null : new Item(document)));
                subscribers.forEach(subscriber -> subscriber.next(answer));
            }
        }
    }

    private static Map<DocumentKey, Document> documents(Changed changed, Collection<DocumentKey> keys) {
        Map<String, List<String>> ids = keys.stream()
                .collect(Collectors.groupingBy(
                        DocumentKey::kind, Collectors.mapping(DocumentKey::id, Collectors.toList())));
        return ids.entrySet().stream()
                .flatMap(kind -> changed.after().findAll(kind.getKey(), kind.getValue()).values().stream())
                .collect(Collectors.toMap(
                        document -> new DocumentKey(document.kind(), document.id()), document -> document));
    }

    private @Nullable ChangeType change(boolean was, boolean is) {
        if (is && !was) {
            return ChangeType.CREATED;
        }
        if (!was || interest.gains()) {
            return null;
        }
        return is ? ChangeType.UPDATED : ChangeType.DELETED;
    }
}
