package pilotcity.portal.face.graphql.subscription;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.index.document.Document;
import pilotcity.index.document.DocumentKey;
import pilotcity.portal.face.graphql.loading.GlobalId;
import pilotcity.portal.face.graphql.loading.LoadedDocument;
import pilotcity.portal.kernel.notification.ChangeEvent;

/** One subscription, however many have it: each event is found and answered once for all of them. */
final class SubscriptionTopic {
    private final SubscriptionInterest interest;
    private final Function<SubscriptionEvent, String> answers;
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet(1);

    SubscriptionTopic(SubscriptionInterest interest, Function<SubscriptionEvent, String> answers) {
        this.interest = interest;
        this.answers = answers;
    }

    SubscriptionInterest interest() {
        return interest;
    }

    Set<Subscriber> subscribers() {
        return subscribers;
    }

    /** Sends the changes of {@code keys} to all subscribers; all keys belong to this topic. */
    void tell(ChangeEvent changeEvent, Collection<DocumentKey> keys) {
        Set<DocumentKey> is = changeEvent.after().among(interest.query(), keys);
        Set<DocumentKey> was = changeEvent.before().among(interest.query(), keys);
        Map<DocumentKey, Document> documents = documents(changeEvent, keys);
        for (DocumentKey key : keys) {
            ChangeType change = change(was.contains(key), is.contains(key));
            if (change != null && !subscribers.isEmpty()) {
                Document document = documents.get(key);
                String answer = answers.apply(new SubscriptionEvent(
                        new GlobalId(key.kind(), key.id()),
                        change,
                        document == null ? null : new LoadedDocument(document)));
                subscribers.forEach(subscriber -> subscriber.next(answer));
            }
        }
    }

    private static Map<DocumentKey, Document> documents(ChangeEvent changeEvent, Collection<DocumentKey> keys) {
        Map<String, List<String>> ids = keys.stream()
                .collect(Collectors.groupingBy(
                        DocumentKey::kind, Collectors.mapping(DocumentKey::id, Collectors.toList())));
        return ids.entrySet().stream()
                .flatMap(kind -> changeEvent.after().findAll(kind.getKey(), kind.getValue()).values().stream())
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
