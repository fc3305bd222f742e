package pilotcity.portal.face.desk;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.shared.page.htmlform.FormKey;
import pilotcity.portal.face.shared.page.htmlform.FormSubmissionReader.Submitted;
import pilotcity.portal.kernel.idempotency.CommittedWrite;
import pilotcity.portal.kernel.limits.RateLimits;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.problem.ProblemResponses;
import pilotcity.portal.kernel.problem.RequestId;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.VerbCall;
import pilotcity.portal.kernel.verb.input.InputReader;
import pilotcity.portal.kernel.verb.input.VerbInput;
import pilotcity.portal.kernel.write.WriteExecutor;

/** Performs a verb on one or many documents, each in its own transaction: a failure of one does not stop the others. */
public record BulkAction(WriteExecutor writer, RateLimits limits) {
    private static final String CHANNEL = "desk";

    /** Why nothing is done. */
    public static final Label NOTHING_CHOSEN = new Label("请至少选择一条记录。", "Choose at least one record.");

    private static final Pattern NUMBERED = Pattern.compile("([^@]{1,200})@([0-9]{1,9})");

    /**
     * One verb, to be done to one document.
     *
     * @param version that the page showed, or null for whichever it has
     * @param values as forms send them
     * @param key makes what is sent twice one write, or null
     */
    public record Call(
            Verb verb,
            @Nullable String id,
            @Nullable Integer version,
            Map<String, Object> values,
            @Nullable String key) {}

    /** A document on which the verb failed. */
    record Failure(@Nullable String id, Problem problem) {}

    /**
     * The outcome for all chosen documents.
     *
     * @param token of the last write, or null when there was none
     */
    record Outcome(
            List<String> done,
            List<Failure> failures,
            @Nullable String token) {
        Outcome and(Outcome other) {
            List<String> both = new ArrayList<>(done);
            both.addAll(other.done);
            List<Failure> all = new ArrayList<>(failures);
            all.addAll(other.failures);
            return new Outcome(both, all, other.token == null ? token : other.token);
        }
    }

    /** What a form names: a document and the version that the form showed. */
    private record Target(@Nullable String id, @Nullable Integer version) {
        static Target of(String text) {
            var numbered = NUMBERED.matcher(text);
            return numbered.matches()
                    ? new Target(numbered.group(1), Integer.valueOf(numbered.group(2)))
                    : new Target(text, null);
        }
    }

    Future<Outcome> run(RoutingContext context, Actor actor, Verb verb, Submitted sent) {
        List<Target> targets = verb.creates()
                ? List.of(new Target(null, null))
                : sent.others("document").stream().distinct().map(Target::of).toList();
        if (nothingChosen(verb, sent)) {
            Problem nothing = Problem.of(Problem.Kind.BAD_REQUEST, NOTHING_CHOSEN);
            return Future.succeededFuture(new Outcome(List.of(), List.of(new Failure(null, nothing)), null));
        }
        Future<Outcome> all = Future.succeededFuture(new Outcome(List.of(), List.of(), null));
        for (Target target : targets) {
            all = all.compose(before -> one(context, actor, verb, target, sent).map(before::and));
        }
        return all;
    }

    /** A step has documents that it is done to, and a bundle has contents. */
    private static boolean nothingChosen(Verb verb, Submitted sent) {
        return verb.creates()
                ? verb.fields().stream()
                        .anyMatch(field -> field.name().equals("records")
                                && field.required()
                                && !sent.values().containsKey(field.name()))
                : sent.others("document").isEmpty();
    }

    private Future<Outcome> one(RoutingContext context, Actor actor, Verb verb, Target target, Submitted sent) {
        return write(context, actor, verb, target, sent)
                .map(written -> new Outcome(
                        List.of(written.id()), List.of(), written.token().toString()))
                .recover(failure -> {
                    Problem problem = ProblemResponses.of(failure, RequestId.of(context));
                    return Future.succeededFuture(
                            new Outcome(List.of(), List.of(new Failure(target.id(), problem)), null));
                });
    }

    private Future<CommittedWrite> write(
            RoutingContext context, Actor actor, Verb verb, Target target, Submitted sent) {
        String key = FormKey.of(sent, verb, target.id());
        return write(context, actor, new Call(verb, target.id(), target.version(), sent.values(), key));
    }

    /** Performs one call; fails with a problem when it cannot be done. */
    public Future<CommittedWrite> write(RoutingContext context, Actor actor, Call call) {
        try {
            limits.forWrite(context, actor);
            VerbInput input = InputReader.read(call.verb().fields(), call.values());
            return writer.write(
                    new VerbCall(call.verb(), actor, call.id(), input, call.version(), call.key(), CHANNEL));
        } catch (Problem problem) {
            return Future.failedFuture(problem);
        }
    }
}
