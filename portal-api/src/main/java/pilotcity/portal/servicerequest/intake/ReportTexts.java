package pilotcity.portal.servicerequest.intake;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.privacy.GivenNames;
import pilotcity.portal.kernel.verb.input.VerbInput;

/** All that somebody writes in one report: a name that is given in one place is known in the others. */
final class ReportTexts {
    private static final String DESCRIPTION = "description";
    private static final String ADDRESS = "address";
    private static final String ANSWERS = "answers";

    private ReportTexts() {}

    /** The names in what arrives. */
    static GivenNames names(VerbInput input) {
        Stream<@Nullable String> parts =
                input.objects(PartRecords.FIELD).stream().map(part -> part.text(DESCRIPTION));
        Stream<@Nullable String> answers =
                input.answers(ANSWERS).values().stream().flatMap(List::stream);
        return GivenNames.in(
                Stream.of(Stream.<@Nullable String>of(input.text(DESCRIPTION), input.text(ADDRESS)), answers, parts)
                        .flatMap(texts -> texts));
    }

    /** @param original with the columns given (the words), address and answers, all null where there is no original */
    static GivenNames names(Row original) {
        return GivenNames.in(Stream.concat(
                Stream.<@Nullable String>of(original.getString("given"), original.getString(ADDRESS)),
                answers(original.getJsonObject(ANSWERS))));
    }

    private static Stream<@Nullable String> answers(@Nullable JsonObject answers) {
        return answers == null
                ? Stream.empty()
                : answers.stream()
                        .map(each -> (JsonArray) Objects.requireNonNull(each.getValue()))
                        .flatMap(JsonArray::stream)
                        .map(String::valueOf);
    }
}
