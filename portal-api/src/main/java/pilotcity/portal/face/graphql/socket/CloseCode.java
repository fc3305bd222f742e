package pilotcity.portal.face.graphql.socket;

/** Why a socket is closed (GraphQL over WebSocket Protocol; RFC 6455, clause 7.4.1). */
enum CloseCode {
    NORMAL(1000, "Normal closure"),
    GOING_AWAY(1001, "The portal stops"),
    /** Not one of the protocol's codes: clients that reconnect do so after it. */
    TOO_SLOW(1013, "Messages were not read as fast as they came"),
    INVALID(4400, "Invalid message"),
    UNAUTHORIZED(4401, "Unauthorized"),
    FORBIDDEN(4403, "Forbidden"),
    INIT_TIMEOUT(4408, "Connection initialisation timeout"),
    DUPLICATE(4409, "Subscriber already exists"),
    TOO_MANY_INITS(4429, "Too many initialisation requests");

    private static final int LONGEST_REASON = 120;

    private final short code;
    private final String reason;

    CloseCode(int code, String reason) {
        this.code = (short) code;
        this.reason = reason;
    }

    short code() {
        return code;
    }

    String reason() {
        return reason;
    }

    /** A reason that fits into a frame, which holds 123 bytes. */
    static String fitting(String reason) {
        String ascii = reason.replaceAll("[^\\x20-\\x7e]", "?");
        return ascii.substring(0, Math.min(ascii.length(), LONGEST_REASON));
    }
}
