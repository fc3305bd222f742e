package pilotcity.portal.servicerequest.intake;

import io.vertx.core.Future;
import pilotcity.portal.kernel.db.mapping.InsertStatement;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.WriteTransaction;
import pilotcity.portal.kernel.verb.input.VerbInput;

/** How to reach whoever reported: never published, and erased after some time. */
final class ReporterContact {
    private ReporterContact() {}

    /** It goes into mail headers and onto one line of a desk, so it must not contain a line break. */
    static void check(VerbInput input) {
        VerbInput contact = input.object("contact");
        contact.values().forEach((name, value) -> {
            if (String.valueOf(value).chars().anyMatch(ReporterContact::breaksLines)) {
                throw Problem.field("contact." + name, "must be one line without control characters");
            }
        });
    }

    private static boolean breaksLines(int character) {
        return Character.isISOControl(character)
                || Character.getType(character) == Character.LINE_SEPARATOR
                || Character.getType(character) == Character.PARAGRAPH_SEPARATOR;
    }

    static Future<Void> store(WriteTransaction transaction, String record, VerbInput input) {
        VerbInput contact = input.object("contact");
        if (contact.values().isEmpty()) {
            return Future.succeededFuture();
        }
        return InsertStatement.into("record_contact")
                .set("record", record)
                .set("name", contact.text("name"))
                .set("email", contact.text("email"))
                .set("phone", contact.text("phone"))
                .set("given_at", transaction.at())
                .execute(transaction.sql())
                .mapEmpty();
    }
}
