package pilotcity.portal.face.graphql.subscription;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.index.document.DocumentKey;
import pilotcity.portal.kernel.notification.ChangeEvent;
import pilotcity.portal.kernel.notification.ChangeListener;

/**
 * All subscriptions there are. Equal ones are one topic; a change is compared with the topics that its document can
 * concern, so that ten thousand who follow a document each cost nothing while others change.
 */
public final class SubscriptionHub implements ChangeListener {
    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionHub.class);

    private final Map<Object, SubscriptionTopic> topics = new HashMap<>();
    private final Map<String, Set<SubscriptionTopic>> byKind = new HashMap<>();
    private final Map<DocumentKey, Set<SubscriptionTopic>> byDocument = new HashMap<>();
    private final AtomicInteger subscriptions = new AtomicInteger();
    private final String lost;

    /** @param lost the errors for subscribers who missed changes, as a JSON array */
    public SubscriptionHub(String lost) {
        this.lost = lost;
    }

    /** A subscription; close it to end it, again without effect. */
    public final class Subscription implements AutoCloseable {
        private final Object key;
        private final SubscriptionTopic topic;
        private final Subscriber subscriber;

        private Subscription(Object key, SubscriptionTopic topic, Subscriber subscriber) {
            this.key = key;
            this.topic = topic;
            this.subscriber = subscriber;
        }

        @Override
        public void close() {
            remove(key, topic, subscriber);
        }
    }

    /** How many subscriptions there are. */
    public int size() {
        return subscriptions.get();
    }

    /** Joins the topic of an equal subscription, if there is one. */
    public synchronized Optional<Subscription> join(Object key, Subscriber subscriber) {
        return Optional.ofNullable(topics.get(key)).map(topic -> add(key, topic, subscriber));
    }

    /**
     * Subscribes.
     *
     * @param key equal for equal subscriptions
     * @param answers makes the answer to an event, once for all who have the same subscription
     */
    public synchronized Subscription subscribe(
            Object key,
            SubscriptionInterest interest,
            Function<SubscriptionEvent, String> answers,
            Subscriber subscriber) {
        SubscriptionTopic topic = topics.computeIfAbsent(key, made -> {
            SubscriptionTopic opened = new SubscriptionTopic(interest, answers);
            if (interest.keys().isEmpty()) {
                interest.kinds().forEach(kind -> set(byKind, kind).add(opened));
            } else {
                interest.keys().forEach(document -> set(byDocument, document).add(opened));
            }
            return opened;
        });
        return add(key, topic, subscriber);
    }

    private Subscription add(Object key, SubscriptionTopic topic, Subscriber subscriber) {
        if (topic.subscribers().add(subscriber)) {
            subscriptions.incrementAndGet();
        }
        return new Subscription(key, topic, subscriber);
    }

    private synchronized void remove(Object key, SubscriptionTopic topic, Subscriber subscriber) {
        if (topic.subscribers().remove(subscriber)) {
            subscriptions.decrementAndGet();
        }
        if (topic.subscribers().isEmpty() && topics.remove(key, topic)) {
            topic.interest().kinds().forEach(kind -> drop(byKind, kind, topic));
            topic.interest().keys().forEach(document -> drop(byDocument, document, topic));
        }
    }

    private static <K> Set<SubscriptionTopic> set(Map<K, Set<SubscriptionTopic>> map, K key) {
        return map.computeIfAbsent(key, made -> new LinkedHashSet<>(2));
    }

    private static <K> void drop(Map<K, Set<SubscriptionTopic>> map, K key, SubscriptionTopic topic) {
        map.computeIfPresent(key, (found, set) -> {
            set.remove(topic);
            return set.isEmpty() ? null : set;
        });
    }

    @Override
    public boolean listens() {
        return size() > 0;
    }

    @Override
    public void changed(ChangeEvent changeEvent) {
        if (changeEvent.tooMany()) {
            concerned().forEach(this::sendLost);
            return;
        }
        concerned(changeEvent.keys()).forEach((topic, keys) -> {
            try {
                topic.tell(changeEvent, keys);
            } catch (RuntimeException e) {
                LOG.error("a subscription cannot be answered", e);
                sendLost(topic);
            }
        });
    }

    private synchronized List<SubscriptionTopic> concerned() {
        return List.copyOf(topics.values());
    }

    private synchronized Map<SubscriptionTopic, List<DocumentKey>> concerned(Set<DocumentKey> keys) {
        Map<SubscriptionTopic, List<DocumentKey>> found = new LinkedHashMap<>();
        for (DocumentKey key : keys) {
            for (SubscriptionTopic topic : byDocument.getOrDefault(key, Set.of())) {
                found.computeIfAbsent(topic, made -> new ArrayList<>()).add(key);
            }
            for (SubscriptionTopic topic : byKind.getOrDefault(key.kind(), Set.of())) {
                found.computeIfAbsent(topic, made -> new ArrayList<>()).add(key);
            }
        }
        return found;
    }

    /** It ends rather than go on with a gap that the subscriber cannot see. */
    private void sendLost(SubscriptionTopic topic) {
        List.copyOf(topic.subscribers()).forEach(subscriber -> subscriber.fail(lost));
    }
}
