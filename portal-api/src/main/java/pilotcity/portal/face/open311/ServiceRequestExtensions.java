package pilotcity.portal.face.open311;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.portal.face.open311.answer.AnswerOptions;
import pilotcity.portal.face.open311.answer.AnswerValue;
import pilotcity.portal.face.open311.answer.DocumentFields;
import pilotcity.portal.face.open311.answer.W3cTimes;
import pilotcity.portal.face.open311.input.ServiceRequestQuery;

/** What {@code extensions=true} adds to a request, as other servers do: attributes, extended attributes, notes. */
record ServiceRequestExtensions(Index index, AnswerOptions view) {
    /** What a code of a record's field is called. */
    static @Nullable String label(Index index, AnswerOptions options, String field, String code) {
        return index.kinds()
                .get(ServiceRequestQuery.KIND)
                .findField(field)
                .flatMap(described ->
                        described.findLabel(code, options.language().tag()))
                .orElse(null);
    }

    /** @param category what the record is about, with its questions; null where there is none */
    AnswerValue add(AnswerValue.Group request, DocumentFields record, @Nullable DocumentFields category) {
        List<AnswerValue> attributes = record.parts("answers").stream()
                .flatMap(answer -> attributes(answer, question(category, answer.get("question"))))
                .toList();
        List<AnswerValue.Group> notes =
                record.parts("timeline").stream().map(this::note).toList();
        return request.with("attributes", new AnswerValue.Items("attribute", attributes))
                .with("extended_attributes", extended(record))
                .with("notes", new AnswerValue.Items("note", notes));
    }

    private static Optional<DocumentFields> question(@Nullable DocumentFields category, String code) {
        return category == null
                ? Optional.empty()
                : category.parts("questions").stream()
                        .filter(question -> question.get("code").equals(code))
                        .findFirst();
    }

    /** One for each answer. */
    private Stream<AnswerValue> attributes(DocumentFields answer, Optional<DocumentFields> question) {
        String label = question.map(asked -> view.language().of(asked, "text")).orElse(null);
        return answer.texts("values").stream().map(given -> {
            Optional<DocumentFields> choice = question.stream()
                    .flatMap(asked -> asked.parts("values").stream())
                    .filter(each -> each.get("key").equals(given))
                    .findFirst();
            return new AnswerValue.Group()
                    .text("label", label)
                    .text("name", answer.get("question"))
                    .text(
                            "value",
                            choice.map(chosen -> view.language().of(chosen, "name"))
                                    .orElse(given))
                    .text("code", choice.isPresent() ? given : null);
        });
    }

    private AnswerValue extended(DocumentFields record) {
        String status = record.get("status");
        List<AnswerValue.Group> photos = record.parts("photos").stream()
                .map(photo -> new AnswerValue.Group()
                        .text("media_url", view.address(photo.text("url")))
                        .text("thumbnail_url", view.address(photo.text("thumbnail")))
                        .number("width", photo.number("width"))
                        .number("height", photo.number("height")))
                .toList();
        return new AnswerValue.Group()
                .text("status", status)
                .text("status_name", label(index, view, "status", status))
                .text("channel", record.text("source"))
                .text("source_id", record.text("sourceId"))
                .text("source_url", record.text("sourceUrl"))
                .text("source_timezone", record.text("timezone"))
                .text("license", record.text("license"))
                .text("attribution", record.text("attribution"))
                .flag("overdue", record.flag("overdue"))
                .number("disputes", record.number("disputes"))
                .number("location_accuracy", record.number("pointPrecision"))
                .text("duplicate_of", record.text("duplicateOf"))
                .flag("simulated", record.flag(ServiceRequestQuery.SIMULATED))
                .text("page_url", view.base() + "/records/" + record.id())
                .with("photos", new AnswerValue.Items("photo", photos));
    }

    private AnswerValue.Group note(DocumentFields entry) {
        return new AnswerValue.Group()
                .text("datetime", W3cTimes.write(entry.instant("at")))
                .text("description", entry.text("note"))
                .text("type", entry.text("status") == null ? "comment" : entry.text("status"));
    }
}
