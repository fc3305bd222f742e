package pilotcity.portal.face.graphql.error;

import org.jspecify.annotations.Nullable;

/** A request, or one of its fields, that is not answered; the message is for the caller to read. */
public final class RequestRefusedException extends RuntimeException {
    private final ErrorCode code;
    private final @Nullable String argument;

    private RequestRefusedException(ErrorCode code, @Nullable String argument, String message) {
        super(message);
        this.code = code;
        this.argument = argument;
    }

    public static RequestRefusedException of(ErrorCode code, String message) {
        return new RequestRefusedException(code, null, message);
    }

    /** A value that cannot be used, in the argument of that name. */
    public static RequestRefusedException argument(String name, String message) {
        return new RequestRefusedException(ErrorCode.BAD_USER_INPUT, name, message);
    }

    public ErrorCode code() {
        return code;
    }

    @Nullable
    public String argument() {
        return argument;
    }
}
