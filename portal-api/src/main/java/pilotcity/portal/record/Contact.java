package pilotcity.portal.record;

import io.vertx.core.Future;
import pilotcity.portal.kernel.db.Insert;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.write.Input;
import pilotcity.portal.kernel.write.Transaction;

/** How to reach whoever reported: never published, and erased after some time. */
final class Contact {
    private Contact() {}

    /** It goes into the headers of mail and onto one line of a desk: nothing in it may begin another. */
    static void check(Input input) {
        Input contact = input.object("contact");
        contact.values().forEach((name, value) -> {
            if (String.valueOf(value).chars().anyMatch(Contact::breaksLines)) {
                throw Problem.field("contact." + name, "must be one line without control characters");
            }
        });
    }

    private static boolean breaksLines(int character) {
        return Character.isISOControl(character)
                || Character.getType(character) == Character.LINE_SEPARATOR
                || Character.getType(character) == Character.PARAGRAPH_SEPARATOR;
    }

    static Future<Void> keep(Transaction transaction, String record, Input input) {
        Input contact = input.object("contact");
        if (contact.values().isEmpty()) {
            return Future.succeededFuture();
        }
        return Insert.into("record_contact")
                .set("record", record)
                .set("name", contact.text("name"))
                .set("email", contact.text("email"))
                .set("phone", contact.text("phone"))
                .set("given_at", transaction.at())
                .execute(transaction.sql())
                .mapEmpty();
    }
}
