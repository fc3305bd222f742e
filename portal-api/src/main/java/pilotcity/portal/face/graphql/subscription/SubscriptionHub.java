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
import pilotcity.index.kind.DocumentKey;
import pilotcity.portal.kernel.changes.ChangeListener;
import pilotcity.portal.kernel.changes.Changed;

/**
 * All subscriptions there are. Equal ones are one topic; a change is compared with the topics that its document can
 * concern, so that ten thousand who follow a document each cost nothing while others change.
 */
public final class SubscriptionHub implements ChangeListener {
    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionHub.class);

    private final Map<Object, Topic> topics = new HashMap<>();
    private final Map<String, Set<Topic>> byKind = new HashMap<>();
    private final Map<DocumentKey, Set<Topic>> byDocument = new HashMap<>();
    private final AtomicInteger subscriptions = new AtomicInteger();
    private final String lost;

    /** @param lost the errors for those who cannot be told each change, as a JSON array */
    public SubscriptionHub(String lost) {
        this.lost = lost;
    }

    /** A subscription; close it to end it, again without effect. */
    public final class Subscription implements AutoCloseable {
        private final Object key;
        private final Topic topic;
        private final Subscriber subscriber;

        private Subscription(Object key, Topic topic, Subscriber subscriber) {
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

    /** Joins those who have the same subscription, if anybody has. */
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
            Object key, Interest interest, Function<Notice, String> answers, Subscriber subscriber) {
        Topic topic = topics.computeIfAbsent(key, made -> {
            Topic opened = new Topic(interest, answers);
            if (interest.keys().isEmpty()) {
                interest.kinds().forEach(kind -> set(byKind, kind).add(opened));
            } else {
                interest.keys().forEach(document -> set(byDocument, document).add(opened));
            }
            return opened;
        });
        return add(key, topic, subscriber);
    }

    private Subscription add(Object key, Topic topic, Subscriber subscriber) {
        if (topic.subscribers().add(subscriber)) {
            subscriptions.incrementAndGet();
        }
        return new Subscription(key, topic, subscriber);
    }

    private synchronized void remove(Object key, Topic topic, Subscriber subscriber) {
        if (topic.subscribers().remove(subscriber)) {
            subscriptions.decrementAndGet();
        }
        if (topic.subscribers().isEmpty() && topics.remove(key, topic)) {
            topic.interest().kinds().forEach(kind -> drop(byKind, kind, topic));
            topic.interest().keys().forEach(document -> drop(byDocument, document, topic));
        }
    }

    private static <K> Set<Topic> set(Map<K, Set<Topic>> map, K key) {
        return map.computeIfAbsent(key, made -> new LinkedHashSet<>(2));
    }

    private static <K> void drop(Map<K, Set<Topic>> map, K key, Topic topic) {
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
    public void changed(Changed changed) {
        if (changed.lost()) {
            concerned().forEach(this::tellLost);
            return;
        }
        concerned(changed.keys()).forEach((topic, keys) -> {
            try {
                topic.tell(changed, keys);
            } catch (RuntimeException e) {
                LOG.error("a subscription cannot be answered", e);
                tellLost(topic);
            }
        });
    }

    private synchronized List<Topic> concerned() {
        return List.copyOf(topics.values());
    }

    private synchronized Map<Topic, List<DocumentKey>> concerned(Set<DocumentKey> keys) {
        Map<Topic, List<DocumentKey>> found = new LinkedHashMap<>();
        for (DocumentKey key : keys) {
            for (Topic topic : byDocument.getOrDefault(key, Set.of())) {
                found.computeIfAbsent(topic, made -> new ArrayList<>()).add(key);
            }
            for (Topic topic : byKind.getOrDefault(key.kind(), Set.of())) {
                found.computeIfAbsent(topic, made -> new ArrayList<>()).add(key);
            }
        }
        return found;
    }

    /** Rather than go on with a gap that nobody can see, it ends. */
    private void tellLost(Topic topic) {
        List.copyOf(topic.subscribers()).forEach(subscriber -> subscriber.fail(lost));
    }
}
