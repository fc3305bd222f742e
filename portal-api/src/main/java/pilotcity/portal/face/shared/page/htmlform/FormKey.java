package pilotcity.portal.face.shared.page.htmlform;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.page.htmlform.FormSubmissionReader.Submitted;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.input.InputField;

/** The random number in a form that makes what is sent twice, as by a double click, one write. */
public final class FormKey {
    /** The form field that holds it. */
    public static final InputField FIELD = InputField.text("key", 100, "一次提交的标识", "What makes it one write");

    private static final Pattern KEY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private FormKey() {}

    public static String fresh() {
        return UUID.randomUUID().toString();
    }

    /** What was sent, or a fresh one where that is none. */
    public static String orFresh(Submitted sent) {
        return isKey(sent) ? sent.other(FIELD.name()) : fresh();
    }

    /** For a form that is shown again: a key that was used for another write is replaced. */
    public static String after(Submitted sent, @Nullable Problem problem) {
        boolean used = problem != null && problem.kind() == Problem.Kind.UNPROCESSABLE;
        return used ? fresh() : orFresh(sent);
    }

    /** The key of what one of several forms of a page does to one document, or null when none was sent. */
    public static @Nullable String of(Submitted sent, Verb verb, @Nullable String id) {
        return isKey(sent)
                ? String.join(" ", sent.other(FIELD.name()), verb.kind(), verb.name(), id == null ? "" : id)
                : null;
    }

    private static boolean isKey(Submitted sent) {
        return KEY.matcher(sent.other(FIELD.name())).matches();
    }
}
