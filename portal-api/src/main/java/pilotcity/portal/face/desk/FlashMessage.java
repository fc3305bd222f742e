package pilotcity.portal.face.desk;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.RefusalReason;
import pilotcity.portal.face.shared.page.htmlform.FormKey;
import pilotcity.portal.face.shared.page.htmlform.FormSubmissionReader.Submitted;
import pilotcity.portal.face.shared.page.htmlform.VerbForm;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.input.InputField;

/**
 * The flash message of a page: the outcome of the step that was just sent.
 *
 * @param title what was done, or empty
 * @param done to which documents
 * @param failures with which it could not be done
 * @param verb the step that comes back to be sent again, or null
 * @param key of the form that it comes back in, or null for a fresh one
 */
record FlashMessage(
        String title,
        List<String> done,
        List<Failure> failures,
        @Nullable String verb,
        VerbForm.ReturnedForm returned,
        @Nullable String key) {
    static final FlashMessage NOTHING =
            new FlashMessage("", List.of(), List.of(), null, VerbForm.ReturnedForm.NOTHING, null);

    /**
     * A document on which the step failed.
     *
     * @param id of the document, or empty
     * @param changed whether the document was changed by somebody else in the meantime
     */
    record Failure(String id, RefusalReason reason, boolean changed, boolean forbidden) {
        static Failure of(BulkAction.Failure failure, Language language, Collection<InputField> fields) {
            Problem problem = failure.problem();
            boolean changed = problem.kind() == Problem.Kind.PRECONDITION_FAILED;
            boolean forbidden = problem.kind() == Problem.Kind.FORBIDDEN;
            return new Failure(
                    failure.id() == null ? "" : failure.id(),
                    RefusalReason.described(problem, language, fields),
                    changed,
                    forbidden);
        }
    }

    static FlashMessage done(String title, List<String> ids) {
        return new FlashMessage(title, ids, List.of(), null, VerbForm.ReturnedForm.NOTHING, null);
    }

    /**
     * @param title what the button says that was pressed
     * @param shown the values that the form comes back with
     */
    static FlashMessage refused(
            String title,
            Verb verb,
            Submitted sent,
            Map<String, Object> shown,
            BulkAction.Outcome outcome,
            Language language) {
        Problem first = outcome.failures().getFirst().problem();
        List<InputField> fields = Stream.concat(verb.fields().stream(), DatasetDesk.FIELDS.stream())
                .toList();
        return new FlashMessage(
                title,
                outcome.done(),
                outcome.failures().stream()
                        .map(failure -> Failure.of(failure, language, fields))
                        .toList(),
                verb.name(),
                new VerbForm.ReturnedForm(shown, first),
                outcome.done().isEmpty() ? FormKey.after(sent, first) : FormKey.fresh());
    }

    VerbForm.ReturnedForm returnedFor(Verb of) {
        return of.name().equals(verb) ? returned : VerbForm.ReturnedForm.NOTHING;
    }

    /** Adds the message to the model of a page. */
    void addTo(Map<String, @Nullable Object> model, Language language) {
        model.put("key", key == null ? FormKey.fresh() : key);
        model.put("did", title);
        model.put("done", done);
        model.put("failures", failures);
        model.put("returned", verb);
        model.put("typed", returned.values());
        Problem wrong = returned.problem();
        model.put("wrongField", wrong == null ? null : wrong.field());
        model.put("wrongReason", wrong == null ? null : RefusalReason.of(wrong, language));
    }
}
