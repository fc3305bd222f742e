package pilotcity.portal.kernel.verb;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.verb.input.InputField;
import pilotcity.portal.kernel.verb.input.VerbInput;

/**
 * One thing that can be done to a document of a kind, described once: the addresses under {@code /api}, the GraphQL
 * mutations and the description of both are derived from it.
 *
 * @param kind the kind of the document that is written
 * @param name camelCase; also the action that a grant must name
 * @param effect what it does to the document as a whole
 * @param fromStatuses the statuses that the document can have for it to be done; empty for any
 * @param answerTexts texts that its answer has in addition to those of every write, by name
 * @param example values that show what it takes; empty where the required fields are enough
 */
public record Verb(
        String kind,
        String name,
        VerbEffect effect,
        Set<String> fromStatuses,
        Label title,
        Label description,
        List<InputField> fields,
        Preparation preparation,
        Work work,
        Map<String, AnswerText> answerTexts,
        JsonObject example) {

    /** What is done to the values before the transaction, so that it holds no connection meanwhile. */
    @FunctionalInterface
    public interface Preparation {
        Future<VerbInput> prepare(VerbInput input, VerbTools tools);
    }

    /**
     * A text of an answer.
     *
     * @param always whether every answer has it
     */
    public record AnswerText(Label description, boolean always) {}

    /** What a verb does, in a transaction that is committed when the future succeeds. */
    @FunctionalInterface
    public interface Work {
        Future<VerbOutcome> run(WriteTransaction transaction, VerbInput input);
    }

    public Verb {
        fields = List.copyOf(fields);
        fromStatuses = Set.copyOf(fromStatuses);
        answerTexts = Collections.unmodifiableMap(new LinkedHashMap<>(answerTexts));
    }

    /** Begins to describe a verb that makes a new document of {@code kind}. */
    public static Builder creating(String kind, String name) {
        return new Builder(kind, name, VerbEffect.CREATE);
    }

    /** Begins to describe a verb that is done to a document of {@code kind}. */
    public static Builder of(String kind, String name) {
        return new Builder(kind, name, VerbEffect.STEP);
    }

    /** Whether it makes a new document; otherwise it is done to one that is there. */
    public boolean creates() {
        return effect == VerbEffect.CREATE;
    }

    /** Whether it can be done to a document that has {@code status}; permission is another question. */
    public boolean isPossibleFrom(String status) {
        return fromStatuses.isEmpty() || fromStatuses.contains(status);
    }

    /** Collects what a verb says of itself; {@link #does} comes last. */
    public static final class Builder {
        private final String kind;
        private final String name;
        private VerbEffect verbEffect;
        private Set<String> from = Set.of();
        private Label title;
        private Label description;
        private List<InputField> fields = List.of();
        private Preparation preparation = (input, tools) -> Future.succeededFuture(input);
        private final Map<String, AnswerText> tells = new LinkedHashMap<>();
        private JsonObject example = new JsonObject();

        private Builder(String kind, String name, VerbEffect verbEffect) {
            this.kind = kind;
            this.name = name;
            this.verbEffect = verbEffect;
            this.title = new Label(name, name);
            this.description = title;
        }

        public Builder title(String zh, String en) {
            title = new Label(zh, en);
            return this;
        }

        public Builder describe(String zh, String en) {
            description = new Label(zh, en);
            return this;
        }

        /** What it takes. */
        public Builder takes(List<InputField> given) {
            fields = given;
            return this;
        }

        /** What it takes. */
        public Builder takes(InputField... given) {
            return takes(List.of(given));
        }

        /** What it does to the document as a whole. */
        public Builder having(VerbEffect what) {
            verbEffect = what;
            return this;
        }

        /** Work to be done before the transaction. */
        public Builder preparedBy(Preparation with) {
            preparation = with;
            return this;
        }

        /** It can be done only while the document has one of these statuses. */
        public Builder possibleFrom(Set<String> statuses) {
            from = statuses;
            return this;
        }

        /** One more text in its answer. */
        public Builder telling(String answer, String zh, String en) {
            tells.put(answer, new AnswerText(new Label(zh, en), true));
            return this;
        }

        /** One more text that its answer can have. */
        public Builder perhapsTelling(String answer, String zh, String en) {
            tells.put(answer, new AnswerText(new Label(zh, en), false));
            return this;
        }

        /** Values that show what it takes. */
        public Builder shownWith(JsonObject values) {
            example = values;
            return this;
        }

        /** The verb, with what it does. */
        public Verb does(Work work) {
            return new Verb(
                    kind, name, verbEffect, from, title, description, fields, preparation, work, tells, example);
        }
    }
}
