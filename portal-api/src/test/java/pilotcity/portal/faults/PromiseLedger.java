package pilotcity.portal.faults;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What writers were promised: which records there are, and at least which version of each. */
final class PromiseLedger {
    private final Map<Integer, String> records;
    private final Map<String, Integer> versions;
    private final AtomicInteger acknowledged = new AtomicInteger();

    PromiseLedger() {
        this(Map.of(), Map.of());
    }

    private PromiseLedger(Map<Integer, String> records, Map<String, Integer> versions) {
        this.records = new ConcurrentHashMap<>(records);
        this.versions = new ConcurrentHashMap<>(versions);
    }

    /** The promises of now, which hold again when the database is put back to its state of now. */
    PromiseLedger copy() {
        return new PromiseLedger(records, versions);
    }

    /** Takes the promises of {@code older} for those that hold. */
    void putBack(PromiseLedger older) {
        records.clear();
        records.putAll(older.records);
        versions.clear();
        versions.putAll(older.versions);
    }

    void made(int number, String id, int version) {
        records.put(number, id);
        stepped(id, version);
    }

    void stepped(String id, int version) {
        versions.merge(id, version, Math::max);
        acknowledged.incrementAndGet();
    }

    /** How many writes have been confirmed, in all. */
    int acknowledged() {
        return acknowledged.get();
    }

    /** The ids of the records by the number in their words. */
    Map<Integer, String> records() {
        return records;
    }

    Map<String, Integer> versions() {
        return versions;
    }
}
