package pilotcity.portal.face.graphql.mutation;

import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.graphql.error.RequestRefusedException;

/** Keys as the header field of the same name has them, without its quotation marks. */
final class IdempotencyKeyArgument {
    private static final int LONGEST = 255;

    private IdempotencyKeyArgument() {}

    /** @throws RequestRefusedException when the key is empty, too long or not in ASCII */
    static @Nullable String checked(@Nullable String key) {
        if (key != null && !key.matches("[\\x20-\\x7e]{1," + LONGEST + "}")) {
            throw RequestRefusedException.argument(
                    "idempotencyKey", "idempotencyKey has 1 to " + LONGEST + " printable characters of ASCII");
        }
        return key;
    }
}
