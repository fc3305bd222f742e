package pilotcity.portal.kernel.write;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pilotcity.index.kind.Label;

/**
 * One thing that can be done to a document of a kind, described once: the addresses under {@code /api}, the GraphQL
 * mutations and the description of both are derived from it.
 *
 * @param kind the kind of the document that is written
 * @param name camelCase; also the action that a grant must name
 * @param effect what it does to the document as a whole
 * @param from the statuses that the document can have for it to be done; empty for any
 * @param tells texts that its answer has beside what every write answers, by name
 * @param example values that show what it takes; empty where the required fields are enough
 */
public record Verb(
        String kind,
        String name,
        Effect effect,
        Set<String> from,
        Label title,
        Label description,
        List<InputField> fields,
        Preparation preparation,
        Work work,
        Map<String, Label> tells,
        JsonObject example) {

    /** What is done to the values before the transaction, so that it holds no connection meanwhile. */
    @FunctionalInterface
    public interface Preparation {
        Future<Input> prepare(Input input);
    }

    /** What a verb does, in a transaction that is committed when the future succeeds. */
    @FunctionalInterface
    public interface Work {
        Future<Outcome> run(Transaction transaction, Input input);
    }

    public Verb {
        fields = List.copyOf(fields);
        from = Set.copyOf(from);
        tells = Collections.unmodifiableMap(new LinkedHashMap<>(tells));
    }

    /** A verb that makes a new document of {@code kind}. */
    public static Verb creating(
            String kind, String name, Label title, Label description, List<InputField> fields, Work work) {
        return new Verb(
                kind,
                name,
                Effect.CREATE,
                Set.of(),
                title,
                description,
                fields,
                Future::succeededFuture,
                work,
                Map.of(),
                new JsonObject());
    }

    /** A verb that is done to a document of {@code kind}. */
    public static Verb of(
            String kind, String name, Label title, Label description, List<InputField> fields, Work work) {
        return new Verb(
                kind,
                name,
                Effect.STEP,
                Set.of(),
                title,
                description,
                fields,
                Future::succeededFuture,
                work,
                Map.of(),
                new JsonObject());
    }

    /** The same, with what it does to the document as a whole. */
    public Verb having(Effect what) {
        return new Verb(kind, name, what, from, title, description, fields, preparation, work, tells, example);
    }

    /** Whether it makes a new document; otherwise it is done to one that is there. */
    public boolean creates() {
        return effect == Effect.CREATE;
    }

    /** The same, with work to be done before the transaction. */
    public Verb preparedBy(Preparation with) {
        return new Verb(kind, name, effect, from, title, description, fields, with, work, tells, example);
    }

    /** The same, to be done only while the document has one of these statuses. */
    public Verb possibleFrom(Set<String> statuses) {
        return new Verb(kind, name, effect, statuses, title, description, fields, preparation, work, tells, example);
    }

    /** The same, with one more text in its answer. */
    public Verb telling(String answer, String zh, String en) {
        Map<String, Label> more = new LinkedHashMap<>(tells);
        more.put(answer, new Label(zh, en));
        return new Verb(kind, name, effect, from, title, description, fields, preparation, work, more, example);
    }

    /** The same, shown with these values. */
    public Verb shownWith(JsonObject values) {
        return new Verb(kind, name, effect, from, title, description, fields, preparation, work, tells, values);
    }

    /** Whether it can be done to a document that has {@code status}; whether somebody may is another question. */
    public boolean isPossibleFrom(String status) {
        return from.isEmpty() || from.contains(status);
    }
}
